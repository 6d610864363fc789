import * as zlib from 'node:zlib'

/** From Node 22.15 on. */
const { zstdDecompressSync } = zlib as { readonly zstdDecompressSync?: (packed: Uint8Array) => Uint8Array }

/** What the parts of a Parquet file are packed with, besides Snappy, which its reader knows itself. */
export const UNPACKERS = {
  GZIP: (packed: Uint8Array): Uint8Array => zlib.gunzipSync(packed),
  BROTLI: (packed: Uint8Array): Uint8Array => zlib.brotliDecompressSync(packed),
  ZSTD: (packed: Uint8Array): Uint8Array => {
    if (zstdDecompressSync) return zstdDecompressSync(packed)
    throw new Error('it is packed with Zstandard, which Node 22.15 and later unpack; Snappy and gzip are read by any')
  },
} as const
