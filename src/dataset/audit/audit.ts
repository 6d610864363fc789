import { badOption } from '../../base/error'
import { clusteredInterval, clusteredMean } from '../../benchmark/statistics/clustered'
import { DIRECTION_KINDS, type QuestionKind } from '../../question/question'
import type { Item } from '../item'
import { type BlindGuess, choiceRowsOf, guessChoices } from './blind-choices'
import { dealScenes } from './folds'
import { accuracyOf, NUMBER_VIEWS, type NumberRow, trainNumbers } from './number-model'
import type { AuditReport, BlindScore, Estimate, TaskAudit } from './report'
import { type AuditRow, auditRowOf, foreignItemOf } from './row'

/** How {@link auditItems} splits the rooms. */
export interface AuditOptions {
  /** Parts of the rooms; each is guessed by what the others teach. 2 to 20, default 5; never more than there are rooms. */
  readonly folds?: number
  /** Seed of the deal of rooms; default 1. */
  readonly seed?: number
}

/** How far over a uniform guess a task may be guessed, in shares: judged by the lower end of the interval. */
const AIMS = { direction: 0.03, nearest: 0.05 } as const

/**
 * How much of a data set a guesser answers who sees no frame: k-fold by scene, a guess for each item by what the other
 * rooms teach. Each task is guessed by the position and length of its options, by the form of its questions, by the
 * names in them, and by pairs of names; the best view is chosen on other rooms than it is scored on. Intervals are
 * clustered by scene. Throws a `V2loError` for folds out of range.
 *
 * @example
 * const items = [1, 2, 3, 4].flatMap((seed) => [...generateItems(generateScene({ seed }), { tasks: ['size'], budgets: [4], numberChoices: 1 })])
 * const [size] = auditItems(items).tasks
 * size.floor.mean // 0.25
 */
export function auditItems(items: Iterable<Item>, options: AuditOptions = {}): AuditReport {
  const rows: AuditRow[] = []
  let unreadable = 0
  for (const item of items) {
    const row = auditRowOf(foreignItemOf(item))
    if (row) rows.push(row)
    else unreadable++
  }
  return auditRows(rows, unreadable, options)
}

/** The audit of rows that are read; `unreadable` counts those that are not. */
export function auditRows(rows: readonly AuditRow[], unreadable: number, options: AuditOptions = {}): AuditReport {
  const { folds: wanted = 5, seed = 1 } = options
  if (!Number.isInteger(wanted) || wanted < 2 || wanted > 20)
    throw badOption('folds: a whole number from 2 to 20', wanted, 'leave it out for 5')
  const scenes = new Set(rows.map(({ scene }) => scene))
  const folds = Math.min(wanted, scenes.size)
  const parts = dealScenes(scenes, Math.max(1, folds), seed)
  const foldOf = (scene: string) => parts.get(scene)!
  const groups = groupRows(rows)
  return {
    v2lo: 'audit/1',
    items: rows.length,
    scenes: scenes.size,
    unreadable,
    unread: rows.filter(({ kind }) => kind === undefined).length,
    folds,
    seed,
    tasks: [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => auditGroup(own, foldOf, folds)),
  }
}

/** The rows by task and by how they are asked: one task may be asked openly and with choices. */
function groupRows(rows: readonly AuditRow[]): ReadonlyMap<string, readonly AuditRow[]> {
  const groups = new Map<string, AuditRow[]>()
  for (const row of rows) {
    const key = JSON.stringify([row.task, askedAs(row)])
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

/** How the answer of a row is given and scored. */
export function askedAs({ options, truth }: AuditRow): TaskAudit['asked'] {
  if (options !== undefined) return 'choice'
  return typeof truth === 'number' ? 'number' : 'word'
}

function auditGroup(rows: readonly AuditRow[], foldOf: (scene: string) => number, folds: number): TaskAudit {
  const asked = askedAs(rows[0]!)
  const numeric = asked === 'number'
  const guesses = numeric ? guessNumbers(rows, foldOf, folds) : guessChoices(choiceRowsOf(rows), foldOf, folds)
  const views = Object.keys(guesses[0]?.credits ?? {}) as BlindScore['view'][]
  const best = bestCredits(guesses, views, foldOf, folds)
  const scale = numeric ? 'plain' : 'logit'
  const over = estimate(guesses, (guess, i) => best[i]! - guess.floor, 'plain')
  const kind = commonKind(rows)
  const most = numeric || kind === null ? undefined : aimOf(kind)
  return {
    task: rows[0]!.task,
    kind,
    asked,
    items: rows.length,
    scenes: new Set(rows.map(({ scene }) => scene)).size,
    floor: estimate(guesses, ({ floor }) => floor, scale),
    views: views.map((view) => ({ view, ...estimate(guesses, ({ credits }) => credits[view]!, scale) })),
    best: estimate(guesses, (_, i) => best[i]!, scale),
    over,
    ...(most !== undefined && { aim: { most, met: (over.interval?.[0] ?? over.mean) <= most } }),
  }
}

/** The kind of question that all rows of a task are understood as. */
function commonKind(rows: readonly AuditRow[]): QuestionKind | null {
  const kinds = new Set(rows.flatMap(({ kind }) => kind ?? []))
  return kinds.size === 1 ? [...kinds][0]! : null
}

/** How far over chance questions of a kind may be guessed, in shares; `undefined` for kinds without an aim. */
export function aimOf(kind: QuestionKind): number | undefined {
  if (DIRECTION_KINDS.has(kind)) return AIMS.direction
  return kind === 'nearest' ? AIMS.nearest : undefined
}

function guessNumbers(
  rows: readonly AuditRow[],
  foldOf: (scene: string) => number,
  folds: number,
): readonly BlindGuess[] {
  const all: readonly NumberRow[] = rows.map((row) => ({ row, value: row.truth as number }))
  const guesses: BlindGuess[] = []
  for (let fold = 0; fold < folds; fold++) {
    const known = all.filter(({ row }) => foldOf(row.scene) !== fold)
    const models = NUMBER_VIEWS.map((view) => [view, trainNumbers(view, known)] as const)
    for (const { row, value } of all.filter((one) => foldOf(one.row.scene) === fold)) {
      const credits = Object.fromEntries(models.map(([view, model]) => [view, accuracyOf(model.guess(row), value)]))
      guesses.push({ row, credits, floor: credits.constant!, sureness: credits })
    }
  }
  return guesses
}

/** For each guess the credit of the view that did best on the other parts: no view is chosen by what it is judged on. */
function bestCredits(
  guesses: readonly BlindGuess[],
  views: readonly string[],
  foldOf: (scene: string) => number,
  folds: number,
): readonly number[] {
  const chosen = Array.from({ length: folds }, (_, fold) => {
    const others = guesses.filter(({ row }) => foldOf(row.scene) !== fold)
    const totals = views.map((view) => others.reduce((sum, { credits }) => sum + credits[view]!, 0))
    return views[totals.indexOf(Math.max(...totals))]!
  })
  return guesses.map(({ row, credits }) => credits[chosen[foldOf(row.scene)]!]!)
}

function estimate(
  guesses: readonly BlindGuess[],
  scoreOf: (guess: BlindGuess, index: number) => number,
  scale: 'logit' | 'plain',
): Estimate {
  const mean = clusteredMean(guesses.map((guess, i) => ({ cluster: guess.row.scene, value: scoreOf(guess, i) })))
  return { mean: mean.mean, interval: clusteredInterval(mean, scale) }
}
