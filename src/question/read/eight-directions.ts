import { type DirectionLabel, readDirection } from '../../base/direction-words'
import { splitWords, type Word } from './words'

/** The eight directions in the order in which the wordings list them. */
export const EIGHT_DIRECTIONS = 'front, back, left, right, front-left, front-right, back-left, or back-right'

/** The start of a word that names a direction, or its first part. */
const BEGINS = /^(?:front|back|left|right|ahead|behind|forward|rear)/
const JOINS: ReadonlySet<string> = new Set(['or', 'and'])
const FILLERS: ReadonlySet<string> = new Set(['to', 'my', 'the', 'your', 'in', 'on', 'at'])

/** The words of a question with a list of all eight directions, in any order, put into the order of the wordings. */
export function inOneOrder(words: readonly Word[]): readonly Word[] {
  for (let at = 0; at + 8 <= words.length; at++) {
    if (!BEGINS.test(words[at]!.text)) continue
    const end = endOfEight(words, at)
    if (end === undefined) continue
    const [first, last] = [words[at]!, words[end - 1]!]
    const listed = splitWords(EIGHT_DIRECTIONS).map((word, i): Word => {
      const place = i === 0 ? first : last
      return {
        ...word,
        start: place.start,
        end: place.end,
        ...(i === 0 && { soft: first.soft, stop: first.stop, opens: first.opens }),
      }
    })
    return [
      ...words.slice(0, at),
      ...listed.map((word, i) => (i === 0 ? word : { ...word, opens: false, stop: false })),
      ...words.slice(end),
    ]
  }
  return words
}

/** Where a list of eight different directions ends that begins here. */
function endOfEight(words: readonly Word[], from: number): number | undefined {
  const found = new Set<DirectionLabel>()
  let at = from
  while (at < words.length && found.size < 8) {
    const word = words[at]!
    if (at > from && (JOINS.has(word.text) || FILLERS.has(word.text)) && !word.stop) {
      at++
      continue
    }
    const next = words[at + 1]
    const two = next && !next.soft && !JOINS.has(next.text) ? readDirection(`${word.text} ${next.text}`) : undefined
    const label = two ?? readDirection(word.text)
    if (label === undefined || found.has(label)) return undefined
    found.add(label)
    at += two ? 2 : 1
  }
  return found.size === 8 ? at : undefined
}
