import { zlibSync } from 'fflate'

/** The bytes compressed, as a zlib stream (RFC 1950). */
export function zlibBytes(bytes: Uint8Array): Uint8Array {
  return zlibSync(bytes, { level: 6 })
}
