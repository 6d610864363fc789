import type { FileHandle } from 'node:fs/promises'
import { openParquet, type ParquetRows } from '../../benchmark/read/parquet'
import { UNPACKERS } from '../../transport/unpackers'
import { identityOf, openLog, readAt } from './file-bytes'

/** The rows of an open Parquet file. */
export function parquetRowsOf(handle: FileHandle, size: number): Promise<ParquetRows> {
  const slice = async (start: number, end = size) => {
    const bytes = await readAt(handle, start, Math.max(0, end - start))
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  }
  return openParquet({ byteLength: size, slice }, UNPACKERS)
}

/** Reads single rows of Parquet files; the page that was read last is kept, because its neighbors are asked for next. */
export function createParquetReader(): (path: string, row: number) => Promise<unknown> {
  let kept: { readonly key: string; readonly start: number; readonly rows: readonly unknown[] } | undefined
  return async (path, row) => {
    const handle = await openLog(path)
    try {
      const { identity, size } = await identityOf(handle)
      const key = `${path} ${identity}`
      if (kept?.key !== key || row < kept.start || row >= kept.start + kept.rows.length) {
        const opened = await parquetRowsOf(handle, size)
        const page = opened.pages.find(({ start, rows }) => row >= start && row < start + rows)
        if (page === undefined) return undefined
        kept = { key, start: page.start, rows: await opened.read(page) }
      }
      return kept.rows[row - kept.start]
    } finally {
      await handle.close()
    }
  }
}
