import { type Diagnostic, QUOTE_LIMIT, type Span } from '../../base/parsed'
import type { BevObject } from '../../layout/layout'
import { diagnose } from '../diagnostics'
import type { Cursor } from './cursor'
import { foldKey } from './keys'
import type { Entry, Value } from './values'

/** The size of an image that a text gives beside its objects. */
export interface ImageSize {
  /** The larger of width and height, pixels. */
  readonly pixels: number
  /** The report of it, to be given if the boxes look like it. */
  readonly report: (detail: string) => Diagnostic
}

const IMAGE_KEYS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    ...['imagesize', 'imgsize', 'imageshape', 'imagedimensions', 'imageresolution', 'resolution', 'framesize'],
    ...['imagewidth', 'imageheight', 'imgwidth', 'imgheight', 'imagew', 'imageh', 'framewidth', 'frameheight'],
    ...['image', 'img', 'imageinfo', 'originalsize', 'videosize', 'picturesize', 'photosize'],
  ]))()

/** Keys of facts, the size of the image among them. */
const ABOUT: readonly string[] = ['metadata', 'meta', 'info']

/** Whether a key names an image or facts about it. */
export const isAboutImage = (key: string): boolean => IMAGE_KEYS.has(foldKey(key)) || ABOUT.includes(foldKey(key))

/** No image is smaller, and no room is as large as this in meters. */
const LEAST_PIXELS = 100

/** The first size of an image among facts about a map: under a key that says so, or a width or height of 100 or more. */
export function imageSizeIn(c: Cursor, entries: readonly Entry[]): ImageSize | undefined {
  for (const { key, role, value, keyStart } of entries) {
    const inside = value.kind === 'dict' && ABOUT.includes(foldKey(key)) ? imageSizeIn(c, value.entries) : undefined
    if (inside) return inside
    const about = IMAGE_KEYS.has(foldKey(key)) ? numbersIn(value) : role === 'size' ? numbersIn(value) : []
    const pixels = Math.max(0, ...about.slice(0, 4))
    if (pixels < LEAST_PIXELS || !about.every(Number.isInteger)) continue
    // The text may be gone when it is reported.
    const text = c.text.slice(keyStart, Math.min(value.end, keyStart + QUOTE_LIMIT + 1))
    const span: Span = [c.base + keyStart, c.base + value.end]
    return { pixels, report: (detail) => ({ ...diagnose('image-size', text, [0, text.length], { detail }), span }) }
  }
  return undefined
}

function numbersIn(value: Value): readonly number[] {
  switch (value.kind) {
    case 'number':
      return [value.value]
    case 'text':
      return /^\s*\d{2,5}\s*[x×*,]\s*\d{2,5}\s*$/i.test(value.text) ? value.text.match(/\d+/g)!.map(Number) : []
    case 'list':
      return value.items.flatMap((item) => (item.kind === 'number' ? [item.value] : []))
    case 'dict':
      return value.entries.flatMap((entry) =>
        entry.value.kind === 'number' && entry.role === 'size' ? [entry.value.value] : [],
      )
    default:
      return []
  }
}

/** Beside the size of an image, whole numbers up to this may be meters; larger ones hardly are. */
const MOST_METERS = 10
/** The same for numbers that are not whole. */
const MOST_ROOM = 30

/** The warning that boxes are in the unit of the image whose size was given, if they look like it. */
export function warnOfImage(size: ImageSize | undefined, objects: readonly BevObject[]): Diagnostic | undefined {
  if (size === undefined || objects.length === 0) return undefined
  let most = 0
  let whole = true
  for (const { box } of objects) {
    if (box.minX < 0 || box.minY < 0) return undefined
    most = Math.max(most, box.maxX, box.maxY)
    whole &&= [box.minX, box.minY, box.maxX, box.maxY].every(Number.isInteger)
  }
  if (most > size.pixels || (most > 1 && most <= (whole ? MOST_METERS : MOST_ROOM))) return undefined
  return size.report(most <= 1 ? 'between 0 and 1' : 'on its pixels')
}
