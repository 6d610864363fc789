import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLayout } from '../../src/layout/layout'
import { renderCharacters } from '../../src/render/characters'

describe('a map in characters', () => {
  it('draws frames with a name or a key, and keys where there is no room', () => {
    const layout = createLayout([
      { label: 'sofa', bbox: [0, 0, 4, 2] },
      { label: 'refrigerator', bbox: [5, 0, 6, 2] },
      { label: 'lamp', bbox: [7, 1, 7, 1] },
    ])
    expect(renderCharacters(layout, { width: 16 })).toBe(
      [
        '2 │┌sofa──┐··bb···',
        '  │└──────┘··bb··c',
        '  │···············',
        '   └0 x, meters',
        '',
        'a sofa (2, 1)',
        'b refrigerator (5.5, 1)',
        'c lamp (7, 1)',
        '',
      ].join('\n'),
    )
    expect(renderCharacters(layout, { width: 16, charset: 'ascii' }).split('\n')[0]).toBe('2 |+sofa--+..bb...')
  })
  it('always stays as wide as asked, whatever the numbers', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number, number, number), { minLength: 1, maxLength: 8 }), (boxes) => {
        const layout = createLayout(
          boxes.map(([a, b, c, d]) => ({
            label: 'x',
            bbox: [Math.min(a, b), Math.min(c, d), Math.max(a, b), Math.max(c, d)] as const,
          })),
        )
        const picture = renderCharacters(layout, { width: 20 }).split('\n\n')[0]!
        for (const line of picture.split('\n').slice(0, -1))
          expect(line.split('│').slice(1).join('│').length).toBeLessThanOrEqual(24)
      }),
      { seed: 74, endOnFailure: true },
    )
  })
})
