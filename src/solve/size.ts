import { denoised } from '../base/coincide'
import { signedArea, tightRectangle } from '../base/convex'
import type { BevObject } from '../layout/layout'

/** The size of an object, meters and square meters. */
export interface ObjectSize {
  /** Along the layout's x. */
  readonly extentX: number
  /** Along the layout's y. */
  readonly extentY: number
  /**
   * The larger of width and length (the paper's "maximum dimension"): of the box, or where a footprint is known of
   * the smallest rectangle around it, however it is turned.
   */
  readonly longest: number
  /** The other of the two. */
  readonly shortest: number
  /** Of the footprint where it is known, else of the box. */
  readonly area: number
  /** Where the object's `zRange` is known. */
  readonly height?: number
}

/** Size of an object: oriented where its footprint is known, else from its box; with its height where known. */
export function sizeOf(object: BevObject): ObjectSize {
  const { box, footprint, zRange } = object
  const extentX = extent(box.minX, box.maxX)
  const extentY = extent(box.minY, box.maxY)
  const height = zRange && { height: extent(zRange[0], zRange[1]) }
  if (footprint === undefined) {
    const [longest, shortest] = extentX >= extentY ? [extentX, extentY] : [extentY, extentX]
    return { extentX, extentY, longest, shortest, area: extentX * extentY, ...height }
  }
  const { length: longest, width: shortest } = tightRectangle(footprint)
  return { extentX, extentY, longest, shortest, area: signedArea(footprint), ...height }
}

/** How far it is from one edge to the other, 0 where that is rounding noise. */
const extent = (min: number, max: number): number =>
  denoised(max - min, 1e-9 * Math.max(1, Math.abs(min), Math.abs(max)))
