import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankOf } from '../../src/dataset/hash'
import { PAPER_TASKS, VSI_TASKS } from '../../src/dataset/item'
import { shardOf, splitOf } from '../../src/dataset/selection/deal'
import { quotasOf } from '../../src/dataset/selection/quotas'
import { type Selectable, selectItems } from '../../src/dataset/selection/select'
import { FRAME_BUDGETS } from '../../src/scene/walk/budgets'
import { groupedBy, itemsOfAll, madeRooms } from './rooms'

describe('quotas', () => {
  it('of 28,000 have the paper’s shares', () => {
    const quotas = quotasOf(28000, PAPER_TASKS, FRAME_BUDGETS)
    const of = (task: string) => quotas.filter((one) => one.task === task).reduce((sum, { wanted }) => sum + wanted, 0)
    expect(PAPER_TASKS.map(of)).toEqual([7055, 7055, 3529, 3529, 3529, 3303])
    const at = (budget: number) =>
      quotas.filter((one) => one.budget === budget).reduce((sum, one) => sum + one.wanted, 0)
    expect(FRAME_BUDGETS.map(at)).toEqual([5657, 5656, 5656, 5656, 5375])
  })

  it('always sum to what is wanted', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100000 }),
        fc.subarray([...PAPER_TASKS, ...VSI_TASKS], { minLength: 1 }),
        fc.subarray([1, 2, 4, 8, 12, 16], { minLength: 1 }),
        (items, tasks, budgets) => {
          const quotas = quotasOf(items, tasks, budgets)
          expect(quotas.length).toBe(tasks.length * budgets.length)
          expect(quotas.reduce((sum, { wanted }) => sum + wanted, 0)).toBe(items)
        },
      ),
    )
  })
})

describe('a selection', () => {
  const items = itemsOfAll(madeRooms(6), { twins: ['mirror'], budgets: [1, 4] })
  const options = { tasks: PAPER_TASKS, budgets: [1, 4], seed: 3 }

  it('takes the smallest hashes of each task and budget, with their twins', () => {
    const { places, quotas } = selectItems(items, { ...options, items: 90 })
    const plain = items.filter(({ twin }) => !twin)
    const cells = groupedBy(plain, ({ task, frames }) => `${task} ${frames.budget}`)
    const wanted = quotas.flatMap(({ task, budget, wanted }) => {
      const cell = [...cells.get(`${task} ${budget}`)!].sort((a, b) => rankOf(a.id, 3) - rankOf(b.id, 3))
      return cell.slice(0, wanted).flatMap(({ id }) => [id, `${id}~mirror`])
    })
    expect(new Set(places.map((place) => items[place]!.id))).toEqual(new Set(wanted))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places.length).toBe(180)
  })

  it('is the same whatever order the items come in', () => {
    const plain = items.filter(({ twin }) => !twin)
    const backwards = [...plain].reverse()
    const ids = (list: readonly { id: string }[], places: readonly number[]) =>
      new Set(places.map((at) => list[at]!.id))
    const first = selectItems(plain, { ...options, items: 60 })
    const second = selectItems(backwards, { ...options, items: 60 })
    expect(ids(plain, first.places)).toEqual(ids(backwards, second.places))
  })

  it('says what is missing, and makes it up nowhere else', () => {
    const few: Selectable[] = [{ id: 'a', task: 'count', frames: { budget: 1 } }]
    const { places, quotas } = selectItems(few, { items: 10, tasks: ['count', 'size'], budgets: [1] })
    expect(places).toEqual([0])
    expect(quotas).toEqual([
      { task: 'count', budget: 1, wanted: 5, available: 1, taken: 1 },
      { task: 'size', budget: 1, wanted: 5, available: 0, taken: 0 },
    ])
  })

  it('refuses a number that is none', () => {
    expect(() => selectItems([], { ...options, items: 0 })).toThrow('expected items: a whole number from 1, received 0')
  })
})

describe('scenes', () => {
  const names = Array.from({ length: 4000 }, (_, i) => `room-${i}`)

  it('are dealt to parts by their shares', () => {
    const parts = groupedBy(names, (name) => splitOf(name, [0.8, 0.1, 0.1]))
    expect(parts.get('train')!.length / 4000).toBeCloseTo(0.8, 1)
    expect(parts.get('val')!.length / 4000).toBeCloseTo(0.1, 1)
    expect(new Set(names.map((name) => splitOf(name, [0.5, 0.5, 0])))).toEqual(new Set(['train', 'val']))
    expect(new Set(names.map((name) => splitOf(name, [0, 0, 1])))).toEqual(new Set(['test']))
  })

  it('are dealt to shards evenly, and each to one', () => {
    const shards = groupedBy(names, (name) => shardOf(name, 7))
    expect([...shards.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5, 6])
    for (const { length } of shards.values()) expect(Math.abs(length - 4000 / 7)).toBeLessThan(90)
  })

  it('keep at most so many items, those with the smallest hashes', () => {
    const [room] = madeRooms(1)
    const all = itemsOfAll([room!])
    const few = itemsOfAll([room!], { perScene: 20 })
    const ranked = [...all].sort((a, b) => rankOf(a.id, 1) - rankOf(b.id, 1)).slice(0, 20)
    expect(new Set(few.map(({ id }) => id))).toEqual(new Set(ranked.map(({ id }) => id)))
  })
})
