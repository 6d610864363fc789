import type { RowFilters } from '../table/filters'
import type { RowTable } from '../table/table'
import type { RowSource } from './inspector'
import { chosenRows } from './rows'

/** A row of the same prompt at another training step. */
export interface StepNeighbor {
  readonly at: number
  readonly step: number
}

/** Where a row stands among the filtered ones, and in the training. */
export interface RowPosition {
  /** -1 for a row that the filters leave out. */
  readonly place: number
  readonly total: number
  readonly previous: number | null
  readonly next: number | null
  readonly earlier: StepNeighbor | null
  readonly later: StepNeighbor | null
}

/** The place of a row in the order asked for; from a row that is left out one goes on to the next that is not. */
export function answerPlace(
  { table }: RowSource,
  filters: RowFilters,
  query: URLSearchParams,
  at: number,
): RowPosition {
  const rows = chosenRows(table, filters, query)
  const place = rows.indexOf(at)
  const [previous, next] =
    place < 0 ? [rows.findLast((one) => one < at), rows.find((one) => one > at)] : [rows[place - 1], rows[place + 1]]
  return { place, total: rows.length, previous: previous ?? null, next: next ?? null, ...neighborsOf(table, at) }
}

/** The rows with the same rank among the rollouts of their prompt, one training step before and after. */
function neighborsOf(table: RowTable, at: number): Pick<RowPosition, 'earlier' | 'later'> {
  const step = table.isAlive(at) ? table.step(at) : undefined
  if (step === undefined) return { earlier: null, later: null }
  const group = table.group(at)
  const bySteps = new Map<number, number[]>()
  for (let other = table.next(0); other < table.size; other = table.next(other + 1)) {
    if (table.group(other) !== group) continue
    const own = table.step(other)
    if (own === undefined) continue
    const list = bySteps.get(own)
    if (list) list.push(other)
    else bySteps.set(own, [other])
  }
  const rank = bySteps.get(step)!.indexOf(at)
  const steps = [...bySteps.keys()].sort((a, b) => a - b)
  const neighbor = (by: number): StepNeighbor | null => {
    const found = steps[steps.indexOf(step) + by]
    if (found === undefined) return null
    const list = bySteps.get(found)!
    return { at: list[Math.min(rank, list.length - 1)]!, step: found }
  }
  return { earlier: neighbor(-1), later: neighbor(1) }
}
