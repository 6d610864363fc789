import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

/**
 * Opens a file of the given paths. A link that has taken its place is refused, and so is a pipe, which would be waited
 * for without end.
 */
export async function openLog(path: string): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | (constants.O_NONBLOCK ?? 0))
  if ((await handle.stat()).isFile()) return handle
  await handle.close()
  throw Object.assign(new Error('not a regular file'), { code: 'ENOTSUP' })
}

/** Bytes of an open file, fewer where it ends before; in `into`, where that has room for them. */
export async function readAt(
  handle: FileHandle,
  offset: number,
  length: number,
  into?: Uint8Array,
): Promise<Uint8Array> {
  const bytes = (into && into.length >= length ? into : new Uint8Array(length)).subarray(0, length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return bytes.subarray(0, done)
}

/** What tells whether a file is the one it was: its place on the disk, its size and its time. */
export async function identityOf(handle: FileHandle): Promise<{ readonly identity: string; readonly size: number }> {
  const { size, mtimeMs, ino } = await handle.stat()
  return { identity: `${ino} ${size} ${mtimeMs}`, size }
}
