import { execFile } from 'node:child_process'

/** How a program ended and what it wrote. */
export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end, without colour and without waiting for input; never throws for an exit code. */
export function run(
  program: string,
  args: readonly string[],
  options: { cwd: string; input?: string; timeoutMs?: number },
): Promise<Outcome> {
  const { cwd, input = '', timeoutMs = 120_000 } = options
  // What npm and vitest put into the environment of their children must not reach a stranger's project.
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_|FORCE_COLOR)/.test(name))
  const env = { ...Object.fromEntries(inherited), ...npmSettings(), NO_COLOR: '1' }
  return new Promise((resolve) => {
    const child = execFile(
      program,
      [...args],
      { cwd, env, timeout: timeoutMs, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
        resolve({ code, stdout, stderr: error !== null && stderr === '' ? error.message : stderr })
      },
    )
    child.stdin?.on('error', () => {}) // A program that ends without reading is no mistake of ours.
    child.stdin?.end(input)
  })
}

/** As `run`, but a program that fails is an error with everything it wrote. */
export async function mustRun(
  program: string,
  args: readonly string[],
  options: { cwd: string; timeoutMs?: number },
): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, options)
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${stdout}\n${stderr}`)
  return stdout
}

/** Where npm keeps its settings and its registry when it was told so by environment. */
function npmSettings(): Record<string, string> {
  const kept = /^npm_config_(registry|userconfig|globalconfig|cache|cafile|https?_proxy|noproxy)$/i
  const settings = Object.entries(process.env).filter(([name, value]) => kept.test(name) && value !== undefined)
  return Object.fromEntries(settings) as Record<string, string>
}
