import { readDirection } from '../../base/direction-words'
import { lengthSpelled, unitSpelled } from '../../base/units'
import { spelledNumber } from '../json/numbers'
import type { Answer, AnswerKind, AnswerText } from './choice'
import { choiceAnswer, choiceByLetter, choiceByText, letterOf } from './choice'

/** The result of a lenient reading: an answer and how to show it, or the reason why it was refused. */
export type Forgiven = { readonly answer: Answer; readonly shown: string } | { readonly refused: string }

/** Longer statements are explanations, not answers. */
const MOST_CHARACTERS = 200

/** If there are more announcements than this, only the last ones count. */
const MOST_STATEMENTS = 16

/**
 * Reads an answer with words or signs around it. Either the whole text must be one statement of the answer, or it must
 * end in one that is announced (`Final answer: D`). Statements that contradict each other are refused.
 */
export function readLenientAnswer(
  literal: AnswerText,
  kind: AnswerKind | undefined,
  choices: readonly string[] | undefined,
  unit: string | undefined,
): Forgiven {
  const announced = [...announcedStatements(literal.text), ...boxedStatements(literal.text)].slice(-MOST_STATEMENTS)
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

/**
 * What follows each `answer:` or `answer is`, or a heading that says only `Answer`: the rest of its line, or the next
 * non-blank line if the rest of its line is blank.
 */
function announcedStatements(text: string): string[] {
  const statements: string[] = []
  for (const match of text.matchAll(/\banswer\b/gi)) {
    let at = match.index + match[0].length
    while (at < text.length && '*_ \t'.includes(text[at]!)) at++
    if (/^is[\s:]/i.test(text.slice(at, at + 3))) at += 2
    else if (text[at] !== ':' && !(isLineEnd(text[at]) && isHeading(text, match.index))) continue
    while (at < text.length && ':*_ \t'.includes(text[at]!)) at++
    if (isLineEnd(text[at])) while (at < text.length && /\s/.test(text[at]!)) at++
    const rest = text.slice(at, at + MOST_CHARACTERS + 1)
    const lineEnd = rest.search(/[\r\n]/)
    const statement = lineEnd < 0 ? rest : rest.slice(0, lineEnd)
    // A list of several items is not one answer, so all of it is the statement.
    const isList = BULLET.test(statement) && BULLET.test(rest.slice(lineEnd).trimStart())
    if (statement !== '') statements.push(isList ? rest : statement)
  }
  return statements.slice(-MOST_STATEMENTS)
}

/** The sign before an item of a list. */
const BULLET = /^\s*[-*+•‣–](?=\s)/

const isLineEnd = (character: string | undefined): boolean => character === '\n' || character === '\r'

/** Whether the line up to the word `answer` contains only the marks and words of a heading. */
function isHeading(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at)
  return /(?:^|[\r\n])[#*_> \t]*(?:(?:the|my|your|final|correct|short)[ \t]+){0,2}$/i.test(before)
}

const BOX_OPENINGS = /\\(?:boxed|fbox)\s*\{|<\|begin_of_box\|>/g

/** The contents of the boxes models put around an answer: `\boxed{..}`, and GLM's `<|begin_of_box|>`. */
function boxedStatements(text: string): string[] {
  const statements: string[] = []
  for (const { 0: opening, index } of text.matchAll(BOX_OPENINGS)) {
    const from = index + opening.length
    const window = text.slice(from, from + MOST_CHARACTERS + 1)
    const to = opening.endsWith('{') ? closingBrace(window) : window.indexOf('<|end_of_box|>')
    const refused = /(?:\bnot|n't)[\s$*]*$/i.test(text.slice(Math.max(0, index - 12), index))
    // The closing token is often left out with the end of the text; a brace that is missing is an answer cut off.
    const content = to < 0 && !opening.endsWith('{') ? window : window.slice(0, Math.max(to, 0))
    // An unclosed or negated box counts as its opening mark, which is not a literal, so the answer is refused.
    statements.push(content === '' || refused ? opening : content)
  }
  return statements.slice(-MOST_STATEMENTS)
}

/** Where the brace that is open at the start of a text is closed, or -1. */
function closingBrace(text: string): number {
  let open = 1
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') open++
    else if (text[at] === '}' && --open === 0) return at
  }
  return -1
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

/**
 * Removes what surrounds one literal, in any nesting order: the sign of a list's item, emphasis, quotes, `$..$`,
 * `\(..\)`, `\boxed{..}`, `\text{..}`, GLM's box tokens, and a period after one of them; LaTeX's spaces and signs
 * become those of plain text.
 */
function unwrapMarks(statement: string): string {
  let text = statement
    .replace(/\\[,;:! ]|\\q?quad\b/g, ' ')
    .replace(/\\(?:approx(?:eq)?|thickapprox|sim(?:eq)?|cong)(?![a-z])/gi, '≈')
    .replace(/\^\s?(?:\\circ|\{\s?\\circ\s?\})|\\degree(?![a-z])/gi, '°')
    .trim()
  for (let before = ''; before !== text; ) {
    before = text
    text = text.replace(/^<\|begin_of_box\|>/, '').replace(/<\|end_of_box\|>$/, '')
    // A hyphen before a number is a minus sign more often than the sign of an item.
    if (BULLET.test(text) && !/^-\s+[\d.]/.test(text)) text = text.trimStart().slice(1)
    // Between a number and its unit, a tilde is a space.
    text = text.replace(/(\d)~+(?=[^\d~])/g, '$1 ')
    text = text.replace(/^\\\((.*)\\\)$|^\\\[(.*)\\\]$/s, '$1$2')
    text = text.replace(TEXT_COMMAND, '$1')
    text = text.replace(/([}$>*_)\]])\.$/, '$1')
    if (/^[*_`"'$“”‘’]/.test(text)) text = text.slice(1)
    if (/[*_`"'$“”‘’]$/.test(text)) text = text.slice(0, -1)
    text = text.trim()
  }
  return text
}

/** A LaTeX command that changes how text looks but not what it says, with no nested braces. */
const TEXT_COMMAND =
  /\\(?:boxed|fbox|text|textbf|textit|textrm|textsf|texttt|mathrm|mathbf|mathit|mathsf|bf|rm)\s*\{([^{}]*)\}/g

/** `B.`, `(B)`, `option B`, `B. front-left`; refused when letter and text disagree. */
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
  // The first letter of a word does not count: only a sign or a bracket sets a letter off.
  if (!separated && !bracketed) return choiceByText(withoutStop(text), choices)
  if (index === undefined) return undefined
  // Without the choices nothing can be checked, so the text must at least not name a second letter.
  if (choices === undefined) return SECOND_THOUGHT.test(rest.replaceAll(letter, '')) ? undefined : index
  const named = choiceByText(withoutStop(rest), choices)
  if (named === index) return index
  if (named !== undefined) return { refused: 'its letter and its text disagree' }
  return { refused: 'what follows the letter is not the text of that choice' }
}

const SECOND_THOUGHT = /\b(?:[B-HJ-Z]|or|not|nor|and|but)\b/

const withoutStop = (text: string) => text.replace(/\s*\.$/, '')

/** The units accepted in an answer to a question in meters, square meters or degrees. */
const ANSWER_UNITS: readonly string[] = ['m', 'cm', 'mm', 'm2', 'deg']

/** `3.4 m`, `about 0.8m`; refused when the unit is not the one wanted and cannot be converted. */
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
