import type { Preset } from '../../score/presets'
import { createQuestionReader } from '../../score/strict/question'
import type { WireLimits } from '../../transport/limits'
import type { WireItem } from './read-row'
import { type ItemResult, scoreItem } from './score-item'

/** Items that are scored alike. They may be made as they are asked for, so that few are held at once. */
export interface ItemsToScore {
  readonly items: Iterable<WireItem>
  readonly preset: Preset
  readonly limits: WireLimits
}

/** Gives the results of items, in order. */
export type ItemsScorer = (given: ItemsToScore) => readonly ItemResult[] | Promise<readonly ItemResult[]>

/** A scorer of items in this thread. Questions that items share are read once, also over several calls. */
export function createItemsScorer(): (given: ItemsToScore) => readonly ItemResult[] {
  const ask = createQuestionReader()
  return ({ items, preset, limits }) => {
    const results: ItemResult[] = []
    for (const item of items) results.push(scoreItem(item, preset, limits, ask))
    return results
  }
}

/** Whether sending items to another thread costs less than scoring them: the paper's reward takes a microsecond or two. */
export const isWorthSending = ({ reading }: Preset): boolean => reading !== 'v2lo'
