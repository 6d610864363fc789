import type { BevObject } from '../../../src/layout/layout'
import type { Question } from '../../../src/question/question'
import { apart, clockwise, fold, type Point, sectorAt } from './boxes'
import type { Found } from './solve'

/** The corners of an object on the floor plan: of its outline if it has one, else of its box. */
export function cornersOf({ box, footprint }: BevObject): readonly Point[] {
  const { minX, minY, maxX, maxY } = box
  return (
    footprint ?? [
      [minX, minY],
      [maxX, minY],
      [maxX, maxY],
      [minX, maxY],
    ]
  )
}

/** Furniture is the same seen from both ends, so the mean of its corners is the center of any box around it. */
export function centerOf(object: BevObject): Point {
  const corners = cornersOf(object)
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length
  return [mean(0), mean(1)]
}

/** Between the closest points of two upright prisms: the smallest distance of a corner to a side, or 0 if they overlap. */
export function prismGap(a: BevObject, b: BevObject): number {
  const [p, q] = [cornersOf(a), cornersOf(b)]
  const isOver = p.some((point) => isInside(point, q)) || q.some((point) => isInside(point, p)) || crossing(p, q)
  const flat = isOver ? 0 : Math.min(...p.map((point) => toPolygon(point, q)), ...q.map((point) => toPolygon(point, p)))
  const [low, high] = a.zRange![0] < b.zRange![0] ? [a.zRange!, b.zRange!] : [b.zRange!, a.zRange!]
  return Math.sqrt(flat ** 2 + Math.max(0, high[0] - low[1]) ** 2)
}

const sides = (polygon: readonly Point[]) =>
  polygon.map((point, i) => [point, polygon[(i + 1) % polygon.length]!] as const)

function toPolygon([x, y]: Point, polygon: readonly Point[]): number {
  return Math.min(
    ...sides(polygon).map(([[ax, ay], [bx, by]]) => {
      const square = (bx - ax) ** 2 + (by - ay) ** 2
      const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square))
      return apart([x, y], [ax + t * (bx - ax), ay + t * (by - ay)])
    }),
  )
}

/** By the ray from the point along +x: it crosses the border an odd number of times. */
function isInside([x, y]: Point, polygon: readonly Point[]): boolean {
  const crossed = sides(polygon).filter(
    ([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax),
  )
  return crossed.length % 2 === 1
}

/** Whether any sides cross, by the signs of the areas of their triangles. */
function crossing(p: readonly Point[], q: readonly Point[]): boolean {
  const area = (a: Point, b: Point, c: Point) => (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
  return sides(p).some(([a, b]) =>
    sides(q).some(([c, d]) => area(a, b, c) * area(a, b, d) < 0 && area(c, d, a) * area(c, d, b) < 0),
  )
}

/** The longest of the three sides of a turned box, meters. */
export function longestOf(object: BevObject): number {
  const corners = cornersOf(object)
  const long = Math.max(...sides(corners).map(([a, b]) => apart(a, b)))
  return Math.max(long, object.zRange![1] - object.zRange![0])
}

export function polygonArea(polygon: readonly Point[]): number {
  return Math.abs(sides(polygon).reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0)) / 2
}

/** What the geometry of a scene says to a question of VSI-Bench. `shown` are the objects that the frames show. */
export function solveInScene(
  question: Question,
  shown: readonly BevObject[],
  room: { readonly floor: readonly Point[]; readonly firstFrame: ReadonlyMap<string, number> },
): Found {
  const all = (name: string) => shown.filter(({ label }) => fold(label) === fold(name))
  const one = (name: string) => {
    const found = all(name)
    if (found.length !== 1) throw new Error(`"${name}" names ${found.length} objects`)
    return found[0]!
  }
  switch (question.kind) {
    case 'relative-direction': {
      const [at, facing, target] = [question.at, question.facing, question.target].map((name) => centerOf(one(name)))
      const from = question.from === undefined ? at! : centerOf(one(question.from))
      const angle = clockwise(at!, facing!, question.as, from, target!)
      return { kind: 'words', words: sectorAt(angle, question.scheme ?? 'quadrant').name }
    }
    case 'closest-distance':
      return { kind: 'number', number: prismGap(one(question.a), one(question.b as string)) }
    case 'nearest': {
      const reference = one(question.reference as string)
      const far = question.candidates!.map((name) => [prismGap(reference, one(name)), name] as const)
      return { kind: 'words', words: far.sort((a, b) => a[0] - b[0])[0]![1] }
    }
    case 'object-count':
      return { kind: 'number', number: all(question.label!).length }
    case 'object-size':
      return { kind: 'number', number: longestOf(one(question.object)) * 100 }
    case 'room-size':
      return { kind: 'number', number: polygonArea(room.floor) }
    case 'appearance-order': {
      const first = (name: string) => room.firstFrame.get(one(name).id)!
      return { kind: 'words', words: [...question.objects].sort((a, b) => first(a) - first(b)).join(', ') }
    }
    default:
      throw new Error(`not a question of VSI-Bench: ${question.kind}`)
  }
}
