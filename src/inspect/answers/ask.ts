import { readFilters } from '../table/filters'
import { answerCharts } from './charts'
import { answerCompare } from './compare'
import { answerGroup } from './group'
import type { RowSource } from './inspector'
import { answerPlace } from './place'
import { answerRow, answerRows, answerState } from './rows'

/** What the page is told of where it came from. */
export interface AskContext {
  readonly version: string
  readonly canNote: boolean
}

/** Every question of the page by its path. `undefined` is a row that is not there any more. */
export const ANSWERS: {
  readonly [path: string]: (source: RowSource, query: URLSearchParams, context: AskContext) => unknown
} = {
  state: (source, _, { version, canNote }) => answerState(source, version, canNote),
  rows: (source, query) => answerRows(source, readFilters(query), query),
  row: (source, query) => answerRow(source, numberIn(query, 'at')),
  group: (source, query) => answerGroup(source, numberIn(query, 'at'), query.get('by') ?? undefined),
  charts: (source, query) => answerCharts(source, readFilters(query)),
  place: (source, query) => answerPlace(source, readFilters(query), query, numberIn(query, 'at')),
  compare: (source, query) => {
    const [a, b] = [query.get('a'), query.get('b')]
    return answerCompare(source, readFilters(query), a && b ? { by: 'runs', a, b } : { by: 'presets' })
  },
}

/** A whole number of an address; NaN if it is not there. */
export const numberIn = (query: URLSearchParams, name: string): number => Number(query.get(name) || Number.NaN)
