import { UPPER_A, UPPER_Z } from '../../base/characters'
import { isProseSpace } from '../../base/unicode-characters'
import { choiceLetter } from '../solve/choose'
import { choiceHeader, choicesBehind, printedChoices, type TextChoices } from './printed-choices'

interface Marker {
  readonly letter: string
  /** How it is written, `A.`, `A)`, `A:` or `(A)`; one list uses one. */
  readonly style: string
  readonly start: number
  readonly end: number
}

/**
 * The choices a text brings with it: printed as a list, behind letters, or behind a word such as "Options:", which is
 * left out with them. `undefined` where there are not two.
 */
export function choicesInText(text: string): TextChoices | undefined {
  const found = printedChoices(text) ?? letteredChoices(text)
  if (found === undefined) {
    const header = choiceHeader(text, text.length)
    return header && choicesBehind(text, header)
  }
  const header = choiceHeader(text, found.start)
  const isRightBefore = header !== undefined && text.slice(header.end, found.start).trim() === ''
  return { choices: plainChoices(found.choices), start: isRightBefore ? header.start : found.start, end: found.end }
}

/**
 * Choices written as `A. x`, `A) x`, `(A) x` or `A: x`, each on its line or one behind the other; `undefined` where
 * there are not two in the order of the alphabet. One pass.
 */
function letteredChoices(text: string): TextChoices | undefined {
  let list: Marker[] = []
  let best: Marker[] = []
  for (let at = 0; at < text.length; at++) {
    const marker = markerAt(text, at)
    if (marker === undefined) continue
    const expected = choiceLetter(list.length)
    if (list.length > 0 && marker.letter === expected && marker.style === list[0]!.style) list.push(marker)
    else if (marker.letter === 'A') list = [marker]
    if (list.length > 1 && list.length >= best.length) best = list
    at = marker.end - 1
  }
  if (best.length < 2) return undefined
  const end = lastChoiceEnd(text, best.at(-1)!.end)
  const choices = best.map((marker, i) => tidy(text.slice(marker.end, best[i + 1]?.start ?? end)))
  return choices.includes('') ? undefined : { choices, start: best[0]!.start, end }
}

/** The mark of a choice: a capital letter between white space and `.`, `)` or `:`. */
function markerAt(text: string, at: number): Marker | undefined {
  const bracket = text[at] === '('
  const letterAt = bracket ? at + 1 : at
  const code = text.charCodeAt(letterAt)
  if (!(code >= UPPER_A && code <= UPPER_Z)) return undefined
  if (at > 0 && !isProseSpace(text.charCodeAt(at - 1)) && !',;:?'.includes(text[at - 1]!)) return undefined
  const mark = text[letterAt + 1]
  if (mark !== ')' && (bracket || (mark !== '.' && mark !== ':'))) return undefined
  const letter = text[letterAt]!
  return { letter, style: bracket ? '()' : mark, start: at, end: letterAt + 2 }
}

/** The last choice ends with its line, or with its sentence. */
function lastChoiceEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const char = text[at]!
    if (char === '\n' || char === '\r') return at
    if ((char === '.' || char === '?') && at > from + 1 && isProseSpace(text.charCodeAt(at + 1))) return at + 1
  }
  return text.length
}

function tidy(choice: string): string {
  let end = choice.length
  while (end > 0 && (isProseSpace(choice.charCodeAt(end - 1)) || ',;.'.includes(choice[end - 1]!))) end--
  return choice.slice(0, end).trim()
}

/** Choices as a caller gives them, without `A. `, `B. ` where all have it. */
export function plainChoices(choices: readonly string[]): readonly string[] {
  const marked = choices.map((choice) => markerAt(choice.trim(), 0))
  const all = choices.length > 0 && marked.every((marker, i) => marker?.letter === choiceLetter(i))
  return all ? choices.map((choice, i) => choice.trim().slice(marked[i]!.end).trim()) : [...choices]
}
