import type { BenchmarkItem } from '../../../src/benchmark/item'
import { readItemRow } from '../../../src/benchmark/read/items'
import { generateItems } from '../../../src/dataset/generate'
import { generateScene } from '../../../src/scene/generate/generate'

/** The items of some made-up rooms under two budgets, as they are made and as a benchmark reads them. */
export function observedStudy(rooms: number) {
  const items = Array.from({ length: rooms }, (_, i) => [
    ...generateItems(generateScene({ seed: i + 1 }), { budgets: [4, 12], perScene: 25, twins: ['mirror'] }),
  ]).flat()
  return { items, benchmark: items.map((item) => readItemRow(item) as BenchmarkItem) }
}
