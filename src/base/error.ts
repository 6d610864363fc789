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
 * as `Parsed`). Its message reads "expected ..., received ...; remedy". Recognise it with {@link isV2loError}: the
 * ESM and the CommonJS copy of the library may coexist, so `instanceof` is not reliable.
 */
export class V2loError extends Error {
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
  let text: string | undefined
  try {
    text = JSON.stringify(value)
  } catch {
    text = undefined
  }
  if (text === undefined) return `a value of type ${typeof value}`
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}

/** The values of an option in a sentence: `'up', 'down' or 'left'`. */
export function listOptions(values: readonly string[]): string {
  const quoted = values.map((value) => `'${value}'`)
  const last = quoted.pop()
  return quoted.length > 0 ? `${quoted.join(', ')} or ${last}` : `${last}`
}
