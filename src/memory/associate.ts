import { convexDistance } from '../base/polygon-distance'
import { assignProved } from '../score/map/assign'
import { growthOf } from '../score/map/reassign'
import type { Detection } from './detection'
import { squaredDistance } from './fuse'
import { boxOf, outlineOf, radiusOf, type Track } from './track'

/** Chi-square with two degrees of freedom, 99 %. */
export const GATE = 9.21
/**
 * The gate of a track that should be in sight, 99.9 %: to be another one it takes that this one was missed and that there is
 * a new one beside it, and one right sight in a hundred would begin a second track of its thing.
 */
const GATE_IN_SIGHT = 13.8
/** How much worse the second-best assignment must be, unless told: of 1,000 made ties it lets about one in 2,000 through. */
export const DEFAULT_MARGIN = 13.8

/** How the sightings of one observation belong to what is known. */
export interface Association {
  /** By detection: the track it is a sight of; `undefined` for what is new or cannot be told. */
  readonly matched: readonly (Track | undefined)[]
  /** By detection: the tracks that cannot be told apart, with their chances; empty where there is no doubt. */
  readonly ambiguous: readonly (readonly PossibleTrack[])[]
}

/** A track that a sighting may be of. */
export interface PossibleTrack {
  readonly track: Track
  /** The chance that it is, by the likelihoods of the best assignments with each candidate; 1 where too many knot together. */
  readonly chance: number
}

/** What it costs that a sighting is of a track. */
interface Price {
  readonly price: number
  /** Within the gate; beyond it a track is only a rival. */
  readonly isGated: boolean
}

interface Priced {
  readonly track: Track
  readonly price: Price
}

/** A sighting may be of a track, at a price. */
interface Edge extends Price {
  readonly track: number
}

export interface AssociateOptions {
  /** How much worse the second-best assignment must be. */
  readonly margin: number
  /** Whether a track should be in sight. */
  readonly isExpected: (track: Track) => boolean
}

/** Beyond so many sightings or tracks in one knot of doubt, all of it is ambiguous. */
const MOST_IN_COMPONENT = 40
/** Being new never competes: it costs more than any sight of what is known. */
const NEW = 1e6
const IMPOSSIBLE = 1e12

/**
 * Assigns sightings to tracks at the smallest sum of squared distances, in each connected component on its own. A
 * sighting whose second-best assignment is within the margin belongs to nobody: near-ties are refused, not guessed.
 */
export function associate(
  detections: readonly Detection[],
  tracksNear: (detection: Detection) => readonly Track[],
  { margin, isExpected }: AssociateOptions,
): Association {
  const tracks: Track[] = []
  const places = new Map<Track, number>()
  const placeOf = (track: Track): number => {
    let place = places.get(track)
    if (place === undefined) {
      place = tracks.push(track) - 1
      places.set(track, place)
    }
    return place
  }
  const edges = detections.map((detection): readonly Edge[] => {
    const priced: Priced[] = []
    for (const track of tracksNear(detection)) {
      const price = priceOf(detection, track, { margin, isExpected })
      if (price !== undefined) priced.push({ track, price })
    }
    // In an order of their own, so that ties are told alike however the tracks were found.
    const kept = nearestOf(priced).sort(byId)
    return kept.map(({ track, price }) => ({ ...price, track: placeOf(track) }))
  })
  const matched: (Track | undefined)[] = detections.map(() => undefined)
  const ambiguous: (readonly PossibleTrack[])[] = detections.map(() => [])
  for (const rows of componentsOf(edges, tracks.length)) {
    const columns = [...new Set(rows.flatMap((row) => edges[row]!.map(({ track }) => track)))]
    if (rows.length > MOST_IN_COMPONENT || columns.length > MOST_IN_COMPONENT) {
      for (const row of rows) ambiguous[row] = edges[row]!.map(({ track }) => ({ track: tracks[track]!, chance: 1 }))
      continue
    }
    const tell: Settle = (row, column, rivals) => {
      if (rivals.length > 0) ambiguous[row] = rivals.map(([track, chance]) => ({ track: tracks[track]!, chance }))
      else if (column !== undefined) matched[row] = tracks[column]
    }
    if (rows.length === 1) settleOne(rows[0]!, edges[rows[0]!]!, margin, tell)
    else settle(rows, columns, edges, margin, tell)
  }
  return { matched, ambiguous }
}

/**
 * The nearest candidates, one more than a knot may have: more would tell nothing more of a knot that is refused, and
 * thousands of one label in one place would have millions of them.
 */
function nearestOf(priced: Priced[]): Priced[] {
  if (priced.length <= MOST_IN_COMPONENT + 1) return priced
  return priced.sort((a, b) => a.price.price - b.price.price || byId(a, b)).slice(0, MOST_IN_COMPONENT + 1)
}

const byId = (a: Priced, b: Priced): number => (a.track.id < b.track.id ? -1 : 1)

function priceOf(detection: Detection, track: Track, { margin, isExpected }: AssociateOptions): Price | undefined {
  if (detection.folded !== track.folded) return undefined
  const above = squaredHeightDistance(detection, track)
  if (above > MOST_ABOVE) return undefined
  const price = squaredDistance(track, detection) + above
  const isGated =
    price < GATE || (price < GATE_IN_SIGHT && isExpected(track)) || isSamePlace(detection, track, isExpected)
  return isGated || price < GATE + margin ? { price, isGated } : undefined
}

/** Chi-square with one degree of freedom, 99.7 %. */
const MOST_ABOVE = 9

