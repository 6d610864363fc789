import { V2loError } from './error'
import { isControl, isLineSeparator, isSurrogate, unitsOf } from './unicode-characters'

/** UTF-16 offsets into the text that was passed, end exclusive. */
export type Span = readonly [start: number, end: number]

/** The values of {@link Severity}. */
export const SEVERITIES = ['error', 'warning', 'repair'] as const
/** How grave a diagnostic is; see {@link Diagnostic.severity}. */
export type Severity = (typeof SEVERITIES)[number]

/** What a reader found in a text: a code to branch on, a sentence for people, and the place. */
export interface Diagnostic {
  readonly code: string
  /** `error`: something is lost. `warning`: legal but odd, kept. `repair`: read in the only way it can be meant. */
  readonly severity: Severity
  readonly message: string
  /** The place in the text that was passed; absent where the finding is about no one place. */
  readonly span?: Span
  /** Position of the object concerned among the objects spelled in the text, from 0. */
  readonly objectIndex?: number
  /** The text at the span, escaped, at most 80 characters. */
  readonly text?: string
  /** How many places a repair was made or a key passed over at, where there is more than this first one. */
  readonly count?: number
}

/** The result of reading text: a value with diagnostics, or at least one reason why it is missing. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly ok: false
      readonly value?: undefined
      readonly diagnostics: readonly [Diagnostic, ...Diagnostic[]]
    }

/**
 * The value of a successful reading. Throws a `V2loError` with the first error (else the first diagnostic) of a
 * failed one, for callers who would rather have an exception.
 *
 * @example
 * unwrap(parseAnswer('<answer>2.5</answer>', { kind: 'number' })).value // 2.5
 */
export function unwrap<P extends Parsed<unknown>>(parsed: P): Extract<P, { readonly ok: true }>['value']
export function unwrap<T>(parsed: Parsed<T>): T
export function unwrap<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  const worst = parsed.diagnostics.find((d) => d.severity === 'error') ?? parsed.diagnostics[0]
  throw new V2loError({
    code: 'unreadable-text',
    expected: 'text that can be read',
    received: `"${worst.code}" ${worst.span ? `at ${worst.span[0]}` : ''}: ${worst.message}`.replace(' :', ':'),
    remedy: 'look at the diagnostics of the result before unwrapping it',
  })
}

/** A diagnostic quotes at most this many characters of the text. */
export const QUOTE_LIMIT = 80

/**
 * The text at a span as it may be shown on one line: control characters, line ends and unpaired surrogates escaped,
 * at most 80 characters, a cut marked by `...`.
 */
export function quoteSpan(text: string, [start, end]: Span): string {
  const isLong = end - start > QUOTE_LIMIT
  let at = start
  const shown = isLong ? start + QUOTE_LIMIT - 3 : end
  while (at < shown && !isEscaped(text.charCodeAt(at))) at++
  if (at === shown) return text.slice(start, shown) + (isLong ? '...' : '')
  let quoted = ''
  // As much of it as leaves room for the dots.
  let head = ''
  for (at = start; at < end; ) {
    const code = text.codePointAt(at)!
    quoted += isEscaped(code) ? `\\u${code.toString(16).padStart(4, '0')}` : String.fromCodePoint(code)
    if (quoted.length > QUOTE_LIMIT) return `${head}...`
    if (quoted.length <= QUOTE_LIMIT - 3) head = quoted
    at += unitsOf(code)
  }
  return quoted
}

/** Controls, line ends and surrogates; a pair of surrogates is one code, and is shown as it is. */
const isEscaped = (code: number): boolean => isControl(code) || isLineSeparator(code) || isSurrogate(code)
