import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/benchmark/evaluate/evaluate'
import type { BenchmarkItem } from '../../../src/benchmark/item'
import { choiceItem, numberItem, said } from './made'

/** `scenes` rooms with four questions each, all answered A in truth. */
const rooms = (scenes: number): BenchmarkItem[] =>
  Array.from({ length: scenes }, (_, s) => [1, 2, 3, 4].map((n) => choiceItem(`s${s}`, n))).flat()

const answers = (items: readonly BenchmarkItem[], right: (index: number) => boolean) =>
  said(Object.fromEntries(items.map(({ id }, i) => [id, right(i) ? 'A' : 'B'])))

const compare = async (items: readonly BenchmarkItem[], ours: (i: number) => boolean, theirs: (i: number) => boolean) =>
  (await evaluate(items, answers(items, ours), { baseline: { name: 'b', predictions: answers(items, theirs) } }))
    .comparison!.overall

describe('two runs', () => {
  it('differ by the mean of the paired differences; wins, losses and ties are counted', async () => {
    const found = await compare(
      rooms(2),
      (i) => i < 6,
      (i) => i % 2 === 0,
    )
    // Ours: 1 1 1 1 1 1 0 0, theirs: 1 0 1 0 1 0 1 0.
    expect(found.difference.mean).toBeCloseTo((6 - 4) / 8, 12)
    expect([found.wins, found.losses, found.ties]).toEqual([3, 1, 4])
    expect(found.mcNemar).toMatchObject({ onlyFirst: 3, onlySecond: 1, p: 0.625 })
  })

  it('are called better only where the interval over scenes excludes 0', async () => {
    const items = rooms(12)
    const better = await compare(
      items,
      (i) => i % 4 !== 0 || i % 8 === 0,
      (i) => i % 4 === 1,
    )
    expect(better.difference.interval![0]).toBeGreaterThan(0)
    expect(better.verdict).toBe('better')
    const worse = await compare(
      items,
      (i) => i % 4 === 1,
      (i) => i % 4 !== 0 || i % 8 === 0,
    )
    expect(worse.verdict).toBe('worse')
    // All of the lead in one room: it says nothing about other rooms.
    const one = await compare(
      items,
      (i) => i < 4,
      () => false,
    )
    expect(one.difference.mean).toBeGreaterThan(0)
    expect(one.verdict).toBe('no difference shown')
    expect(one.mcNemar.p).toBeLessThanOrEqual(0.125)
  })

  it('that answer alike show no difference, whatever the interval', async () => {
    const same = await compare(
      rooms(8),
      () => true,
      () => true,
    )
    expect(same).toMatchObject({ verdict: 'no difference shown', p: null, detectable: null, wins: 0, losses: 0 })
    // Always ahead by the same: no spread between scenes, and no claim about others.
    const ahead = await compare(
      rooms(8),
      () => true,
      () => false,
    )
    expect(ahead.difference.mean).toBe(1)
    expect(ahead.verdict).toBe('no difference shown')
    expect(ahead.signFlip!.p).toBeCloseTo(2 / 2 ** 8, 12)
  })

  it('get a sign-flip test from six scenes on', async () => {
    const lead = (i: number) => i % 4 < 3
    expect((await compare(rooms(5), lead, () => false)).signFlip).toBeNull()
    expect((await compare(rooms(6), lead, () => false)).signFlip).toMatchObject({ p: 2 / 64, exact: true })
  })

  it('say for each task the p after Holm, and what difference they could have shown', async () => {
    const items = rooms(10).flatMap((item, i) => [item, numberItem(item.scene, 10 + i, '2.0')])
    const report = await evaluate(
      items,
      said(Object.fromEntries(items.map(({ id, choices }, i) => [id, choices ? (i % 6 < 4 ? 'A' : 'B') : '2']))),
      {
        baseline: {
          name: 'b',
          predictions: said(
            Object.fromEntries(
              items.map(({ id, choices }, i) => [id, choices ? (i % 10 < 4 ? 'A' : 'B') : i % 3 ? '2' : '3']),
            ),
          ),
        },
      },
    )
    const { tasks } = report.comparison!
    expect(tasks.map(({ name }) => name)).toEqual(['nearest', 'distance'])
    const ps = tasks.map(({ p }) => p!)
    const [low, high] = [Math.min(...ps), Math.max(...ps)]
    expect(Math.min(...tasks.map(({ holmP }) => holmP!))).toBeCloseTo(Math.min(1, 2 * low), 12)
    expect(Math.max(...tasks.map(({ holmP }) => holmP!))).toBeCloseTo(Math.max(Math.min(1, 2 * low), high), 12)
    for (const { detectable, difference } of tasks) expect(detectable!).toBeGreaterThan(2.8 * difference.standardError!)
  })
})
