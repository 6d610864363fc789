import { PassThrough, Readable } from 'node:stream'
import { runCommandLine } from '../../src/cli/run'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a command line in this process on the given standard input (text, bytes, or chunks of bytes). */
export async function run(
  argv: readonly string[],
  input: string | Iterable<Uint8Array> = '',
  tty = false,
): Promise<Ran> {
  const stdin = Object.assign(Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input), { isTTY: false })
  const stdout = Object.assign(new PassThrough(), { isTTY: tty })
  const stderr = new PassThrough()
  const collected = Promise.all([collect(stdout), collect(stderr)])
  const code = await runCommandLine(argv, { stdin, stdout, stderr }, '0.0.0-test')
  stdout.end()
  stderr.end()
  const [out, err] = await collected
  return { code, out, err }
}

async function collect(stream: PassThrough): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
