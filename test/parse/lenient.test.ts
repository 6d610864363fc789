import { describe, expect, it } from 'vitest'
import { parseLayout } from '../../src/parse/layout'
import { objectsIn } from './read'

const withBox = (box: string) => `[{"object_name":"a","bbox":${box}}]`

describe('the lenient option converts, and says so', () => {
  it.each([
    ['[1.2m,2m,3 m,4 meters]', 'a 1.2 2 3 4'],
    ['["120 cm",200cm,3m,4000mm]', 'a 1.2 2 3 4'],
    ['[−1.5,2,3,4]', 'a -1.5 2 3 4'],
    ['[１．５,2,3,4]', 'a 1.5 2 3 4'],
    ['["1,25",2,3,4]', 'a 1.25 2 3 4'],
    ['[1,25; 2,5; 3,75; 4,5]', 'a 1.25 2.5 3.75 4.5'],
    ['[1,25 2,5 3,75 4,5]', 'a 1.25 2.5 3.75 4.5'],
  ])('%s', (box, objects) => {
    expect(objectsIn(withBox(box))).toBe('refused')
    expect(objectsIn(withBox(box), { lenient: true })).toBe(objects)
    const codes = parseLayout(withBox(box), { lenient: true }).diagnostics.map((d) => d.code)
    expect(codes).toContain('converted-number')
  })
  it.each([
    '[1,25,2,5,3,75,4,5]',
    '[4ft,1,2,3]',
    '[50%,1,2,3]',
    '[NaN,1,2,3]',
    '[1e999,1,2,3]',
    '[3*2,1,2,3]',
    '[1_000,1,2,3]',
    '["1,234",2,3,4]',
  ])('but nothing with another reading: %s', (box) => {
    expect(objectsIn(withBox(box), { lenient: true })).toBe('refused')
  })
  it('reads what needs no leniency without a word', () => {
    expect(parseLayout(withBox('[1,2,3,4]'), { lenient: true }).diagnostics).toEqual([])
  })
})
