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
 * Matches of a text with choices, without those that take a list of names from another sentence than the question's,
 * where the question is whole without it: the choices are what is chosen from, and that sentence says something else.
 */
export function withoutListsBehind<M extends Match>(matches: readonly M[], words: readonly Word[]): readonly M[] {
  const ends = new Map<number, number>()
  for (const { from, to } of matches) ends.set(from, Math.min(to, ends.get(from) ?? to))
  return matches.filter(
    ({ from, fillings }) =>
      !fillings.some((one) => one.kind === 'names' && words[one.from]!.stop && one.from >= ends.get(from)!),
  )
}
