import type { SceneDetail, SceneDiagnosticCode } from '../draft/diagnostics'

/** The longest line that is read, bytes. */
const LONGEST_LINE = 64 * 1024 * 1024

/** A line by its number from 1, or why it is not read. */
export type SceneLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly code: SceneDiagnosticCode; readonly detail?: SceneDetail }

/**
 * Splits bytes at line feeds, then decodes, so that no character is cut. Blank lines are counted and skipped. A line
 * that is too long is dropped as it comes: memory holds one line.
 */
export async function* splitSceneLines(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): AsyncIterable<SceneLine> {
  const encoder = new TextEncoder()
  const held: Uint8Array[] = []
  let size = 0
  let number = 0
  const finish = (): SceneLine | undefined => {
    number++
    const line = size > LONGEST_LINE ? tooLong(number) : decoded(held, size, number)
    held.length = 0
    size = 0
    return line
  }
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? encoder.encode(chunk) : chunk
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(LINE_FEED, start)
      const piece = bytes.subarray(start, end < 0 ? bytes.length : end)
      size += piece.length
      if (size > LONGEST_LINE) held.length = 0
      else held.push(piece)
      if (end < 0) break
      const line = finish()
      if (line) yield line
      start = end + 1
    }
  }
  const last = size > 0 ? finish() : undefined
  if (last) yield last
}

const LINE_FEED = '\n'.charCodeAt(0)

const tooLong = (number: number): SceneLine => ({
  number,
  code: 'long-line',
  detail: { expected: String(LONGEST_LINE) },
})

function decoded(held: readonly Uint8Array[], size: number, number: number): SceneLine | undefined {
  const bytes = held.length === 1 ? held[0]! : new Uint8Array(size)
  if (held.length > 1) {
    let at = 0
    for (const piece of held) {
      bytes.set(piece, at)
      at += piece.length
    }
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.trim() === '' ? undefined : { number, text }
  } catch {
    return { number, code: 'bad-text' }
  }
}
