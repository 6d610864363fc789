import { UPPER_A } from '../../base/characters'
import { CANNOT_TELL } from '../choices/choices'
import { type Item, SPLITS, type Split, TASKS, type Task } from '../item'

/** How many items there are of a task at a number of frames, in each part. */
export interface TallyRow {
  readonly task: Task
  readonly budget: number
  readonly items: number
  /** Of all items. */
  readonly share: number
  readonly splits: { readonly [Name in Split]: number }
}

/** What is counted over the items of a data set. Plain JSON data. */
export interface TallyResult {
  readonly items: number
  readonly questions: number
  readonly scenes: number
  /** Scenes and items of each part. */
  readonly splits: { readonly [Name in Split]: { readonly scenes: number; readonly items: number } }
  /** By budget, then task. */
  readonly cells: readonly TallyRow[]
  /** For each task how many of its items with choices have A, B, ... as their answer. */
  readonly letters: { readonly [Name in Task]?: Readonly<Record<string, number>> }
  /** Items without choices. */
  readonly open: number
  /** Items whose answer is that they cannot be answered. */
  readonly unanswerable: number
  readonly twins: Readonly<Record<string, number>>
  readonly truth: Readonly<Record<string, number>>
  readonly withPictures: number
}

/** Counts items as they pass. */
export interface Tally {
  add(item: Item): void
  result(): TallyResult
}

/** A tally of no items yet. It keeps the names of scenes and questions, and of the items nothing. */
export function createTally(): Tally {
  const scenes = new Map<string, Split>()
  const questions = new Set<string>()
  const cells = new Map<string, { task: Task; budget: number; splits: Record<Split, number> }>()
  const letters: { [Name in Task]?: Record<string, number> } = {}
  const twins: Record<string, number> = {}
  const truth: Record<string, number> = {}
  let [items, open, unanswerable, withPictures] = [0, 0, 0, 0]
  return {
    add(item) {
      const { task, split, choices, answer } = item
      items++
      scenes.set(item.scene_id, split)
      questions.add(item.question_id)
      cellOf(cells, task, item.frames.budget)[split]++
      if (choices === undefined) open++
      else count((letters[task] ??= {}), answer)
      if (isUnanswerable(item)) unanswerable++
      if (item.twin) count(twins, item.twin.change)
      count(truth, item.truth)
      if (item.frames.images && item.frames.images.length > 0) withPictures++
    },
    result: () => ({
      items,
      questions: questions.size,
      scenes: scenes.size,
      splits: splitsOf(scenes, [...cells.values()]),
      cells: [...cells.values()]
        .sort((a, b) => a.budget - b.budget || TASKS.indexOf(a.task) - TASKS.indexOf(b.task))
        .map(({ task, budget, splits }) => {
          const own = SPLITS.reduce((sum, split) => sum + splits[split], 0)
          return { task, budget, items: own, share: Number((own / items).toFixed(4)), splits }
        }),
      ...{ letters, open, unanswerable, twins, truth, withPictures },
    }),
  }
}

function isUnanswerable({ choices, answer }: Item): boolean {
  const place = choices?.length && /^[A-Z]$/.test(answer) ? answer.charCodeAt(0) - UPPER_A : -1
  return (choices?.[place] ?? answer) === CANNOT_TELL
}

function cellOf(
  cells: Map<string, { task: Task; budget: number; splits: Record<Split, number> }>,
  task: Task,
  budget: number,
): Record<Split, number> {
  const key = `${task} ${budget}`
  let cell = cells.get(key)
  if (!cell) cells.set(key, (cell = { task, budget, splits: { train: 0, val: 0, test: 0 } }))
  return cell.splits
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1
}

function splitsOf(
  scenes: ReadonlyMap<string, Split>,
  cells: readonly { readonly splits: Record<Split, number> }[],
): TallyResult['splits'] {
  const of = (split: Split) => ({
    scenes: [...scenes.values()].filter((one) => one === split).length,
    items: cells.reduce((sum, { splits }) => sum + splits[split], 0),
  })
  return { train: of('train'), val: of('val'), test: of('test') }
}
