import { describe, expect, it } from 'vitest'
import { chanceRows } from '../../../src/benchmark/evaluate/chance'
import { choiceItem, numberItem } from './made'

describe('chance', () => {
  it('of a set whose answer can be guessed from its words is far over uniform', () => {
    // The chair is always right, whatever the letter.
    const items = Array.from({ length: 40 }, (_, i) => {
      const choices = i % 2 === 0 ? ['chair', 'lamp', 'sink'] : ['lamp', 'chair', 'sink']
      return choiceItem(`s${i % 10}`, i, i % 2 === 0 ? 'A' : 'B', { choices })
    })
    const rows = Object.fromEntries(chanceRows(items, 1).map(({ name, mean }) => [name, mean]))
    expect(rows.uniform).toBeCloseTo(1 / 3, 12)
    expect(rows.frequency).toBe(1)
    expect(rows['best blind']).toBe(1)
  })

  it('of numbers is what the best constant scores by MRA', () => {
    const items = Array.from({ length: 30 }, (_, i) => numberItem(`s${i % 6}`, i, '2.0'))
    expect(chanceRows(items, 1).map(({ name, mean }) => [name, mean])).toEqual([
      ['uniform', 0],
      ['frequency', 1],
      ['best blind', 1],
    ])
  })

  it('of one scene is uniform alone: there is nothing to learn from', () => {
    expect(chanceRows([choiceItem('a', 1), choiceItem('a', 2)], 1).map(({ name }) => name)).toEqual(['uniform'])
  })
})
