import type { Diagnostic } from '../base/parsed'
import { isControl, isLowSurrogate, isSurrogate, LINE_SEPARATOR, unitsOf } from '../base/unicode-characters'
import { charColumns } from './columns'

/** At most this many columns of a line are shown around a place. */
const COLUMNS = 96

/**
 * Diagnostics as a compiler shows them: severity, code and sentence, then the line it stands in with a caret under
 * the place. Control characters are shown as `·`, so that no text reaches a terminal as a command.
 */
export function formatDiagnostics(text: string, source: string, diagnostics: readonly Diagnostic[]): string {
  const starts = lineStarts(text)
  return diagnostics.map((d) => formatOne(text, source, starts, d)).join('\n')
}

function formatOne(text: string, source: string, starts: readonly number[], d: Diagnostic): string {
  const head = `${d.severity} ${d.code}: ${d.message}\n`
  if (d.span === undefined) return head
  const [start, end] = d.span
  const line = lineOf(starts, start)
  const lineStart = starts[line]!
  const lineEnd = endOfLine(text, lineStart, starts[line + 1])
  const number = String(line + 1)
  const bar = `${' '.repeat(number.length)} │`
  const { shown, carets } = excerpt(text, lineStart, lineEnd, start, end)
  return `${head}${' '.repeat(number.length)} ┌ ${source}:${number}:${start - lineStart + 1}\n${number} │ ${shown}\n${bar} ${carets}\n`
}

function excerpt(text: string, lineStart: number, lineEnd: number, start: number, end: number) {
  // A long line (a whole map often is one) is shown around the place only.
  let from = Math.max(lineStart, Math.min(start - 40, lineEnd - COLUMNS))
  if (from > lineStart && isLowSurrogate(text.charCodeAt(from))) from--
  const marked = Math.max(1, Math.min(end, lineEnd) - start)
  let shown = from > lineStart ? '…' : ''
  let carets = from > lineStart ? ' ' : ''
  let columns = 0
  let at = from
  while (at < lineEnd && columns < COLUMNS) {
    const code = text.codePointAt(at)!
    const printable = !isControl(code) && code !== LINE_SEPARATOR && !isSurrogate(code)
    const width = printable ? charColumns(code) : 1
    shown += printable ? String.fromCodePoint(code) : '·'
    carets += (at >= start && at < start + marked ? '^' : ' ').repeat(width)
    columns += width
    at += unitsOf(code)
  }
  if (at < lineEnd) shown += '…'
  if (start >= at) carets += '^'
  return { shown, carets: carets.trimEnd() }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function endOfLine(text: string, start: number, next: number | undefined): number {
  const end = next === undefined ? text.length : next - 1
  return end > start && text[end - 1] === '\r' ? end - 1 : end
}
