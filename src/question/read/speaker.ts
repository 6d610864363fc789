import type { Diagnostic } from '../../base/parsed'
import { quoteSpan, type Span } from '../../base/parsed'
import type { Question } from '../question'
import type { Match } from './match'
import type { Word } from './words'

const SPEAKERS: ReadonlySet<string> = new Set(['me', 'us', 'you', 'i'])
/** Words before "me" and "you" in a request, which mean no place: "give me", "can you". */
const REQUESTS: ReadonlySet<string> = new Set(['give', 'tell', 'show', 'can', 'could'])

/** That "me" was read as the camera, where a question measures from whoever asks it or is asked. */
export function speakerAsCamera(
  question: Question,
  words: readonly Word[],
  { from, to, fillings }: Match,
  text: string,
): Diagnostic[] {
  if (!measuresFromCamera(question)) return []
  const isNamed = (at: number) => fillings.some((one) => one.kind !== 'set' && one.from <= at && at < one.to)
  for (let at = from; at < to; at++) {
    const { text: word, start, end } = words[at]!
    if (!SPEAKERS.has(word) || REQUESTS.has(words[at - 1]?.text ?? '') || isNamed(at)) continue
    const span: Span = [start, end]
    const said = quoteSpan(text, span)
    return [
      {
        code: 'speaker-as-camera',
        severity: 'repair',
        message: `${JSON.stringify(said)} was taken to be the camera`,
        span,
        text: said,
      },
    ]
  }
  return []
}

const measuresFromCamera = (question: Question): boolean =>
  Object.values(question).some((value) => (value as { kind?: unknown } | undefined)?.kind === 'camera')

/** Whether a question is asked from where its speaker is, and names no object for that place. */
const isAskedFromCamera = (question: Question): boolean =>
  question.kind === 'camera-direction' ||
  (question.kind === 'direction-check' && question.at === undefined) ||
  measuresFromCamera(question)

const BE =
  'am|are|was|were|m|be|being|get|go|walk|stand|standing|sit|sitting|lie|lying|seated|located|positioned|placed'
const WHERE =
  'at|by|on|in|inside|near|next|beside|behind|between|under|from|against|in front|opposite|facing|toward|towards'
/** "I am standing at the door", "imagine you sit on the sofa", "standing by the window". */
const STATED_PLACE = new RegExp(
  `^(?:(?:now|so|suppose|imagine|assume|pretend|say|consider|if|when|that|while)\\s){0,3}` +
    `(?:(?:i|we|you)\\s)?(?:(?:${BE}|now|currently|just|still)\\s){1,3}(?:right\\s|directly\\s)?(?:${WHERE})\\s`,
)

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

/** Why a question with such a sentence is refused: its two readings. */
export function refusePlace(text: string, { text: sentence }: Diagnostic): Diagnostic {
  const span: Span = [0, text.length]
  return {
    code: 'ambiguous-question',
    severity: 'error',
    message: `the text can be read in 2 ways: from the camera, or from the place in ${JSON.stringify(sentence)}; name that place in the question and what is faced from there ("Standing at the door and facing the window, ..."), or leave the sentence out`,
    span,
    text: quoteSpan(text, span),
  }
}
