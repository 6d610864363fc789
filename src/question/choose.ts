import { foldLabel } from '../layout/label'
import { readDirection } from './directions'
import { unsolved } from './refer'
import type { Choice, Unsolved } from './solution'

/** A, B, ..., Z, AA, AB, ... */
export function choiceLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : choiceLetter(Math.floor(index / 26) - 1) + last
}

/** The one choice that fits; `undefined` where the question has none; unsolved where none or several fit. */
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
  chooseBy(choices, label, (choice) => readDirection(choice) === label)

/** The choice that names an object, an article aside. */
export const chooseName = (choices: readonly string[] | undefined, name: string) =>
  chooseBy(choices, name, (choice) => foldLabel(withoutArticle(choice)) === foldLabel(name))

export function withoutArticle(text: string): string {
  const trimmed = text.trim()
  const lower = trimmed.toLowerCase()
  for (const article of ['the ', 'an ', 'a ']) if (lower.startsWith(article)) return trimmed.slice(article.length)
  return trimmed
}
