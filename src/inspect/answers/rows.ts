import type { RowFilters } from '../table/filters'
import { filterRows, sortRows } from '../table/filters'
import type { RowTable } from '../table/table'
import { presetLabel } from '../view/judge'
import { type RowView, viewRow } from '../view/row-view'
import { type BrokenRow, type DoneOf, isBroken, type Note, type OpenFile, type RowSource } from './inspector'

/** What the page knows before it asks for rows. */
export interface StateReply {
  readonly version: string
  readonly files: readonly OpenFile[]
  readonly rows: number
  readonly indexed: DoneOf
  readonly scored: DoneOf
  readonly revision: number
  readonly presets: readonly string[]
  readonly columns: readonly string[]
  readonly tasks: readonly string[]
  readonly budgets: readonly number[]
  readonly flags: readonly (readonly [flag: string, rows: number])[]
  readonly cells: readonly string[]
  readonly steps: readonly number[]
  readonly broken: number
  /** Whose scores the two columns of overalls hold. */
  readonly judges: readonly [own: string, other: string]
  readonly canNote: boolean
}

/** A row of the table. */
export interface RowSummary {
  readonly at: number
  readonly file: number
  readonly line: number
  readonly id: string | null
  readonly step: number | null
  readonly task: string | null
  readonly budget: number | null
  readonly group: number
  readonly broken: boolean
  readonly right: boolean | null
  readonly cell: string | null
  readonly flags: readonly string[]
  /** By the order of the state's columns; `null` where the row has none. */
  readonly numbers: readonly (number | null)[]
  readonly noted: boolean
}

/** A part of the filtered rows. */
export interface RowsReply {
  readonly total: number
  readonly from: number
  readonly rows: readonly RowSummary[]
  readonly revision: number
}

/** One row, with its place among the filtered ones. */
export interface RowReply {
  readonly at: number
  readonly file: string
  readonly line: number
  readonly sample: number
  readonly summary: RowSummary
  readonly view: RowView | null
  readonly broken: BrokenRow | null
  readonly notes: readonly Note[]
}

/** Rows that one request gets at most. */
const MOST_ROWS = 500

/** What is open and what can be filtered by. */
export function answerState(source: RowSource, version: string, canNote: boolean): StateReply {
  const { table } = source
  const flags = new Map<string, number>()
  const steps = new Set<number>()
  const budgets = new Set<number>()
  const cells = new Set<string>()
  const sets = new Uint32Array(table.flagSets.length)
  let broken = 0
  for (let at = table.next(0); at < table.size; at = table.next(at + 1)) {
    if (table.isBroken(at)) broken++
    sets[table.flagSet(at)]!++
    const [step, budget, cell] = [table.step(at), table.budget(at), table.cell(at)]
    if (step !== undefined) steps.add(step)
    if (budget !== undefined) budgets.add(budget)
    if (cell !== undefined) cells.add(cell)
  }
  for (const [code, set] of table.flagSets.entries())
    for (const flag of set) flags.set(flag, (flags.get(flag) ?? 0) + sets[code]!)
  return {
    version,
    files: source.files(),
    rows: table.size - table.dead,
    indexed: source.indexed(),
    scored: source.scored(),
    revision: source.revision(),
    presets: source.presets.map(presetLabel),
    columns: table.numberNames(),
    tasks: table.tasks.all(),
    budgets: [...budgets].sort((a, b) => a - b).slice(0, 64),
    flags: [...flags].filter(([, rows]) => rows > 0).sort((a, b) => b[1] - a[1]),
    cells: [...cells].sort(),
    steps: [...steps].sort((a, b) => a - b).slice(0, 10_000),
    broken,
    judges: judgesOf(source),
    canNote,
  }
}

/**
 * Whose scores the two columns of overalls hold. What a log recorded itself may be of either preset, and is compared with
 * the one it is not of.
 */
export function judgesOf({ table, presets }: RowSource): readonly [own: string, other: string] {
  const [chosen, other] = presets.map(presetLabel) as [string, string]
  return table.hasRecorded ? ['logged', `${chosen} or ${other}`] : [chosen, other]
}

/** A page of the filtered rows, in the order asked for. */
export function answerRows(source: RowSource, filters: RowFilters, query: URLSearchParams): RowsReply {
  const { table } = source
  const from = whole(query.get('from'), 0)
  const count = Math.min(MOST_ROWS, whole(query.get('count'), 100))
  const rows = chosenRows(table, filters, query)
  const noted = notedRows(source)
  return {
    total: rows.length,
    from,
    rows: rows.slice(from, from + count).map((at) => summaryOf(table, at, noted)),
    revision: source.revision(),
  }
}

/** All filtered rows, in the order asked for; `only` names the hits of a search. */
export function chosenRows(table: RowTable, filters: RowFilters, query: URLSearchParams): number[] {
  const only = query.get('only')
  const passed = filterRows(table, filters)
  const hits =
    only === null ? undefined : new Set(only.split(',').flatMap((word) => (word === '' ? [] : [Number(word)])))
  return sortRows(table, hits ? passed.filter((at) => hits.has(at)) : passed, query.get('sort') ?? '')
}

/** One row; `undefined` if it does not exist any more. */
export async function answerRow(source: RowSource, at: number): Promise<RowReply | undefined> {
  const { table } = source
  if (!Number.isInteger(at) || !table.isAlive(at)) return undefined
  const place = table.place(at)
  const row = await source.read(at)
  const file = source.files()[place.file]?.name ?? ''
  const broken = isBroken(row)
  const id = table.id(at) ?? null
  return {
    at,
    file,
    line: place.line,
    sample: place.sample,
    summary: summaryOf(table, at, notedRows(source)),
    view: broken ? null : viewRow(row, { presets: source.presets }),
    broken: broken ? row : null,
    notes: source
      .notes()
      .filter((note) => note.file === file && keyOf(note, place.file) === keyOf({ ...place, id }, place.file)),
  }
}

/** A note is of the row that stood at its place with its id: a log that was written anew has other rows there. */
const keyOf = ({ line, sample, id }: Pick<Note, 'line' | 'sample' | 'id'>, file: number): string =>
  JSON.stringify([file, line, sample, id])

/** The rows that somebody noted something on. */
export function notedRows(source: RowSource): ReadonlySet<string> {
  const names = source.files().map(({ name }) => name)
  return new Set(source.notes().map((note) => keyOf(note, names.indexOf(note.file))))
}

/** A row of the table from the index alone. */
export function summaryOf(table: RowTable, at: number, noted: ReadonlySet<string>): RowSummary {
  const { file, line, sample } = table.place(at)
  const id = table.id(at) ?? null
  return {
    at,
    file,
    line,
    id,
    step: table.step(at) ?? null,
    task: table.task(at) ?? null,
    budget: table.budget(at) ?? null,
    group: table.group(at),
    broken: table.isBroken(at),
    right: table.right(at) ?? null,
    cell: table.cell(at) ?? null,
    flags: table.flags(at),
    numbers: table.numberNames().map((name) => {
      const value = table.number(name, at)
      return Number.isNaN(value) ? null : value
    }),
    noted: noted.has(keyOf({ line, sample, id }, file)),
  }
}

function whole(text: string | null, otherwise: number): number {
  const value = Number(text ?? Number.NaN)
  return Number.isSafeInteger(value) && value >= 0 ? value : otherwise
}
