import { badOption } from '../../base/error'
import type { Item } from '../item'
import { aimOf } from './audit'
import { choiceRowsOf, guessChoices } from './blind-choices'
import type { ChoiceRow } from './choice-features'
import { createFeatureCoder, type FeatureCoder } from './choice-model'
import { dealScenes } from './folds'
import { type AuditRow, auditRowOf, foreignItemOf } from './row'

/** How {@link debiasItems} prunes. */
export interface DebiasOptions {
  /** How far over chance a task may stay, in shares; default 0.05, for directions 0.03. */
  readonly most?: number
  /** Parts of the rooms in each round; default 5. */
  readonly folds?: number
  /** Seed of the first round's deal of rooms; each round deals anew. Default 1. */
  readonly seed?: number
}

/** What pruning did to one task. */
export interface TaskDebias {
  readonly task: string
  /** How many there were. */
  readonly items: number
  /** How many are left. */
  readonly kept: number
  /** How many times some were left out. */
  readonly rounds: number
  /** Blind guesses over chance, by the best view, in shares: before pruning. */
  readonly before: number
  /** The same after it. */
  readonly after: number
}

/** The ids of the items to leave out, and what that did. */
export interface Debiased {
  readonly dropped: ReadonlySet<string>
  readonly tasks: readonly TaskDebias[]
}

/** No round leaves out more of a task than this: what is left must be guessed anew before more goes. */
const SHARE = 0.1
const MOST_ROUNDS = 40
/** Below this a task says nothing about what can be guessed. */
const FEWEST = 50

/**
 * Which items to leave out so that a guesser who sees no frame is at most 5 points over chance in questions for the
 * nearest object, and at most 3 in questions of direction: round by round the items go that it is surest of, by its guess at rooms it has not seen (iterative bias pruning, as in
 * VSI-Bench-Debiased). It judges a whole data set, so it cannot run on a shard, and what it left out belongs in the
 * datasheet. Throws a `V2loError` for `most` out of range.
 *
 * @example
 * const items = [...generateItems(generateScene({ seed: 1 }), { budgets: [4] })]
 * const { dropped } = debiasItems(items)
 * items.every(({ kind, id }) => kind !== 'object-size' || !dropped.has(id)) // true
 */
export function debiasItems(items: Iterable<Item>, options: DebiasOptions = {}): Debiased {
  const { most, folds = 5, seed = 1 } = options
  if (most !== undefined && !(most >= 0 && most < 1))
    throw badOption('most: a share from 0 up to 1', most, 'leave it out for the aims of the audit')
  const byTask = new Map<string, AuditRow[]>()
  for (const item of items) {
    if (aimOf(item.kind) === undefined || item.choices === undefined) continue
    const row = auditRowOf(foreignItemOf(item))
    if (row === undefined) continue
    if (!byTask.has(item.task)) byTask.set(item.task, [])
    byTask.get(item.task)!.push(row)
  }
  const dropped = new Set<string>()
  const tasks = [...byTask].map(([task, rows]) =>
    prune(task, rows, { most: most ?? aimOf(rows[0]!.kind!)!, folds, seed }, dropped),
  )
  return { dropped, tasks }
}

function prune(
  task: string,
  rows: readonly AuditRow[],
  options: Required<DebiasOptions>,
  dropped: Set<string>,
): TaskDebias {
  let kept = choiceRowsOf(rows)
  const coder = createFeatureCoder()
  let before = Number.NaN
  let after = Number.NaN
  let rounds = 0
  for (; rounds < MOST_ROUNDS; rounds++) {
    const { over, surest } = guessRound(kept, coder, options, rounds)
    after = over
    if (rounds === 0) before = over
    if (over <= options.most || kept.length < FEWEST) break
    const surplus = Math.ceil((over - options.most) * kept.length)
    const gone = new Set(surest.slice(0, Math.max(1, Math.min(surplus, Math.ceil(SHARE * kept.length)))))
    for (const { id } of gone) dropped.add(id)
    kept = kept.filter(({ row }) => !gone.has(row))
  }
  return { task, items: rows.length, kept: kept.length, rounds, before, after }
}

/** How far the best view is over chance in a new deal of the rooms, and the rows it guessed, the surest first. */
function guessRound(
  rows: readonly ChoiceRow[],
  coder: FeatureCoder,
  { folds, seed }: Required<DebiasOptions>,
  round: number,
) {
  const scenes = new Set(rows.map(({ row }) => row.scene))
  const count = Math.max(1, Math.min(folds, scenes.size))
  const parts = dealScenes(scenes, count, seed + round)
  const guesses = guessChoices(rows, (scene) => parts.get(scene)!, count, { coder })
  const overs = Object.keys(guesses[0]?.credits ?? {}).map((view) => {
    const total = guesses.reduce((sum, { credits, floor }) => sum + credits[view]! - floor, 0)
    return { view, over: total / guesses.length }
  })
  const best = overs.reduce((most, one) => (one.over > most.over ? one : most), { view: '', over: 0 })
  const surest = guesses
    .filter(({ credits }) => (credits[best.view] ?? 0) > 0)
    .sort((a, b) => b.sureness[best.view]! - a.sureness[best.view]! || (a.row.id < b.row.id ? -1 : 1))
    .map(({ row }) => row)
  return { over: best.over, surest }
}
