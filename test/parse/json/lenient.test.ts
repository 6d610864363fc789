import { describe, expect, it } from 'vitest'
import { parseLayout } from '../../../src/parse/layout'
import { foundIn, objectsIn } from '../read'

const withBox = (box: string) => `[{"object_name":"a","bbox":${box}}]`

describe('the lenient option converts, and says so', () => {
  it.each([
    ['[1.2m,2m,3 m,4 meters]', 'a 1.2 2 3 4', ['1.2m', '2m', '3 m', '4 meters'].map((n) => `converted-number ${n}`)],
    ['["120 cm",2,3,4000mm]', 'a 1.2 2 3 4', ['converted-number 120 cm', 'converted-number 4000mm']],
    ['[-4ft,"12 in",2,3]', 'a -1.2192 0.3048 2 3', ['converted-number -4ft', 'converted-number 12 in']],
    ['[120 cm, 200 cm,3,4]', 'a 1.2 2 3 4', ['converted-number 120 cm', 'converted-number 200 cm']],
    ['[−1.5,2,3,4]', 'a -1.5 2 3 4', ['other-minus −']],
    ['[１．５,2,3,4]', 'a 1.5 2 3 4', ['other-digits １．５']],
    ['[-٢,1,٣,4]', 'a -2 1 3 4', ['other-digits ٢', 'other-digits ٣']],
    ['[1٫5,2,3,4]', 'a 1.5 2 3 4', ['decimal-comma ٫']],
    ['["1,25",2,3,4]', 'a 1.25 2 3 4', ['decimal-comma ,']],
    ['["0,125",2,3,4]', 'a 0.125 2 3 4', ['decimal-comma ,']],
    ['["−1,5 m",2,3,4]', 'a -1.5 2 3 4', ['other-minus −', 'converted-number −1,5 m', 'decimal-comma ,']],
    ['[1,25; 2,5; 3,75; 4,5]', 'a 1.25 2.5 3.75 4.5', Array(4).fill('decimal-comma ,')],
    ['[1,25 2,5 3,75 4,5]', 'a 1.25 2.5 3.75 4.5', Array(4).fill('decimal-comma ,')],
  ])('%s', (box, objects, found) => {
    expect(objectsIn(withBox(box))).toBe('refused')
    expect(objectsIn(withBox(box), { lenient: true })).toBe(objects)
    expect(foundIn(withBox(box), { lenient: true })).toEqual(found)
    const { diagnostics } = parseLayout(withBox(box), { lenient: true })
    expect(diagnostics.every(({ severity, objectIndex }) => severity === 'repair' && objectIndex === 0)).toBe(true)
  })
  it.each([
    '[1,25,2,5,3,75,4,5]',
    '[4 yards,1,2,3]',
    '["1\\u002c5",1,2,3]',
    '["1,2,3",1,2,3]',
    '[1，5,1,2,3]',
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
