import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/benchmark/evaluate/evaluate'
import type { BenchmarkItem } from '../../../src/benchmark/item'
import { readItemRow } from '../../../src/benchmark/read/items'
import type { ObserverOptions } from '../../../src/benchmark/simulate/observer'
import { simulateResponses } from '../../../src/benchmark/simulate/simulate'
import type { ErrorCell } from '../../../src/benchmark/split/split'
import { generateItems } from '../../../src/dataset/generate'
import type { Item } from '../../../src/dataset/item'
import { generateScene } from '../../../src/scene/generate/generate'

const rooms = 40
const items: Item[] = Array.from({ length: rooms }, (_, i) => [
  ...generateItems(generateScene({ seed: i + 1 }), { budgets: [4, 12], perScene: 60 }),
]).flat()
const benchmark = items.map((item) => readItemRow(item) as BenchmarkItem)

async function cellsOf(options: ObserverOptions): Promise<Record<ErrorCell, number>> {
  const { split, counts } = await evaluate(benchmark, simulateResponses(items, options), { draws: 10 })
  expect(counts.unmatched.count).toBe(0)
  const cells = Object.fromEntries(split.cells.map(({ cell, count }) => [cell, count])) as Record<ErrorCell, number>
  expect(Object.values(cells).reduce((a, b) => a + b, 0)).toBe(items.length)
  return cells
}

describe(`simulated observers of ${items.length} items`, () => {
  it('are asked at least 2,000 questions', () => {
    expect(items.length).toBeGreaterThanOrEqual(2000)
  })

  it('without noise and slips answer everything that their form can say', async () => {
    const { right, 'form-limit': limited } = await cellsOf({ seed: 1 })
    expect(right + limited).toBe(items.length)
    expect(limited).toBeLessThan(0.01 * items.length)
  }, 120_000)

  it('that slip only have every error in reasoning, outside the limit of their form', async () => {
    for (const form of ['metric', 'grid'] as const) {
      const cells = await cellsOf({ seed: 2, slip: 0.3, form })
      const { right, reasoning, 'form-limit': limited, ...others } = cells
      expect(right + reasoning + limited, form).toBe(items.length)
      expect(
        Object.values(others).every((count) => count === 0),
        JSON.stringify(cells),
      ).toBe(true)
      expect(reasoning / (right + reasoning), form).toBeCloseTo(0.3, 1)
    }
  }, 240_000)

  it('with noise only have no error in reasoning and none in both', async () => {
    for (const form of ['metric', 'grid'] as const) {
      const cells = await cellsOf({ seed: 3, centerNoise: 0.5, sizeNoise: 0.2, miss: 0.1, relabel: 0.05, form })
      expect([cells.reasoning, cells.both], `${form}: ${JSON.stringify(cells)}`).toEqual([0, 0])
      expect(cells.perception, form).toBeGreaterThan(0.05 * items.length)
    }
  }, 240_000)

  it('give the same answers for the same seed, and others for another', () => {
    const some = items.slice(0, 20)
    const answers = (seed: number) => [...simulateResponses(some, { seed, centerNoise: 0.5, slip: 0.5 })]
    expect(answers(1)).toEqual(answers(1))
    expect(answers(1)).not.toEqual(answers(2))
  })

  it('that break the form lose answers or maps, and no report breaks', async () => {
    const cells = await cellsOf({ seed: 4, misformat: 1 })
    expect(cells.unreadable).toBeGreaterThan(0)
  }, 120_000)

  it.each([{ seed: 1.5 }, { seed: 1, slip: 1.2 }, { seed: 1, centerNoise: -1 }, { seed: 1, form: 'text' as 'grid' }])(
    'are refused with %j',
    (options) => {
      expect(() => [...simulateResponses(items.slice(0, 1), options)]).toThrow(/expected (seed|slip|centerNoise|form)/)
    },
  )
})
