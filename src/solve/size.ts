import type { BevObject } from '../layout/layout'

/** The size of an object, metres and square metres. */
export interface ObjectSize {
  /** Along the layout's x. */
  readonly extentX: number
  /** Along the layout's y. */
  readonly extentY: number
  /** The larger of width and length (the paper's "maximum dimension"). */
  readonly longest: number
  readonly area: number
  /** Where the object's `zRange` is known. */
  readonly height?: number
}

/** Size of an object from its box, with its height where known. */
export function sizeOf(object: BevObject): ObjectSize {
  const extentX = object.box.maxX - object.box.minX
  const extentY = object.box.maxY - object.box.minY
  const size = { extentX, extentY, longest: Math.max(extentX, extentY), area: extentX * extentY }
  return object.zRange ? { ...size, height: object.zRange[1] - object.zRange[0] } : size
}
