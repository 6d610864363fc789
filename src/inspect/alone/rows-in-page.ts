import { ANSWERS } from '../answers/ask'
import { type BrokenRow, isBroken, type OpenFile, type RowSource } from '../answers/inspector'
import { type InlineRow, type InlineRows, onePage, type PageParts } from '../answers/one-file'
import { exportLines, searchLines } from '../answers/streams'
import type { PageSource, SearchLine } from '../page/source'
import { type LoggedRow, readLoggedRows } from '../read/logged-row'
import { createRowTable } from '../table/table'
import { judgeRow } from '../view/judge'

/** Answers the page from rows inside it: nothing is asked of any server, and nothing can be written. */
export function createInlineSource(given: InlineRows, parts: PageParts): PageSource {
  const { version, presets, files, rows } = given
  const table = createRowTable()
  const kept: (LoggedRow | BrokenRow)[] = []
  const counts = files.map(() => 0)
  for (const inline of rows) {
    const { file, line, sample } = inline
    const one = rowIn(inline)
    const place = { file, offset: 0, length: 0, line, sample }
    const at = isBroken(one) ? table.addBroken(place) : table.add(place, one)
    const judged = isBroken(one) || table.isJudged(at) ? undefined : judgeRow(one, presets)
    if (judged) table.judge(at, judged)
    table.settle(at)
    kept.push(one)
    counts[file]!++
  }
  const all = { done: rows.length, total: rows.length }
  const source: RowSource = {
    table,
    presets,
    files: () =>
      files.map(
        (name, i): OpenFile => ({ name, under: null, format: null, rows: counts[i]!, isItems: false, problem: null }),
      ),
    indexed: () => all,
    scored: () => all,
    revision: () => 1,
    read: async (at) => kept[at]!,
    readMany: async (wanted) => wanted.map((at) => kept[at]!),
    notes: () => [],
  }
  return {
    pollMs: 0,
    async get<T>(path: string, query = new URLSearchParams()) {
      const found = await ANSWERS[path]!(source, query, { version, canNote: false })
      if (found === undefined) throw new Error('There is no such row in this page.')
      return found as T
    },
    async search(query, onLines, signal) {
      for await (const lines of searchLines(source, query, signal))
        onLines(lines.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as SearchLine])))
    },
    image: async (at, number) => blobOf(rows[at]?.images?.[number]),
    async rowPage(at) {
      const one = { ...given, rows: [rows[at]!], opensRow: true }
      return new Blob([onePage(one, parts)], { type: 'text/html' })
    },
    async export(query) {
      const parts: string[] = []
      for await (const line of exportLines(source, query, new AbortController().signal)) parts.push(line)
      return new Blob(parts, { type: 'application/x-ndjson' })
    },
  }
}

function rowIn({ row, broken, format }: InlineRow): LoggedRow | BrokenRow {
  if (broken) return broken
  const read = readLoggedRows(row, format ? { format } : {})
  if (typeof read !== 'string' && read[0]) return read[0]
  const problem = typeof read === 'string' ? read : 'the row holds no response'
  return { problem, bytes: JSON.stringify(row), length: 0 }
}

/** The bytes of a `data:` address: the policy of the page lets nothing be fetched, not even from itself. */
function blobOf(address: string | null | undefined): Blob | undefined {
  const [, type, base64] = /^data:([\w/+-]+);base64,(.*)$/.exec(address ?? '') ?? []
  if (type === undefined || base64 === undefined) return undefined
  return new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type })
}
