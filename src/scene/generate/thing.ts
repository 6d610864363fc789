import type { Random } from '../../base/random'
import { turnRight, type Vec2 } from '../../base/vec2'
import { type Aabb, aabbCorners, aabbOfPoints } from '../../layout/aabb'
import { FURNITURE, type FurnitureName, type FurnitureRole } from './furniture'

/** A place to build from: a point, and which ways are right and front there. */
export interface Axes {
  readonly origin: Vec2
  readonly right: Vec2
  readonly front: Vec2
}

export interface Size {
  readonly width: number
  readonly depth: number
  readonly height: number
  /** Height of the lower edge over the floor. */
  readonly base: number
}

/** A thing with its place in the room. */
export interface Thing extends Axes {
  readonly name: FurnitureName
  readonly role: FurnitureRole
  readonly size: Size
  readonly zRange: readonly [low: number, high: number]
  /** Counter-clockwise, for things at an angle; all others are their boxes. */
  readonly corners: readonly Vec2[] | undefined
  readonly box: Aabb
  /** The things and reserved places that were planned together share a number. */
  readonly group: number
}

/** A coordinate rounded to the digits that are kept: micrometers. */
export const rounded = (meters: number): number => Math.round(meters * 1e6) / 1e6 + 0

const centimeters = (meters: number): number => Math.round(meters * 100) / 100

/** A size of this kind, in whole centimeters. */
export function drawSize(random: Random, name: FurnitureName): Size {
  const { width, depth, height, base = [0, 0] } = FURNITURE[name]
  const draw = ([least, most]: readonly [number, number]) => centimeters(random.between(least, most))
  const across = draw(width)
  const deep = draw(depth === 'width' ? width : depth)
  return { width: across, depth: depth === 'width' ? across : deep, height: draw(height), base: draw(base) }
}

/** The point `right` and `front` meters from the origin of the axes. */
export const pointIn = ({ origin, right, front }: Axes, toRight: number, toFront: number): Vec2 => [
  origin[0] + right[0] * toRight + front[0] * toFront,
  origin[1] + right[1] * toRight + front[1] * toFront,
]

/** The same place with the front turned about. */
export const aboutFace = ({ origin, right, front }: Axes): Axes => ({
  origin,
  right: [0 - right[0], 0 - right[1]],
  front: [0 - front[0], 0 - front[1]],
})

/** A thing with its center there, its front looking along `front`. */
export function makeThing(name: FurnitureName, size: Size, center: Vec2, front: Vec2, group: number): Thing {
  const origin: Vec2 = [rounded(center[0]), rounded(center[1])]
  const right = turnRight(front)
  const aligned = front[0] === 0 || front[1] === 0
  const corners = aligned ? undefined : turnedCorners({ origin, right, front }, size)
  return {
    origin,
    right,
    front,
    name,
    role: FURNITURE[name].role,
    size,
    zRange: [rounded(size.base), rounded(size.base + size.height)],
    corners,
    box: corners ? aabbOfPoints(corners)! : alignedBox({ origin, right, front }, size),
    group,
  }
}

function turnedCorners(axes: Axes, size: Size): Vec2[] {
  const [across, along] = [size.width / 2, size.depth / 2]
  return [
    pointIn(axes, -across, -along),
    pointIn(axes, across, -along),
    pointIn(axes, across, along),
    pointIn(axes, -across, along),
  ].map(([x, y]): Vec2 => [rounded(x), rounded(y)])
}

function alignedBox({ origin: [x, y], front }: Axes, { width, depth }: Size): Aabb {
  const [halfX, halfY] = front[0] === 0 ? [width / 2, depth / 2] : [depth / 2, width / 2]
  return { minX: rounded(x - halfX), minY: rounded(y - halfY), maxX: rounded(x + halfX), maxY: rounded(y + halfY) }
}

/** Whether two things share more than a border, in all three dimensions. */
export function overlap(a: Thing, b: Thing): boolean {
  if (a.zRange[0] >= b.zRange[1] || b.zRange[0] >= a.zRange[1]) return false
  if (!boxesOverlap(a.box, b.box)) return false
  if (!a.corners && !b.corners) return true
  return !separated(a, b) && !separated(b, a)
}

export const boxesOverlap = (a: Aabb, b: Aabb): boolean =>
  a.minX < b.maxX && b.minX < a.maxX && a.minY < b.maxY && b.minY < a.maxY

/** Whether a line along a side of `a` has `b` on its other side; by a micrometer, the rounding of the corners. */
function separated(a: Thing, b: Thing): boolean {
  const { width, depth } = a.size
  let [leastRight, mostRight, leastFront, mostFront] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [x, y] of b.corners ?? aabbCorners(b.box)) {
    const [dx, dy] = [x - a.origin[0], y - a.origin[1]]
    const toRight = dx * a.right[0] + dy * a.right[1]
    const toFront = dx * a.front[0] + dy * a.front[1]
    leastRight = Math.min(leastRight, toRight)
    mostRight = Math.max(mostRight, toRight)
    leastFront = Math.min(leastFront, toFront)
    mostFront = Math.max(mostFront, toFront)
  }
  const [across, along] = [width / 2 + 2e-6, depth / 2 + 2e-6]
  return leastRight >= across || mostRight <= -across || leastFront >= along || mostFront <= -along
}

/** The box between two corners given in axes that run along x and y. */
export function boxIn(
  { origin, right, front }: Axes,
  fromRight: number,
  fromFront: number,
  toRight: number,
  toFront: number,
): Aabb {
  const x = origin[0] + right[0] * fromRight + front[0] * fromFront
  const y = origin[1] + right[1] * fromRight + front[1] * fromFront
  const otherX = origin[0] + right[0] * toRight + front[0] * toFront
  const otherY = origin[1] + right[1] * toRight + front[1] * toFront
  return {
    minX: rounded(Math.min(x, otherX)),
    minY: rounded(Math.min(y, otherY)),
    maxX: rounded(Math.max(x, otherX)),
    maxY: rounded(Math.max(y, otherY)),
  }
}
