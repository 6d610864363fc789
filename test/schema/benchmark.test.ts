import { beforeAll, describe, expect, expectTypeOf, it } from 'vitest'
import type * as z from 'zod'
import { type Ceilings, ceilings } from '../../src/benchmark/ceilings/ceilings'
import { type NoiseAblation, noiseAblation } from '../../src/benchmark/ceilings/noise'
import { evaluate } from '../../src/benchmark/evaluate/evaluate'
import type { Report } from '../../src/benchmark/evaluate/report'
import { simulateResponses } from '../../src/benchmark/simulate/simulate'
import { generateScene } from '../../src/scene/generate/generate'
import { ceilingsSchema, noiseSchema } from '../../src/schema/ceilings'
import { reportSchema } from '../../src/schema/report'
import { observedStudy } from '../benchmark/report/study'

const json = (value: unknown) => JSON.parse(JSON.stringify(value))

describe('the schemas of a benchmark', () => {
  let report: Report
  beforeAll(async () => {
    const { items, benchmark } = observedStudy(3)
    const observed = () => simulateResponses(items, { seed: 1, centerNoise: 0.5, slip: 0.1 })
    const baseline = { name: 'again', predictions: simulateResponses(items, { seed: 2, centerNoise: 1 }) }
    const by = { name: 'scene', groupOf: ({ scene }: { scene: string }) => scene }
    report = await evaluate(benchmark, [...observed(), ...observed()], { baseline, oracle: observed(), by })
  })

  it('say what the types say, in both directions', () => {
    expectTypeOf<z.output<typeof reportSchema>>().branded.toEqualTypeOf<Report>()
    expectTypeOf<z.output<typeof ceilingsSchema>>().branded.toEqualTypeOf<Ceilings>()
    expectTypeOf<z.output<typeof noiseSchema>>().branded.toEqualTypeOf<NoiseAblation>()
  })

  it('accept what the package makes and lose nothing of it', () => {
    for (const part of ['by', 'comparison', 'mapAnswer', 'frames', 'samples'] as const)
      expect(report[part]).toBeTruthy()
    expect(report.worst.length + report.twins.length).toBeGreaterThan(1)
    expect(reportSchema.parse(json(report))).toEqual(report)
    const rooms = [1, 2].map((seed) => generateScene({ seed }))
    const found = ceilings(rooms, { budgets: [4] })
    expect(ceilingsSchema.parse(json(found))).toEqual(found)
    const noise = noiseAblation(rooms, { centers: [0.5], draws: 1, bootstrap: 10 })
    expect(noiseSchema.parse(json(noise))).toEqual(noise)
  })

  it('refuse a report of another version and a cell that does not exist', () => {
    expect(reportSchema.safeParse({ ...json(report), v2lo: 'report/2' }).success).toBe(false)
    const odd = json(report)
    odd.split.cells[0].cell = 'other'
    expect(reportSchema.safeParse(odd).success).toBe(false)
  })
})
