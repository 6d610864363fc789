import type { V2loError } from '../error'

/** What the library calls something in TypeScript, as JSON has it. */
const WIRE_WORDS: ReadonlyMap<string, string> = new Map([
  ['groundTruth (ground_truth in JSON Lines)', 'ground_truth'],
  ['groundTruth', 'ground_truth'],
  ['trueLayout', 'true_layout'],
  ['parseLayout', 'parse_layout'],
  // What is not there: JSON has no undefined.
  ['undefined', 'nothing'],
])

const QUOTED_OR_WORD =
  /"(?:[^"\\]|\\.)*"?|\bgroundTruth \(ground_truth in JSON Lines\)|\b(?:groundTruth|trueLayout|parseLayout|undefined)\b/g

/** A sentence of the library in the words of rows and of command lines; what it quotes is left as it is. */
export const inWireWords = (sentence: string): string =>
  sentence.replace(QUOTED_OR_WORD, (found) => WIRE_WORDS.get(found) ?? found)

/** What an error says to those who do not write TypeScript. */
export const wireMessage = (error: V2loError): string => inWireWords(error.message)
