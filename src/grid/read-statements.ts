import { type Cursor, mark } from '../parse/json/cursor'
import { spelledNumber } from '../parse/json/numbers'
import { addInstance, dropInstance, type GridSink, type Named } from './read-instance'
import { isSentenceWord, LEADING, namesNoObject, TRAILING } from './sentence-words'
import { type Token, tokensOf } from './tokens'

/**
 * Reads lines that state where objects are and nothing else: `- the table is at (3, 4)`, `table (1, 2), chair:
 * 5 6.` Any other line is a sentence, whose pairs of numbers belong to no particular name, and gives no object.
 */
export function readStatements(c: Cursor, sink: GridSink): void {
  let start = c.at
  while (start < c.end && !sink.stopped) {
    const feed = c.text.indexOf('\n', start)
    const end = feed < 0 || feed > c.end ? c.end : feed
    const line = lineOf(c.text, tokensOf(c.text, start, end))
    const items = readLine(line)
    for (const item of items ?? []) {
      if (item.cell === undefined)
        dropInstance(c, item.cut ? 'unfinished-cell' : 'bad-cell', item.start, item.end, item.detail)
      else addInstance(c, sink, item.name, { x: item.cell[0], y: item.cell[1], section: 'object', end: item.end })
    }
    if (items === undefined && line.tokens.some(({ kind }) => kind === 'number')) mark(c, 'prose', start, end)
    start = end + 1
  }
}

interface Item {
  readonly name: Named
  readonly start: number
  readonly end: number
  /** Absent for a name whose numbers are not a cell. */
  readonly cell?: readonly [number, number]
  readonly cut?: boolean
  readonly detail?: string
}

/** The tokens of a line without marks of emphasis, and a position among them. */
interface Line {
  at: number
  readonly text: string
  readonly tokens: readonly Token[]
  /** Whether cells are separated by bars, as in a table row, and need no brackets. */
  readonly isRow: boolean
}

function lineOf(text: string, all: readonly Token[]): Line {
  return {
    at: 0,
    text,
    tokens: all.filter(({ kind, start }) => kind !== 'other' || !EMPHASIS.includes(text[start]!)),
    isRow: all.some(({ kind, start }) => kind === 'other' && text[start] === '|'),
  }
}

const kindAt = (line: Line, ahead = 0): Token['kind'] | undefined => line.tokens[line.at + ahead]?.kind

function spelledAt(line: Line, ahead = 0): string {
  const token = line.tokens[line.at + ahead]
  return token ? line.text.slice(token.start, token.end) : ''
}

const EMPHASIS = '*`"$|“”•#\\'
const DASHES: readonly string[] = ['-', '–', '—', '->', '→']

/** The objects of a line; `undefined` for a line that says something else as well. */
function readLine(line: Line): readonly Item[] | undefined {
  skipListMark(line)
  skipHeading(line)
  const items: Item[] = []
  while (kindAt(line) !== undefined) {
    if (isSeparator(line)) {
      line.at++
      continue
    }
    const name = readName(line)
    if (name === undefined) return undefined
    if (!readCells(line, name, items)) return undefined
  }
  return items
}

const isSeparator = (line: Line) =>
  kindAt(line) === 'comma' || spelledAt(line) === '.' || ['and', 'plus'].includes(spelledAt(line).toLowerCase())

/** `-`, `1.` or `1)` before the first name. */
function skipListMark(line: Line): void {
  if (DASHES.includes(spelledAt(line)) || spelledAt(line) === '+') line.at++
  else if (kindAt(line) === 'number' && (spelledAt(line, 1) === '.' || spelledAt(line, 1) === ')')) line.at += 2
}

/** `Objects:` before the first name. */
function skipHeading(line: Line): void {
  let ahead = 0
  while (kindAt(line, ahead) === 'word' || kindAt(line, ahead) === 'number') ahead++
  if (ahead > 0 && kindAt(line, ahead) === 'colon' && kindAt(line, ahead + 1) === 'word') line.at += ahead + 1
}

/** More words than this are not a name. */
const MOST_WORDS = 5

function readName(line: Line): Named | undefined {
  const first = line.at
  while (kindAt(line) === 'word') line.at++
  const words = line.tokens.slice(first, line.at)
  const spelled = words.map(({ start, end }) => line.text.slice(start, end).toLowerCase())
  let from = 0
  let to = words.length
  while (to > from && TRAILING.has(spelled[to - 1]!)) to--
  while (from < to && LEADING.has(spelled[from]!)) from++
  const name = spelled.slice(from, to)
  if (name.length === 0 || name.length > MOST_WORDS) return undefined
  if (name.some(isSentenceWord) || namesNoObject(name)) return undefined
  let { start } = words[from]!
  let { end } = words[to - 1]!
  while (start < end - 1 && isQuote(line.text[start]!)) start++
  while (end > start + 1 && isQuote(line.text[end - 1]!)) end--
  return { text: line.text.slice(start, end), start, end }
}

const isQuote = (char: string) => char === "'" || char === '’' || char === '‘'

/** The cells after a name; whether there is at least one, or numbers in place of one. */
function readCells(line: Line, name: Named, items: Item[]): boolean {
  const before = line.at
  while (kindAt(line) === 'colon' || DASHES.includes(spelledAt(line))) line.at++
  const bare = line.at > before || line.isRow || spelledAt(line, -1).toLowerCase() === 'at'
  let count = 0
  for (;;) {
    const outer = line.at
    if (count > 0) while (isSeparator(line)) line.at++
    const brackets = skipOpen(line)
    if ((kindAt(line) !== 'number' && kindAt(line) !== 'cut') || (brackets === 0 && (!bare || count > 0))) {
      line.at = outer
      return count > 0
    }
    const item = readCell(line, name, brackets)
    if (item === undefined) return false
    items.push(item)
    count++
  }
}

function skipOpen(line: Line): number {
  const start = line.at
  while (kindAt(line) === 'open') line.at++
  return line.at - start
}

function readCell(line: Line, name: Named, brackets: number): Item | undefined {
  const numbers: number[] = []
  let cut = false
  let { end } = name
  for (;;) {
    if (numbers.length > 0 && kindAt(line) === 'comma' && ['number', 'cut'].includes(kindAt(line, 1) ?? '')) line.at++
    const token = line.tokens[line.at]
    if (token?.kind !== 'number' && token?.kind !== 'cut') break
    if (token.kind === 'cut') cut = true
    numbers.push(spelledNumber(line.text, token.start, token.end)!.value)
    ;({ end } = token)
    line.at++
  }
  let open = brackets
  while (open > 0 && kindAt(line) === 'close') {
    ;({ end } = line.tokens[line.at]!)
    line.at++
    open--
  }
  const ended = kindAt(line) === undefined
  if (open > 0 && !ended) return undefined
  const place = { name, start: name.start, end }
  if (cut || (open > 0 && numbers.length < 2)) return { ...place, cut: true }
  const [x, y] = numbers
  if (numbers.length === 2) return { ...place, cell: [x!, y!] }
  return { ...place, detail: `${numbers.length} numbers` }
}
