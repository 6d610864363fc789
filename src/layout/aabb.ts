import { type Complaint, showReceived, V2loError } from '../base/error'
import type { Vec2 } from '../base/vec2'

/** An axis-aligned box of the BEV plane, in meters, closed; zero extent is legal, NaN and infinities never. */
export interface Aabb {
  /** Left edge, meters. */
  readonly minX: number
  /** Near edge, meters. */
  readonly minY: number
  /** Right edge, meters; at least `minX`. */
  readonly maxX: number
  /** Far edge, meters; at least `minY`. */
  readonly maxY: number
}

/** A box as models write it: `[x_min, y_min, x_max, y_max]` in meters. */
export type Bbox = readonly [minX: number, minY: number, maxX: number, maxY: number]

/** A checked box, -0 as 0. Throws a `V2loError` on swapped corners and on numbers that are not finite. */
export function createAabb(minX: number, minY: number, maxX: number, maxY: number): Aabb {
  const finite = Number.isFinite(minX) && Number.isFinite(minY) && Number.isFinite(maxX) && Number.isFinite(maxY)
  if (!finite || minX > maxX || minY > maxY) throw new V2loError(complainOfBox([minX, minY, maxX, maxY], finite))
  return { minX: minX + 0, minY: minY + 0, maxX: maxX + 0, maxY: maxY + 0 }
}

/** The box of two opposite corners in any order, -0 as 0; the numbers must be finite. */
export function aabbOfCorners(x1: number, y1: number, x2: number, y2: number): Aabb {
  return {
    minX: Math.min(x1, x2) + 0,
    minY: Math.min(y1, y2) + 0,
    maxX: Math.max(x1, x2) + 0,
    maxY: Math.max(y1, y2) + 0,
  }
}

function complainOfBox(numbers: readonly unknown[], finite: boolean): Complaint {
  const received = `[${numbers.map(showReceived).join(', ')}]`
  return finite
    ? {
        code: 'bad-box',
        expected: 'minX <= maxX and minY <= maxY',
        received,
        remedy: 'sort the corners first (parseLayout does so in a text, and says it)',
      }
    : {
        code: 'bad-number',
        expected: 'four finite numbers [minX, minY, maxX, maxY]',
        received,
        remedy: 'leave out objects whose box is not known',
      }
}

/** The center of a box; halves first where the sum would overflow. */
export function aabbCenter(box: Aabb): Vec2 {
  return [middle(box.minX, box.maxX), middle(box.minY, box.maxY)]
}

function middle(low: number, high: number): number {
  const sum = low + high
  return Number.isFinite(sum) ? sum / 2 : low / 2 + high / 2
}

/** The four corners, counter-clockwise from the lower left. */
export function aabbCorners(box: Aabb): readonly [Vec2, Vec2, Vec2, Vec2] {
  return [
    [box.minX, box.minY],
    [box.maxX, box.minY],
    [box.maxX, box.maxY],
    [box.minX, box.maxY],
  ]
}

/** The smallest box around points; `undefined` for none. */
export function aabbOfPoints(points: readonly Vec2[]): Aabb | undefined {
  if (points.length === 0) return undefined
  let minX = Infinity
  let minY = Infinity
  let maxX = -Infinity
  let maxY = -Infinity
  for (const [x, y] of points) {
    minX = Math.min(minX, x)
    minY = Math.min(minY, y)
    maxX = Math.max(maxX, x)
    maxY = Math.max(maxY, y)
  }
  return { minX, minY, maxX, maxY }
}
