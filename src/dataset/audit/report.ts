import type { Interval } from '../../benchmark/statistics/clustered'
import type { QuestionKind } from '../../question/question'
import type { ChoiceView } from './choice-features'
import type { NumberView } from './number-model'

/** A mean over items with its 95 % interval, clustered by scene; `null` where scenes cannot tell one. */
export interface Estimate {
  readonly mean: number
  readonly interval: Interval | null
}

/** How well one way of guessing does, on rooms it has not seen. */
export interface BlindScore extends Estimate {
  /** What it looks at. */
  readonly view: ChoiceView | NumberView | 'forest'
}

/** What can be guessed of one task, asked in one way, without a frame. Shares from 0 to 1. */
export interface TaskAudit {
  readonly task: string
  readonly kind: QuestionKind | null
  /** `choice` and `word`: scored by hits. `number`: scored by MRA `vsi`. */
  readonly asked: 'choice' | 'number' | 'word'
  readonly items: number
  readonly scenes: number
  /** A uniform guess among the options, or among the words that are answers; for numbers the best constant. */
  readonly floor: Estimate
  readonly views: readonly BlindScore[]
  /** The view that did best on the other parts of the rooms, for each part. */
  readonly best: Estimate
  /** Best minus floor, item by item. */
  readonly over: Estimate
  /** What the task is held to, if it is one of those with an aim. */
  readonly aim?: { readonly most: number; readonly met: boolean }
}

/** How much of a set can be answered blind. Plain JSON data. */
export interface AuditReport {
  readonly v2lo: 'audit/1'
  readonly items: number
  readonly scenes: number
  /** Items whose answer is none of their options, or missing. */
  readonly unreadable: number
  /** Items whose question is in unknown words: judged by their task and options alone. */
  readonly unread: number
  readonly folds: number
  readonly seed: number
  readonly tasks: readonly TaskAudit[]
}
