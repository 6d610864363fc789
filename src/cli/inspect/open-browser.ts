import { spawn } from 'node:child_process'

/** Opens an address in the browser of the desktop; without one the printed address has to do. */
export function openBrowser(url: string): void {
  const [command, ...before] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['explorer'] : ['xdg-open']
  const child = spawn(command!, [...before, url], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
