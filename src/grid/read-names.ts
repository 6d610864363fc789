import { type Cursor, mark } from '../parse/json/cursor'
import { spelledNumber } from '../parse/json/numbers'
import { markGrid } from './diagnostics'
import { addInstance, dropInstance, type GridSink, type Named } from './read-instance'
import { readStatements } from './read-statements'
import { type Token, tokensOf } from './tokens'

/**
 * Reads names followed by pairs of numbers from text that is not a dictionary: `table at (3,4), chair: 5 6`.
 *
 * With `names`, each occurrence of one of them as whole words is a name, the longest at every place (`trash bin`
 * before `bin`), and the numbers up to the next name are taken two by two. Without, only lines that contain nothing but
 * names and cells are read: in a sentence, nothing says which name a pair of numbers belongs to.
 */
export function readNamesAndNumbers(c: Cursor, sink: GridSink, names: readonly string[] | undefined): void {
  const { text, at, end } = c
  const before = sink.instances.length
  if (names === undefined) readStatements(c, sink)
  else {
    const tokens = tokensOf(text, at, end)
    const last = tokens[tokens.length - 1]
    if (last?.kind === 'cut' && tokens.length > 1) dropInstance(c, 'unfinished-cell', last.start, last.end)
    readListed(c, sink, tokens, names)
  }
  if (sink.instances.length > before) {
    const first = sink.instances[before]!
    markGrid(c, 'names-and-numbers', first.start, sink.instances[sink.instances.length - 1]!.end)
    sink.lists = true
  }
  c.at = end
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
