/** Writes and waits until the reader has room again; a reader that went away ends the waiting. */
export async function writeAll(stream: NodeJS.WritableStream, data: string | Uint8Array): Promise<void> {
  if (data.length === 0 || (stream as { destroyed?: boolean }).destroyed || stream.write(data)) return
  await new Promise<void>((resolve) => {
    const go = () => {
      stream.removeListener('drain', go)
      stream.removeListener('close', go)
      stream.removeListener('error', go)
      resolve()
    }
    stream.once('drain', go)
    stream.once('close', go)
    stream.once('error', go)
  })
}

/** The bytes of a stream as they arrive; ends early, without an error, once `signal` is aborted. */
export async function* readChunks(stream: NodeJS.ReadableStream, signal: AbortSignal): AsyncIterable<Uint8Array> {
  if (signal.aborted) return
  const stop = () => (stream as NodeJS.ReadableStream & { destroy?(): void }).destroy?.()
  signal.addEventListener('abort', stop, { once: true })
  try {
    for await (const chunk of stream) {
      if (signal.aborted) return
      yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
