import { readDirection } from '../../base/direction-words'
import { lengthSpelled, unitSpelled } from '../../base/units'
import { spelledNumber } from '../json/numbers'
import type { Answer, AnswerKind, AnswerText } from './choice'
import { choiceAnswer, choiceByLetter, choiceByText, letterOf } from './choice'

/** What a lenient reading gives: an answer with how to show it, or why there is none. */
export type Forgiven = { readonly answer: Answer; readonly shown: string } | { readonly refused: string }

/** Longer statements are explanations, not answers. */
const MOST_CHARACTERS = 200

/** Of more announcements than this the last ones count. */
const MOST_STATEMENTS = 16

/**
 * Reads an answer with words or signs around it. The whole text must be one statement of the answer, or it must end
 * in one that is announced as such (`Final answer: D`); statements that contradict each other are refused.
 */
export function readLenientAnswer(
  literal: AnswerText,
  kind: AnswerKind | undefined,
  choices: readonly string[] | undefined,
  unit: string | undefined,
): Forgiven {
  const announced = announcedStatements(literal.text)
  const statements = announced.length > 0 ? announced : [literal.text]
  let result: Forgiven | undefined
  for (const statement of statements) {
    const one = readStatement(statement, literal, kind, choices, unit)
    if ('refused' in one) {
      if (result === undefined || announced.length === 1) result = one
      if (/disagree/.test(one.refused)) return one
      continue
    }
    if (result && 'answer' in result && result.shown !== one.shown) return { refused: 'it states several answers' }
    result = one
  }
  return result ?? { refused: 'it states no answer' }
}

/** What follows each `answer:` or `answer is`, to the end of its line. */
function announcedStatements(text: string): string[] {
  const statements: string[] = []
  for (const match of text.matchAll(/\banswer\b/gi)) {
    let at = match.index + match[0].length
    while (at < text.length && '*_ \t'.includes(text[at]!)) at++
    if (text.slice(at, at + 3).toLowerCase() === 'is ' || text.slice(at, at + 3).toLowerCase() === 'is:') at += 2
    else if (text[at] !== ':') continue
    while (at < text.length && ':*_ \t'.includes(text[at]!)) at++
    const rest = text.slice(at, at + MOST_CHARACTERS + 1)
    const lineEnd = rest.indexOf('\n')
    const statement = lineEnd < 0 ? rest : rest.slice(0, lineEnd)
    if (statement !== '') statements.push(statement)
  }
  return statements.slice(-MOST_STATEMENTS)
}

function readStatement(
  statement: string,
  { span }: AnswerText,
  kind: AnswerKind | undefined,
  choices: readonly string[] | undefined,
  unit: string | undefined,
): Forgiven {
  if (statement.length > MOST_CHARACTERS) return { refused: 'it is an explanation, not an answer' }
  const bare = unwrapMarks(statement)
  if (kind === 'choice' || kind === undefined) {
    const choice = readChoice(bare, choices)
    if (choice !== undefined)
      return typeof choice === 'number'
        ? { answer: choiceAnswer(choice, choices, span), shown: letterOf(choice) }
        : choice
  }
  if (kind === 'number' || kind === undefined) {
    const number = readQuantity(bare, unit)
    if (number !== undefined)
      return 'refused' in number
        ? number
        : {
            answer: { kind: 'number', ...number, span },
            shown: `${number.value}${number.unit ? ` ${number.unit}` : ''}`,
          }
  }
  if (kind === 'direction' || kind === undefined) {
    const label = readDirection(bare)
    if (label) return { answer: { kind: 'direction', label, span }, shown: label }
  }
  return { refused: `it does not state one ${kind ?? 'answer'} alone` }
}

/** Takes emphasis, quotes, `\boxed{..}` and a full stop off the ends. */
function unwrapMarks(statement: string): string {
  let text = statement.trim()
  for (let before = ''; before !== text; ) {
    before = text
    text = text.replace(/^\\(?:boxed|text|mathrm|mathbf)\{([^{}]*)\}$/, '$1')
    if (/^[*_`"'$“”‘’]/.test(text)) text = text.slice(1)
    if (/[*_`"'$“”‘’]$/.test(text)) text = text.slice(0, -1)
    text = text.trim()
  }
  return text
}

/** `B.`, `(B)`, `option B`, `B. front-left`; a refusal where letter and text disagree. */
function readChoice(text: string, choices: readonly string[] | undefined): number | Forgiven | undefined {
  const match = /^(?:(?:option|choice)\s+)?(?:\(([A-Za-z])\)|\[([A-Za-z])\]|([A-Za-z]))\s*(.*)$/is.exec(text)
  const letter = match?.[1] ?? match?.[2] ?? match?.[3]
  if (letter === undefined) return choiceByText(withoutStop(text), choices)
  const bracketed = match?.[3] === undefined
  const tail = match?.[4] ?? ''
  const separated = /^[.):,-]/.test(tail)
  const rest = unwrapMarks(tail.replace(/^[.):,-]\s*/, ''))
  const index = choiceByLetter(letter, choices)
  if (rest === '' || rest === '.') return index
  // A word that merely begins with a letter is no letter: only a sign or a bracket sets it off.
  if (!separated && !bracketed) return choiceByText(withoutStop(text), choices)
  if (index === undefined) return undefined
  // Without the choices nothing can be checked, so the text must at least name no second letter.
  if (choices === undefined) return SECOND_THOUGHT.test(rest.replaceAll(letter, '')) ? undefined : index
  const named = choiceByText(withoutStop(rest), choices)
  if (named === index) return index
  if (named !== undefined) return { refused: 'its letter and its text disagree' }
  return { refused: 'what follows the letter is not the text of that choice' }
}

const SECOND_THOUGHT = /\b(?:[B-HJ-Z]|or|not|nor|and|but)\b/

const withoutStop = (text: string) => text.replace(/\s*\.$/, '')

/** The units that an answer to a question in metres, square metres or degrees is taken in. */
const ANSWER_UNITS: readonly string[] = ['m', 'cm', 'mm', 'm2', 'deg']

/** `3.4 m`, `about 0.8m`; a refusal where the unit is not the one wanted and cannot be converted. */
function readQuantity(
  text: string,
  wanted: string | undefined,
): { value: number; unit?: string } | { refused: string } | undefined {
  const match = /^(?:(?:about|around|approximately|approx\.?|roughly)\s+|[~≈]\s*)?([-+.\deE]+)\s*(.*)$/is.exec(
    withoutStop(text),
  )
  if (match === null) return undefined
  const spelled = spelledNumber(match[1]!, 0, match[1]!.length)
  if (spelled === undefined) return undefined
  const word = match[2]!.toLowerCase()
  const value = spelled.value + 0
  if (word === '') return { value, ...(wanted !== undefined && { unit: wanted }) }
  const unit = unitSpelled(word)
  if (unit === undefined || !ANSWER_UNITS.includes(unit.name)) return undefined
  if (wanted === undefined || wanted === unit.name) return { value, unit: unit.name }
  const target = lengthSpelled(wanted)
  if (unit !== lengthSpelled(word) || target === undefined)
    return { refused: `it is in ${unit.name}, not in ${wanted}` }
  // Whole ratios keep decimal values exact: 1.2 m is 120 cm, not 120.00000000000001.
  const [more, less] = [target.units * unit.base, target.base * unit.units]
  return { value: more >= less ? value * (more / less) : value / (less / more), unit: wanted }
}
