import type { Tally } from '../raster/pixel-counts'
import type { Raster } from '../raster/raster'
import { canSpell, DESCENT, GLYPH_HEIGHT, GLYPH_WIDTH, glyphRows, glyphTop } from './font'
import { INK, PLATE } from './palette'
import type { IndexedPicture } from './png'

/** A label's plate in a picture, in whole pixels; `scale` is how many pixels wide a dot of the font is. */
interface Plate {
  readonly text: string
  readonly scale: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A longer label is shown as its number. */
const LONGEST = 24
/** An object has this many times the pixels of its plate, so that its color shows around it. */
const LEAST_ROOM = 1.5
/** The least height of a picture, in pixels, at which the smallest plates have dots of two pixels, and so on. */
const HEIGHT_PER_DOT = 480

/**
 * Puts a plate with its label on the visible part of each object that is large enough for one, the largest first; no
 * two plates overlap. If the word does not fit, or has characters the font lacks, its number in the legend is tried.
 */
export function paintPlates(
  picture: IndexedPicture,
  raster: Raster,
  tally: Tally,
  names: readonly { readonly label: string; readonly number: number }[],
): void {
  const dot = Math.max(1, Math.floor(Math.min(picture.width, picture.height) / HEIGHT_PER_DOT))
  const placed: Plate[] = []
  const order = names.map((_, owner) => owner).filter((owner) => tally.pixels[owner]! > 0)
  order.sort((a, b) => tally.pixels[b]! - tally.pixels[a]! || a - b)
  for (const owner of order) {
    const { label, number } = names[owner]!
    const place = (text: string, scale: number, fit: number) =>
      placeFor(raster, tally, owner, { text, scale, fit, placed })
    const hasWord = label.length <= LONGEST && canSpell(label)
    const plate =
      (hasWord ? (place(label, 2 * dot, 1) ?? place(label, dot, 0.6)) : undefined) ?? place(String(number), dot, 0.6)
    if (plate === undefined) continue
    placed.push(plate)
    paintPlate(picture, plate)
  }
}

interface WantedPlate {
  readonly text: string
  /** Pixels of the picture for a pixel of the font. */
  readonly scale: number
  /** The part of the plate's width and height that must be on the object. */
  readonly fit: number
  /** Plates already placed. */
  readonly placed: readonly Plate[]
}

/**
 * A free place for a plate in a row as near the middle of the object's visible box as possible, in the middle of the
 * longest run there.
 */
function placeFor(
  raster: Raster,
  tally: Tally,
  owner: number,
  { text, scale, fit, placed }: WantedPlate,
): Plate | undefined {
  const width = (text.length * (GLYPH_WIDTH + 1) + 1) * scale
  const height = (GLYPH_HEIGHT + DESCENT + 2) * scale
  const [minX, maxX] = [tally.minX[owner]!, tally.maxX[owner]!]
  const [minY, maxY] = [tally.minY[owner]!, tally.maxY[owner]!]
  if (maxX - minX + 1 < fit * width || maxY - minY + 1 < fit * height) return undefined
  if (tally.pixels[owner]! < LEAST_ROOM * width * height) return undefined
  const middle = (minY + maxY) >> 1
  const step = Math.max(1, scale)
  for (let away = 0; away <= maxY - middle + 1; away += step) {
    for (const row of away === 0 ? [middle] : [middle - away, middle + away]) {
      if (row < minY || row > maxY) continue
      const run = longestRun(raster, owner, row, minX, maxX)
      if (run.length < fit * width) continue
      const x = clamp(Math.round(run.start + run.length / 2 - width / 2), 0, raster.width - width)
      const y = clamp(Math.round(row - height / 2), 0, raster.height - height)
      const plate = { text, scale, x, y, width, height }
      if (x < 0 || y < 0 || !standsOn(raster, owner, plate, fit)) continue
      if (placed.every((other) => apart(plate, other))) return plate
    }
  }
  return undefined
}

/** The rows at the top and the bottom of the plate, drawn in by what may stick out, show the object too. */
function standsOn(raster: Raster, owner: number, plate: Plate, fit: number): boolean {
  const inset = Math.floor((plate.height * (1 - fit)) / 2)
  const middle = plate.x + (plate.width >> 1)
  const half = Math.floor((plate.width * fit) / 2) - 1
  for (const y of [plate.y + inset, plate.y + plate.height - 1 - inset])
    for (const x of [middle - half, middle + half]) if (!shows(raster, owner, y * raster.width + x)) return false
  return true
}

const shows = (raster: Raster, owner: number, at: number) => {
  const face = raster.faces[at]!
  return face !== 0 && raster.owners[face - 1] === owner
}

function longestRun(raster: Raster, owner: number, row: number, minX: number, maxX: number) {
  let best = { start: 0, length: 0 }
  for (let x = minX; x <= maxX; x++) {
    const start = x
    while (x <= maxX && shows(raster, owner, row * raster.width + x)) x++
    if (x - start > best.length) best = { start, length: x - start }
  }
  return best
}

const apart = (a: Plate, b: Plate) =>
  a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value))

function paintPlate({ width, pixels }: IndexedPicture, plate: Plate): void {
  const { text, scale } = plate
  for (let y = plate.y; y < plate.y + plate.height; y++)
    pixels.fill(PLATE, y * width + plate.x, y * width + plate.x + plate.width)
  Array.from(text).forEach((character, index) => {
    const left = plate.x + (1 + index * (GLYPH_WIDTH + 1)) * scale
    const top = plate.y + (1 + glyphTop(character)) * scale
    glyphRows(character).forEach((bits, row) => {
      for (let column = 0; column < GLYPH_WIDTH; column++) {
        if (((bits >> (GLYPH_WIDTH - 1 - column)) & 1) === 0) continue
        for (let y = 0; y < scale; y++) {
          const at = (top + row * scale + y) * width + left + column * scale
          pixels.fill(INK, at, at + scale)
        }
      }
    })
  })
}
