/** A box as four numbers, straight from the JSON of an item. */
export interface PlainBox {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

export interface PlainObject {
  readonly label: string
  readonly box: PlainBox
}

export type Point = readonly [number, number]

export const fold = (label: string) => label.toLowerCase().replace(/[\s_-]/g, '')

/** Every object with a label. */
export const named = <T extends PlainObject>(objects: readonly T[], name: string): readonly T[] =>
  objects.filter(({ label }) => fold(label) === fold(name))

export const middle = ({ box }: PlainObject): Point => [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2]

export const apart = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1])

/** From edge to edge: along x, along y, 0 where they share a coordinate. */
export function gapBetween(a: PlainObject, b: PlainObject): number {
  const along = (lowA: number, highA: number, lowB: number, highB: number) =>
    lowA > highB ? lowA - highB : lowB > highA ? lowB - highA : 0
  const x = along(a.box.minX, a.box.maxX, b.box.minX, b.box.maxX)
  const y = along(a.box.minY, a.box.maxY, b.box.minY, b.box.maxY)
  return Math.sqrt(x * x + y * y)
}

export const longerSide = ({ box }: PlainObject) => Math.max(box.maxX - box.minX, box.maxY - box.minY)

/**
 * The clockwise angle in [0, 360) from forward to the target, where the vector from `at` to `facing` is forward,
 * backward, left or right: by adding up compass angles, without a cross product.
 */
export function clockwise(at: Point, facing: Point, as: string, from: Point, target: Point): number {
  const compass = (a: Point, b: Point) => 90 - (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI
  const offset = { forward: 0, backward: 180, right: -90, left: 90 }[as]!
  const turn = compass(from, target) - (compass(at, facing) + offset)
  return ((turn % 360) + 360) % 360
}

/** The name of a clockwise angle, and the degrees to the nearest angle where the name changes. */
export function sectorAt(angle: number, scheme: string): { readonly name: string; readonly toEdge: number } {
  const edges = scheme === 'quadrant' ? [0, 90, 180, 270] : scheme === 'left-right' ? [0, 180] : [0, 135, 225]
  const names =
    scheme === 'quadrant'
      ? ['front-right', 'back-right', 'back-left', 'front-left']
      : scheme === 'left-right'
        ? ['right', 'left']
        : ['right', 'back', 'left']
  const last = edges.filter((edge) => angle >= edge).length - 1
  const toEdge = Math.min(...[...edges, 360].map((edge) => Math.abs(angle - edge)))
  return { name: names[last]!, toEdge }
}
