import type { Raster } from './raster'

/** Visible pixels of each prism, and the box around them; a prism without pixels has a box of swapped corners. */
export interface Tally {
  readonly pixels: Int32Array
  readonly minX: Int32Array
  readonly minY: Int32Array
  readonly maxX: Int32Array
  readonly maxY: Int32Array
}

/** Counts what the raster shows of the first `count` prisms. */
export function tallyOf(raster: Raster, count: number): Tally {
  const { width, height, faces, owners } = raster
  const tally: Tally = {
    pixels: new Int32Array(count),
    minX: new Int32Array(count).fill(width),
    minY: new Int32Array(count).fill(height),
    maxX: new Int32Array(count).fill(-1),
    maxY: new Int32Array(count).fill(-1),
  }
  for (let y = 0, at = 0; y < height; y++) {
    // A row is a few runs of one face each.
    for (let x = 0; x < width; ) {
      const face = faces[at]!
      const start = x
      do {
        x++
        at++
      } while (x < width && faces[at] === face)
      const owner = face === 0 ? count : owners[face - 1]!
      if (owner >= count) continue
      tally.pixels[owner]! += x - start
      if (start < tally.minX[owner]!) tally.minX[owner] = start
      if (x - 1 > tally.maxX[owner]!) tally.maxX[owner] = x - 1
      if (y < tally.minY[owner]!) tally.minY[owner] = y
      tally.maxY[owner] = y
    }
  }
  return tally
}
