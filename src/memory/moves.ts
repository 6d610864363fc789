import type { Track } from './track'

/** A thing that was at one place and is at another. */
export interface Move {
  readonly from: Track
  /** The chance that both are the same thing, 0 to 1. */
  readonly confidence: number
}

/** How much two sides may differ for two sightings to be of one size: a quarter, or 0.2 m. */
const SIZE_SHARE = 0.25
const SIZE = 0.2

/**
 * What is missing at one place and was first seen at another after it was last seen at the first, of one label and
 * size, has moved; whichever was noticed first. Each thing moves once: the pairs with the most alike sizes first, then
 * those that follow each other soonest.
 */
export function movesOf(tracks: readonly Track[], isThere: (track: Track) => boolean): ReadonlyMap<Track, Move> {
  const pairs = tracks
    .filter((track) => !isThere(track))
    .flatMap((from) =>
      tracks
        .filter((to) => isThere(to) && isLater(from, to))
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
    const confidence = (1 / (1 + Math.exp(from.odds))) * (1 / (1 + Math.exp(-to.odds))) * (1 / rivals)
    moves.set(to, { from, confidence })
    gone.add(from)
  }
  return moves
}

const isLater = (from: Track, to: Track) => to.folded === from.folded && to.firstSeen > from.lastSeen

/** Whether something of its label and size was first seen elsewhere after it was last seen. */
export const hasTwinSince = (track: Track, tracks: readonly Track[]): boolean =>
  tracks.some((other) => isLater(track, other) && sizeDifference(track, other) !== undefined)

function sizeDifference(a: Track, b: Track): number | undefined {
  const sides = ({ own, outer }: Track) =>
    own ? [own.length.value, own.width.value] : [2 * Math.max(outer.x, outer.y), 2 * Math.min(outer.x, outer.y)]
  const [one, other] = [sides(a), sides(b)]
  const off = one.map((side, i) => Math.abs(side - other[i]!))
  const fits = off.every((difference, i) => difference <= Math.max(SIZE, SIZE_SHARE * Math.max(one[i]!, other[i]!)))
  return fits ? off.reduce((sum, difference) => sum + difference, 0) : undefined
}
