import { ERROR_CELLS, type ErrorCell } from '../../benchmark/split/split'
import type { LogFormat, LoggedRow } from '../read/logged-row'
import { createColumn, createTextCodes, type NumberColumn, type TextCodes } from './grow'

/** Where the bytes of a row lie. */
export interface RowPlace {
  readonly file: number
  readonly offset: number
  readonly length: number
  /** The line of the file, from 1; the element, where the file is one list. */
  readonly line: number
  /** Which response of a row that holds several, from 0. */
  readonly sample: number
}

/** What scoring a row in passing found. */
export interface JudgedRow {
  readonly numbers: readonly (readonly [name: string, value: number])[]
  readonly flags: readonly string[]
  readonly cell: ErrorCell | undefined
  readonly right: boolean | undefined
}

/** The index of every log that is open: places and the numbers that filters need, a few dozen bytes a row. */
export interface RowTable {
  readonly size: number
  /** Rows of files that were replaced are skipped by everyone. */
  readonly dead: number
  add(place: RowPlace, row: LoggedRow): number
  addBroken(place: RowPlace): number
  judge(at: number, judged: JudgedRow): void
  /** Marks a row as scored as far as it can be. */
  settle(at: number): void
  /** Rows that are scored as far as they can be. */
  readonly settled: number
  dropFile(file: number): void
  place(at: number): RowPlace
  isAlive(at: number): boolean
  isBroken(at: number): boolean
  id(at: number): string | undefined
  step(at: number): number | undefined
  group(at: number): number
  task(at: number): string | undefined
  budget(at: number): number | undefined
  format(at: number): string | undefined
  flags(at: number): readonly string[]
  flagSet(at: number): number
  cell(at: number): ErrorCell | undefined
  right(at: number): boolean | undefined
  isJudged(at: number): boolean
  /** The names of all number columns, recorded ones first. */
  numberNames(): readonly string[]
  number(name: string, at: number): number
  readonly tasks: TextCodes
  readonly flagSets: readonly (readonly string[])[]
}

/** Columns of numbers that logs may bring; what comes beyond is seen in the row alone. */
const MOST_COLUMNS = 48

const BROKEN = 1
const DEAD = 2
const JUDGED = 4

