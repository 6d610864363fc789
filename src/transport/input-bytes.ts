import { read } from 'node:fs'
import { promisify } from 'node:util'

/** Where bytes are read from. */
export interface InputBytes {
  /** Fills `into` from its beginning with what is there, at least one byte; 0 at the end. */
  read(into: Uint8Array): Promise<number>
  /** Whether more can be had at once, without waiting for whoever writes it. */
  hasMore(): Promise<boolean>
}

const readInto = promisify(read)

/** A regular file that is open, read from a byte on; from where it stands if none is given. */
export function fileSource(fd: number, from?: number): InputBytes {
  let at = from
  return {
    async read(into) {
      const { bytesRead } = await readInto(fd, into, 0, into.length, at ?? null)
      if (at !== undefined) at += bytesRead
      return bytesRead
    },
    hasMore: async () => true,
  }
}

/** The bytes of chunks as they arrive. */
export function chunkSource(chunks: AsyncIterable<Uint8Array>): InputBytes {
  const iterator = chunks[Symbol.asyncIterator]()
  let chunk: Uint8Array = new Uint8Array(0)
  let coming: Promise<IteratorResult<Uint8Array>> | undefined
  return {
    async read(into) {
      while (chunk.length === 0) {
        coming ??= iterator.next()
        const came = await coming
        coming = undefined
        if (came.done) return 0
        chunk = came.value
      }
      const piece = chunk.subarray(0, into.length)
      into.set(piece)
      chunk = chunk.subarray(piece.length)
      return piece.length
    },
    async hasMore() {
      if (chunk.length > 0) return true
      coming ??= iterator.next()
      const came = coming.then(
        () => true,
        () => true,
      )
      // What a writer has written by now arrives within two turns of the event loop.
      return Promise.race([
        came,
        turn()
          .then(turn)
          .then(() => false),
      ])
    },
  }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
