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

/** Splits bytes into frames. A frame over `maxBytes` is reported once and skipped as its bytes come. */
export async function* splitFrames(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncIterable<Frame> {
  let held: Uint8Array[] = []
  let size = 0
  let skip = 0
  for await (let chunk of chunks) {
    if (skip > 0) {
      const dropped = Math.min(skip, chunk.length)
      skip -= dropped
      chunk = chunk.subarray(dropped)
    }
    if (chunk.length === 0) continue
    held.push(chunk)
    size += chunk.length
    // Pieces are joined only when a frame is whole: joining at every chunk would be quadratic in its length.
    for (let length = peekLength(held); length !== undefined; length = peekLength(held)) {
      if (length > maxBytes) {
        yield { problem: 'too-long' }
        const rest = join(held).subarray(4)
        skip = Math.max(0, length - rest.length)
        held = rest.length > length ? [rest.subarray(length)] : []
        size = held[0]?.length ?? 0
        continue
      }
      if (size < 4 + length) break
      const bytes = join(held)
      yield { body: bytes.subarray(4, 4 + length) }
      held = bytes.length > 4 + length ? [bytes.subarray(4 + length)] : []
      size = held[0]?.length ?? 0
    }
  }
  if (size > 0 || skip > 0) yield { problem: 'truncated' }
}

const join = (pieces: readonly Uint8Array[]): Buffer => {
  const first = pieces[0]!
  return pieces.length === 1 ? Buffer.from(first.buffer, first.byteOffset, first.length) : Buffer.concat(pieces)
}

function peekLength(held: Uint8Array[]): number | undefined {
  const first = held[0]
  if (first === undefined) return undefined
  if (first.length >= 4) return join([first]).readUInt32LE(0)
  const whole = join(held)
  if (whole.length < 4) return undefined
  held.splice(0, held.length, whole)
  return whole.readUInt32LE(0)
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
