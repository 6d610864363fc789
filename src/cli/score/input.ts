import { fstatSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { chunkSource, fileSource, type InputBytes } from '../../transport/input-bytes'
import { type Io, UsageError } from '../command'
import { fileError, openInput } from '../io'
import type { KeptColumns } from '../parquet/kept-columns'

/** An input of rows. */
export interface RowInput {
  /** Its bytes from a place on, which is 0 unless the input is a regular file. */
  source(from: number): InputBytes
  /** Of a regular file; `undefined` for what has no end yet. */
  readonly file?: { readonly size: number; readonly modified: number }
  /** How many rows there are, where that is known. */
  readonly rowCount?: number
  /** Columns that go beside the scores. */
  readonly kept?: KeptColumns
  close(): Promise<void>
}

/** Whether a file begins as Parquet does. */
export async function isParquet(name: string | undefined): Promise<boolean> {
  if (name === undefined || name === '-') return false
  const file = await open(name).catch(() => undefined)
  if (file === undefined) return false
  try {
    if (!(await file.stat()).isFile()) return false
    const head = Buffer.alloc(4)
    await file.read(head, 0, 4, 0)
    return head.toString('latin1') === 'PAR1'
  } finally {
    await file.close()
  }
}

/** Opens a file, or standard input for `-` or none. Regular files are read without a stream between. */
export async function openRowInput(name: string | undefined, io: Io, signal: AbortSignal): Promise<RowInput> {
  const isNamed = name !== undefined && name !== '-'
  if (!isNamed) {
    // A file that a shell opened for us is read from where it stands.
    if (io.stdin === process.stdin && fstatSync(0).isFile()) return { source: () => fileSource(0), close }
    return { source: () => chunkSource(openInput(name, io, signal)), close }
  }
  const handle = await open(name).catch((error) => {
    throw fileError(name, error)
  })
  const { size, mtimeMs, isFile } = await stats()
  if (!isFile) {
    await handle.close()
    return { source: () => chunkSource(openInput(name, io, signal)), close }
  }
  return {
    source: (from) => named(fileSource(handle.fd, from), name),
    file: { size, modified: Math.round(mtimeMs) },
    close: () => handle.close(),
  }

  async function stats() {
    const found = await handle.stat()
    return { size: found.size, mtimeMs: found.mtimeMs, isFile: found.isFile() }
  }
}

async function close(): Promise<void> {}

/** The same source, whose failures name the file. */
const named = (source: InputBytes, name: string): InputBytes => ({
  ...source,
  read: (into) =>
    source.read(into).catch((error) => {
      throw error instanceof UsageError ? error : fileError(name, error)
    }),
})
