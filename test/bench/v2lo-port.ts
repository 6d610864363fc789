/**
 * A plain port of the steps of the paper's reward program, regular expressions and all, for the benchmark and as the
 * second opinion of the property tests. It is quadratic on hostile text, as the original is: keep its inputs small.
 * It shares nothing with `src`.
 */

// Python's \s, whose set differs from JavaScript's.
const S = '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]'
const AROUND_MARKS = new RegExp(`${S}*(<|>|/)${S}*`, 'g')
const FORMAT = new RegExp(`^<map>.*?</map>${S}*<think>.*?</think>${S}*<answer>.*?</answer>$`, 's')
const ANSWER = /<answer>(.*?)<\/answer>/s
const STRIP = new RegExp(`^${S}+|${S}+$`, 'g')
const FLOAT_STRIP =
  /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g
const DIGITS = '[0-9](?:_?[0-9])*'
const FLOAT = new RegExp(`^[+-]?(?:(?:${DIGITS}\\.?(?:${DIGITS})?|\\.${DIGITS})(?:[eE][+-]?${DIGITS})?)$`)
const WORD = /^([+-]?)(?:(inf|infinity)|nan)$/i

const THRESHOLDS = [
  0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.19999999999999996, 0.14999999999999997, 0.09999999999999998, 0.05,
]

export interface PortScore {
  overall: number
  format: number
  accuracy: number
}

export function portScore(response: string, groundTruth: string): PortScore {
  const cleaned = response.replace(AROUND_MARKS, '$1')
  const format = FORMAT.test(cleaned) ? 1 : 0
  const accuracy = portAccuracy(cleaned, groundTruth)
  return { overall: (1 - 0.1) * accuracy + 0.1 * format, format, accuracy }
}

function portAccuracy(cleaned: string, groundTruth: string): number {
  const match = ANSWER.exec(cleaned)
  if (match === null) return 0
  const answer = match[1]!.replace(STRIP, '')
  const prediction = portFloat(answer)
  const truth = portFloat(groundTruth)
  if (prediction === undefined || truth === undefined) {
    return answer.toLowerCase() === groundTruth.toLowerCase() ? 1 : 0
  }
  let error = Math.abs(prediction - truth)
  if (truth !== 0) error /= Math.abs(truth)
  return THRESHOLDS.filter((threshold) => error <= threshold).length / THRESHOLDS.length
}

/** Python's `float` for ASCII and full-width digits, which is what the tests feed it. */
export function portFloat(text: string): number | undefined {
  const ascii = text
    .replace(FLOAT_STRIP, '')
    .replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30))
  if (FLOAT.test(ascii)) return Number(ascii.replaceAll('_', ''))
  const word = WORD.exec(ascii)
  if (word === null) return undefined
  if (word[2] === undefined) return NaN
  return word[1] === '-' ? -Infinity : Infinity
}
