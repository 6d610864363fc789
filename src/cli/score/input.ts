import { fstatSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { COMMA } from '../../base/characters'
import { chunkSource, fileSource } from '../../transport/input-bytes'
import { jsonLayoutOf } from '../../transport/json-layout'
import { type LayoutPlace, type RowLines, rowsAsLines } from '../../transport/rows-as-lines'
import { type Io, UsageError } from '../command'
import { fileError, openInput } from '../io'
import type { KeptColumns } from '../parquet/kept-columns'
import { fingerprintOf } from './fingerprint'

/** What is known of a regular file. */
export interface InputFile {
  readonly size: number
  /** When it was last written, in milliseconds since 1970. */
  readonly modified: number
  /** See {@link fingerprintOf}. */
  fingerprint(): Promise<string>
}

/** An input of rows. */
export interface RowInput {
  /** Its rows as lines, from a byte on, which is 0 unless the input is a regular file. */
  source(from: number): Promise<RowLines>
  /** Of a regular file; `undefined` for what has no end yet. */
  readonly file?: InputFile
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
    if (io.stdin === process.stdin && fstatSync(0).isFile())
      return { source: async () => rowsAsLines(fileSource(0)), close }
    return { source: streamed, close }
  }
  const handle = await open(name).catch((error) => {
    throw fileError(name, error)
  })
  const { size, mtimeMs, isFile } = await stats()
  if (!isFile) {
    await handle.close()
    return { source: streamed, close }
  }
  return {
    source: async (from) => named(rowsAsLines(fileSource(handle.fd, from), await layoutAt(handle, from)), name),
    file: { size, modified: Math.round(mtimeMs), fingerprint: () => fingerprintOf(handle, size) },
    close: () => handle.close(),
  }

  async function streamed(): Promise<RowLines> {
    return rowsAsLines(chunkSource(openInput(name, io, signal)))
  }
  async function stats() {
    const found = await handle.stat()
    return { size: found.size, mtimeMs: found.mtimeMs, isFile: found.isFile() }
  }
}

async function close(): Promise<void> {}

/** As many first bytes of a file as are looked at for its layout. */
const HEAD_BYTES = 1 << 18

/** How a file that is read from a row on lays out its rows; before an element of a list there is a comma. */
async function layoutAt(handle: FileHandle, from: number): Promise<LayoutPlace | undefined> {
  if (from === 0) return undefined
  const head = Buffer.alloc(HEAD_BYTES)
  const { bytesRead } = await handle.read(head, 0, HEAD_BYTES, 0)
  const layout = jsonLayoutOf(head.subarray(0, bytesRead)) ?? 'list'
  await handle.read(head, 0, 1, from - 1)
  return { layout, inList: layout !== 'lines' && head[0] === COMMA }
}

/** The same source, whose failures name the file. */
const named = (source: RowLines, name: string): RowLines => ({
  ...source,
  read: (into) =>
    source.read(into).catch((error) => {
      throw error instanceof UsageError ? error : fileError(name, error)
    }),
})
