const ONES: readonly string[] = /* @__PURE__ */ (() =>
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  ))()
const TENS: readonly string[] = /* @__PURE__ */ (() =>
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' '))()

/**
 * The whole number in words, up to ninety-nine, that a text begins with: `three`, `Three chairs`, `twenty-one`, `none`.
 * `undefined` for any other text, and for one that goes on with a second number (`three or four`, `two hundred`).
 */
export function readNumeral(text: string): number | undefined {
  if (text.length > 60) return undefined
  const [first = '', ...rest] = text
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')
  const one = first === 'none' ? 0 : ONES.indexOf(first)
  const tens = (TENS.indexOf(first) + 2) * 10
  const unit = tens >= 20 ? ONES.indexOf(rest[0] ?? '') : -1
  const joined = unit >= 1 && unit <= 9
  const value = one >= 0 ? one : tens >= 20 ? tens + (joined ? unit : 0) : undefined
  return rest.slice(joined ? 1 : 0).some(isNumber) ? undefined : value
}

const isNumber = (word: string) =>
  ONES.includes(word) || TENS.includes(word) || word === 'hundred' || word === 'thousand' || /\d/.test(word)
