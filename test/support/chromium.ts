import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The path of a Chromium of the system, or `undefined` (after saying so) where there is none. */
export function chromiumPath(): string | undefined {
  const path = [process.env.CHROMIUM_PATH, ...places].find((place) => place && existsSync(place))
  if (path === undefined) console.warn('skipped: no Chromium was found (Debian: apt-get install chromium)')
  return path
}

/** Starts it without a window. Tests may run as root, where Chromium refuses its sandbox. */
export const startChromium = (path: string): Promise<Browser> =>
  chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] })
