import { zlibBytes } from '../zip'

/** A picture of palette entries, one byte a pixel, row by row from the top. */
export interface IndexedPicture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10]
const FILTER_UP = 2

/** A PNG file (ISO/IEC 15948) of color type 3, eight bits a pixel. The same input gives the same bytes. */
export function pngBytes({ width, height, pixels }: IndexedPicture, palette: Uint8Array): Uint8Array {
  const size = new Uint8Array(13)
  const view = new DataView(size.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  size.set([8, 3, 0, 0, 0], 8)
  const crcs = crcTable()
  const chunks = [
    Uint8Array.from(SIGNATURE),
    chunk(crcs, 'IHDR', size),
    chunk(crcs, 'PLTE', palette),
    chunk(crcs, 'IDAT', zlibBytes(filteredRows(width, height, pixels))),
    chunk(crcs, 'IEND', new Uint8Array(0)),
  ]
  const file = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of chunks) {
    file.set(part, at)
    at += part.length
  }
  return file
}

/** Each row as its difference from the one above: most are alike, so the difference is a run of zeros. */
function filteredRows(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const rows = new Uint8Array((width + 1) * height)
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    rows[to++] = y === 0 ? 0 : FILTER_UP
    for (let x = 0; x < width; x++, from++) rows[to++] = y === 0 ? pixels[from]! : pixels[from]! - pixels[from - width]!
  }
  return rows
}

function chunk(crcs: Uint32Array, type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i)
  bytes.set(data, 8)
  let crc = 0xffffffff
  for (let i = 4; i < data.length + 8; i++) crc = crcs[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8)
  view.setUint32(data.length + 8, ~crc >>> 0)
  return bytes
}

/** The table of CRC-32 (ISO 3309), as the PNG standard's annex D makes it. */
function crcTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, n) => {
    let crc = n
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1
    return crc
  })
}
