import type { Random } from '../../base/random'
import { instancesOf } from '../../layout/find'
import type { BevObject, Layout } from '../../layout/layout'
import { createLayoutIndex, type LayoutIndex } from '../../layout/neighbors'
import { placePoint } from '../../layout/place'
import { centerDistance } from '../../solve/distance'
import { roomSize } from '../../solve/room'
import type { Question } from '../question'
import type { Solved } from '../solution'
import type { Margins } from './margins'

/** A question a layout can be asked, with its answer. */
export interface AskedQuestion {
  readonly question: Question
  readonly solution: Solved
}

/** The state of an enumeration of one layout. */
export interface Scope {
  readonly layout: Layout
  readonly margins: Margins
  /** Objects whose label is unique, in the order they are asked about. */
  readonly unique: readonly BevObject[]
  /** The unique objects whose centers are in the range of pairs from one of them, in the order they are asked about. */
  inRange(object: BevObject): readonly BevObject[]
  /** A list in the order of the enumeration: as it is, or shuffled. */
  ordered<T>(items: readonly T[]): readonly T[]
  /** How far candidates must be apart in this room, meters. */
  readonly candidateGap: number
}

export function createScope(layout: Layout, margins: Margins, random: Random | undefined): Scope {
  const unique = layout.objects.filter(({ label }) => instancesOf(layout, label).length === 1)
  const named = new Set(unique)
  const [least, most] = margins.pairDistance
  let index: LayoutIndex | undefined
  const ordered = <T>(items: readonly T[]) => (random ? shuffled(items, random) : items)
  // The objects in range of an object are computed when first needed, and shuffled once.
  const ranges = new Map<BevObject, readonly BevObject[]>()
  const area = roomSize(layout)?.area ?? 0
  return {
    layout,
    margins,
    unique: ordered(unique),
    ordered,
    candidateGap: area > margins.largeRoom ? margins.candidateGapLarge : margins.candidateGap,
    inRange(object) {
      const known = ranges.get(object)
      if (known) return known
      const inReach = Number.isFinite(most)
        ? (index ??= createLayoutIndex(layout)).near(placePoint(object), most).filter((other) => named.has(other))
        : unique
      const found = ordered(
        inReach.filter((other) => {
          const d = centerDistance(object, other)
          return other !== object && d >= least && d <= most
        }),
      )
      ranges.set(object, found)
      return found
    },
  }
}

/** A shuffled copy (Fisher and Yates). */
function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const copy = [...items]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
  }
  return copy
}
