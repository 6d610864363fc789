import { existsSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { loadParquet, openParquetFile, type ParquetFile } from '../../dataset/write/parquet-file'
import { UsageError } from '../command'
import { diskError, makeFolder, PARTIAL } from '../generate/folder'
import type { Results } from '../score/results'
import type { KeptColumns } from './kept-columns'
import { scoreColumns, scoreRowOf } from './score-columns'

/** Rows of a row group: many where they hold scores alone, fewer where they hold columns of any size. */
const GROUP_ROWS = { scores: 10_000, kept: 1000 } as const

/**
 * Results as a Parquet file, with the columns that are kept before those of the score. It has its name only when it is
 * whole; a run that is ended leaves what it has scored in FILE.partial, which can be read.
 */
export async function parquetResults(path: string, force: boolean, kept: KeptColumns | undefined): Promise<Results> {
  // Before any file is made: the writer is an optional peer.
  await loadParquet()
  const partial = path + PARTIAL
  if (!force)
    for (const file of [path, partial])
      if (existsSync(file)) throw new UsageError(`--out ${path}: ${file} is there; --force writes over it`)
  await makeFolder(dirname(path))
  const own = scoreColumns().filter(({ name }) => !kept?.columns.some((column) => column.name === name))
  const file = await open(partial, 'w').catch((error) => {
    throw diskError(partial, error)
  })
  const parquet = await openParquetFile(outputTo(file, partial), {
    columns: [...(kept?.columns ?? []), ...own],
    groupRows: kept ? GROUP_ROWS.kept : GROUP_ROWS.scores,
  })
  const close = async () => {
    await parquet.close()
    await file.sync()
    await file.close()
  }
  return {
    write: (bytes) => writeLines(parquet, bytes, kept),
    async finish() {
      await close()
      await rename(partial, path)
    },
    leave: close,
    async drop() {
      await file.close()
      await rm(partial, { force: true })
    },
  }
}

const outputTo = (file: FileHandle, name: string) => ({
  write: async (data: string | Uint8Array) => {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data
    await file.appendFile(bytes).catch((error) => {
      throw diskError(name, error)
    })
  },
})

async function writeLines(parquet: ParquetFile, bytes: Uint8Array, kept: KeptColumns | undefined): Promise<void> {
  for (const line of Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8').split('\n'))
    if (line !== '') await parquet.write({ ...scoreRowOf(line), ...kept?.next() })
}
