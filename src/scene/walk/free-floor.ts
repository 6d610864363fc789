import { convexHull, signedArea } from '../../base/convex'
import type { Vec2 } from '../../base/vec2'
import { type Aabb, aabbOfPoints } from '../../layout/aabb'
import type { BevObject } from '../../layout/layout'
import { placeOutline } from '../../layout/place'
import type { Scene } from '../scene'

/** How far each point of a grid over the floor is from the nearest thing or wall. */
export interface FreeFloor {
  readonly minX: number
  readonly minY: number
  /** Meters between points. */
  readonly step: number
  readonly columns: number
  readonly rows: number
  /** Meters, 0 outside the room and in things, at most {@link FAR}. */
  readonly clearance: Float64Array
  /** The same for any point, exactly. */
  readonly clearanceAt: (point: Vec2) => number
}

/** Nothing further away matters to a walker. */
export const FAR = 0.8
const STEP = 0.1
/** Of a scan of a whole building the grid grows coarser, not larger. */
const MOST_POINTS = 250

/** People step over what is lower, and their head and camera pass under what is this much above the eyes. */
const [STEP_OVER, OVERHEAD] = [0.05, 0.2]

/**
 * Something that covers this part of the floor is the room itself, a ceiling or a carpet under another name, not a
 * thing in it.
 */
const IS_ROOM = 0.8

interface Obstacle {
  readonly outline: readonly Vec2[]
  readonly box: Aabb
}

/**
 * The floor a person with the eyes at this height can walk on: the floor of the scene, or the hull of its objects
 * if it has no floor. `undefined` for a scene without either.
 */
export function freeFloorOf(scene: Scene, eyeHeight: number): FreeFloor | undefined {
  const { layout, walls } = scene
  const outlines = layout.objects.flatMap((object) => [...placeOutline(object)])
  const region = layout.floor ?? widened(convexHull(outlines))
  const box = aabbOfPoints(region)
  if (box === undefined) return undefined
  const area = Math.abs(signedArea(region))
  const obstacles = [
    ...layout.objects.filter((object) => isInWay(object, eyeHeight)).map((object) => placeOutline(object)),
    ...walls
      .filter(({ base, top }) => base < eyeHeight + OVERHEAD && top > STEP_OVER)
      .map(({ from, to }) => [from, to]),
    // There is a wall where the floor ends, even if the file does not list it.
    ...(layout.floor ? edgesOf(layout.floor) : []),
  ]
    .filter((outline) => Math.abs(signedArea(outline)) < IS_ROOM * area)
    .map((outline): Obstacle => ({ outline, box: aabbOfPoints(outline)! }))
  return measured(region, box, obstacles)
}

function isInWay({ zRange }: BevObject, eyeHeight: number): boolean {
  return zRange === undefined || (zRange[0] < eyeHeight + OVERHEAD && zRange[1] > STEP_OVER)
}

const edgesOf = (polygon: readonly Vec2[]): Vec2[][] =>
  polygon.map((from, i) => [from, polygon[(i + 1) % polygon.length]!])

/** A hull with a meter around it: a single table still has somewhere to stand. */
function widened(hull: readonly Vec2[]): Vec2[] {
  return convexHull(
    hull.flatMap(([x, y]): Vec2[] => [
      [x - 1, y],
      [x + 1, y],
      [x, y - 1],
      [x, y + 1],
    ]),
  )
}

function measured(region: readonly Vec2[], box: Aabb, obstacles: readonly Obstacle[]): FreeFloor {
  const longest = Math.max(box.maxX - box.minX, box.maxY - box.minY)
  const step = Math.max(STEP, longest / MOST_POINTS)
  const columns = Math.floor((box.maxX - box.minX) / step) + 1
  const rows = Math.floor((box.maxY - box.minY) / step) + 1
  const { minX, minY } = box
  const clearance = new Float64Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    const y = minY + row * step
    const crossings = crossingsAt(region, y)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const first = Math.max(0, Math.ceil((crossings[i]! - minX) / step))
      const last = Math.min(columns - 1, Math.floor((crossings[i + 1]! - minX) / step))
      clearance.fill(FAR, row * columns + first, row * columns + last + 1)
    }
  }
  for (const { outline, box: around } of obstacles) {
    const first = Math.max(0, Math.ceil((around.minX - FAR - minX) / step))
    const last = Math.min(columns - 1, Math.floor((around.maxX + FAR - minX) / step))
    const low = Math.max(0, Math.ceil((around.minY - FAR - minY) / step))
    const high = Math.min(rows - 1, Math.floor((around.maxY + FAR - minY) / step))
    for (let row = low; row <= high; row++)
      for (let column = first; column <= last; column++) {
        const index = row * columns + column
        if (clearance[index] === 0) continue
        const away = distanceTo(outline, minX + column * step, minY + row * step)
        if (away < clearance[index]!) clearance[index] = away
      }
  }
  const clearanceAt = ([x, y]: Vec2): number => {
    const crossings = crossingsAt(region, y)
    if (crossings.filter((at) => at <= x).length % 2 === 0) return 0
    let least = FAR
    for (const { outline, box: around } of obstacles) {
      if (x < around.minX - least || x > around.maxX + least) continue
      if (y < around.minY - least || y > around.maxY + least) continue
      least = Math.min(least, distanceTo(outline, x, y))
    }
    return least
  }
  return { minX, minY, step, columns, rows, clearance, clearanceAt }
}

/** Where a line along x at this y enters and leaves a polygon, from left to right. */
function crossingsAt(polygon: readonly Vec2[], y: number): number[] {
  const crossings: number[] = []
  for (let i = 0; i < polygon.length; i++) {
    const [ax, ay] = polygon[i]!
    const [bx, by] = polygon[(i + 1) % polygon.length]!
    if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax))
  }
  return crossings.sort((a, b) => a - b)
}

/** Distance from a point to a convex outline, 0 inside; also to a segment or a point. */
function distanceTo(outline: readonly Vec2[], x: number, y: number): number {
  let inside = outline.length > 2
  let least = Infinity
  for (let i = 0; i < outline.length; i++) {
    const [ax, ay] = outline[i]!
    const [bx, by] = outline[(i + 1) % outline.length]!
    const [ux, uy, dx, dy] = [bx - ax, by - ay, x - ax, y - ay]
    if (ux * dy - uy * dx < 0) inside = false
    const squared = ux * ux + uy * uy
    const along = squared > 0 ? Math.max(0, Math.min(1, (dx * ux + dy * uy) / squared)) : 0
    const [px, py] = [dx - along * ux, dy - along * uy]
    least = Math.min(least, px * px + py * py)
  }
  return inside ? 0 : Math.sqrt(least)
}
