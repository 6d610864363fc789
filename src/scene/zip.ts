import { unzipSync, zlibSync } from 'fflate'

/** The bytes compressed, as a zlib stream (RFC 1950). */
export function zlibBytes(bytes: Uint8Array): Uint8Array {
  return zlibSync(bytes, { level: 6 })
}

/** The most that the files of one archive may hold together, bytes: a small archive can unpack to any size. */
const LARGEST = 512 * 1024 * 1024

/**
 * The files of a zip archive by name, in their order; `undefined` if the archive is damaged or unpacks to over 512 MB.
 */
export function unzip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined {
  let total = 0
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize
        return total <= LARGEST
      },
    })
    return total <= LARGEST ? new Map(Object.entries(files)) : undefined
  } catch {
    return undefined
  }
}
