import { badOption, listOptions } from '../base/error'
import { WORDING_TABLES, type WordingTable } from '../question/wordings/published'
import { FRAME_BUDGETS } from '../scene/walk/budgets'
import { type FilterPreset, type RuleValues, readFilters } from './filters/values'
import { PAPER_TASKS, TASKS, type Task, TRUTHS, type Truth, TWIN_CHANGES, type TwinChange } from './item'

/** Which items {@link generateItems} makes of a scene. */
export interface ItemOptions {
  /** A whole number from 0 to 4294967295; the same scene, options and seed give the same items. Default 1. */
  readonly seed?: number
  /** Default the paper's six. */
  readonly tasks?: readonly Task[]
  /** A preset, with changes if wanted: `'vsi'` (default), `'revsi,direction-angle=20'`; see {@link readFilters}. */
  readonly filters?: string
  /** How many frames the items show; default 1, 4, 8, 12, 16. */
  readonly budgets?: readonly number[]
  /** What answers are computed from; default `'map'`, the printed map. */
  readonly truth?: Truth
  /** Whose wordings the questions are asked in; default those of the task's own benchmark. */
  readonly wording?: WordingTable
  /** Digits after the point in the printed map, 0 to 3; default 1. */
  readonly decimals?: number
  /** The part of distances, counts and sizes that is asked with choices, 0 to 1; default 0.5, 0 for VSI-Bench's tasks. */
  readonly numberChoices?: number
  /** The part of the questions with choices that cannot be answered, 0 to 0.5; default 0. */
  readonly unanswerable?: number
  /** The twins that are made of items; default none. */
  readonly twins?: readonly TwinChange[]
  /** Items of a scene at most, those with the smallest hashes; default all. */
  readonly perScene?: number
  /** Parts of the scenes for training, validation and testing; default 0.8, 0.1, 0.1. */
  readonly split?: readonly [train: number, val: number, test: number]
}

/** {@link ItemOptions} with defaults filled in and filters read. */
export interface ItemSettings
  extends Omit<Required<ItemOptions>, 'filters' | 'perScene' | 'numberChoices' | 'wording'> {
  readonly preset: FilterPreset
  readonly values: RuleValues
  readonly perScene: number | undefined
  readonly numberChoices: number | undefined
  readonly wording: WordingTable | undefined
}

/** Checks options and fills in their defaults. Throws a `V2loError` on the first invalid one. */
export function fillItemOptions(options: ItemOptions = {}): ItemSettings {
  const { seed = 1, tasks = PAPER_TASKS, budgets = FRAME_BUDGETS, truth = 'map', decimals = 1 } = options
  const { numberChoices, unanswerable = 0, twins = [], perScene, wording, split = [0.8, 0.1, 0.1] } = options
  const isSeed = Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff
  check(isSeed, 'seed: a whole number from 0 to 4294967295', seed)
  checkList('tasks', tasks, TASKS)
  checkList('twins', twins, TWIN_CHANGES, 0)
  check(TRUTHS.includes(truth), `truth: ${listOptions(TRUTHS)}`, truth)
  check(wording === undefined || WORDING_TABLES.includes(wording), `wording: ${listOptions(WORDING_TABLES)}`, wording)
  const isBudget = (budget: number) => Number.isInteger(budget) && budget >= 1 && budget <= 1000
  check(budgets.length > 0 && budgets.every(isBudget), 'budgets: numbers of frames from 1 to 1000', budgets)
  check(Number.isInteger(decimals) && decimals >= 0 && decimals <= 3, 'decimals: 0 to 3', decimals)
  const isPart = numberChoices === undefined || (numberChoices >= 0 && numberChoices <= 1)
  check(isPart, 'numberChoices: a part from 0 to 1', numberChoices)
  check(unanswerable >= 0 && unanswerable <= 0.5, 'unanswerable: a part from 0 to 0.5', unanswerable)
  check(perScene === undefined || (Number.isInteger(perScene) && perScene >= 1), 'perScene: 1 or more', perScene)
  const isSplit = split.length === 3 && split.every((part) => part >= 0 && part <= 1)
  check(isSplit && Math.abs(split[0] + split[1] + split[2] - 1) < 1e-9, 'split: three parts that sum to 1', split)
  return {
    seed,
    tasks: [...new Set(tasks)],
    budgets: [...new Set(budgets)].sort((a, b) => a - b),
    ...{ truth, decimals, numberChoices, unanswerable, perScene, wording, split },
    twins: [...new Set(twins)],
    ...readFilters(options.filters),
  }
}

function checkList(name: string, given: readonly string[], allowed: readonly string[], least = 1): void {
  const isGood = Array.isArray(given) && given.length >= least && given.every((one) => allowed.includes(one))
  check(isGood, `${name}: a list of ${allowed.join(', ')}`, given)
}

function check(holds: boolean, expected: string, received: unknown): void {
  if (!holds) throw badOption(expected, received, 'leave it out for its default')
}
