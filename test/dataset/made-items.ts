import type { Item, Split } from '../../src/dataset/item'
import { createLayout } from '../../src/layout/layout'
import { formatLayout } from '../../src/parse/write/format'

/** What an item is made from; the rest follows. */
export interface Made {
  readonly scene?: string
  readonly label?: string
  readonly count?: number
  readonly budget?: number
  readonly split?: Split
  readonly images?: boolean
  /** Asked with choices, of which the right one is this one. */
  readonly right?: number
}

/** A count question about `count` objects of a label, and a sofa; with `right`, with four choices. */
export function makeItem(made: Made = {}): Item {
  const { scene = 'den', label = 'chair', count = 2, budget = 2, split = 'train', images = true, right } = made
  const chairs = Array.from({ length: count }, (_, i) => ({ label, bbox: [i, 2, i + 0.5, 2.5] as const }))
  const id = `${scene}:00c0ffee00c0ffee`
  const choices = right === undefined ? undefined : [0, 1, 2, 3].map((i) => String(count + i - right))
  return {
    v2lo: 'item/1',
    id: `${id}:k${budget}`,
    split,
    question_id: id,
    scene_id: scene,
    kind: 'object-count',
    task: 'count',
    question: `How many ${label}s are in this room?`,
    ...(choices && { choices }),
    answer: choices ? 'ABCD'[right!]! : String(count),
    truth: 'map',
    answer_from_map: String(count),
    frames: {
      budget,
      ids: Array.from({ length: budget }, (_, i) => `f${i}`),
      ...(images && { images: Array.from({ length: budget }, (_, i) => `pictures/${scene}/f${i}.png`) }),
    },
    true_layout: createLayout([...chairs, { label: 'sofa', bbox: [0, 4, 2, 5] }], { origin: 'observer' }),
    evidence: { objects: {}, margin: null, rule: {} },
  }
}

/** A response in the paper's form, right and short. */
export const respond = (item: Item): string | undefined =>
  item.answer_from_map === null
    ? undefined
    : `<map>${formatLayout(item.true_layout, { decimals: 1 })}</map><think>Counted.</think><answer>${item.answer}</answer>`
