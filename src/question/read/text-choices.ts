import { isProseSpace } from '../../base/unicode-characters'
import { type OptionMark, optionMarkAt, plainChoices } from '../../parse/answer/options'
import { choiceLetter } from '../solve/choose'
import { choiceHeader, choicesBehind, printedChoices, type TextChoices } from './printed-choices'

/**
 * The choices a text brings with it: printed as a list, after letters, or after a word such as "Options:", which is
 * left out with them. `undefined` if there are fewer than two.
 */
export function choicesInText(text: string): TextChoices | undefined {
  const found = printedChoices(text) ?? letteredChoices(text)
  if (found === undefined) {
    const header = choiceHeader(text, text.length)
    const listed = header && choicesBehind(text, header)
    return listed && { ...listed, choices: plainChoices(listed.choices) }
  }
  const header = choiceHeader(text, found.start)
  const isRightBefore = header !== undefined && text.slice(header.end, found.start).trim() === ''
  return { choices: plainChoices(found.choices), start: isRightBefore ? header.start : found.start, end: found.end }
}

/**
 * Choices written as `A. x`, `A) x`, `(A) x`, `[A] x`, `**A.** x` or `Option A: x`, each on its own line or one after another; `undefined` if
 * there are not two in the order of the alphabet. One pass.
 */
function letteredChoices(text: string): TextChoices | undefined {
  let list: OptionMark[] = []
  let best: OptionMark[] = []
  for (let at = 0; at < text.length; at++) {
    const marker = optionMarkAt(text, at)
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
  while (end > 0 && (isProseSpace(choice.charCodeAt(end - 1)) || ',;.*'.includes(choice[end - 1]!))) end--
  return choice.slice(0, end).trim()
}
