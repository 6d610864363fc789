import { auditRows } from '../../dataset/audit/audit'
import type { BlindScore, TaskAudit } from '../../dataset/audit/report'
import { auditRowOf } from '../../dataset/audit/row'
import type { BenchmarkItem } from '../item'
import type { ChanceRow } from './report'

/** Over so many items the blind guesses are left out: they take some minutes then. */
export const MOST_AUDITED = 50_000

/** The view that knows nothing but how often each answer occurs, by what is asked for. */
const FREQUENCY: { readonly [asked in TaskAudit['asked']]: BlindScore['view'] } = {
  choice: 'template',
  word: 'template',
  number: 'constant',
}

/**
 * What guessing reaches on these items, each row a mean by item: a uniform guess among the choices (0 where there are
 * none), the most frequent answer to a form of question (the best constant for numbers), and the best guess of the blind
 * audit from names. The last two are learned on other scenes, so they take two scenes; they score numbers by MRA `vsi`.
 */
export function chanceRows(items: readonly BenchmarkItem[], seed: number): readonly ChanceRow[] {
  const uniform: ChanceRow = { name: 'uniform', mean: meanBy(items.map((item) => [uniformChance(item), 1])) }
  if (items.length > MOST_AUDITED || new Set(items.map(({ scene }) => scene)).size < 2) return [uniform]
  const rows = items.flatMap(
    ({ choices, ...item }) => auditRowOf({ ...item, ...(choices && { options: choices }) }) ?? [],
  )
  const { tasks } = auditRows(rows, items.length - rows.length, { seed })
  const row = (name: string, of: (task: TaskAudit) => number): ChanceRow => ({
    name,
    mean: meanBy(tasks.map((task) => [of(task), task.items])),
    tasks: tasks.map((task) => ({ task: task.task, asked: task.asked, mean: of(task), items: task.items })),
  })
  return [uniform, row('frequency', frequencyOf), row('best blind', ({ best }) => best.mean)]
}

const frequencyOf = ({ asked, views, floor }: TaskAudit) =>
  views.find(({ view }) => view === FREQUENCY[asked])?.mean ?? floor.mean

function meanBy(pairs: readonly (readonly [mean: number, weight: number])[]): number {
  const weight = pairs.reduce((sum, [, w]) => sum + w, 0)
  return weight === 0 ? 0 : pairs.reduce((sum, [mean, w]) => sum + mean * w, 0) / weight
}

/** The chance of a uniform guess among the choices of an item; 0 for an open question. */
export const uniformChance = ({ choices }: BenchmarkItem): number =>
  choices !== undefined && choices.length > 0 ? 1 / choices.length : 0
