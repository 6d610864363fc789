import { type FileHandle, open } from 'node:fs/promises'
import { isV2loError } from '../../base/error'
import { openParquet, type ParquetBytes, type ParquetRows } from '../../benchmark/read/parquet'
import { UNPACKERS } from '../../transport/unpackers'
import { UsageError } from '../command'
import { fileError } from '../io'

/** Opens a file of the command line as Parquet; what is wrong with it ends the call with one sentence. */
export async function openParquetOf(file: ParquetBytes, name: string): Promise<ParquetRows> {
  try {
    return await openParquet(file, UNPACKERS)
  } catch (error) {
    if (isV2loError(error)) throw new UsageError(`${name}: expected ${error.expected}: ${error.remedy}`)
    throw unreadable(name, error)
  }
}

/** The bytes of a file, read where they are asked for. */
export async function bytesOfFile(name: string): Promise<ParquetBytes & { close(): Promise<void> }> {
  const handle = await open(name).catch((error) => {
    throw fileError(name, error)
  })
  const { size } = await handle.stat()
  return {
    byteLength: size,
    slice: (start, end = size) => readPart(handle, start, Math.max(0, end - start)),
    close: () => handle.close(),
  }
}

async function readPart(handle: FileHandle, start: number, length: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  for (let done = 0; done < length; ) {
    const { bytesRead } = await handle.read(bytes, done, length - done, start + done)
    if (bytesRead === 0) throw new Error('it ends early')
    done += bytesRead
  }
  return bytes.buffer
}

/** The sentence for a file that cannot be read. */
export const unreadable = (name: string, error: unknown): UsageError =>
  new UsageError(`${name}: its Parquet cannot be read (${(error as Error).message})`)
