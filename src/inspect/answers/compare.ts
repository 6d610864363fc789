import { COMPONENTS } from '../../score/result'
import type { RowFilters } from '../table/filters'
import { filterRows, OTHER_OVERALL } from '../table/filters'
import type { RowTable } from '../table/table'
import { rewardColumn } from './group'
import type { RowSource } from './inspector'
import { judgesOf, notedRows, type RowSummary, summaryOf } from './rows'

/** Two scores of one response, or the scores of two responses to one item. */
export interface ComparedPair {
  readonly a: RowSummary
  readonly b: RowSummary
  readonly valueA: number
  readonly valueB: number
  /** What else differs: parts of the score and flags, the largest first. */
  readonly why: readonly string[]
}

/** Where two runs, or two presets, disagree. */
export interface CompareReply {
  readonly a: string
  readonly b: string
  /** How many were compared. */
  readonly joined: number
  readonly differing: number
  /** The mean of b - a over all that were compared. */
  readonly meanDifference: number
  /** The largest differences. */
  readonly pairs: readonly ComparedPair[]
}

const MOST_PAIRS = 500
const MOST_REASONS = 8

/**
 * `presets`: every row under the two presets. `runs`: two files by their numbers, or two folders as `folder:NAME`, joined
 * by id and, where ids repeat, by their order.
 */
export type CompareBy = { readonly by: 'presets' } | { readonly by: 'runs'; readonly a: string; readonly b: string }

/** Compares two presets or two files over the filtered rows. */
export function answerCompare(source: RowSource, filters: RowFilters, what: CompareBy): CompareReply {
  const { table } = source
  const rows = filterRows(table, filters)
  const column = rewardColumn(table.numberNames())
  const [runA, runB] = what.by === 'presets' ? [] : [runOf(source, what.a), runOf(source, what.b)]
  const pairs =
    runA && runB ? runPairs(table, rows, { a: runA.files, b: runB.files, column }) : presetPairs(table, rows)
  const differing = pairs.filter(({ valueA, valueB }) => Math.abs(valueA - valueB) > 1e-9)
  const sum = pairs.reduce((total, { valueA, valueB }) => total + valueB - valueA, 0)
  const noted = notedRows(source)
  const judges = judgesOf(source)
  return {
    ...(runA && runB ? { a: runA.name, b: runB.name } : { a: judges[0], b: judges[1] }),
    joined: pairs.length,
    differing: differing.length,
    meanDifference: pairs.length === 0 ? 0 : sum / pairs.length,
    pairs: differing
      .sort((x, y) => Math.abs(y.valueA - y.valueB) - Math.abs(x.valueA - x.valueB) || x.a - y.a)
      .slice(0, MOST_PAIRS)
      .map(({ a, b, valueA, valueB }) => ({
        a: summaryOf(table, a, noted),
        b: summaryOf(table, b, noted),
        valueA,
        valueB,
        why: a === b ? lacking(table, a) : reasons(table, a, b, column),
      })),
  }
}

interface Pair {
  readonly a: number
  readonly b: number
  readonly valueA: number
  readonly valueB: number
}

function presetPairs(table: RowTable, rows: readonly number[]): Pair[] {
  return rows.flatMap((at) => {
    const [valueA, valueB] = [table.number('overall', at), table.number(OTHER_OVERALL, at)]
    return Number.isNaN(valueA) || Number.isNaN(valueB) ? [] : [{ a: at, b: at, valueA, valueB }]
  })
}

/** A file, or all files of a folder. */
interface Run {
  readonly name: string
  readonly files: ReadonlySet<number>
}

const FOLDER = 'folder:'

function runOf(source: RowSource, word: string): Run {
  const files = source.files()
  if (!word.startsWith(FOLDER)) return { name: files[Number(word)]?.name ?? word, files: new Set([Number(word)]) }
  const name = word.slice(FOLDER.length)
  return { name, files: new Set([...files.keys()].filter((number) => files[number]!.under === name)) }
}

interface TwoRuns {
  readonly a: ReadonlySet<number>
  readonly b: ReadonlySet<number>
  readonly column: string
}

function runPairs(table: RowTable, rows: readonly number[], { a, b, column }: TwoRuns): Pair[] {
  const waiting = new Map<string, number[]>()
  for (const at of rows) {
    const id = table.id(at)
    if (id === undefined || !a.has(table.place(at).file)) continue
    const list = waiting.get(id)
    if (list) list.push(at)
    else waiting.set(id, [at])
  }
  for (const list of waiting.values()) list.reverse()
  return rows.flatMap((at) => {
    const id = table.id(at)
    if (id === undefined || !b.has(table.place(at).file)) return []
    const partner = waiting.get(id)?.pop()
    if (partner === undefined) return []
    const [valueA, valueB] = [table.number(column, partner), table.number(column, at)]
    return Number.isNaN(valueA) || Number.isNaN(valueB) ? [] : [{ a: partner, b: at, valueA, valueB }]
  })
}

/** What two presets weigh otherwise in one response: its flags, and the parts of its score that are not whole. */
function lacking(table: RowTable, at: number): string[] {
  const parts = COMPONENTS.map((part) => [part, table.number(part, at)] as const)
    .filter(([, value]) => value < 1 - 1e-9)
    .sort((x, y) => x[1] - y[1])
    .map(([part, value]) => `${part} ${value.toFixed(2)}`)
  return [...table.flags(at), ...parts].slice(0, MOST_REASONS)
}

function reasons(table: RowTable, a: number, b: number, column: string): string[] {
  const numbers = table
    .numberNames()
    .filter((name) => name !== column && name !== OTHER_OVERALL)
    .map((name) => ({ name, difference: table.number(name, b) - table.number(name, a) }))
    .filter(({ difference }) => Math.abs(difference) > 1e-9)
    .sort((x, y) => Math.abs(y.difference) - Math.abs(x.difference))
    .map(({ name, difference }) => `${name} ${difference > 0 ? '+' : '−'}${Math.abs(difference).toFixed(2)}`)
  const [flagsA, flagsB] = [table.flags(a), table.flags(b)]
  return [
    ...numbers,
    ...flagsB.filter((flag) => !flagsA.includes(flag)).map((flag) => `+ ${flag}`),
    ...flagsA.filter((flag) => !flagsB.includes(flag)).map((flag) => `− ${flag}`),
  ].slice(0, MOST_REASONS)
}