/** An empty table. */
export function createRowTable(): RowTable {
  const columns = {
    file: createColumn(Uint16Array, 0),
    offset: createColumn(Float64Array, 0),
    length: createColumn(Uint32Array, 0),
    line: createColumn(Uint32Array, 0),
    sample: createColumn(Uint16Array, 0),
    state: createColumn(Uint8Array, 0),
    step: createColumn(Float64Array, Number.NaN),
    budget: createColumn(Float64Array, Number.NaN),
    group: createColumn(Uint32Array, 0),
    task: createColumn(Uint16Array, 0),
    format: createColumn(Uint8Array, 0),
    flags: createColumn(Uint32Array, 0),
    cell: createColumn(Uint8Array, 0),
    right: createColumn(Uint8Array, 0),
  }
  const ids: (string | undefined)[] = []
  const numbers = new Map<string, NumberColumn>()
  const groups = new Map<string, number>()
  const tasks = createTextCodes(1000)
  const formats = createTextCodes(32)
  const flagSets: (readonly string[])[] = [[]]
  const flagCodes = new Map<string, number>([['', 0]])
  let size = 0
  let dead = 0
  let settled = 0

  function place(at: number, { file, offset, length, line, sample }: RowPlace): void {
    columns.file.set(at, file)
    columns.offset.set(at, offset)
    columns.length.set(at, length)
    columns.line.set(at, line)
    columns.sample.set(at, sample)
    ids[at] = undefined
  }
  function setNumber(name: string, at: number, value: number): void {
    let column = numbers.get(name)
    if (column === undefined) {
      if (numbers.size >= MOST_COLUMNS) return
      column = createColumn(Float64Array, Number.NaN)
      numbers.set(name, column)
    }
    column.set(at, value)
  }
  function codeOfFlags(flags: readonly string[]): number {
    const key = flags.join(' ')
    const known = flagCodes.get(key)
    if (known !== undefined) return known
    flagCodes.set(key, flagSets.length)
    flagSets.push([...flags])
    return flagSets.length - 1
  }
  function settle(at: number): void {
    if (columns.state.get(at) & JUDGED) return
    columns.state.set(at, columns.state.get(at) | JUDGED)
    settled++
  }
  /** Groups are told apart by a short key: prompts may be long, and there may be many. */
  function codeOfGroup(group: string): number {
    const key = group.length <= 32 ? group : `${group.length}:${hashOf(group)}`
    const code = groups.get(key) ?? groups.size + 1
    groups.set(key, code)
    return code
  }

  return {
    get size() {
      return size
    },
    get dead() {
      return dead
    },
    get settled() {
      return settled
    },
    add(where, row) {
      const at = size++
      place(at, where)
      if (row.id !== undefined) ids[at] = row.id.length > 200 ? row.id.slice(0, 200) : row.id
      if (row.step !== undefined) columns.step.set(at, row.step)
      if (row.budget !== undefined) columns.budget.set(at, row.budget)
      columns.group.set(at, codeOfGroup(row.group === '' ? `${where.file}:${where.line}` : row.group))
      if (row.task !== undefined) columns.task.set(at, tasks.codeOf(row.task.slice(0, 100)))
      columns.format.set(at, formats.codeOf(row.format satisfies LogFormat))
      for (const [name, value] of row.recorded) setNumber(name, at, value)
      if (row.flags) columns.flags.set(at, codeOfFlags(row.flags))
      const accuracy = row.recorded.find(([name]) => ACCURACIES.test(name))?.[1]
      if (accuracy !== undefined) columns.right.set(at, accuracy >= RIGHT ? 2 : 1)
      const scored = row.flags !== undefined && row.recorded.some(([name]) => name === 'overall')
      if (scored || row.response === null || row.truth === undefined) settle(at)
      return at
    },
    addBroken(where) {
      const at = size++
      place(at, where)
      columns.state.set(at, BROKEN)
      settle(at)
      return at
    },
    judge(at, { numbers: judged, flags, cell, right }) {
      for (const [name, value] of judged) setNumber(name, at, value)
      columns.flags.set(at, codeOfFlags(flags))
      if (cell !== undefined) columns.cell.set(at, ERROR_CELLS.indexOf(cell) + 1)
      if (right !== undefined) columns.right.set(at, right ? 2 : 1)
    },
    settle,
    dropFile(file) {
      for (let at = 0; at < size; at++) {
        if (columns.file.get(at) !== file || columns.state.get(at) & DEAD) continue
        settle(at)
        columns.state.set(at, columns.state.get(at) | DEAD)
        ids[at] = undefined
        dead++
      }
    },
    place: (at) => ({
      file: columns.file.get(at),
      offset: columns.offset.get(at),
      length: columns.length.get(at),
      line: columns.line.get(at),
      sample: columns.sample.get(at),
    }),
    isAlive: (at) => at >= 0 && at < size && (columns.state.get(at) & DEAD) === 0,
    isBroken: (at) => (columns.state.get(at) & BROKEN) !== 0,
    isJudged: (at) => (columns.state.get(at) & JUDGED) !== 0,
    id: (at) => ids[at],
    step: (at) => known(columns.step.get(at)),
    budget: (at) => known(columns.budget.get(at)),
    group: (at) => columns.group.get(at),
    task: (at) => tasks.textOf(columns.task.get(at)),
    format: (at) => formats.textOf(columns.format.get(at)),
    flags: (at) => flagSets[columns.flags.get(at)]!,
    flagSet: (at) => columns.flags.get(at),
    cell: (at) => ERROR_CELLS[columns.cell.get(at) - 1],
    right: (at) => [undefined, false, true][columns.right.get(at)],
    numberNames: () => [...numbers.keys()],
    number: (name, at) => numbers.get(name)?.get(at) ?? Number.NaN,
    tasks,
    flagSets,
  }
}

/** Names that logs give to "is it right", and the part from which on it is. */
const ACCURACIES = /^(?:accuracy|acc|correct|is_correct|hit)$/i
const RIGHT = 0.8

const known = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value)

/** A 52-bit hash of a text: two prompts of a run are the same by chance in one of a hundred thousand runs. */
function hashOf(text: string): number {
  let [a, b] = [0, 1]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = (Math.imul(a, 31) + unit) | 0
    b = (Math.imul(b ^ unit, 16_777_619) + 7) | 0
  }
  return (a >>> 6) * 2 ** 26 + (b >>> 6)
}
