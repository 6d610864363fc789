/**
 * Length framing: every frame is its length (4 bytes, little-endian) and that many bytes. Inside, a request is
 *
 *     header length (4 bytes) · header (JSON) · length of each response (4 bytes each) · the responses (raw UTF-8)
 *
 * where the header is a request as on a JSON line, its items without their `response`; and a reply is
 *
 *     header length (4 bytes) · header (JSON) · 6 doubles for each item (little-endian)
 *
 * so that neither the responses nor the scores pass through JSON.
 */
export type Frame = { readonly body: Buffer } | { readonly problem: 'too-long' | 'truncated' }

/** What is kept for the next frame once a frame is done with, in bytes. */
const KEPT = 1 << 24

/**
 * Splits bytes into frames. A frame over `maxBytes` is reported once and skipped as its bytes come. The body of a frame
 * is good only until the next one is asked for: all frames share one store, since taking fresh memory for each costs
 * more than scoring what is in it.
 */
export async function* splitFrames(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncIterable<Frame> {
  let store: Buffer = Buffer.allocUnsafe(1 << 16)
  let size = 0
  let skip = 0
  for await (const whole of chunks) {
    const chunk = whole.subarray(Math.min(skip, whole.length))
    skip -= whole.length - chunk.length
    if (chunk.length === 0) continue
    if (size + chunk.length > store.length)
      store = resized(store, size, Math.max(2 * store.length, size + chunk.length))
    store.set(chunk, size)
    size += chunk.length
    let at = 0
    while (size - at >= 4) {
      const length = store.readUInt32LE(at)
      if (length > maxBytes) {
        yield { problem: 'too-long' }
        skip = Math.max(0, at + 4 + length - size)
        at = Math.min(size, at + 4 + length)
      } else if (size - at < 4 + length) break
      else {
        yield { body: store.subarray(at + 4, at + 4 + length) }
        at += 4 + length
      }
    }
    if (at === 0) continue
    store.copyWithin(0, at, size)
    size -= at
    if (store.length > KEPT && size < KEPT) store = resized(store, size, KEPT)
  }
  if (size > 0 || skip > 0) yield { problem: 'truncated' }
}

function resized(store: Buffer, size: number, length: number): Buffer {
  const grown = Buffer.allocUnsafe(length)
  store.copy(grown, 0, 0, size)
  return grown
}

/** Takes the header off a request frame; the sentence says why it is none. */
export function splitHeader(
  body: Buffer,
): { readonly header: Buffer; readonly rest: Buffer } | { readonly reason: string } {
  const end = body.length < 4 ? -1 : 4 + body.readUInt32LE(0)
  if (end < 0 || end > body.length)
    return { reason: `expected a header length and a header, received ${body.length} bytes` }
  return { header: body.subarray(4, end), rest: body.subarray(end) }
}

/** Cuts the responses out of what follows the header. Their lengths must add up to it exactly. */
export function cutResponses(rest: Buffer, count: number): readonly Buffer[] | { readonly reason: string } {
  const responses: Buffer[] = []
  let at = count * 4
  if (at > rest.length) return { reason: `expected ${count} lengths of 4 bytes, received ${rest.length} bytes` }
  for (let i = 0; i < count; i++) {
    const end = at + rest.readUInt32LE(i * 4)
    responses.push(rest.subarray(at, end))
    at = end
  }
  return at === rest.length
    ? responses
    : { reason: `expected responses of ${at - count * 4} bytes, received ${rest.length - count * 4}` }
}

/** A frame of these pieces, its length and the length of its header in front. */
export function joinFrame(header: Buffer, rest: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(8 + header.length + rest.length)
  frame.writeUInt32LE(frame.length - 4, 0)
  frame.writeUInt32LE(header.length, 4)
  header.copy(frame, 8)
  frame.set(rest, 8 + header.length)
  return frame
}
