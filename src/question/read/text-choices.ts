import { isProseSpace } from '../../base/unicode-characters'
import { type OptionMark, optionMarkAt } from '../../parse/answer/options'
import { choiceLetter } from '../solve/choose'

/** The choices that stand in a question's text, and where. */
export interface TextChoices {
  readonly choices: readonly string[]
  readonly start: number
  readonly end: number
}

/**
 * Choices written as `A. x`, `A) x`, `(A) x` or `A: x`, each on its line or one behind the other; `undefined` where
 * there are not two in the order of the alphabet. One pass.
 */
export function choicesInText(text: string): TextChoices | undefined {
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
  while (end > 0 && (isProseSpace(choice.charCodeAt(end - 1)) || ',;.'.includes(choice[end - 1]!))) end--
  return choice.slice(0, end).trim()
}
