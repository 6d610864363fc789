import { GATE } from './associate'
import { LEAST_VARIANCE, type Track, type UncertainNumber } from './track'

/** A thing that was at one place and is at another. */
export interface Move {
  readonly from: Track
  /** The chance that both are the same thing, 0 to 1. */
  readonly confidence: number
  /** Where it was before that, the last place first. */
  readonly earlier: readonly Track[]
}

/** How much two sides may differ for two things to be of one size: a quarter, 0.2 m, or what their deviations allow. */
const SIZE_SHARE = 0.25
const SIZE = 0.2

/**
 * What is missing at one place and was first seen at another after it was last seen at the first, of one label and
 * size, has moved; whichever was noticed first. Each thing moves once: the pairs with the most alike sizes first, then
 * those that follow each other soonest. What else is missing, was seen more than once and fits between in time is where it was
 * before.
 */
export function movesOf(tracks: readonly Track[], presence: (track: Track) => number): ReadonlyMap<Track, Move> {
  const isThere = (track: Track) => presence(track) > 0
  const pairs = tracks
    .filter((track) => !isThere(track))
    .flatMap((from) =>
      tracks
        .filter((to) => isLater(from, to) && isThere(to))
        .flatMap((to) => {
          const off = sizeDifference(from, to)
          return off === undefined ? [] : [{ from, to, off, wait: to.firstSeen - from.lastSeen }]
        }),
    )
    .sort((a, b) => a.off - b.off || a.wait - b.wait || (a.to.id < b.to.id ? -1 : 1))
  const moves = new Map<Track, Move>()
  const gone = new Set<Track>()
  for (const { from, to } of pairs) {
    if (gone.has(from) || moves.has(to)) continue
    // Sure of it is who is sure that it left, that it is there, and that no other thing of the kind could be meant.
    const rivals = pairs.filter((pair) => pair.from === from || pair.to === to).length
    const confidence = (chanceOf(-presence(from)) * chanceOf(presence(to))) / rivals
    moves.set(to, { from, confidence, earlier: [] })
    gone.add(from)
  }
  for (const { from, to } of pairs) {
    const move = moves.get(to)
    if (move === undefined || gone.has(from) || from.count < 2) continue
    const places = [move.from, ...move.earlier]
    if (!places.every((place) => place.firstSeen > from.lastSeen || from.firstSeen > place.lastSeen)) continue
    const [last, ...earlier] = [...places, from].sort((a, b) => b.lastSeen - a.lastSeen)
    moves.set(to, { ...move, from: last!, earlier })
    gone.add(from)
  }
  return moves
}

/** Of log-odds. */
export const chanceOf = (odds: number): number => 1 / (1 + Math.exp(-odds))

const isLater = (from: Track, to: Track) => to.folded === from.folded && to.firstSeen > from.lastSeen

/**
 * How often a thing of a label and size is found that is neither known nor moved, as a part of how often one that is gone is
 * found elsewhere, for each alike thing that is known: where there are many, there are more.
 */
const UNKNOWN = 0.08

/**
 * The log-odds of each that it is where it is: its own, less what speaks for a move. That is a thing of its label and size that
 * was first seen after it was last seen, while it was not seen where it should have been since; the more others the newer
 * one could be, the less it says. Whichever of both was noticed first, the same follows.
 */
export function presenceOf(tracks: readonly Track[]): (track: Track) => number {
  const byLabel = new Map<string, Track[]>()
  for (const track of tracks) {
    const same = byLabel.get(track.folded)
    if (same) same.push(track)
    else byLabel.set(track.folded, [track])
  }
  const known = new Map(tracks.map((track) => [track, track.odds - pullOn(track, byLabel.get(track.folded)!)]))
  return (track) => known.get(track)!
}

/**
 * By Bayes: a newly found twin is this thing, or another that is gone (each as likely as it is gone), or one that was not
 * known (UNKNOWN for each that is), or not there at all (its own odds against it). Found as it is, it takes
 * log(1 + 1 / (the weights of all but this thing)) from the odds that this one is still there.
 */
function pullOn(track: Track, same: readonly Track[]): number {
  if (track.missedFrom === undefined || track.count < 2) return 0
  let most = 0
  for (const twin of same) {
    if (twin.odds <= 0 || !isLater(track, twin) || sizeDifference(track, twin) === undefined) continue
    let others = Math.exp(-twin.odds)
    for (const other of same) {
      if (other.firstSeen >= twin.firstSeen || sizeDifference(other, twin) === undefined) continue
      // What was seen once and is gone was rather never there.
      const isKnown = other.count > 1 || other.odds > 0
      if (isKnown) others += UNKNOWN
      if (other !== track && other.count > 1 && isLater(other, twin)) others += chanceOf(-other.odds)
    }
    most = Math.max(most, Math.log(1 + 1 / others))
  }
  return most
}

/** By how much the sides of two things differ, meters; `undefined` where that is too much for one thing. */
function sizeDifference(a: Track, b: Track): number | undefined {
  const [one, other] = [sidesOf(a), sidesOf(b)]
  let off = 0
  let squared = 0
  let isAlike = true
  for (const [i, { value, variance }] of one.entries()) {
    const against = other[i]!
    const difference = Math.abs(value - against.value)
    isAlike &&= difference <= Math.max(SIZE, SIZE_SHARE * Math.max(value, against.value))
    off += difference
    squared += difference ** 2 / (variance + against.variance)
  }
  return isAlike || squared < GATE ? off : undefined
}

/** Both sides, the longer one first. */
function sidesOf({ own, outer }: Track): readonly UncertainNumber[] {
  const sides = own
    ? [own.length, own.width]
    : [outer.x, outer.y].map((half): UncertainNumber => ({ value: 2 * half, variance: LEAST_VARIANCE }))
  return sides[0]!.value >= sides[1]!.value ? sides : [sides[1]!, sides[0]!]
}
