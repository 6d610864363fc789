import { crc32, inflateSync } from 'node:zlib'

/** A PNG read back: red, green and blue of every pixel, row by row from the top. */
export interface PngPicture {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
}

/** Reads a palette PNG of eight bits a pixel; throws on a wrong signature, checksum, length or filter. */
export function readPng(bytes: Uint8Array): PngPicture {
  const file = Buffer.from(bytes)
  if (file.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') throw new Error('no PNG signature')
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    const data = file.subarray(at + 8, at + 8 + length)
    if (crc32(file.subarray(at + 4, at + 8 + length)) !== file.readUInt32BE(at + 8 + length))
      throw new Error(`checksum of ${type}`)
    chunks.set(type, data)
    at += 12 + length
  }
  const header = chunks.get('IHDR')!
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  if (header.subarray(8).join() !== '8,3,0,0,0') throw new Error('not a palette of eight bits')
  const palette = chunks.get('PLTE')!
  if (palette.length > 768 || !chunks.has('IEND')) throw new Error('palette or end')
  const rows = inflateSync(chunks.get('IDAT')!)
  if (rows.length !== (width + 1) * height) throw new Error('number of bytes')
  const rgb = new Uint8Array(width * height * 3)
  const row = new Uint8Array(width)
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (width + 1)]!
    if (filter !== 0 && filter !== 2) throw new Error(`filter ${filter}`)
    for (let x = 0; x < width; x++) {
      row[x] = rows[y * (width + 1) + 1 + x]! + (filter === 2 ? row[x]! : 0)
      rgb.set(palette.subarray(row[x]! * 3, row[x]! * 3 + 3), (y * width + x) * 3)
    }
  }
  return { width, height, rgb }
}

/** Red, green and blue of one pixel, as text. */
export function pixelAt({ width, rgb }: PngPicture, x: number, y: number): string {
  return rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3).join()
}

/** The pixels in which two pictures differ. */
export function differences(a: PngPicture, b: PngPicture): { readonly x: number; readonly y: number }[] {
  const found: { x: number; y: number }[] = []
  for (let i = 0; i < a.width * a.height; i++) {
    const at = i * 3
    if (a.rgb[at] !== b.rgb[at] || a.rgb[at + 1] !== b.rgb[at + 1] || a.rgb[at + 2] !== b.rgb[at + 2])
      found.push({ x: i % a.width, y: Math.floor(i / a.width) })
  }
  return found
}
