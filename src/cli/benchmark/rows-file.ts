import { createHash, type Hash } from 'node:crypto'
import { TAB } from '../../base/characters'
import type { Io } from '../command'
import { openInput } from '../io'
import { rowLines } from '../row-lines'
import type { FileRow } from './file-row'

/** How a file holds its rows. */
export type FileKind = 'JSON Lines' | 'a JSON list' | 'a table' | 'Parquet'

/** A file of rows: what it is, its rows as they come, and the hash of its bytes once all are read. */
export interface RowsFile {
  readonly name: string
  readonly kind: FileKind
  readonly rows: AsyncIterable<FileRow>
  /** SHA-256, hexadecimal. */
  sha256(): string
}

/**
 * Opens a file of rows, or standard input: JSON Lines, a JSON list, a table with tabs or commas, or Parquet, as its first
 * bytes say. All but Parquet are read as they come, so that a file may be of any size.
 */
export async function openRows(file: string, io: Io): Promise<RowsFile> {
  const hash = createHash('sha256')
  const chunks = hashed(openInput(file, io), hash)[Symbol.asyncIterator]()
  const first = await chunks.next()
  const head: Uint8Array = first.done ? new Uint8Array() : first.value
  const rest = joined(head, chunks)
  const name = file === '-' ? 'standard input' : file
  const kind = kindOf(head, file)
  return { name, kind, rows: rowsOf(kind, rest, name, head), sha256: () => hash.copy().digest('hex') }
}

function kindOf(head: Uint8Array, file: string): FileKind {
  const text = new TextDecoder().decode(head.subarray(0, 4096)).replace(/^\ufeff/, '')
  if (text.startsWith('PAR1')) return 'Parquet'
  const start = text.trimStart()
  if (start.startsWith('[')) return 'a JSON list'
  if (start.startsWith('{') || start === '') return 'JSON Lines'
  const [header = ''] = text.split('\n')
  return header.includes('\t') || /\.(csv|tsv)$/i.test(file) ? 'a table' : 'JSON Lines'
}

async function* rowsOf(
  kind: FileKind,
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  head: Uint8Array,
): AsyncIterable<FileRow> {
  switch (kind) {
    case 'JSON Lines':
      yield* jsonRows(bytes, name, 'line')
      return
    case 'a JSON list':
      yield* jsonRows(bytes, name, 'row')
      return
    case 'a table': {
      const { tableRows } = await import('./table-rows')
      yield* tableRows(bytes, head.includes(TAB) ? '\t' : ',')
      return
    }
    case 'Parquet': {
      const { parquetRows } = await import('../parquet/file-rows')
      yield* parquetRows(await whole(bytes), name)
    }
  }
}

async function* jsonRows(bytes: AsyncIterable<Uint8Array>, name: string, counted: string): AsyncIterable<FileRow> {
  for await (const line of rowLines(bytes, name)) {
    const place = `${counted} ${line.number}`
    if (!('text' in line)) yield { place, problem: PROBLEMS[line.problem] }
    else {
      const row = parsed(line.text)
      yield row === undefined ? { place, problem: 'not JSON' } : { place, row }
    }
  }
}

const PROBLEMS = { 'too-long': 'longer than 32 MiB', 'invalid-utf8': 'not valid UTF-8' } as const

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function* hashed(chunks: AsyncIterable<Uint8Array>, hash: Hash): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk)
    yield chunk
  }
}

async function* joined(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  yield head
  yield* { [Symbol.asyncIterator]: () => rest }
}

async function whole(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return new Uint8Array(Buffer.concat(all))
}
