import { describe, expect, it } from 'vitest'
import { toGridMap } from '../../../src/grid/convert'
import { createLayout } from '../../../src/layout/layout'
import { askLayout } from '../../../src/question/ask'

const grid = toGridMap(
  createLayout([
    { label: 'sofa', bbox: [0, 0, 2, 1] },
    { label: 'tv', bbox: [3, 5, 3.2, 6] },
  ]),
  { size: 10 },
)
const ask = (choices?: readonly string[]) =>
  askLayout(grid, 'How far is the sofa from the tv in meters?', choices ? { choices } : {})

describe('a length on a grid map', () => {
  it('has a note that it is not in meters', () => {
    expect(ask()).toMatchObject({
      unit: 'cell',
      notes: expect.arrayContaining([expect.stringContaining('not in meters')]),
    })
    expect(askLayout(grid, 'How many sofas are there?')).toMatchObject({ notes: [] })
  })
  it.each(['m', 'meters', 'cm', 'feet'])('is not chosen from lengths in %s', (unit) =>
    expect(ask([`2 ${unit}`, `4 ${unit}`])).toMatchObject({
      reason: 'no-choice-fits',
      message: expect.stringContaining('in cells'),
    }),
  )
  it('is not chosen from numbers, and says so', () => {
    const plain = ask(['2', '4'])
    expect(plain).toMatchObject({ notes: expect.arrayContaining([expect.stringContaining('none of the choices')]) })
    expect(plain).not.toHaveProperty('choice')
  })
})
