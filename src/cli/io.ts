import { createReadStream } from 'node:fs'

import { readChunks, writeAll } from '../transport/stream'
import { type Io, UsageError } from './command'

/**
 * The bytes of a file, or of standard input for `-` or no file, as they arrive; once `signal` is aborted, standard
 * input ends.
 */
export function openInput(file: string | undefined, io: Io, signal?: AbortSignal): AsyncIterable<Uint8Array> {
  return file === undefined || file === '-' ? standardInput(io, signal) : fileChunks(file)
}

/** The whole text of a file, or of standard input for `-` or no file. Invalid UTF-8 is a mistake of the call. */
export async function readInput(file: string | undefined, io: Io): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of openInput(file, io)) chunks.push(chunk)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new UsageError(`${file ?? 'standard input'}: expected UTF-8 text`)
  }
}

async function* standardInput(io: Io, signal = new AbortController().signal): AsyncIterable<Uint8Array> {
  if (io.stdin.isTTY) throw new UsageError('expected a FILE, or text on standard input; see --help for an example')
  yield* readChunks(io.stdin, signal)
}

async function* fileChunks(file: string): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 })) yield chunk
  } catch (error) {
    throw fileError(file, error)
  }
}

/** Why a file could not be read, in one sentence. */
export function fileError(file: string, error: unknown): UsageError {
  const code = (error as NodeJS.ErrnoException).code
  const why =
    code === 'ENOENT'
      ? 'there is no such file'
      : code === 'EISDIR'
        ? 'it is a folder, not a file'
        : code === 'EACCES'
          ? 'it may not be read'
          : `it could not be read (${code ?? String(error)})`
  return new UsageError(`${file === '' ? '""' : file}: ${why}`)
}

/**
 * Shows a result: JSON on standard output for programs, words on standard error for people. A person at a terminal
 * who did not ask for `--json` gets only the words.
 */
export async function present(io: Io, json: unknown, words: string, onlyJson: boolean): Promise<void> {
  if (!onlyJson) await writeAll(io.stderr, words.endsWith('\n') ? words : `${words}\n`)
  if (onlyJson || !io.stdout.isTTY) await writeAll(io.stdout, `${JSON.stringify(json, null, 2)}\n`)
}
