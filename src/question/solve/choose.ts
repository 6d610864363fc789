import { UPPER_A } from '../../base/characters'
import type { AreaUnit } from '../../base/units'
import { foldLabel } from '../../layout/label'
import { saysCannotTell } from '../read/cannot-tell'
import { readChoiceDirection } from '../read/choice-directions'
import { readNumeral } from '../read/numerals'
import type { Choice, Unsolved } from '../solution'
import { type QuestionUnit, readQuantity } from '../units'
import { unsolved } from './refer'

/** A, B, ..., Z, AA, AB, ... */
export function choiceLetter(index: number): string {
  const last = String.fromCharCode(UPPER_A + (index % 26))
  return index < 26 ? last : choiceLetter(Math.floor(index / 26) - 1) + last
}

/** The one choice that fits; `undefined` if the question has no choices; unsolved if none fit, or several. */
export function chooseBy(
  choices: readonly string[] | undefined,
  answer: string,
  fits: (choice: string) => boolean,
): Choice | Unsolved | undefined {
  if (choices === undefined || choices.length === 0) return undefined
  const fitting = choices.flatMap((text, index) => (fits(text) ? [index] : []))
  if (fitting.length === 1) {
    const index = fitting[0]!
    return { index, letter: choiceLetter(index), text: choices[index]! }
  }
  const list = choices.map((text, i) => `${choiceLetter(i)} ${text}`).join(', ')
  return fitting.length === 0
    ? unsolved('no-choice-fits', `the answer is ${answer}, which is none of the choices ${list}`)
    : unsolved('several-choices-fit', `the answer is ${answer}, which is more than one of the choices ${list}`)
}

/** The choice that names a direction, in any spelling. */
export const chooseDirection = (choices: readonly string[] | undefined, label: string) =>
  chooseBy(choices, label, (choice) => readChoiceDirection(choice) === label)

/** The choice that names an object, an article aside; `instance` is another name for it, such as `chair#1`. */
export function chooseName(choices: readonly string[] | undefined, name: string, instance = name) {
  const called = (wanted: string) => (choice: string) =>
    foldLabel(withoutArticle(choice)) === foldLabel(withoutArticle(wanted))
  const choice = chooseBy(choices, name, called(name))
  return choice && 'status' in choice && choices!.some(called(instance))
    ? chooseBy(choices, name, called(instance))
    : choice
}

/** What there is to choose from where only the choices say so: their names, without one that says there is no telling. */
export const namesOfChoices = (choices: readonly string[] | undefined): readonly string[] | undefined =>
  choices?.filter((choice) => !saysCannotTell(choice)).map(withoutArticle)

const YES: ReadonlySet<string> = new Set(['yes', 'true', 'y'])
const NO: ReadonlySet<string> = new Set(['no', 'false', 'n'])

/** The choice that says yes, or no. */
export const chooseYes = (choices: readonly string[] | undefined, answer: 'yes' | 'no') =>
  chooseBy(choices, answer, (choice) => (answer === 'yes' ? YES : NO).has(foldLabel(choice.split(/[,.]/)[0]!)))

/** A stated number may be off by this share of the value and still match a choice. */
const NEAR = 0.25

/**
 * The choice whose number is nearest to a value, as a person would pick it; none fits where the nearest is off by
 * more than a quarter of the value (and by more than half a unit of its last digit), several where two are as near.
 */
export function chooseNumber(
  choices: readonly string[] | undefined,
  answer: string,
  value: number,
  unit: QuestionUnit | AreaUnit | undefined,
): Choice | Unsolved | undefined {
  const numbers = (choices ?? []).map((choice) => readQuantity(choice, unit))
  const off = numbers.map((number) => (number === undefined ? Infinity : Math.abs(number.value - value)))
  const least = Math.min(...off)
  return chooseBy(choices, answer, (choice) => {
    const i = choices!.indexOf(choice)
    const near = off[i]! - least <= 1e-9 * Math.max(1, least)
    return near && off[i]! <= Math.max(NEAR * Math.abs(value), numbers[i]?.halfUnit ?? 0)
  })
}

/** The choice that is this whole number, in digits or in words; a count is right or wrong, and never near. */
export const chooseCount = (choices: readonly string[] | undefined, count: number) =>
  chooseBy(
    choices,
    String(count),
    (choice) => (readQuantity(choice, undefined)?.value ?? readNumeral(choice)) === count,
  )

export function withoutArticle(text: string): string {
  const trimmed = text.trim()
  const lower = trimmed.toLowerCase()
  for (const article of ['the ', 'an ', 'a ']) if (lower.startsWith(article)) return trimmed.slice(article.length)
  return trimmed
}
