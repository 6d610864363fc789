import type { Vec2 } from '../../base/vec2'
import {
  type AlignKind,
  applyTransform,
  fitAlignment,
  IDENTITY,
  isClearlyBetter,
  isMirrored,
  type MapTransform,
  residualOf,
} from './align'
import type { MapColumns } from './columns'
import { pairByDistance } from './match'

/** How a predicted map was brought into the frame of the true one, and what was found on the way. */
export interface AlignmentFound {
  readonly transform: MapTransform
  /** A reflected fit would be clearly better: see `isMirrored`. */
  readonly mirrored: boolean
}

/** Trials times pairs that the search for a first guess may look at. */
const SEARCH_LIMIT = 2e6
const ASSIGN_LIMIT = 2e6
const MAX_TRIALS = 400
const MAX_ROUNDS = 8

interface Pairs {
  readonly from: readonly Vec2[]
  readonly to: readonly Vec2[]
}

/**
 * Finds the alignment of a kind. Labels that occur once on both sides identify their objects; if they are not enough, a
 * first guess is searched among pairs of instances. Then pairing (by distance, within labels) and fitting alternate
 * until the pairs stay the same.
 */
export function findAlignment(predicted: MapColumns, truth: MapColumns, kind: AlignKind): AlignmentFound {
  const singles = singlePairs(predicted, truth)
  const mirrored = detectMirrored(predicted, truth, kind, singles)
  return { transform: kind === 'none' ? IDENTITY : search(predicted, truth, kind, singles).transform, mirrored }
}

function detectMirrored(predicted: MapColumns, truth: MapColumns, kind: AlignKind, singles: Pairs): boolean {
  if (singles.from.length >= 3) return isMirrored(singles.from, singles.to, kind)
  // Too few names are unique: search with the map as it is and with the map reflected, and compare.
  if (Math.min(predicted.count, truth.count) < 3 || predicted.count * truth.count > 1e4) return false
  const free: AlignKind = kind === 'similarity' ? 'similarity' : 'rigid'
  const proper = search(predicted, truth, free, singles)
  if (proper.pairs.from.length < 3) return false
  const residual = residualOf(proper.pairs.from, proper.pairs.to, proper.transform)!
  return isClearlyBetter(residual, proper.pairs.to, () => {
    const reflected: MapColumns = { ...predicted, x: predicted.x.map((x) => 0 - x) }
    const other = search(reflected, truth, free, singlePairs(reflected, truth))
    return residualOf(other.pairs.from, other.pairs.to, other.transform)!
  })
}

function search(predicted: MapColumns, truth: MapColumns, kind: AlignKind, singles: Pairs) {
  let transform = determines(singles, kind)
    ? fitAlignment(singles.from, singles.to, kind)
    : firstGuess(predicted, truth, kind, singles)
  let pairs = pairUp(predicted, truth, transform)
  for (let round = 0; round < MAX_ROUNDS; round++) {
    transform = fitAlignment(pairs.from, pairs.to, kind)
    const next = pairUp(predicted, truth, transform)
    const settled = next.to.every((point, i) => point[0] === pairs.to[i]![0] && point[1] === pairs.to[i]![1])
    pairs = next
    if (settled) break
  }
  return { transform, pairs }
}

/** A translation needs one pair; an angle needs two that are apart on both sides. */
function determines({ from, to }: Pairs, kind: AlignKind): boolean {
  if (kind === 'translation') return from.length > 0
  const apart = (points: readonly Vec2[]) => points.some((p) => p[0] !== points[0]![0] || p[1] !== points[0]![1])
  return from.length > 1 && apart(from) && apart(to)
}

function pointAt(columns: MapColumns, index: number): Vec2 {
  return [columns.x[index]!, columns.y[index]!]
}

function singlePairs(predicted: MapColumns, truth: MapColumns): Pairs {
  const from: Vec2[] = []
  const to: Vec2[] = []
  for (const [key, mine] of predicted.groups) {
    const theirs = truth.groups.get(key)
    if (mine.length !== 1 || theirs?.length !== 1) continue
    from.push(pointAt(predicted, mine[0]!))
    to.push(pointAt(truth, theirs[0]!))
  }
  return { from, to }
}

