import { readDirection } from '../../base/direction-words'
import type { BenchmarkItem } from '../item'
import { type SaidAnswer, sameWords, truthKind } from '../profiles/grade'
import { saysTheSame } from '../split/split'
import type { ClusteredValue } from '../statistics/clustered'
import { estimate } from './estimate'
import { itemRight, type JudgedRun } from './judged'
import type { TwinRow } from './report'

/** Changes that fix how the answers of a pair relate, whatever the room looks like. */
const FIXED = ['mirror', 'first-frame']

/** Pairs of an item and its twin, by what was changed: both right, and answered consistently. */
export function twinsOf({ items, samples }: JudgedRun): readonly TwinRow[] {
  const at = new Map(items.map(({ id }, i) => [id, i]))
  const changes = new Map<string, { both: ClusteredValue[]; consistent: ClusteredValue[] }>()
  items.forEach((item, i) => {
    const original = item.twin && at.get(item.twin.of)
    if (original === undefined) return
    const { change } = item.twin!
    const rows = changes.get(change) ?? { both: [], consistent: [] }
    changes.set(change, rows)
    const [a, b] = [original, i] as const
    const both = itemRight(items[a]!, samples[a]!) && itemRight(item, samples[b]!)
    rows.both.push({ cluster: item.scene, value: both ? 1 : 0 })
    const fits = fit(change === 'mirror', [items[a]!, samples[a]![0]?.said], [item, samples[b]![0]?.said])
    rows.consistent.push({ cluster: item.scene, value: fits ? 1 : 0 })
  })
  return [...changes].map(([change, { both, consistent }]) => ({
    change,
    pairs: both.length,
    bothRight: estimate(both),
    consistent: FIXED.includes(change) ? estimate(consistent) : null,
  }))
}

type Answered = readonly [item: BenchmarkItem, said: SaidAnswer | null | undefined]

function fit(mirrored: boolean, [item, said]: Answered, [twin, twinSaid]: Answered): boolean {
  if (!said || !twinSaid) return false
  if (truthKind(item) === 'number') return saysTheSame(twinSaid, said)
  const words = wordsOf(item, said)
  return sameWords(mirrored ? otherSide(words) : words, wordsOf(twin, twinSaid))
}

/** The text of the choice that was said, or the words themselves. */
const wordsOf = ({ choices }: BenchmarkItem, { choice, text }: SaidAnswer) =>
  (choice === undefined ? undefined : choices?.[choice]) ?? text

/** A direction as it is in the mirror; other words stay, an object named "left door" among them. */
function otherSide(words: string): string {
  const direction = readDirection(words)
  return direction === undefined
    ? words
    : direction.replace(/left|right/g, (side) => (side === 'left' ? 'right' : 'left'))
}
