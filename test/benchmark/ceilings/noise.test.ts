import { describe, expect, it } from 'vitest'
import { noiseAblation, noisyObjects } from '../../../src/benchmark/ceilings/noise'
import { questionsOf } from '../../../src/benchmark/ceilings/questions'
import { aabbCenter } from '../../../src/layout/aabb'
import { generateScene } from '../../../src/scene/generate/generate'

const rooms = (count: number) => Array.from({ length: count }, (_, i) => generateScene({ seed: i + 1 }))

describe('noise on the objects of a scene', () => {
  const questions = questionsOf(generateScene({ seed: 5 }))
  const count = questions.named.length

  it('of nothing leaves every box as it is', () => {
    noisyObjects(questions, {}, 1).forEach((object, i) => {
      const { box } = questions.named[i]!.object
      const found = object!.box
      for (const edge of ['minX', 'minY', 'maxX', 'maxY'] as const) expect(found[edge]).toBeCloseTo(box[edge], 12)
    })
  })

  it('moves centers by the deviation asked for, the same draws for every level', () => {
    const offsets = (centers: number) =>
      Array.from({ length: 200 }, (_, seed) =>
        noisyObjects(questions, { centers }, seed).map((object, i) => {
          const [x, y] = aabbCenter(object!.box)
          const [tx, ty] = aabbCenter(questions.named[i]!.object.box)
          return [x - tx, y - ty]
        }),
      ).flat(2)
    const [small, large] = [offsets(0.1), offsets(1)]
    const deviation = Math.sqrt(large.reduce((sum, d) => sum + d * d, 0) / large.length)
    expect(deviation).toBeGreaterThan(0.95)
    expect(deviation).toBeLessThan(1.05)
    small.forEach((d, i) => {
      expect(10 * d).toBeCloseTo(large[i]!, 9)
    })
  })

  it('misses, relabels and hides the parts asked for', () => {
    const share = (of: (seed: number) => number) =>
      Array.from({ length: 300 }, (_, seed) => of(seed) / count).reduce((a, b) => a + b, 0) / 300
    const absent = (noise: object) => share((seed) => noisyObjects(questions, noise, seed).filter((o) => !o).length)
    expect(absent({ missed: 0.2 })).toBeCloseTo(0.2, 1)
    expect(absent({ invented: 0.5 })).toBeCloseTo(0.5, 1)
    expect(absent({ relabeled: 0.5 })).toBe(0)
    const elsewhere = share(
      (seed) =>
        noisyObjects(questions, { relabeled: 0.5 }, seed).filter(
          (object, i) => Math.abs(object!.box.minX - questions.named[i]!.object.box.minX) > 1e-9,
        ).length,
    )
    expect(elsewhere).toBeGreaterThan(0.4)
    expect(elsewhere).toBeLessThan(0.52)
  })
})

describe('the ablation', () => {
  const found = noiseAblation(rooms(6), { centers: [0.1, 0.5, 2], draws: 2, bootstrap: 200, others: [{ missed: 0.5 }] })

  it('gives both answers for every task the grid can say, each with an interval or "none"', () => {
    expect(found.tasks.map(({ task }) => task)).toEqual([
      'object_rel_direction_hard',
      'object_rel_distance',
      'object_abs_distance',
      'object_size_estimation',
    ])
    for (const { noiseFreeGrid, levels, crossing } of found.tasks.slice(0, 3)) {
      expect(noiseFreeGrid).toBeGreaterThan(0)
      expect(levels.map(({ noise }) => noise)).toEqual([
        { centers: 0.1 },
        { centers: 0.5 },
        { centers: 2 },
        { missed: 0.5 },
      ])
      for (const { lead, metric, grid, interval } of levels) {
        expect(lead).toBeCloseTo(metric - grid!, 9)
        expect(interval![0]).toBeLessThanOrEqual(lead! + 1e-12)
        expect(interval![1]).toBeGreaterThanOrEqual(lead! - 1e-12)
      }
      if (crossing !== 'none') {
        expect(crossing.at).toBeGreaterThanOrEqual(0)
        expect(crossing.at).toBeLessThanOrEqual(2)
      }
    }
  })

  it('says that a grid has no sizes, and still what noise costs the metric map', () => {
    const sizes = found.tasks.at(-1)!
    expect(sizes).toMatchObject({ noiseFreeGrid: null, crossing: 'none' })
    for (const { grid, lead, interval, metric } of sizes.levels) {
      expect([grid, lead, interval]).toEqual([null, null, null])
      expect(metric).toBeGreaterThan(0)
    }
  })

  it('takes a metric map down with the noise on its centers', () => {
    const metric = found.tasks[2]!.levels.slice(0, 3).map((level) => level.metric)
    expect(metric[0]).toBeGreaterThan(metric[1]!)
    expect(metric[1]).toBeGreaterThan(metric[2]!)
  })
})
