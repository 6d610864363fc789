import { badOption, type V2loError } from '../../base/error'
import { distance, dot, subtract, type Vec2 } from '../../base/vec2'
import { aabbCenter } from '../../layout/aabb'
import type { BevObject } from '../../layout/layout'
import { decimalWriter, fixedWriter } from './number'

/**
 * The statement `bbox_0=Bbox(class,x,y,z,angle_z,sx,sy,sz)` of an object with heights and a rectangular outline. Half
 * a sum has one decimal more than its terms, and an angle moves a corner in proportion to its distance from the center.
 */
export function spatialLmStatement(object: BevObject, index: number, decimals: number | undefined): string {
  const length = decimals === undefined ? decimalWriter() : fixedWriter(decimals + 1)
  const radians = decimals === undefined ? decimalWriter() : fixedWriter(decimals + 3)
  const { label, zRange } = object
  if (zRange === undefined)
    throw unwritable(
      object,
      'an object with zRange',
      'SpatialLM boxes have a height: leave the object out, or write v2lo',
    )
  if (label !== label.trim() || /[,()\r\n]/.test(label) || /^["']/.test(label))
    throw unwritable(
      object,
      'a label without commas, brackets, quotes, line ends and spaces around it',
      'SpatialLM has no quoting: rename it, or write v2lo',
    )
  const { center, angle, lengths } = rectangleOf(object)
  const [x, y, z] = [...center, (zRange[0] + zRange[1]) / 2].map(length)
  const sizes = [...lengths, zRange[1] - zRange[0]].map(length)
  const numbers = [x!, y!, z!, radians(angle), ...sizes].map(withPoint)
  return `bbox_${index}=Bbox(${label},${numbers.join(',')})`
}

/** With a decimal point, as SpatialLM prints it: all integers would be the sign of bins that were not decoded. */
const withPoint = (number: string) => (number.includes('.') ? number : `${number}.0`)

interface Rectangle {
  readonly center: Vec2
  /** Of the first length, radians counter-clockwise from +x. */
  readonly angle: number
  readonly lengths: Vec2
}

function rectangleOf(object: BevObject): Rectangle {
  const { box, footprint } = object
  if (footprint === undefined) {
    return { center: aabbCenter(box), angle: 0, lengths: [box.maxX - box.minX, box.maxY - box.minY] }
  }
  const [a, b, c, d] = footprint as readonly [Vec2, Vec2, Vec2, Vec2]
  if (footprint.length !== 4 || !isRectangle(a, b, c, d))
    throw unwritable(
      object,
      'a rectangular footprint',
      'SpatialLM has upright boxes only: leave the footprint out, or write v2lo',
    )
  const along = subtract(b, a)
  return {
    center: [(a[0] + c[0]) / 2, (a[1] + c[1]) / 2],
    angle: Math.atan2(along[1], along[0]),
    lengths: [distance(a, b), distance(b, c)],
  }
}

function isRectangle(a: Vec2, b: Vec2, c: Vec2, d: Vec2): boolean {
  const [ab, bc] = [distance(a, b), distance(b, c)]
  const size = Math.max(ab, bc)
  const square = Math.abs(dot(subtract(b, a), subtract(c, b))) <= 1e-6 * ab * bc
  return (
    square && Math.abs(a[0] + c[0] - b[0] - d[0]) <= 1e-6 * size && Math.abs(a[1] + c[1] - b[1] - d[1]) <= 1e-6 * size
  )
}

function unwritable(object: BevObject, expected: string, remedy: string): V2loError {
  return badOption(`${expected} for dialect 'spatiallm'`, object, remedy)
}
