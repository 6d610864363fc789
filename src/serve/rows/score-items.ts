import type { Preset } from '../../score/presets'
import { createQuestionReader } from '../../score/strict/question'
import type { WireLimits } from '../../transport/limits'
import type { WireItem } from './request'
import { type ItemResult, scoreItem } from './score-item'

/** Items that are scored alike: part of a request, or all of it. */
export interface ItemsTask {
  readonly items: readonly WireItem[]
  readonly preset: Preset
  readonly limits: WireLimits
}

/** Scores the items of a task, in order. */
export type ItemsScorer = (task: ItemsTask) => readonly ItemResult[] | Promise<readonly ItemResult[]>

/** A scorer of items in this thread. Questions that items share are read once, also over several tasks. */
export function createItemsScorer(): (task: ItemsTask) => readonly ItemResult[] {
  const ask = createQuestionReader()
  return ({ items, preset, limits }) => items.map((item) => scoreItem(item, preset, limits, ask))
}

/** Whether sending items to another thread costs less than scoring them: the paper's reward takes a microsecond or two. */
export const isWorthSending = ({ reading }: Preset): boolean => reading !== 'v2lo'