/** The squared distance of the middles of both heights; 0 where one does not know its height. */
function squaredHeightDistance({ heights, sd }: Detection, { heights: known }: Track): number {
  if (heights === undefined || known === undefined) return 0
  const off = (heights[0] + heights[1] - known.low.value - known.high.value) / 2
  // Of a middle, half the variance of an edge.
  return (2 * off * off) / (sd * sd + known.low.variance)
}

/**
 * Plan overlap of a quarter of the smaller box, or a gap of at most 0.3 m or half the smaller side, if the known one should
 * be in sight: then it is this one, shifted. While that is out of sight, what is beside it is a neighbor: cabinets stand side
 * by side, and the boxes of corner ones overlap.
 */
function isSamePlace(
  { box, outline, center }: Detection,
  track: Track,
  isExpected: (track: Track) => boolean,
): boolean {
  if (!isExpected(track)) return false
  const own = Math.hypot(box.maxX - box.minX, box.maxY - box.minY) / 2
  // Most are too far apart for their outlines to matter.
  const away = Math.hypot(center[0] - track.center[0], center[1] - track.center[1])
  if (away > own + radiusOf(track) + Math.max(0.3, own)) return false
  const other = boxOf(track)
  const x = Math.min(box.maxX, other.maxX) - Math.max(box.minX, other.minX)
  const y = Math.min(box.maxY, other.maxY) - Math.max(box.minY, other.minY)
  const sides = [box, other].map(({ minX, minY, maxX, maxY }) => [maxX - minX, maxY - minY] as const)
  const areas = sides.map(([width, depth]) => width * depth)
  if (x > 0 && y > 0 && x * y >= 0.25 * Math.min(...areas)) return true
  const reach = Math.max(0.3, Math.min(...sides.flat()) / 2)
  return -Math.min(x, y) <= reach && convexDistance(outline, outlineOf(track)) <= reach
}

/** Sightings that share candidates, directly or through others; those without candidates are left out. */
function componentsOf(edges: readonly (readonly Edge[])[], tracks: number): readonly (readonly number[])[] {
  const parent = Array.from({ length: tracks }, (_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!
    return at
  }
  for (const row of edges) for (const { track } of row.slice(1)) parent[root(track)] = root(row[0]!.track)
  const components = new Map<number, number[]>()
  edges.forEach((row, i) => {
    if (row.length === 0) return
    const key = root(row[0]!.track)
    const known = components.get(key)
    if (known) known.push(i)
    else components.set(key, [i])
  })
  return [...components.values()]
}

type Settle = (
  row: number,
  column: number | undefined,
  rivals: readonly (readonly [track: number, chance: number])[],
) => void

function settle(
  rows: readonly number[],
  columns: readonly number[],
  edges: readonly (readonly Edge[])[],
  margin: number,
  tell: Settle,
): void {
  const width = columns.length + rows.length
  const place = new Map(columns.map((column, i) => [column, i]))
  const costs = (withRivals: boolean): Float64Array => {
    const table = new Float64Array(rows.length * width).fill(IMPOSSIBLE)
    rows.forEach((row, r) => {
      for (const { track, price, isGated } of edges[row]!)
        if (isGated || withRivals) table[r * width + place.get(track)!] = price
      // A column of its own for each sighting: to be new.
      table[r * width + columns.length + r] = NEW
    })
    return table
  }
  const gated = costs(false)
  const best = assignProved(gated, rows.length, width)
  const hasRivals = rows.some((row) => edges[row]!.some(({ isGated }) => !isGated))
  const open = hasRivals ? costs(true) : gated
  const others = hasRivals ? assignProved(open, rows.length, width) : best
  const total = (table: Float64Array, columnOf: Int32Array) =>
    columnOf.reduce((sum, column, r) => sum + table[r * width + column]!, 0)
  const less = total(open, others.columnOf) - total(gated, best.columnOf)
  const growth = growthOf(open, others)
  rows.forEach((row, r) => {
    const column = best.columnOf[r]!
    if (column >= columns.length) {
      tell(row, undefined, [])
      return
    }
    const rivals = edges[row]!.flatMap(({ track }): [number, number][] => {
      const other = place.get(track)!
      if (other === column) return []
      const more = less + growth(r, other)
      return more < margin ? [[track, likelihood(more)]] : []
    })
    tellOf(row, columns[column]!, rivals, tell)
  })
}

/** One sighting alone: the nearest track that it may be of, and the others within the margin of it. */
function settleOne(row: number, edges: readonly Edge[], margin: number, tell: Settle): void {
  let best: Edge | undefined
  for (const edge of edges) if (edge.isGated && (best === undefined || edge.price < best.price)) best = edge
  if (best === undefined) {
    tell(row, undefined, [])
    return
  }
  const { track: nearest, price: least } = best
  const rivals = edges.flatMap(({ track, price }): [number, number][] => {
    const more = price - least
    return track !== nearest && more < margin ? [[track, likelihood(more)]] : []
  })
  tellOf(row, nearest, rivals, tell)
}

/** Tells of one track and its rivals with their likelihoods. */
function tellOf(row: number, best: number, rivals: readonly (readonly [number, number])[], tell: Settle): void {
  const all = rivals.reduce((sum, [, chance]) => sum + chance, 1)
  const candidates = rivals.length === 0 ? [] : [[best, 1] as const, ...rivals]
  tell(
    row,
    best,
    candidates.map(([track, chance]) => [track, chance / all] as const),
  )
}

/** Of an assignment that costs so much more than the best, as a part of its likelihood; what costs less is a gated best's rival. */
const likelihood = (more: number): number => Math.exp(-Math.max(0, more) / 2)
