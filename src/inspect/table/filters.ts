import type { RowTable } from './table'

/** Which rows are shown. Everything that is given must hold; of several values of one kind any. */
export interface RowFilters {
  readonly files: readonly number[]
  readonly tasks: readonly string[]
  readonly budgets: readonly number[]
  readonly steps: Range | undefined
  readonly flags: readonly string[]
  readonly cells: readonly string[]
  readonly right: boolean | undefined
  /** Rows that two presets score differently. */
  readonly differs: boolean
  readonly broken: boolean
  readonly group: number | undefined
  readonly ranges: readonly (readonly [name: string, range: Range])[]
}

/** From and to, both included. */
export type Range = readonly [from: number, to: number]

/** The filters as the words of an address: `task=count&step=2..4&flag=wrong-order&range=overall:0.2..0.8`. */
export function readFilters(query: URLSearchParams): RowFilters {
  const several = (name: string) => query.getAll(name).slice(0, 64)
  const finite = (name: string) =>
    several(name)
      .map(Number)
      .filter((value) => Number.isFinite(value))
  const right = query.get('right')
  const group = Number(query.get('group') ?? Number.NaN)
  return {
    files: finite('file'),
    tasks: several('task'),
    budgets: finite('budget'),
    steps: readRange(query.get('step') ?? ''),
    flags: several('flag'),
    cells: several('cell'),
    right: right === 'yes' ? true : right === 'no' ? false : undefined,
    differs: query.get('differs') === 'yes',
    broken: query.get('broken') === 'yes',
    group: Number.isInteger(group) ? group : undefined,
    ranges: several('range').flatMap((text) => {
      const colon = text.lastIndexOf(':')
      const range = readRange(text.slice(colon + 1))
      return colon > 0 && range ? [[text.slice(0, colon), range] as const] : []
    }),
  }
}

function readRange(text: string): Range | undefined {
  const [from = '', to = from] = text.split('..')
  if (text === '') return undefined
  const range = [
    from === '' ? Number.NEGATIVE_INFINITY : Number(from),
    to === '' ? Number.POSITIVE_INFINITY : Number(to),
  ] as const
  return range.some(Number.isNaN) ? undefined : range
}

/** The column in which the overall of the second preset is kept. */
export const OTHER_OVERALL = 'overall (other preset)'

/** The rows that pass, in the order of the index. */
export function filterRows(table: RowTable, filters: RowFilters): number[] {
  const { files, tasks, budgets, steps, cells, right, differs, broken, group, ranges } = filters
  const sets = flagSetsWith(table, filters.flags)
  const passed: number[] = []
  for (let at = table.next(0); at < table.size; at = table.next(at + 1)) {
    if (broken && !table.isBroken(at)) continue
    if (group !== undefined && table.group(at) !== group) continue
    if (files.length > 0 && !files.includes(table.place(at).file)) continue
    if (tasks.length > 0 && !tasks.includes(table.task(at) ?? '')) continue
    if (budgets.length > 0 && !budgets.includes(table.budget(at) ?? Number.NaN)) continue
    if (steps && !isWithin(table.step(at) ?? Number.NaN, steps)) continue
    if (sets && !sets.has(table.flagSet(at))) continue
    if (cells.length > 0 && !cells.includes(table.cell(at) ?? '')) continue
    if (right !== undefined && table.right(at) !== right) continue
    if (differs && !(Math.abs(table.number('overall', at) - table.number(OTHER_OVERALL, at)) > 1e-9)) continue
    if (!ranges.every(([name, range]) => isWithin(table.number(name, at), range))) continue
    passed.push(at)
  }
  return passed
}

const isWithin = (value: number, [from, to]: Range): boolean => value >= from && value <= to

/** The sets of flags that hold one of those asked for. */
function flagSetsWith({ flagSets }: RowTable, flags: readonly string[]): ReadonlySet<number> | undefined {
  if (flags.length === 0) return undefined
  return new Set(flagSets.flatMap((set, code) => (set.some((flag) => flags.includes(flag)) ? [code] : [])))
}

/** The rows in the order of a column; a minus before its name turns it round. Rows without a value come last. */
export function sortRows(table: RowTable, rows: number[], sort: string): number[] {
  const down = sort.startsWith('-')
  const name = down ? sort.slice(1) : sort
  if (name === '') return rows
  const texts = Object.hasOwn(TEXT_COLUMNS, name) ? TEXT_COLUMNS[name] : undefined
  if (texts) {
    const keys = new Map(rows.map((at) => [at, texts(table, at) ?? '\uffff'] as const))
    const sign = down ? -1 : 1
    return rows.sort((a, b) => sign * (keys.get(a)! < keys.get(b)! ? -1 : keys.get(a)! > keys.get(b)! ? 1 : 0) || a - b)
  }
  const own = Object.hasOwn(NUMBER_COLUMNS, name) ? NUMBER_COLUMNS[name] : undefined
  const value = (at: number) => own?.(table, at) ?? table.number(name, at)
  const keys = Float64Array.from(rows, (at) => {
    const one = value(at)
    return Number.isNaN(one) ? Number.POSITIVE_INFINITY : down ? -one : one
  })
  return Array.from(
    Uint32Array.from(rows.keys()).sort((a, b) => keys[a]! - keys[b]! || a - b),
    (i) => rows[i]!,
  )
}

const TEXT_COLUMNS: { readonly [name: string]: (table: RowTable, at: number) => string | undefined } = {
  id: (table, at) => table.id(at),
  task: (table, at) => table.task(at),
  cell: (table, at) => table.cell(at),
}

const NUMBER_COLUMNS: { readonly [name: string]: (table: RowTable, at: number) => number } = {
  step: (table, at) => table.step(at) ?? Number.NaN,
  budget: (table, at) => table.budget(at) ?? Number.NaN,
  flags: (table, at) => table.flags(at).length,
  row: (_, at) => at,
}
