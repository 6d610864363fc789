import { type DirectionLabel, readDirection } from '../../base/direction-words'
import type { Scheme } from '../../solve/sectors'
import { labelsOf, SCHEMES } from '../../solve/sectors'
import { saysCannotTell } from './cannot-tell'

/** Words of a choice that say nothing more about a direction. */
const FILLERS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set('to the my your in of on at and side directly me you it its is'.split(' ')))()

/**
 * The direction a choice names (`Left-Front`, `rear left`, `to my back right`); `undefined` if it does not name one.
 */
export function readChoiceDirection(text: string): DirectionLabel | undefined {
  if (text.length > 60) return undefined
  const words = text.toLowerCase().split(/[^a-z]+/)
  return readDirection(words.filter((word) => word !== '' && !FILLERS.has(word)).join(' '))
}

const COARSEST_FIRST: readonly Scheme[] = /* @__PURE__ */ [...SCHEMES].sort(
  (a, b) => labelsOf(a).length - labelsOf(b).length,
)

/**
 * The coarsest scheme that has all these directions; `undefined` if one of the texts does not name a direction. A choice
 * that says there is no telling does not count.
 */
export function schemeOfChoices(choices: readonly string[]): Scheme | undefined {
  const labels = choices.filter((choice) => !saysCannotTell(choice)).map(readChoiceDirection)
  if (labels.length === 0 || labels.includes(undefined)) return undefined
  return COARSEST_FIRST.find((scheme) => labels.every((label) => labelsOf(scheme).includes(label!)))
}
