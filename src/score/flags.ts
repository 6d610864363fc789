import type { Component } from './result'

/** Every flag with a name of its own, and the part of the score it says something of. */
const PARTS = {
  'text-outside': 'format',
  'stray-tag': 'format',
  'nested-tag': 'format',
  'unclosed-block': 'format',
  'missing-map': 'format',
  'missing-think': 'format',
  'missing-answer': 'format',
  'repeated-map': 'format',
  'repeated-think': 'format',
  'repeated-answer': 'format',
  'wrong-order': 'format',
  'empty-map': 'format',
  'empty-think': 'format',
  'empty-answer': 'format',
  'unreadable-map': 'format',
  'map-lacks-question': 'format',
  'several-answers': 'accuracy',
  'answer-not-literal': 'accuracy',
  'truth-not-literal': 'accuracy',
  'origins-differ': 'map',
  'inconsistent-answer': 'consistency',
  'undecidable-map': 'consistency',
  'false-claim': 'reasoning',
  'ungrounded-claim': 'reasoning',
  'many-claims': 'reasoning',
  'long-chain': 'reasoning',
} as const satisfies Readonly<Record<string, Component>>

/** A flag with a name of its own. */
export type NamedFlag = keyof typeof PARTS

/** A flag that takes the format away. */
export type FormatFlag = { [Flag in NamedFlag]: (typeof PARTS)[Flag] extends 'format' ? Flag : never }[NamedFlag]

/** What a score noticed: a flag with a name of its own, or what the reader of a map or an answer reported. */
export type Flag = NamedFlag | `map-${string}` | `answer-${string}`

/** The part of the score a flag belongs to; `undefined` for a word that is not a flag. */
export function partOfFlag(flag: string): Component | undefined {
  if (Object.hasOwn(PARTS, flag)) return PARTS[flag as NamedFlag]
  return flag.startsWith('map-') ? 'map' : flag.startsWith('answer-') ? 'accuracy' : undefined
}