/** Pairs of all shared labels under a transform, one to one, nearest first in the sense of least squares. */
function pairUp(predicted: MapColumns, truth: MapColumns, transform: MapTransform): Pairs {
  const from: Vec2[] = []
  const to: Vec2[] = []
  for (const [key, mine] of predicted.groups) {
    const theirs = truth.groups.get(key)
    if (theirs === undefined) continue
    const moved = { x: [] as number[], y: [] as number[] }
    for (const i of mine) {
      const [x, y] = applyTransform(transform, predicted.x[i]!, predicted.y[i]!)
      moved.x.push(x)
      moved.y.push(y)
    }
    const columns = pairByDistance(moved, truth, [...mine.keys()], theirs, ASSIGN_LIMIT)
    mine.forEach((i, row) => {
      if (columns[row]! < 0) return
      from.push(pointAt(predicted, i))
      to.push(pointAt(truth, theirs[columns[row]!]!))
    })
  }
  return { from, to }
}

/** The best of the transforms that bring one or two instances onto instances of the same names. */
function firstGuess(predicted: MapColumns, truth: MapColumns, kind: AlignKind, singles: Pairs): MapTransform {
  const shared = [...predicted.groups]
    .filter(([key]) => truth.groups.has(key))
    .map(([key, mine]) => ({ mine, theirs: truth.groups.get(key)! }))
    .sort((a, b) => a.mine.length * a.theirs.length - b.mine.length * b.theirs.length)
  if (shared.length === 0) return IDENTITY
  const cost = shared.reduce((sum, { mine, theirs }) => sum + mine.length * theirs.length, 0)
  const trials = Math.min(MAX_TRIALS, Math.floor(SEARCH_LIMIT / cost))
  const tried = trialPairs(predicted, truth, kind, shared, singles)
  let best = IDENTITY
  let bestLoss = Infinity
  for (const pairs of tried.slice(0, trials)) {
    const transform = fitAlignment(pairs.from, pairs.to, kind)
    const loss = lossOf(predicted, truth, transform, shared)
    if (loss < bestLoss) {
      bestLoss = loss
      best = transform
    }
  }
  if (tried.length > 0 && trials > 0) return best
  const all = pairUp(predicted, truth, IDENTITY)
  return fitAlignment(all.from, all.to, kind)
}

interface SharedLabel {
  readonly mine: readonly number[]
  readonly theirs: readonly number[]
}

function trialPairs(
  predicted: MapColumns,
  truth: MapColumns,
  kind: AlignKind,
  shared: readonly SharedLabel[],
  singles: Pairs,
): Pairs[] {
  const matches = shared.flatMap(({ mine, theirs }) =>
    mine
      .slice(0, 20)
      .flatMap((i) => theirs.slice(0, 20).map((j) => ({ i, j, from: pointAt(predicted, i), to: pointAt(truth, j) }))),
  )
  if (kind === 'translation') return matches.map(({ from, to }) => ({ from: [from], to: [to] }))
  const trials: Pairs[] = []
  const anchors = singles.from.length > 0 ? [{ i: -1, j: -1, from: singles.from[0]!, to: singles.to[0]! }] : matches
  for (const a of anchors)
    for (const b of matches) {
      if (trials.length >= MAX_TRIALS * 4) return spreadOut(trials)
      if (a.i === b.i || a.j === b.j) continue
      const pair = { from: [a.from, b.from], to: [a.to, b.to] }
      if (determines(pair, kind)) trials.push(pair)
    }
  return spreadOut(trials)
}

/** Trials made from points far apart first: they fix the angle best. */
function spreadOut(trials: Pairs[]): Pairs[] {
  const size = ({ from: [a, b] }: Pairs) => Math.hypot(a![0] - b![0], a![1] - b![1])
  return trials.sort((a, b) => size(b) - size(a))
}

/** Sum over predicted objects of the squared distance to the nearest instance of the same name, at most 1 each. */
function lossOf(
  predicted: MapColumns,
  truth: MapColumns,
  transform: MapTransform,
  shared: readonly SharedLabel[],
): number {
  let loss = 0
  for (const { mine, theirs } of shared)
    for (const i of mine) {
      const [x, y] = applyTransform(transform, predicted.x[i]!, predicted.y[i]!)
      let nearest = 1
      for (const j of theirs) {
        const dx = x - truth.x[j]!
        const dy = y - truth.y[j]!
        nearest = Math.min(nearest, dx * dx + dy * dy)
      }
      loss += nearest
    }
  return loss
}
