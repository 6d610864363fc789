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
