import { readFile, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { targetInside } from './paths'

/** A picture with its type. */
export interface ImageFile {
  readonly bytes: Uint8Array
  readonly type: string
}

const TYPES = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['webp', 'image/webp'],
  ['gif', 'image/gif'],
])
const MOST_BYTES = 32 * 1024 * 1024

/** An image that a row names; `undefined` if it is not a picture, not under the root, or over 32 MiB. */
export async function readImage(root: string, named: string): Promise<ImageFile | undefined> {
  const type = TYPES.get(named.split('.').at(-1)!.toLowerCase())
  if (type === undefined) return undefined
  try {
    const path = targetInside(isAbsolute(named) ? named : join(root, named), root)
    if (path === undefined || (await stat(path)).size > MOST_BYTES) return undefined
    return { bytes: await readFile(path), type }
  } catch {
    return undefined
  }
}
