import { type Diagnostic, quoteSpan, type Severity, type Span } from '../base/parsed'
import type { Cursor } from '../parse/json/cursor'

/**
 * The codes that only readers of grid maps report, with severity and sentence; `%` is replaced by a detail. Everything
 * about brackets, quotes and commas is reported under the codes of the map readers.
 */
export const GRID_DIAGNOSTICS = {
  'no-grid': ['error', 'expected a grid map, such as {"chair": [[3, 4]]}, found none'],
  'metric-map': ['error', 'four numbers are a box in meters, not a cell; read it with parseLayout'],
  'bad-cell': ['error', 'object dropped: expected a cell [column, row], received %'],
  'unfinished-cell': ['error', 'the last object is not finished and was not read'],
  'no-plan': ['error', 'the map is seen from the side, not from above; it was not read as a plan'],
  'bad-grid-name': ['error', 'object dropped: %'],
  'unlisted-name': ['warning', 'the name is not among those asked for; the object was left out'],
  'unknown-facing': ['warning', 'the dialect has no such facing; the object was kept without one'],
  'several-facings': ['warning', 'several facings that differ; the object was kept without one'],
  'other-view': ['warning', 'one more view of the same objects; the plan, or the first of them, counts'],
  'outside-grid': ['warning', 'the cell lies outside the % grid; it was kept'],
  'fractional-cell': ['warning', 'the cell is not a pair of whole numbers; it was kept'],
  'other-map': ['warning', 'one more map follows; the first one counts'],
  'grid-metadata': ['repair', 'the key describes the grid; it was not read as an object'],
  'nested-map': ['repair', 'a dictionary of objects inside the map was read as a part of it'],
  'truncated-cell': ['repair', 'fractions were cut off, as this dialect does'],
  'text-cell': ['repair', 'a cell inside a text was read'],
  'cell-form': ['repair', 'a cell spelled in another form was read as [column, row]'],
  'names-and-numbers': ['repair', 'names followed by pairs of numbers were read as objects'],
} as const satisfies Record<string, readonly [Severity, string]>

export type GridDiagnosticCode = keyof typeof GRID_DIAGNOSTICS

export function diagnoseGrid(
  code: GridDiagnosticCode,
  text: string,
  span: Span,
  options: { readonly detail?: string | undefined; readonly objectIndex?: number } = {},
): Diagnostic {
  const { detail = '', objectIndex } = options
  const [severity, sentence] = GRID_DIAGNOSTICS[code]
  return {
    code,
    severity,
    message: sentence.replace('%', () => detail),
    span,
    ...(objectIndex !== undefined && { objectIndex }),
    text: quoteSpan(text, span),
  }
}

/** Reports something about the text from `start` to `end`. */
export function markGrid(c: Cursor, code: GridDiagnosticCode, start: number, end: number, detail?: string): void {
  c.found.push(diagnoseGrid(code, c.text, [start, end], { detail, objectIndex: c.objectIndex }))
}
