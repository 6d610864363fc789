import { describe, expect, it } from 'vitest'
import { ofOneScale } from '../../src/inspect/page/charts/scale'
import { readColumnRange, withRange } from '../../src/inspect/page/filters/range'

describe('the range of a column in the address', () => {
  it.each([
    ['overall:0.2..0.8', { column: 'overall', from: '0.2', to: '0.8' }],
    ['overall:..0.8', { column: 'overall', from: '', to: '0.8' }],
    ['overall:0.5', { column: 'overall', from: '0.5', to: '0.5' }],
    ['rewards/map:mean:-1..1', { column: 'rewards/map:mean', from: '-1', to: '1' }],
  ])('%s', (word, range) => {
    expect(readColumnRange(word)).toEqual(range)
  })

  it('takes the place of the one before, and of no other column', () => {
    const words = ['map:0..1', 'map:mean:0..1']
    expect(withRange(words, { column: 'map', from: '0.5', to: '' })).toEqual(['map:mean:0..1', 'map:0.5..'])
    expect(withRange(words, { column: 'map', from: '', to: '' })).toEqual(['map:mean:0..1'])
  })
})

describe('columns over one axis', () => {
  it('are those of the size of the reward', () => {
    expect(ofOneScale([])).toEqual([])
    expect(
      ofOneScale([
        [0.5, 0.25, 812, null, -0.5],
        [0.75, null, 1020, -11, 9],
      ]),
    ).toEqual([0, 1, 4])
    expect(ofOneScale([[200, 1500, 2500]])).toEqual([0, 1])
  })
})
