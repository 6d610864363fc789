import type { Diagnostic } from '../../base/parsed'
import { quoteSpan, type Span } from '../../base/parsed'
import type { Condition } from '../condition'
import { namesIn } from '../names'
import { type Question, SIDES } from '../question'
import { namesMentioned } from './example'
import { type AskedOf, plainText, type Reads } from './refusal'
import { measuresFromCamera } from './speaker'
import type { Word } from './words'

/** Whether a question is asked from where its speaker is, and names no object for that place. */
const isAskedFromCamera = (question: Question): boolean =>
  question.kind === 'camera-direction' ||
  ((question.kind === 'direction-check' || question.kind === 'locate') && question.at === undefined) ||
  ('where' in question && isSeenFromCamera(question)) ||
  measuresFromCamera(question)

/** Whether a condition is about a side that only the camera's view decides, or about a range from the camera. */
const isSeenFromCamera = (condition: Partial<Condition>): boolean =>
  (isSide(condition) && condition.at === undefined) ||
  ((condition.where === 'nearer' || condition.where === 'farther') && condition.to === undefined)

const isSide = (question: object): boolean =>
  'where' in question && (SIDES as readonly unknown[]).includes(question.where)

const BE =
  'am|are|was|were|m|be|being|get|go|walk|stand|standing|sit|sitting|lie|lying|seated|located|positioned|placed'
const WHERE =
  'at|by|on|in|inside|near|next|beside|behind|between|under|from|against|in front|opposite|facing|toward|towards'
/** "I am standing at the door", "imagine you sit on the sofa", "standing by the window". */
const STATED_PLACE = /* @__PURE__ */ (() =>
  new RegExp(
    `^(?:(?:now|so|suppose|imagine|assume|pretend|say|consider|if|when|that|while)\\s){0,3}` +
      `(?:(?:i|we|you)\\s)?(?:(?:${BE}|now|currently|just|still)\\s){1,3}(?:right\\s|directly\\s)?(?:${WHERE})\\s`,
  ))()

/**
 * The sentence that says where the speaker is, among those that were not read, for a question that would be answered
 * from the camera: nobody can say then which of the two places is meant.
 */
export function statedPlace(
  question: Question,
  words: readonly Word[],
  unread: readonly Diagnostic[],
): Diagnostic | undefined {
  if (!isAskedFromCamera(question)) return undefined
  // Both are in the order of the text.
  let at = 0
  for (const sentence of unread) {
    const [start, end] = sentence.span ?? [0, 0]
    while (at < words.length && words[at]!.start < start) at++
    const first = words.slice(at, at + MOST_WORDS).filter((word) => word.end <= end)
    if (STATED_PLACE.test(`${first.map(({ text }) => text).join(' ')} `)) return sentence
  }
  return undefined
}

/** A place is stated within the first words of its sentence. */
const MOST_WORDS = 10

/** Why a question with such a sentence is refused: its two readings, the second as a question that has only this one. */
export function refusePlace(
  text: string,
  question: Question,
  sentence: Diagnostic,
  { words, reads, map }: { words: readonly Word[]; reads: Reads; map: AskedOf | undefined },
): Diagnostic {
  const [start, end] = sentence.span ?? [0, 0]
  const said = words.filter((word) => word.start >= start && word.end <= end)
  const [at, facing = otherName(question, said, map)] = namesMentioned(said, map?.names)
  const example = at === undefined ? undefined : plainText(askedFrom(question, at, facing), reads)
  const remedy = example
    ? `ask ${JSON.stringify(example)}`
    : 'name that place in the question and what is faced from there ("Standing at the door and facing the window, ...")'
  const span: Span = [0, text.length]
  return {
    code: 'ambiguous-question',
    severity: 'error',
    message: `the text can be read in 2 ways: from the camera, or from the place in ${JSON.stringify(sentence.text)}; ${remedy}, or leave the sentence out`,
    span,
    text: quoteSpan(text, span),
  }
}

/** Something to face where the sentence names nothing: another name on the map. */
function otherName(question: Question, said: readonly Word[], map: AskedOf | undefined): string {
  const taken = new Set([...namesMentioned(said, map?.names), ...namesIn(question).map(({ name }) => name)])
  return map?.names.find((name) => !taken.has(name)) ?? 'window'
}

/** The same question from a named place: a range is measured from there, a side is seen by whoever faces something. */
function askedFrom(question: Question, at: string, facing: string): Question {
  const isCamera = (value: unknown) => (value as { kind?: unknown } | undefined)?.kind === 'camera'
  const entries = Object.entries(question)
  if (question.kind === 'camera-direction')
    return { ...question, kind: 'relative-direction', at, facing, as: 'forward' }
  if (question.kind === 'direction-check' || question.kind === 'locate' || isSide(question))
    return {
      ...Object.fromEntries(entries.filter(([, value]) => !isCamera(value))),
      at,
      facing,
      as: 'forward',
    } as unknown as Question
  if ('where' in question && (question.where === 'nearer' || question.where === 'farther'))
    return { ...question, to: at }
  return Object.fromEntries(
    entries.map(([field, value]) => [field, isCamera(value) ? at : value]),
  ) as unknown as Question
}
