import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/benchmark/evaluate/evaluate'
import type { BenchmarkItem } from '../../../src/benchmark/item'
import { pearson } from '../../../src/benchmark/statistics/correlation'
import { createLayout } from '../../../src/layout/layout'
import { overallAccuracy } from '../../../src/score/map/accuracy'
import { choiceItem, said } from './made'

const TRUTH = createLayout(
  [
    { label: 'stove', bbox: [0, 2, 1, 3] },
    { label: 'chair', bbox: [2, 2, 3, 3] },
    { label: 'lamp', bbox: [6, 2, 7, 3] },
    { label: 'sink', bbox: [9, 2, 10, 3] },
  ],
  { origin: 'observer' },
)
/** The true map with every object moved to the right by so many meters, the stove apart. */
const moved = (by: number, lamp = by) =>
  JSON.stringify(
    TRUTH.objects.map(({ label, box }) => {
      const right = label === 'stove' ? 0 : label === 'lamp' ? lamp : by
      return { label, bbox: [box.minX + right, box.minY, box.maxX + right, box.maxY] }
    }),
  )
const respond = (map: string, answer: string) => `<map>${map}</map><think>t</think><answer>${answer}</answer>`

describe('maps and answers', () => {
  const shifts = [0, 0.1, 0.3, 0.5, 1, 2]
  const items = shifts.map((_, i) => choiceItem(`s${i % 3}`, i, 'A', { trueLayout: TRUTH }))
  const right = [1, 1, 1, 0, 1, 0]

  it('hang together as the maps score, with fifths from the worst to the best', async () => {
    const run = said(
      Object.fromEntries(items.map(({ id }, i) => [id, respond(moved(shifts[i]!), right[i] ? 'A' : 'C')])),
    )
    const { mapAnswer, worst } = await evaluate(items, run)
    const accuracies = shifts.map((by) =>
      overallAccuracy(createLayout(JSON.parse(moved(by)), { origin: 'observer' }), TRUTH),
    )
    expect(mapAnswer!.n).toBe(6)
    expect(mapAnswer!.mapAccuracy.mean).toBeCloseTo(accuracies.reduce((a, b) => a + b, 0) / 6, 12)
    expect(mapAnswer!.pointBiserial!.r).toBeCloseTo(pearson(right, accuracies)!.r, 12)
    expect(mapAnswer!.pointBiserial!.interval).toBeNull()
    expect(mapAnswer!.fifths.reduce((sum, { accuracy }) => sum + accuracy.n, 0)).toBe(6)
    expect(mapAnswer!.fifths[0]!.from).toBeCloseTo(Math.min(...accuracies), 12)
    expect(mapAnswer!.fifths.at(-1)!.to).toBeCloseTo(1, 12)
    // The two worst maps, one of them with a right answer.
    expect(mapAnswer!.fifths[0]!.accuracy).toMatchObject({ n: 2, mean: 0.5 })
    // The wrong answers with maps, from the worst map on, each with what is drawn.
    expect(worst.map(({ id }) => id)).toEqual(['s2:5', 's0:3'])
    expect(worst[0]).toMatchObject({ answer: 'A', trueLayout: TRUTH })
  })

  it('of all maps alike have no correlation', async () => {
    const run = said(Object.fromEntries(items.map(({ id }, i) => [id, respond(moved(0), right[i] ? 'A' : 'B')])))
    const { mapAnswer } = await evaluate(items, run)
    expect(mapAnswer!.pointBiserial).toBeNull()
    expect(mapAnswer!.spearman).toBeNull()
    expect(mapAnswer!.fifths).toHaveLength(1)
  })

  it('get an interval from 50 scenes on', async () => {
    const many = Array.from({ length: 60 }, (_, i) => choiceItem(`s${i}`, 1, 'A', { trueLayout: TRUTH }))
    const run = said(
      Object.fromEntries(
        many.map(({ id }, i) => [id, respond(moved((i % 7) / 3), i % 7 < 3 || i % 11 === 0 ? 'A' : 'B')]),
      ),
    )
    const { pointBiserial, spearman } = (await evaluate(many, run, { draws: 200 })).mapAnswer!
    for (const found of [pointBiserial!, spearman!]) {
      const [low, high] = found.interval!
      expect(low).toBeLessThan(found.r)
      expect(high).toBeGreaterThan(found.r)
      expect(high - low).toBeLessThan(0.8)
    }
  })
})

describe('the split of errors', () => {
  const item = (n: number): BenchmarkItem => choiceItem('a', n, 'A', { trueLayout: TRUTH })
  const lampNearest = moved(0, -5)

  it('puts every item into one cell, and rates beside them', async () => {
    const items = [1, 2, 3, 4, 5, 6, 7].map(item)
    const run = said({
      'a:1': respond(moved(0), 'A'),
      'a:2': respond(moved(0), 'B'),
      'a:3': respond(lampNearest, 'B'),
      'a:4': respond(lampNearest, 'A'),
      'a:5': respond(lampNearest, 'C'),
      'a:6': 'A',
    })
    const { split } = await evaluate(items, run)
    const count = Object.fromEntries(split.cells.filter((c) => c.count > 0).map((c) => [c.cell, c.count]))
    expect(count).toEqual({ unanswered: 1, 'no-map': 1, right: 1, reasoning: 1, lucky: 1, perception: 1, both: 1 })
    expect(split.derived.mean).toBeCloseTo((1 + 1 + 0 + 0 + 0) / 6, 12)
    expect(split.consistency.n).toBe(6)
  })
})

describe('budgets of frames', () => {
  /** Twelve rooms, three questions each, under 1, 4 and 8 frames. */
  const items = Array.from({ length: 12 }, (_, s) =>
    [1, 2, 3].flatMap((q) =>
      [1, 4, 8].map((budget) =>
        choiceItem(`s${s}`, q, 'A', { id: `s${s}:${q}:k${budget}`, questionId: `s${s}:${q}`, budget }),
      ),
    ),
  ).flat()
  const answered = (right: (scene: number, question: number, budget: number) => boolean) =>
    said(
      Object.fromEntries(
        items.map(({ id, budget }) => {
          const [scene, question] = id
            .slice(1)
            .split(':')
            .map((part) => Number.parseInt(part, 10))
          return [id, right(scene!, question!, budget!) ? 'A' : 'B']
        }),
      ),
    )

  it('have a peak that is told apart from neighbors only by intervals of paired differences', async () => {
    const { frames } = await evaluate(
      items,
      answered((s, q, k) => (k === 1 ? q === 1 : k === 4 ? q < 3 || s % 3 > 0 : q < 3 || s % 3 === 1)),
    )
    expect(frames!.rows.map(({ budget }) => budget)).toEqual([1, 4, 8])
    expect(frames!.peak).toBe(4)
    expect(frames!.neighbors.map(({ budget, toldApart }) => [budget, toldApart])).toEqual([
      [1, true],
      [8, true],
    ])
    expect(frames!.neighbors[0]!.difference.mean).toBeCloseTo(2 / 3 + 8 / 12 / 3 - 1 / 3, 12)
    expect(frames!.neighbors[0]!.difference.n).toBe(36)
  })

  it('that score alike are not told apart', async () => {
    const { frames } = await evaluate(
      items,
      answered((s, q) => (s + q) % 2 === 0),
    )
    expect(frames!.neighbors.every(({ toldApart }) => !toldApart)).toBe(true)
  })
})
