import { ANSWERS } from '../answers/ask'
import type { BrokenRow, OpenFile, RowSource } from '../answers/inspector'
import { exportLines, searchLines } from '../answers/streams'
import type { PageSource, SearchLine } from '../page/source'
import { type LoggedRow, type LogReading, readLoggedRows } from '../read/logged-row'
import { createRowTable } from '../table/table'
import { judgeRow, type PresetPair } from '../view/judge'

/** Rows that lie in the page itself, with the files they came from. */
export interface InlineRows {
  readonly version: string
  readonly presets: PresetPair
  readonly files: readonly string[]
  /** One for each response: its file, its line, which response of it, and the row as the log has it. */
  readonly rows: readonly (readonly [file: number, line: number, sample: number, row: unknown])[]
  readonly reading: LogReading
}

/** Answers the page from rows inside it: nothing is asked of any server, and nothing can be written. */
export function createInlineSource({ version, presets, files, rows, reading }: InlineRows): PageSource {
  const table = createRowTable()
  const kept: (LoggedRow | string)[] = []
  const counts = files.map(() => 0)
  for (const [file, line, sample, row] of rows) {
    const read = readLoggedRows(row, reading)
    const one = typeof read === 'string' ? read : (read[sample] ?? 'the row has no such response')
    const place = { file, offset: 0, length: 0, line, sample }
    const at = typeof one === 'string' ? table.addBroken(place) : table.add(place, one)
    const judged = typeof one === 'string' || table.isJudged(at) ? undefined : judgeRow(one, presets)
    if (judged) table.judge(at, judged)
    table.settle(at)
    kept.push(one)
    counts[file]!++
  }
  const all = { done: rows.length, total: rows.length }
  const readOne = (at: number): LoggedRow | BrokenRow => {
    const row = kept[at]!
    return typeof row === 'string' ? { problem: row, bytes: JSON.stringify(rows[at]![3]), length: 0 } : row
  }
  const source: RowSource = {
    table,
    presets,
    files: () =>
      files.map((name, i): OpenFile => ({ name, format: null, rows: counts[i]!, isItems: false, problem: null })),
    indexed: () => all,
    scored: () => all,
    revision: () => 1,
    read: async (at) => readOne(at),
    readMany: async (wanted) => wanted.map(readOne),
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
    image: async () => undefined,
    async export(query) {
      const parts: string[] = []
      for await (const line of exportLines(source, query, new AbortController().signal)) parts.push(line)
      return new Blob(parts, { type: 'application/x-ndjson' })
    },
  }
}
