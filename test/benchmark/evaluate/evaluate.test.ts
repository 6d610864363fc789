import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/benchmark/evaluate/evaluate'
import { choiceItem, numberItem, said } from './made'

const items = [choiceItem('a', 1), choiceItem('a', 2, 'B'), numberItem('b', 1, '2.0'), numberItem('b', 2, '4.0')]

describe('a small report', () => {
  // a:1 right, a:2 wrong, b:1 exact, b:2 off by 25 %: MRA passes the thresholds 0.5, 0.45, ..., 0.25, six of ten.
  const run = said({ 'a:1': 'A', 'a:2': 'C', 'b:1': '2.0', 'b:2': '3.0', 'z:9': 'A' })

  it('has the figures that are computed by hand', async () => {
    const report = await evaluate(items, run, { profile: 'strict' })
    expect(report.counts).toMatchObject({
      items: 4,
      scenes: 2,
      predictions: 5,
      answered: 4,
      unanswered: { count: 0 },
      unreadable: 0,
      unmatched: { count: 1, listed: [{ id: 'z:9', reason: 'unknown-id' }] },
    })
    const { byItem, byTask } = report.overall
    expect(byItem.mean).toBeCloseTo((1 + 0 + 1 + 0.6) / 4, 12)
    // Deviations from 0.65 sum to -0.3 in scene a and to 0.3 in b; each squared over 1 - 1/2, over 4 squared.
    expect(byItem.standardError).toBeCloseTo(Math.sqrt((2 * 0.09) / 0.5 / 16), 12)
    expect(byItem.df).toBeCloseTo(1, 12)
    expect(byItem.interval![0]).toBeGreaterThan(0)
    expect(byItem.interval![1]).toBeLessThan(1)
    expect(byItem.bootstrap).toBeNull()
    expect(byTask.mean).toBeCloseTo((0.5 + 0.8) / 2, 12)
    expect(report.tasks.map(({ name, estimate }) => [name, estimate.n, estimate.scenes, estimate.noInterval])).toEqual([
      ['nearest', 2, 1, 'one-scene'],
      ['distance', 2, 1, 'one-scene'],
    ])
    // (1 - 1/3) + (0 - 1/3) over 2 * (1 - 1/3).
    expect(report.chance.adjustedAccuracy).toBeCloseTo(1 / 4, 12)
    expect(report.chance.rows[0]).toEqual({ name: 'uniform', mean: (1 / 3 + 1 / 3) / 4 })
    expect(report.split.cells.reduce((sum, { count }) => sum + count, 0)).toBe(4)
    expect(report.split.cells.find(({ cell }) => cell === 'no-map')!.count).toBe(4)
    expect(report.mapAnswer).toBeNull()
    expect(report.frames).toBeNull()
    expect(report.samples).toBeNull()
  })

  it('names what is not there in its notes', async () => {
    const { notes } = await evaluate(items, run)
    expect(notes.join(' ')).toMatch(/true layout.*frames were shown.*Fewer than 50 scenes/)
  })

  it('weighs each cell of answer and object alike in "balanced"', async () => {
    const uneven = [choiceItem('a', 1), choiceItem('a', 2), choiceItem('b', 1), choiceItem('b', 2, 'B')]
    const report = await evaluate(uneven, said({ 'a:1': 'A', 'a:2': 'A', 'b:1': 'A', 'b:2': 'A' }))
    expect(report.overall.byItem.mean).toBe(0.75)
    expect(report.overall.balanced.mean).toBeCloseTo(0.5, 12)
    expect(report.balance.byValue.map(({ name, estimate }) => [name, estimate.mean])).toEqual([
      ['nearest: chair', 1],
      ['nearest: lamp', 0],
    ])
    expect(report.balance.byLabel.map(({ name, estimate }) => [name, estimate.n])).toEqual([['stove', 4]])
  })

  it('counts what other programs would have read, and the items it changes', async () => {
    const report = await evaluate(items, said({ 'a:1': 'chair', 'a:2': 'B', 'b:1': '2', 'b:2': '4' }))
    const vsi = report.profiles.find(({ profile }) => profile === 'vsi')!
    expect(vsi).toMatchObject({ mean: 0.75, changed: 1, ids: ['a:1'] })
    expect(report.profiles.find(({ profile }) => profile === 'strict')).toMatchObject({ mean: 1, changed: 0 })
  })

  it('groups by whatever the caller names', async () => {
    const by = { name: 'first', groupOf: ({ id }: { id: string }) => (id.endsWith(':1') ? 'yes' : undefined) }
    const report = await evaluate(items, run, { by })
    expect(report.by!.rows.map(({ name, estimate }) => [name, estimate.n, estimate.mean])).toEqual([['yes', 2, 1]])
  })

  it('is the same for the same input, and JSON all through', async () => {
    const [one, other] = [await evaluate(items, run), await evaluate(items, run)]
    expect(other).toEqual(one)
    expect(JSON.parse(JSON.stringify(one))).toEqual(one)
  })
})

