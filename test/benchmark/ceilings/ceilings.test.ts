import { describe, expect, it } from 'vitest'
import { ceilings } from '../../../src/benchmark/ceilings/ceilings'
import { generateScene } from '../../../src/scene/generate/generate'

describe('ceilings', () => {
  const rooms = Array.from({ length: 5 }, (_, i) => generateScene({ seed: i + 1 }))
  const found = ceilings(rooms, { budgets: [1, 16] })
  const rowOf = (form: string) => found.rows.find((row) => row.form === form)!.tasks

  it('count all scenes and questions, and every form of map', () => {
    expect(found).toMatchObject({ v2lo: 'ceilings/1', scenes: 5, withoutWalk: 0 })
    expect(found.rows).toHaveLength(23)
    expect(rowOf('boxes, exact').object_abs_distance!.scenes).toBe(5)
  })

  it('more frames show more of a room', () => {
    const [one, sixteen] = found.budgets.map(({ tasks }) => tasks.object_abs_distance!.mean)
    expect(found.budgets.map(({ form }) => form)).toEqual(['1 frame', '16 frames'])
    expect(one).toBeLessThan(sixteen!)
    expect(sixteen!).toBeLessThanOrEqual(rowOf('boxes, exact').object_abs_distance!.mean + 1e-12)
  })

  it('weigh a scene by what a benchmark would take of it, not by all its questions', () => {
    const each = rooms.map((room) => ceilings([room], { budgets: [] }).rows[0]!.tasks.object_rel_distance!)
    const weights = each.map(({ questions }) => Math.min(9, questions))
    const mean = each.reduce((sum, one, i) => sum + one.mean * weights[i]!, 0) / weights.reduce((a, b) => a + b, 0)
    expect(rowOf('boxes, exact').object_rel_distance!.mean).toBeCloseTo(mean, 12)
    expect(each.every(({ interval }) => interval === null)).toBe(true)
  })

  it('of no scenes are empty rows, and of an empty room too', () => {
    expect(ceilings([]).rows.every(({ tasks }) => Object.keys(tasks).length === 0)).toBe(true)
    const room = generateScene({ seed: 1 })
    const empty = { ...room, layout: { ...room.layout, objects: [] } }
    expect(ceilings([empty], { budgets: [4] }).rows.every(({ tasks }) => Object.keys(tasks).length === 0)).toBe(true)
  })
})
