import { type FileHandle, mkdir, open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { OutputFile, OutputFolder } from '../../dataset/write/writer'
import { UsageError } from '../command'

/** What a file is called until it is whole. */
export const PARTIAL = '.partial'

/** A mistake of the disk: a full one, or one that may not be written to. */
export function diskError(path: string, error: unknown): UsageError {
  const code = (error as NodeJS.ErrnoException).code ?? String(error)
  const full = code === 'ENOSPC' ? '; make room and repeat the call with --resume' : ''
  return new UsageError(`${path}: it could not be written (${code})${full}`)
}

/** How many bytes are collected before they are written. */
const BLOCK = 1 << 18

/** A file that is written in blocks from a position on. */
export interface BlockFile extends OutputFile {
  close(): Promise<void>
}

export async function openBlockFile(path: string, from = 0): Promise<BlockFile> {
  const failed = (error: unknown) => {
    throw diskError(path, error)
  }
  const file: FileHandle = await open(path, from > 0 ? 'r+' : 'w').catch(failed)
  await file.truncate(from)
  let blocks: Buffer[] = []
  let size = 0
  let at = from
  const flush = async () => {
    const bytes = Buffer.concat(blocks)
    blocks = []
    size = 0
    await file.write(bytes, 0, bytes.length, at).catch(failed)
    at += bytes.length
  }
  return {
    async write(data) {
      const bytes = typeof data === 'string' ? Buffer.from(data) : Buffer.from(data)
      blocks.push(bytes)
      size += bytes.length
      if (size >= BLOCK) await flush()
    },
    async close() {
      if (size > 0) await flush()
      await file.close()
    },
  }
}

/** A folder whose files get their names all at once, when `finish` is called. */
export interface DiskFolder extends OutputFolder {
  finish(): Promise<readonly string[]>
}

export function openFolder(folder: string): DiskFolder {
  const opened: { readonly path: string; readonly file: BlockFile }[] = []
  return {
    async create(path) {
      await makeFolder(dirname(join(folder, path)))
      const file = await openBlockFile(join(folder, path + PARTIAL))
      opened.push({ path, file })
      return file
    },
    async finish() {
      for (const { file } of opened) await file.close()
      for (const { path } of opened) await rename(join(folder, path + PARTIAL), join(folder, path))
      return opened.map(({ path }) => path)
    },
  }
}

/** Makes a folder with those above it. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((error) => {
    throw diskError(path, error)
  })
}