describe('bad input', () => {
  it('of no items is refused', async () => {
    await expect(evaluate([], [])).rejects.toThrow('expected at least one item')
  })

  it('an unknown profile is refused', async () => {
    await expect(evaluate(items, [], { profile: 'x' as 'vsi' })).rejects.toThrow("expected profile 'v2lo'")
  })

  it('no predictions: everything is unanswered and scores 0', async () => {
    const report = await evaluate(items, [])
    expect(report.counts.unanswered).toEqual({ count: 4, ids: ['a:1', 'a:2', 'b:1', 'b:2'] })
    expect(report.overall.byItem).toMatchObject({ mean: 0, interval: null, noInterval: 'all-alike' })
    expect(report.split.cells.find(({ cell }) => cell === 'unanswered')!.count).toBe(4)
    expect(report.notes).toContain('No prediction belongs to any item.')
  })

  it('one item: no interval, no clustering', async () => {
    const report = await evaluate([choiceItem('a', 1)], said({ 'a:1': 'A' }))
    expect(report.overall.byItem).toMatchObject({ mean: 1, n: 1, scenes: 1, interval: null, noInterval: 'one-scene' })
    expect(report.overall.byItem.ignoresScenes).toEqual({ standardError: null, wilson: null })
    expect(report.overall.byItem.lmmsEvalClustered).toBeNull()
    expect(JSON.stringify(report)).not.toContain('NaN')
  })

  it('one scene: no clustered interval, said', async () => {
    const report = await evaluate(items.slice(0, 2), said({ 'a:1': 'A', 'a:2': 'A' }))
    expect(report.overall.byItem).toMatchObject({ interval: null, noInterval: 'one-scene' })
    expect(report.notes.join(' ')).toContain('one scene: no interval')
  })

  it('all right: no interval over scenes, Wilson beside it', async () => {
    const report = await evaluate(items, said({ 'a:1': 'A', 'a:2': 'B', 'b:1': '2', 'b:2': '4' }))
    expect(report.overall.byItem).toMatchObject({ mean: 1, interval: null, noInterval: 'all-alike' })
    expect(report.overall.byItem.ignoresScenes.wilson![0]).toBeCloseTo(0.5101, 4)
  })

  it.each(['NaN', 'nan', 'Infinity', '-inf', '1e999', ''])(
    'a prediction of %j scores 0 and is unreadable',
    async (text) => {
      for (const profile of ['strict', 'vsi', 'v2lo', 'vlmevalkit'] as const) {
        const report = await evaluate([numberItem('a', 1, '2.0')], said({ 'a:1': `<answer>${text}</answer>` }), {
          profile,
        })
        expect(report.overall.byItem.mean).toBe(0)
        expect(report.counts.unreadable).toBe(1)
      }
    },
  )
})

describe('an oracle', () => {
  it('gives the gap to the run, paired by item', async () => {
    const report = await evaluate(items, said({ 'a:1': 'A', 'a:2': 'C', 'b:1': '2', 'b:2': '9' }), {
      oracle: said({ 'a:1': 'A', 'a:2': 'B', 'b:1': '2', 'b:2': '4' }),
    })
    expect(report.split.oracleGap!.mean).toBeCloseTo(0.5, 12)
  })
})
