import { LINE_FEED } from '../../base/characters'

/** Lines of text, written as UTF-8 straight into a buffer that grows. */
export interface ByteWriter {
  line(text: string): void
  /** Everything written. Its memory is its own, so that it can be handed to another thread. */
  bytes(): Uint8Array
}

export function createByteWriter(size: number): ByteWriter {
  let buffer = Buffer.allocUnsafeSlow(size)
  let at = 0
  return {
    line(text) {
      // A unit of UTF-16 takes three bytes at most.
      const most = at + 3 * text.length + 1
      if (most > buffer.length) {
        const grown = Buffer.allocUnsafeSlow(Math.max(2 * buffer.length, most))
        buffer.copy(grown, 0, 0, at)
        buffer = grown
      }
      at += buffer.write(text, at, 'utf8')
      buffer[at++] = LINE_FEED
    },
    bytes: () => buffer.subarray(0, at),
  }
}
