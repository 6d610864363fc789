import type { Cursor } from '../parse/json/cursor'
import { spelledNumber } from '../parse/json/numbers'
import { ASCII_HEAD } from './ascii'
import { addInstance, dropInstance, type GridSink } from './read-instance'

/** Reads a picture by its legend; `undefined` if the text does not begin like one. */
export function readAscii(
  c: Cursor,
  sink: GridSink,
): { readonly size: number; readonly yAxis: 'up' | 'down' } | undefined {
  const lines = linesOf(c.text, c.at, c.end)
  const headAt = lines.findIndex(({ start, end }) => end > start)
  const head =
    headAt >= 0 ? c.text.slice(lines[headAt]!.start, Math.min(lines[headAt]!.end, lines[headAt]!.start + 60)) : ''
  const words = head.trim().split(' ')
  const size = Number(words[1])
  if (words.length !== 6 || words[0] !== ASCII_HEAD || words[2] !== 'x' || words[3] !== `${size},`) return undefined
  if (words[4] !== 'y' || (words[5] !== 'up' && words[5] !== 'down')) return undefined
  if (!Number.isInteger(size) || size < 1) return undefined
  sink.empty = true
  for (const { start, end } of lines.slice(headAt + 1)) {
    const line = c.text.slice(start, Math.min(end, start + 1000))
    if (line[2] !== '"') continue
    const entry = readLegend(line)
    if (entry === undefined) dropInstance(c, 'bad-cell', start, end, 'a line of another form')
    else {
      const { name, x, y, facing } = entry
      const section = line[0] === '@' ? 'view' : 'object'
      addInstance(c, sink, { text: name, start, end }, { x, y, section, end, ...(facing && { facings: [facing] }) })
      if (section === 'view') sink.views = true
    }
  }
  return { size, yAxis: words[5] }
}

function linesOf(text: string, from: number, to: number): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = []
  for (let start = from; start <= to; ) {
    const next = text.indexOf('\n', start)
    const end = next < 0 || next > to ? to : next
    lines.push({ start, end: text[end - 1] === '\r' && end > start ? end - 1 : end })
    start = end + 1
  }
  return lines
}

/** `A "dog bed" (3, 4) facing up` */
function readLegend(line: string): { name: string; x: number; y: number; facing?: string } | undefined {
  const close = line.lastIndexOf('" (')
  const name = close > 2 ? unquoted(line.slice(2, close + 1)) : undefined
  const end = line.indexOf(')', close)
  if (name === undefined || end < 0) return undefined
  const [x, y, ...more] = line
    .slice(close + 3, end)
    .split(', ')
    .map((part) => spelledNumber(part, 0, part.length)?.value)
  const rest = line.slice(end + 1).trim()
  if (x === undefined || y === undefined || more.length > 0) return undefined
  if (rest === '') return { name, x, y }
  return rest.startsWith('facing ') ? { name, x, y, facing: rest.slice(7) } : undefined
}

function unquoted(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
