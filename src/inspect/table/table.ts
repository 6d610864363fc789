import { hash64 } from '../../base/checksum'
import { ERROR_CELLS, type ErrorCell } from '../../benchmark/split/split'
import type { LogFormat, LoggedRow } from '../read/logged-row'
import { createColumn, createTextCodes, createTextColumn, type NumberColumn, PIECE_ROWS, type TextCodes } from './grow'

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
  /** Absent where those that the log recorded stay. */
  readonly flags?: readonly string[]
  readonly cell: ErrorCell | undefined
  readonly right: boolean | undefined
}

/** The index of every log that is open: places and the numbers that filters need, a few dozen bytes a row. */
export interface RowTable {
  /** One more than the number of the last row. Numbers are given once: a row that is gone leaves a gap. */
  readonly size: number
  /** Rows of files that were replaced; what they took is given back. */
  readonly dead: number
  /** The first row from this number on that is there; `size` if there is none. */
  next(from: number): number
  /** A row; `hasTruth` says whether its score can be worked out, from the row or from its item. */
  add(place: RowPlace, row: LoggedRow, hasTruth?: boolean): number
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
  /** Whether a log recorded `overall` itself, so that the column is not ours alone. */
  readonly hasRecorded: boolean
  /** The names of all number columns, recorded ones first. */
  numberNames(): readonly string[]
  number(name: string, at: number): number
  readonly tasks: TextCodes
  readonly flagSets: readonly (readonly string[])[]
}

/** Columns of numbers that logs may bring; what comes beyond is seen in the row alone. */
const MOST_COLUMNS = 48

/** Sets of flags that are told apart; rows with yet another one show their flags in the row alone. */
const MOST_FLAG_SETS = 20_000

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
    state: createColumn(Uint8Array, DEAD),
    step: createColumn(Float64Array, Number.NaN),
    budget: createColumn(Float64Array, Number.NaN),
    group: createColumn(Float64Array, 0),
    task: createColumn(Uint16Array, 0),
    format: createColumn(Uint8Array, 0),
    flags: createColumn(Uint32Array, 0),
    cell: createColumn(Uint8Array, 0),
    right: createColumn(Uint8Array, 0),
  }
  const ids = createTextColumn()
  const numbers = new Map<string, NumberColumn>()
  const tasks = createTextCodes(1000)
  const formats = createTextCodes(32)
  const flagSets: (readonly string[])[] = [[]]
  const flagCodes = new Map<string, number>([['', 0]])
  let size = 0
  let dead = 0
  let settled = 0
  let hasRecorded = false
  /** How many rows of each piece are there. */
  const alive: number[] = []

  function place(at: number, { file, offset, length, line, sample }: RowPlace): void {
    const piece = Math.floor(at / PIECE_ROWS)
    alive[piece] = (alive[piece] ?? 0) + 1
    columns.state.set(at, 0)
    columns.file.set(at, file)
    columns.offset.set(at, offset)
    columns.length.set(at, length)
    columns.line.set(at, line)
    columns.sample.set(at, sample)
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
    if (flagSets.length >= MOST_FLAG_SETS) return 0
    flagCodes.set(key, flagSets.length)
    flagSets.push([...flags])
    return flagSets.length - 1
  }
  function settle(at: number): void {
    if (columns.state.get(at) & JUDGED) return
    columns.state.set(at, columns.state.get(at) | JUDGED)
    settled++
  }
  /** Gives back what the rows of a piece took, once none of them is there. The piece that grows stays. */
  function release(piece: number): void {
    if (alive[piece] !== 0 || (piece + 1) * PIECE_ROWS > size) return
    for (const column of [...Object.values(columns), ...numbers.values(), ids]) column.release(piece)
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
    get hasRecorded() {
      return hasRecorded
    },
    next(from) {
      for (let at = from; at < size; at++) {
        const piece = Math.floor(at / PIECE_ROWS)
        if (alive[piece] === 0) at = (piece + 1) * PIECE_ROWS - 1
        else if ((columns.state.get(at) & DEAD) === 0) return at
      }
      return size
    },
    add(where, row, hasTruth = row.truth !== undefined) {
      const at = size++
      place(at, where)
      if (row.id !== undefined) ids.set(at, row.id.length > 200 ? row.id.slice(0, 200) : row.id)
      if (row.step !== undefined) columns.step.set(at, row.step)
      if (row.budget !== undefined) columns.budget.set(at, row.budget)
      columns.group.set(at, codeOfGroup(row.group === '' ? `${where.file}:${where.line}` : row.group))
      if (row.task !== undefined) columns.task.set(at, tasks.codeOf(row.task.slice(0, 100)))
      columns.format.set(at, formats.codeOf(row.format satisfies LogFormat))
      for (const [name, value] of row.recorded) setNumber(name, at, value)
      if (row.flags) columns.flags.set(at, codeOfFlags(row.flags))
      const accuracy = row.recorded.find(([name]) => ACCURACIES.test(name))?.[1]
      if (accuracy !== undefined) columns.right.set(at, accuracy >= RIGHT ? 2 : 1)
      hasRecorded ||= row.recorded.some(([name]) => name === 'overall')
      if (row.response === null || !hasTruth) settle(at)
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
      if (flags) columns.flags.set(at, codeOfFlags(flags))
      if (cell !== undefined) columns.cell.set(at, ERROR_CELLS.indexOf(cell) + 1)
      if (right !== undefined) columns.right.set(at, right ? 2 : 1)
    },
    settle,
    dropFile(file) {
      for (let at = this.next(0); at < size; at = this.next(at + 1)) {
        if (columns.file.get(at) !== file) continue
        settle(at)
        columns.state.set(at, columns.state.get(at) | DEAD)
        dead++
        alive[Math.floor(at / PIECE_ROWS)]!--
      }
      for (const piece of alive.keys()) release(piece)
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
    id: (at) => ids.get(at),
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

/**
 * The number that tells a group from others: 52 bits of a hash, so that no prompt is kept. Two of a hundred thousand
 * prompts are the same by chance in one of a million runs.
 */
function codeOfGroup(group: string): number {
  const { high, low } = hash64(group)
  return (high % 2 ** 20) * 2 ** 32 + low
}
