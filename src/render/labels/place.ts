import type { Vec2 } from '../../base/vec2'
import type { LabelRequest } from '../picture'
import { LINE_HEIGHT, shortened, textWidth } from '../text'
import type { Rect } from '../viewport'
import { type LabelPlace, labelPlaces } from './candidates'
import { createOccupancy, type Occupancy, overlaps } from './occupancy'

/** A label in its place; a leader line runs to the thing it names where that is not beside it. */
export interface PlacedLabel {
  readonly request: LabelRequest
  readonly text: string
  readonly rect: Rect
  readonly anchor: LabelPlace['anchor']
  readonly leader?: readonly [from: Vec2, to: Vec2]
}

/** A request with where it wants to be, in pixels. */
export interface WantedLabel {
  readonly request: LabelRequest
  readonly of: Rect
  /** Its outline where that is not the rectangle. */
  readonly outline?: readonly Vec2[]
}

/** What labels should not cover: the areas of shapes, lines, and small marks such as dots. */
export interface Obstacles {
  /** Of things with names: a label in another one's would be read as its name. */
  readonly areas: readonly Rect[]
  /** Of things without a name of their own. */
  readonly outlines: readonly Rect[]
  readonly lines: readonly (readonly [Vec2, Vec2])[]
  readonly dots: readonly Rect[]
}

const LONGEST = 24
/** A crowd of labels far from what they name would be a thicket of lines. */
const CROWD = 60
const FARTHEST_IN_CROWD = 40
/** Where labels would fill half of the plot, one that covers others' things or needs a long line hides more than it says. */
const DENSE = 0.5
const WORST_WHERE_DENSE = 4
const BOLD: readonly LabelRequest['role'][] = ['focus', 'value', 'offset', 'sector']

/**
 * A place for every label for which there is one: never over another label, never outside the plot, never in a thing
 * that does not carry its own (but for what was asked), and where it covers least. Labels choose in the order of their ranks; which do not fit is in `left`.
 */
export function placeLabels(wanted: readonly WantedLabel[], plot: Rect, obstacles: Obstacles) {
  const placed: PlacedLabel[] = []
  const left: LabelRequest[] = []
  const [width, height] = [plot.x + plot.width, plot.y + plot.height]
  const taken = createOccupancy(width, height)
  const areas = createOccupancy(width, height)
  const lines = createOccupancy(width, height)
  const dots = createOccupancy(width, height)
  const shapes = [...obstacles.areas, ...obstacles.outlines]
  for (const [i, area] of shapes.entries()) areas.add(area, i)
  for (const [i, dot] of obstacles.dots.entries()) dots.add(dot, i)
  const segments = obstacles.lines.flatMap((line) => pieces(line))
  for (const [i, piece] of segments.entries()) lines.add(rectAround(piece), i)

  const farthest = wanted.length > CROWD ? FARTHEST_IN_CROWD : Infinity
  const worst = shareOf(wanted, plot) > DENSE ? WORST_WHERE_DENSE : Infinity

  const costOf = ({ rect, cost }: LabelPlace, of: Rect, limit: number, foreign: number): number => {
    let sum = cost
    areas.some(rect, (area, i) => {
      if (isSame(area, of)) return false
      // On what its own thing stands on, such as a carpet, a label reads well; inside another thing it reads as that
      // thing's, which is worse than none.
      if (contains(area, of)) sum += contains(area, rect) ? 0.5 : 2
      else if (!holdsMuchOf(area, rect) && !contains(rect, area)) sum += 2
      else sum += i < obstacles.areas.length ? foreign : 6
      return sum >= limit
    })
    lines.some(rect, (_, i) => {
      if (crosses(segments[i]!, rect)) sum += 3
      return sum >= limit
    })
    dots.some(rect, (dot) => {
      if (!isSame(dot, of)) sum += 4
      return sum >= limit
    })
    return sum
  }

  for (const { request, of, outline } of [...wanted].sort((a, b) => a.request.rank - b.request.rank)) {
    const text = shortened(request.text, LONGEST)
    const labelWidth = widthOf(request)
    let best: LabelPlace | undefined
    // What was asked, and its answer, are said whatever they cover.
    const isAsked = BOLD.includes(request.role)
    let least = isAsked ? Infinity : worst
    for (const place of labelPlaces(of, labelWidth, LINE_HEIGHT, farthest)) {
      if (place.cost >= least) continue
      if (!contains(plot, place.rect) || isTaken(taken, place.rect)) continue
      const extra = place.away
        ? leaderCost(leaderOf(place, of), taken)
        : outline && overlaps(place.rect, of) && !isInside(place.rect, outline)
          ? 1.5
          : 0
      const cost = extra + costOf({ ...place, cost: place.cost + extra }, of, least, isAsked ? 6 : Infinity)
      if (cost < least) [least, best] = [cost, place]
    }
    if (best === undefined) {
      left.push(request)
      continue
    }
    const leader = best.away ? leaderOf(best, of) : undefined
    taken.add(best.rect, placed.length)
    if (leader)
      for (const piece of pieces(leader)) {
        segments.push(piece)
        lines.add(rectAround(piece), segments.length - 1)
      }
    placed.push({ request, text, rect: best.rect, anchor: best.anchor, ...(leader && { leader }) })
  }
  return { placed, left }
}

