/** What kind of mistake a caller made; stable, so that code may branch on it. */
export type V2loErrorCode =
  | 'bad-number'
  | 'bad-box'
  | 'bad-label'
  | 'bad-footprint'
  | 'bad-option'
  | 'duplicate-id'
  | 'no-such-object'
  | 'several-objects'
  | 'unreadable-text'
  | 'no-such-map'
  | 'no-answer'

/** The three parts of every error sentence: what was expected, what was received, what to do. */
export interface Complaint {
  readonly code: V2loErrorCode
  readonly expected: string
  readonly received: string
  readonly remedy: string
}

const BRAND = Symbol.for('v2lo-map.error')

/**
 * The one error class of the library, thrown for a caller's own mistake (never for model text, which fails softly
 * as `Parsed`). Its message reads "expected ..., received ...; remedy". Recognize it with {@link isV2loError}: the
 * ESM and the CommonJS copy of the library may coexist, so `instanceof` is not reliable.
 */
export class V2loError extends Error {
  /** Stable, so that code may branch on it. */
  readonly code: V2loErrorCode
  readonly expected: string
  readonly received: string
  readonly remedy: string

  constructor(complaint: Complaint) {
    super(`expected ${complaint.expected}, received ${complaint.received}; ${complaint.remedy}`)
    this.name = 'V2loError'
    this.code = complaint.code
    this.expected = complaint.expected
    this.received = complaint.received
    this.remedy = complaint.remedy
    Object.defineProperty(this, BRAND, { value: true })
  }
}

/** True for a `V2loError` of any copy of the library. */
export function isV2loError(value: unknown): value is V2loError {
  return typeof value === 'object' && value !== null && BRAND in value
}

/** A received value as an error sentence shows it: quoted when text, at most 80 characters. */
export function showReceived(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean' || value == null) return String(value)
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return `a ${typeof value}`
  let text: string
  try {
    text = jsonStart(value, SHOWN)
  } catch {
    return `a value of type ${typeof value}`
  }
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 3)}...` : text
}

/** The error of an option, or a value given as one, that the caller got wrong. */
export function badOption(expected: string, received: unknown, remedy: string): V2loError {
  return new V2loError({ code: 'bad-option', expected, received: showReceived(received), remedy })
}

/** Most characters of a received value that a sentence shows. */
const SHOWN = 80

/**
 * The JSON of a value, of a longer one only its beginning of more than `most` characters. Every level writes one, so that
 * no value is too deep: how deep `JSON.stringify` goes depends on the thread it runs in.
 */
function jsonStart(value: unknown, most: number): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, most))
  if (typeof value === 'bigint') throw new TypeError('JSON has no bigint')
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if ('toJSON' in value && typeof value.toJSON === 'function') return jsonStart(value.toJSON(), most)
  const isList = Array.isArray(value)
  let text = isList ? '[' : '{'
  // The places of a list one by one: a long one is never gone through.
  for (const key of isList ? value.keys() : Object.keys(value)) {
    const entry: unknown = (value as { readonly [key: string | number]: unknown })[key]
    if (!isList && (entry === undefined || typeof entry === 'function')) continue
    if (text.length > 1) text += ','
    if (!isList) text += `${jsonStart(key, most)}:`
    if (text.length > most) return text
    text += jsonStart(entry, most - text.length)
    if (text.length > most) return text
  }
  return `${text}${isList ? ']' : '}'}`
}

/** The values of an option in a sentence: `'up', 'down' or 'left'`. */
export function listOptions(values: readonly string[]): string {
  const quoted = values.map((value) => `'${value}'`)
  const last = quoted.pop()
  return quoted.length > 0 ? `${quoted.join(', ')} or ${last}` : `${last}`
}
