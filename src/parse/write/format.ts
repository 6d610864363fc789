import { badOption, listOptions } from '../../base/error'
import type { BevObject, Layout } from '../../layout/layout'
import { decimalWriter, type WriteNumber } from './number'
import { spatialLmStatement } from './spatiallm'

/** The values of {@link WritableDialect}. */
export const WRITABLE_DIALECTS = ['v2lo', 'spatiallm'] as const
/** The dialects a layout can be written in. */
export type WritableDialect = (typeof WRITABLE_DIALECTS)[number]

/** How {@link formatLayout} writes a layout. */
export interface FormatOptions {
  /** Default `'v2lo'`, the paper's list of objects. */
  readonly dialect?: WritableDialect
  /** Digits after the decimal point, 0 to 20. Default: as many as needed to read the same number back. */
  readonly decimals?: number
}

/**
 * A layout as text, the inverse of `parseLayout` at the printed precision: no number in exponent notation, -0 as 0.
 *
 * `'v2lo'` writes `[{"object_name": "fridge", "bbox": [-10.2, 0.3, -9.4, 1.1]}]` without tags around it. It has no
 * place for ids, footprints, heights, headings, the floor and the origin: a reader assumes the origin `'observer'`.
 *
 * `'spatiallm'` writes one `bbox_0=Bbox(fridge,x,y,z,angle_z,sx,sy,sz)` per line; to make the corners come out at the
 * requested decimals, centers and sizes have one digit more and the angle three. It has no place for ids, headings, the
 * floor and the origin (`'world'` for a reader). Throws a `V2loError` for what it cannot write: an object without
 * `zRange`, a footprint that is not a rectangle, a label with a comma, a bracket or a line end.
 *
 * @example
 * const layout = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }, { label: 'tv', bbox: [3, 0, 3.2, 1] }])
 * formatLayout(layout, { decimals: 1 }).startsWith('[{"object_name": "sofa", "bbox": [0.0, 0.0, 2.0, 1.0]}') // true
 */
export function formatLayout(layout: Layout, options: FormatOptions = {}): string {
  const { dialect = 'v2lo', decimals } = options
  // Created for every dialect, because it checks the option.
  const write = decimalWriter(decimals)
  if (dialect === 'v2lo') return `[${layout.objects.map((object) => paperObject(object, write)).join(', ')}]`
  if (dialect === 'spatiallm')
    return layout.objects.map((object, i) => `${spatialLmStatement(object, i, decimals)}\n`).join('')
  throw badOption(
    `dialect: ${listOptions(WRITABLE_DIALECTS)}`,
    dialect,
    'write one of these; the other dialects can only be read',
  )
}

function paperObject({ label, box }: BevObject, write: WriteNumber): string {
  const numbers = [box.minX, box.minY, box.maxX, box.maxY].map(write).join(', ')
  return `{"object_name": ${quoteLabel(label)}, "bbox": [${numbers}]}`
}

/** A JSON string in which a tag cannot begin, so that a label cannot end the block around the map. */
function quoteLabel(label: string): string {
  return JSON.stringify(label).replaceAll('<', '\\u003c')
}
