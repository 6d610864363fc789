import type { Node } from './graph'
import { type DeadEnds, type Match, matchesAt } from './match'
import type { Word } from './words'

/** The words of a question without the sentences that match a graph of lines on how to answer. */
export function withoutAnswerLines(words: readonly Word[], lines: Node): readonly Word[] {
  const dead: DeadEnds = new Map()
  const kept: Word[] = []
  for (let at = 0; at < words.length; ) {
    const line = words[at]!.opens ? matchesAt(lines, words, at, dead)[0] : undefined
    if (line === undefined) kept.push(words[at++]!)
    else at = line.to
  }
  return kept.length === words.length ? words : kept
}

/**
 * Matches without those that run on over the choices of a text where the question is whole before them: what follows
 * the choices is another sentence. `after` is the index of the first word behind the choices.
 */
export function endedByChoices<M extends Match>(matches: readonly M[], after: number): readonly M[] {
  if (after < 0) return matches
  const whole = new Set<number>()
  for (const { from, to } of matches) if (to <= after) whole.add(from)
  return matches.filter(({ from, to }) => to <= after || !whole.has(from))
}
