import { BEYOND_LATIN_1, unitsOf } from '../../base/unicode-characters'
import { pythonFloat } from './python-number'

/** A ground truth as JSON gives it. A `bigint` is an integer that a number cannot hold. */
export type GroundTruth =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly GroundTruth[]
  | { readonly [key: string]: GroundTruth }

/** The two views of a truth that the paper's reward takes. */
export interface PythonView {
  /** Python's `float(truth)`; `undefined` if it raises ValueError or TypeError. */
  readonly float: number | undefined
  /** Python's `str(truth)`. */
  readonly text: string
}

/** Why a truth cannot be scored: the sentence of its `ScoreFailure`. */
export interface Unscorable {
  readonly reason: string
}

/** Lists and objects nested deeper than this are refused (Python gives up at about 1,000). */
export const TRUTH_DEPTH = 500

/**
 * A truth in Python's eyes. JavaScript knows one kind of number, so an integral number below 1e21 inside a list or an
 * object is spelled as an integer (`[1]`, never `[1.0]`), -0 as `-0.0`, and objects keep JavaScript's key order; when
 * the JSON text of the truth is known, `pythonViewOfJson` loses none of this.
 */
export function pythonView(truth: unknown): PythonView | Unscorable {
  switch (typeof truth) {
    case 'string':
      return { float: pythonFloat(truth), text: truth }
    case 'number':
      // JSON has no NaN: it is what a missing value of a table turns into.
      if (Number.isNaN(truth)) return { reason: 'expected a ground truth that JSON can hold, received NaN' }
      return { float: truth, text: numberText(truth) }
    case 'boolean':
      return { float: truth ? 1 : 0, text: truth ? 'True' : 'False' }
    case 'bigint':
      return integerView(Number(truth), truth.toString())
    case 'object': {
      const text = valueText(truth, 0)
      return typeof text === 'string' ? { float: undefined, text } : text
    }
    default:
      return { reason: `expected a ground truth that JSON can hold, received ${typeof truth}` }
  }
}

/**
 * The view of an integer, given by its nearest double and its digits. Beyond the doubles Python's `float` raises
 * OverflowError and the original crashes: an error of the row.
 */
export function integerView(float: number, text: string): PythonView | Unscorable {
  if (Number.isFinite(float)) return { float, text }
  return { reason: 'expected an integer within the range of a double, received a larger one' }
}

/** Python's `repr` of a float. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  if (Object.is(value, -0)) return '-0.0'
  // Both languages print the shortest digits that read back; they differ in when they turn to an exponent.
  const [mantissa, power] = value.toExponential().split('e') as [string, string]
  const exponent = Number(power)
  if (exponent < -4 || exponent >= 16) {
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
  }
  const plain = String(value)
  return plain.includes('.') ? plain : `${plain}.0`
}

/** Python's `repr` of a string: quoted like Python's, with the characters escaped that Python does not print. */
export function quotedText(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'"
  const escaped = value.replace(/[\\'"]|[\p{C}\p{Z}]/gu, (char) => {
    if (char === ' ') return char
    if (char === "'" || char === '"') return char === quote ? `\\${char}` : char
    const code = char.codePointAt(0)!
    const short = SHORT_ESCAPES[char]
    if (short !== undefined) return short
    if (code < BEYOND_LATIN_1) return `\\x${code.toString(16).padStart(2, '0')}`
    return unitsOf(code) === 1 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`
  })
  return quote + escaped + quote
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function numberText(value: number): string {
  const isInteger = Number.isInteger(value) && Math.abs(value) < 1e21 && !Object.is(value, -0)
  return isInteger ? BigInt(value).toString() : floatText(value)
}

/** Python's `repr` of a value inside a list or an object, or of the list or the object itself. */
function valueText(value: unknown, depth: number): string | Unscorable {
  if (typeof value === 'string') return quotedText(value)
  if (typeof value === 'bigint') return value.toString()
  if (value === null) return 'None'
  if (typeof value !== 'object') {
    const view = pythonView(value)
    return 'reason' in view ? view : view.text
  }
  if (depth >= TRUTH_DEPTH) return { reason: `expected a ground truth nested at most ${TRUTH_DEPTH} deep` }
  const isList = Array.isArray(value)
  if (!isList && Object.prototype.toString.call(value) !== '[object Object]') {
    return { reason: 'expected a ground truth that JSON can hold, received an object of a class' }
  }
  const parts: string[] = []
  for (const [key, member] of isList ? value.entries() : Object.entries(value)) {
    const text = valueText(member, depth + 1)
    if (typeof text !== 'string') return text
    parts.push(isList ? text : `${quotedText(String(key))}: ${text}`)
  }
  return isList ? `[${parts.join(', ')}]` : `{${parts.join(', ')}}`
}
