import { isDigit } from '../base/characters'
import { type Cursor, mark } from '../parse/json/cursor'
import { spelledNumber } from '../parse/json/numbers'
import { markGrid } from './diagnostics'
import { addInstance, dropInstance, type GridSink, type Named } from './read-instance'

interface Token {
  /** `cut`: a number that touches the end of the text, and may have been longer. */
  readonly kind: 'word' | 'number' | 'cut' | 'open' | 'close' | 'comma' | 'colon' | 'other'
  readonly start: number
  readonly end: number
}

/**
 * Reads names followed by pairs of numbers from text that is no dictionary: `table at (3,4), chair: 5 6`.
 *
 * With `names`, each occurrence of one of them as whole words is a name, at every place the longest (`trash bin`
 * before `bin`), and the numbers up to the next name are taken two by two. Without, the words right before a pair
 * are its name.
 */
export function readNamesAndNumbers(c: Cursor, sink: GridSink, names: readonly string[] | undefined): void {
  const { text, at, end } = c
  const tokens = tokensOf(text, at, end)
  const before = sink.instances.length
  const last = tokens[tokens.length - 1]
  if (last?.kind === 'cut' && tokens.length > 1) dropInstance(c, 'unfinished-cell', last.start, last.end)
  if (names === undefined) readPairs(c, sink, tokens)
  else readListed(c, sink, tokens, names)
  if (sink.instances.length > before) {
    const first = sink.instances[before]!
    markGrid(c, 'names-and-numbers', first.start, sink.instances[sink.instances.length - 1]!.end)
    sink.lists = true
  }
  c.at = end
}

const WORD = /[\p{L}\p{M}\p{N}_'’-]/u

function tokensOf(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = []
  let at = from
  while (at < to) {
    const char = text[at]!
    const start = at
    at++
    if (char <= ' ') continue
    if (WORD.test(char) || char === '+' || char === '.') {
      // A number keeps its dots; a word ends at one.
      while (at < to && (WORD.test(text[at]!) || isPoint(text, at))) at++
      const number = spelledNumber(text, start, at)
      tokens.push({
        kind:
          number !== undefined ? (at < text.length ? 'number' : 'cut') : hasLetter(text, start, at) ? 'word' : 'other',
        start,
        end: at,
      })
    } else {
      const kind =
        char === ',' || char === ';'
          ? 'comma'
          : char === ':' || char === '='
            ? 'colon'
            : '([{<'.includes(char)
              ? 'open'
              : ')]}>'.includes(char)
                ? 'close'
                : 'other'
      tokens.push({ kind, start, end: at })
    }
  }
  return tokens
}

/** Dashes and the like, as before the lines of a list, are no words. */
function hasLetter(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (LETTER.test(text[at]!)) return true
  return false
}

const LETTER = /[\p{L}\p{N}]/u

/** A decimal point, with a digit on both sides. */
const isPoint = (text: string, at: number) =>
  text[at] === '.' && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))

/** Words that stand between a name and its numbers, and belong to neither. */
const BETWEEN: ReadonlySet<string> = new Set([
  'at',
  'is',
  'are',
  'in',
  'on',
  'located',
  'position',
  'positions',
  'cell',
  'center',
  'centre',
  'coordinates',
  'the',
  'a',
  'an',
  'and',
])

function readPairs(c: Cursor, sink: GridSink, tokens: readonly Token[]): void {
  let name: Named | undefined
  // The run of words that ended last begins here; a comma, a colon or a bracket begins a new one.
  let first = -1
  let last = -1
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    if (token.kind === 'word') {
      if (tokens[i - 1]?.kind !== 'word') first = i
      last = i
      continue
    }
    if (token.kind !== 'number') continue
    if (last >= 0) name = nameOf(c.text, tokens.slice(Math.max(first, last - MOST_WORDS), last + 1))
    last = -1
    const pair = pairAt(tokens, i)
    if (pair !== undefined && name !== undefined) {
      addPair(c, sink, name, token, tokens[pair]!)
      i = pair
      continue
    }
    // Numbers that are no pair belong to nobody, and end the name before them.
    name = undefined
    while (tokens[i + 1]?.kind === 'number' || (tokens[i + 1]?.kind === 'comma' && tokens[i + 2]?.kind === 'number'))
      i++
  }
}

/** A run of more words than this before a pair is a sentence, not a name. */
const MOST_WORDS = 8

/** The name that words spell, without those that only lead over to the numbers. */
function nameOf(text: string, words: readonly Token[]) {
  const spelled = (token: Token) => text.slice(token.start, token.end).toLowerCase()
  let last = words.length
  while (last > 0 && BETWEEN.has(spelled(words[last - 1]!))) last--
  let first = 0
  while (first < last && BETWEEN.has(spelled(words[first]!))) first++
  if (first === last || words.length > MOST_WORDS) return undefined
  const start = words[first]!.start
  const end = words[last - 1]!.end
  return { text: text.slice(start, end), start, end }
}

/** The second number of the pair that begins at `i`; `undefined` where there are not exactly two. */
function pairAt(tokens: readonly Token[], i: number): number | undefined {
  let second = i + 1
  if (tokens[second]?.kind === 'comma') second++
  if (tokens[second]?.kind !== 'number') return undefined
  let third = second + 1
  if (tokens[third]?.kind === 'comma') third++
  return tokens[third]?.kind === 'number' ? undefined : second
}

function addPair(c: Cursor, sink: GridSink, name: Named, a: Token, b: Token) {
  const x = spelledNumber(c.text, a.start, a.end)!.value
  const y = spelledNumber(c.text, b.start, b.end)!.value
  addInstance(c, sink, name, { x, y, section: 'object', end: b.end })
}

function readListed(c: Cursor, sink: GridSink, tokens: readonly Token[], names: readonly string[]): void {
  // Names by their first word, the longest first, so that `trash bin` is tried before `trash`.
  const byFirst = new Map<string, (readonly string[])[]>()
  for (const listed of names) {
    const words = listed
      .toLowerCase()
      .split(/[\s_]+/)
      .filter((word) => word !== '')
    if (words.length === 0) continue
    const known = byFirst.get(words[0]!)
    if (known) known.push(words)
    else byFirst.set(words[0]!, [words])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length)
  const word = (i: number) =>
    tokens[i]?.kind === 'word' ? c.text.slice(tokens[i]!.start, tokens[i]!.end).toLowerCase() : undefined
  let name: Named | undefined
  for (let i = 0; i < tokens.length; i++) {
    const listed = byFirst.get(word(i) ?? '')?.find((words) => words.every((part, k) => word(i + k) === part))
    if (listed) {
      const last = tokens[i + listed.length - 1]!
      name = { text: listed.join(' '), start: tokens[i]!.start, end: last.end }
      i += listed.length - 1
    } else if (tokens[i]!.kind === 'number' && name !== undefined) {
      let second = i + 1
      while (['comma', 'open', 'close', 'other'].includes(tokens[second]?.kind ?? '')) second++
      if (tokens[second]?.kind !== 'number') {
        mark(c, 'prose', tokens[i]!.start, tokens[i]!.end)
        continue
      }
      addPair(c, sink, name, tokens[i]!, tokens[second]!)
      i = second
    }
  }
}
