import type { Word } from './words'

const NUMERALS: readonly string[] = /* @__PURE__ */ (() =>
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  ))()

/**
 * The whole number in words, up to twenty, that a text begins with: `three`, `Three chairs`, `none`. `undefined` for any
 * other text, and for one that names a second number (`three or four`, `twenty-one`).
 */
export function readNumeral(text: string): number | undefined {
  const [first, ...rest] = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  const value = first === 'none' ? 0 : NUMERALS.indexOf(first ?? '')
  return value < 0 || rest.some((word) => NUMERALS.includes(word) || /\d|hundred|thousand/.test(word))
    ? undefined
    : value
}

/** A length in digits or in words at a place of a text, `a` and `half a` included, and where it ends. */
export function numberAt(
  words: readonly Word[],
  at: number,
): { readonly value: number; readonly to: number } | undefined {
  const word = words[at]
  if (word === undefined || word.quoted) return undefined
  const { text } = word
  if (text === 'half' && (words[at + 1]?.text === 'a' || words[at + 1]?.text === 'an'))
    return { value: 0.5, to: at + 2 }
  if (text === 'a' || text === 'an') return { value: 1, to: at + 1 }
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : NUMERALS.indexOf(text)
  return value < 0 || !Number.isFinite(value) ? undefined : { value, to: at + 1 }
}
