import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ceilings } from '../../../src/benchmark/ceilings/ceilings'
import { noiseAblation } from '../../../src/benchmark/ceilings/noise'
import type { CeilingTask } from '../../../src/benchmark/ceilings/questions'
import { readScenes } from '../../../src/scene/read/read'
import type { Scene } from '../../../src/scene/scene'
import { sharedFile } from '../../support/shared'

const files = ['scannet_21scenes', 'arkitscenes_12scenes', 'scannetpp_8scenes'].map((name) =>
  sharedFile(`data/vsi-bench-scans/${name}.json`),
)

describe.skipIf(files.includes(undefined))('41 rooms of VSI-Bench', async () => {
  const scenes: Scene[] = []
  for (const file of files)
    if (file !== undefined)
      for (const reading of readScenes(new Uint8Array(readFileSync(file)), {}))
        if (reading.ok) scenes.push(reading.value)
  const found = ceilings(scenes, { budgets: [] })
  const at = (form: string, task: CeilingTask) => found.rows.find((row) => row.form === form)!.tasks[task]!

  /** The figures of another program, written once for a trial: mean and interval, percent. */
  it.each([
    ['boxes, exact', 'object_abs_distance', 72.4, 86.4],
    ['boxes, exact', 'object_size_estimation', 66.8, 74.6],
    ['boxes, exact', 'object_rel_distance', 85.6, 97.3],
    ['grid 10, square, bounds of the boxes', 'object_rel_direction_hard', 93.4, 99.0],
  ] as const)('%s, %s: the mean lies in the interval of an independent trial', (form, task, low, high) => {
    expect(scenes).toHaveLength(41)
    const { mean } = at(form, task)
    expect(100 * mean).toBeGreaterThanOrEqual(low)
    expect(100 * mean).toBeLessThanOrEqual(high)
  })

  it('stretched grids: hard directions and nearest overlap the trial', () => {
    const hard = at('grid 10, stretched, bounds of the centers', 'object_rel_direction_hard')
    expect(100 * hard.interval![0]).toBeLessThan(95.8)
    expect(100 * hard.interval![1]).toBeGreaterThan(94)
    const nearest = at('grid 10, stretched, bounds of the centers', 'object_rel_distance')
    expect(100 * nearest.interval![0]).toBeLessThan(75)
    expect(100 * nearest.interval![1]).toBeGreaterThan(72.7)
  })

  it('noise on centers: the metric map falls to a noise-free grid within the levels, or never', () => {
    const { tasks } = noiseAblation(scenes, { draws: 2, others: [] })
    const crossing = Object.fromEntries(tasks.map((task) => [task.task, task.crossing]))
    const ats = (task: CeilingTask) => (crossing[task] === 'none' ? Number.NaN : (crossing[task] as { at: number }).at)
    expect(ats('object_rel_direction_hard')).toBeGreaterThan(0.1)
    expect(ats('object_rel_direction_hard')).toBeLessThan(0.35)
    expect(ats('object_rel_distance')).toBeGreaterThan(0.2)
    expect(ats('object_rel_distance')).toBeLessThan(0.7)
    expect(ats('object_abs_distance')).toBeGreaterThan(0.4)
    expect(ats('object_abs_distance')).toBeLessThan(0.75)
    expect(crossing.object_size_estimation).toBe('none')
  }, 300_000)
})
