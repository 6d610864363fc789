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

/** Whether a range in the question is one from the camera. */
export const measuresFromCamera = (question: Question): boolean =>
  Object.values(question).some((value) => (value as { kind?: unknown } | undefined)?.kind === 'camera')
