import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/benchmark/evaluate/evaluate'
import type { BenchmarkItem } from '../../../src/benchmark/item'
import { choiceItem, numberItem, said } from './made'

const DIRECTIONS = ['front-left', 'front-right', 'back-left', 'back-right']
const direction = (id: string, answer: string, of?: string, change = 'mirror'): BenchmarkItem => ({
  id,
  scene: id[0]!,
  task: 'direction',
  question:
    'If I am standing by the sofa and facing the tv, is the lamp to my front-left, front-right, back-left, or back-right?',
  choices: DIRECTIONS,
  answer,
  ...(of !== undefined && { twin: { of, change } }),
})

const rowOf = async (items: readonly BenchmarkItem[], answers: Record<string, string>) =>
  (await evaluate(items, said(answers))).twins[0]!

describe('twins', () => {
  it.each([
    ['right in both', 'A', 'B', 1, 1],
    ['wrong in both, and the mirror image of each other', 'C', 'D', 0, 1],
    ['the same letter in the mirror', 'A', 'A', 0, 0],
    ['unreadable once', 'A', '?', 0, 0],
  ])('mirrored: %s', async (_, first, second, both, consistent) => {
    const row = await rowOf([direction('a1', 'A'), direction('a2', 'B', 'a1')], { a1: first, a2: second })
    expect([row.change, row.pairs, row.bothRight.mean, row.consistent!.mean]).toEqual(['mirror', 1, both, consistent])
  })

  it('mirrored: names of objects and numbers stay', async () => {
    const left = { choices: ['left door', 'right door'] }
    const objects = [
      choiceItem('a', 1, 'A', left),
      choiceItem('a', 2, 'A', { ...left, twin: { of: 'a:1', change: 'mirror' } }),
    ]
    expect((await rowOf(objects, { 'a:1': 'A', 'a:2': 'A' })).consistent!.mean).toBe(1)
    expect((await rowOf(objects, { 'a:1': 'A', 'a:2': 'B' })).consistent!.mean).toBe(0)
    const numbers = [numberItem('a', 1, '2.0'), numberItem('a', 2, '2.0', { twin: { of: 'a:1', change: 'mirror' } })]
    expect((await rowOf(numbers, { 'a:1': '5.0', 'a:2': '5.05' })).consistent!.mean).toBe(1)
    expect((await rowOf(numbers, { 'a:1': '5.0', 'a:2': '6.0' })).consistent!.mean).toBe(0)
  })

  it('of the first frame shown again are consistent with the same answer', async () => {
    const items = [direction('a1', 'A'), direction('a2', 'A', 'a1', 'first-frame')]
    expect((await rowOf(items, { a1: 'C', a2: 'C' })).consistent!.mean).toBe(1)
    expect((await rowOf(items, { a1: 'C', a2: 'D' })).consistent!.mean).toBe(0)
  })

  it('of other changes have no consistency, and a twin without its original is no pair', async () => {
    const items = [direction('a1', 'A'), direction('a2', 'C', 'a1', 'facing'), direction('b2', 'C', 'gone', 'facing')]
    const row = await rowOf(items, { a1: 'A', a2: 'C', b2: 'C' })
    expect(row).toMatchObject({ change: 'facing', pairs: 1, consistent: null })
    expect(row.bothRight.mean).toBe(1)
  })
})
