import { generateItems } from '../../src/dataset/generate'
import type { Item } from '../../src/dataset/item'
import type { ItemOptions } from '../../src/dataset/options'
import { generateScene } from '../../src/scene/generate/generate'
import type { Scene } from '../../src/scene/scene'

/** Made-up rooms of the seeds 1, 2, 3, ... */
export const madeRooms = (count: number, from = 1): readonly Scene[] =>
  Array.from({ length: count }, (_, i) => generateScene({ seed: from + i }))

export const itemsOfAll = (scenes: readonly Scene[], options?: ItemOptions): readonly Item[] =>
  scenes.flatMap((scene) => [...generateItems(scene, options)])

export const letterText = ({ choices, answer }: Item): string | undefined => choices?.[answer.charCodeAt(0) - 65]

/** Whether an item says that there is no telling. */
export const isUnknown = (item: Item): boolean => (letterText(item) ?? item.answer) === 'cannot be determined'

export function groupedBy<T, K>(list: readonly T[], key: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one])
  return groups
}