const widthOf = ({ text, role }: LabelRequest): number => textWidth(shortened(text, LONGEST), BOLD.includes(role))

/** The share of the plot that all labels would take. */
const shareOf = (wanted: readonly WantedLabel[], { width, height }: Rect): number =>
  wanted.reduce((sum, { request }) => sum + widthOf(request) * LINE_HEIGHT, 0) / (width * height)

/** Whether a rectangle lies inside a convex outline: all its corners on one side of every edge. */
function isInside({ x, y, width, height }: Rect, outline: readonly Vec2[]): boolean {
  const corners = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ] as const
  let turn = 0
  return outline.every(([px, py], i) => {
    const [qx, qy] = outline[(i + 1) % outline.length]!
    return corners.every(([cx, cy]) => {
      const side = Math.sign((qx - px) * (cy - py) - (qy - py) * (cx - px))
      if (turn === 0) turn = side
      return side === 0 || side === turn
    })
  })
}

const isTaken = (taken: Occupancy, rect: Rect) => taken.some(rect, () => true)

/** A line from the edge of a label to the middle of the thing, or to its edge where it is large. */
function leaderOf({ rect }: LabelPlace, of: Rect): readonly [Vec2, Vec2] {
  const target: Vec2 = [of.x + of.width / 2, of.y + of.height / 2]
  const from = nearestIn(rect, target)
  const inset = Math.min(6, of.width / 2, of.height / 2)
  const inner = { x: of.x + inset, y: of.y + inset, width: of.width - 2 * inset, height: of.height - 2 * inset }
  return [from, nearestIn(inner, from)]
}

const nearestIn = (rect: Rect, [x, y]: Vec2): Vec2 => [
  Math.min(Math.max(x, rect.x), rect.x + rect.width),
  Math.min(Math.max(y, rect.y), rect.y + rect.height),
]

/** A leader that runs through another label reads as that label's. */
function leaderCost(leader: readonly [Vec2, Vec2], taken: Occupancy): number {
  let sum = 0
  for (const piece of pieces(leader))
    taken.some(rectAround(piece), (rect) => {
      if (crosses(piece, rect)) sum += 6
      return false
    })
  return sum
}

/** A line in parts of at most 40 pixels, so that the rectangles around them are small. */
function pieces([from, to]: readonly [Vec2, Vec2]): (readonly [Vec2, Vec2])[] {
  const parts = Math.max(1, Math.ceil(Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])) / 40))
  const at = (i: number): Vec2 => [from[0] + ((to[0] - from[0]) * i) / parts, from[1] + ((to[1] - from[1]) * i) / parts]
  return Array.from({ length: Math.min(parts, 200) }, (_, i) => [at(i), at(i + 1)] as const)
}

/** A line has no area of its own; a pixel is added on each side. */
function rectAround([a, b]: readonly [Vec2, Vec2]): Rect {
  const [x, y] = [Math.min(a[0], b[0]) - 1, Math.min(a[1], b[1]) - 1]
  return { x, y, width: Math.abs(a[0] - b[0]) + 2, height: Math.abs(a[1] - b[1]) + 2 }
}

/** Whether a line enters a rectangle: all four corners on one side of it mean no. */
function crosses([a, b]: readonly [Vec2, Vec2], rect: Rect): boolean {
  const side = (x: number, y: number) => Math.sign((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]))
  const [right, bottom] = [rect.x + rect.width, rect.y + rect.height]
  const sum = side(rect.x, rect.y) + side(right, rect.y) + side(rect.x, bottom) + side(right, bottom)
  return Math.abs(sum) < 4
}

const contains = (outer: Rect, inner: Rect) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

/** A label with more than this share in a thing reads as its name. */
const MOST_IN_ANOTHER = 0.1

/** Whether an area holds more of a label than a corner. */
function holdsMuchOf(area: Rect, label: Rect): boolean {
  const across = Math.min(area.x + area.width, label.x + label.width) - Math.max(area.x, label.x)
  const down = Math.min(area.y + area.height, label.y + label.height) - Math.max(area.y, label.y)
  return Math.max(0, across) * Math.max(0, down) > MOST_IN_ANOTHER * label.width * label.height
}

const isSame = (a: Rect, b: Rect) => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
