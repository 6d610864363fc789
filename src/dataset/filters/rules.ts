import type { View } from '../scene/view'
import {
  hasGaps,
  hasGapsInLargeRoom,
  hasLabel,
  isAway,
  isCountOfLeast,
  isFar,
  isInOrder,
  isKeptDistance,
  isKeptOne,
  isKeptTwo,
  isSizeOfLeast,
} from './amounts'
import type { Candidate, Family } from './candidate'
import { isApart, isClearOfEdges, isCompact, isInOneSector, isSeparate, isTogether } from './direction'
import type { RuleName, RuleValues } from './values'

/** What a rule looks at besides the candidate. */
export interface Judged {
  readonly view: View
  readonly values: RuleValues
  /** The question's id. */
  readonly id: string
}

type Holds<C> = (candidate: C, value: never, judged: Judged) => boolean

/** A rule: what it is asked of, and whether a candidate holds it. */
interface Rule {
  readonly name: RuleName
  readonly family: Family
  readonly holds: (candidate: Candidate, value: number | string, judged: Judged) => boolean
}

const rule = <F extends Family, V extends number | string>(
  name: RuleName,
  family: F,
  holds: (candidate: Extract<Candidate, { family: F }>, value: V, judged: Judged) => boolean,
): Rule => ({ name, family, holds: holds as Holds<unknown> as Rule['holds'] })

/** In the order they are asked: a candidate counts for the first that drops it. */
const RULES: readonly Rule[] = /* @__PURE__ */ (() => [
  ...(['direction', 'distance', 'nearest', 'count', 'size', 'order'] as const).map((family) =>
    rule('structure-labels', family, (c: Candidate, labels: string) => !hasLabel(namesIn(c), labels)),
  ),
  rule('direction-near', 'direction', (c, least: number, { view }) => isApart(c, least, view)),
  rule('direction-far', 'direction', (c, most: number, { view }) => isTogether(c, most, view)),
  rule('direction-gap', 'direction', (c, least: number, { view }) => isSeparate(c, least, view)),
  rule('direction-extent', 'direction', isCompact),
  rule('direction-angle', 'direction', isClearOfEdges),
  rule('direction-spread', 'direction', isInOneSector),
  rule('nearest-away', 'nearest', isAway),
  rule('nearest-gap', 'nearest', hasGaps),
  rule('nearest-gap-large', 'nearest', (c, least: number, { view }) => hasGapsInLargeRoom(c, least, view)),
  rule('distance-labels', 'distance', (c, labels: string) => !hasLabel(c.objects, labels)),
  rule('distance-least', 'distance', isFar),
  rule('distance-keep', 'distance', (c, rates: string, { id }) => isKeptDistance(c, rates, id)),
  rule('count-labels', 'count', (c, labels: string) => !hasLabel(namesIn(c), labels)),
  rule('count-least', 'count', isCountOfLeast),
  rule('count-keep-one', 'count', (c, share: number, { id, values }) =>
    isKeptOne(c, share, String(values['count-common-labels'] ?? ''), id),
  ),
  rule('count-keep-two', 'count', (c, share: number, { id }) => isKeptTwo(c, share, id)),
  rule('size-labels', 'size', (c, labels: string) => !hasLabel(c.objects, labels)),
  rule('size-least', 'size', isSizeOfLeast),
  rule('room-seen', 'room', (_, least: number, { view }) => view.seenShare >= least),
  rule('order-frames', 'order', isInOrder),
])()

const namesIn = (candidate: Candidate) =>
  candidate.family === 'count' ? [{ name: candidate.counted.label }] : candidate.objects

/** The rule that drops a candidate, or `undefined` if it holds them all. */
export function droppedBy(candidate: Candidate, judged: Judged): RuleName | undefined {
  for (const { name, family, holds } of RULES) {
    const value = judged.values[name]
    if (family === candidate.family && value !== null && !holds(candidate, value, judged)) return name
  }
  return undefined
}

/** The rules that a family is held to, with their values: what an item says of itself. */
export function rulesOf(family: Family, values: RuleValues): Record<string, number | string> {
  return Object.fromEntries(
    RULES.flatMap(({ name, family: of }) => {
      const value = values[name]
      return of === family && value !== null ? [[name, value]] : []
    }),
  )
}
