import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finishLayout, parseLayout, startLayout } from '../../../src/parse/layout'
import { readOn } from '../../../src/parse/reading'
import { anyText } from '../any-text'

/** The same reading without its fast path. */
function parseCarefully(text: string) {
  const reading = startLayout({})
  const careful = { ...reading, to: { ...reading.to, plain: () => undefined } }
  readOn(careful, text, Math.min(text.length, careful.c.limits.characters), true)
  return finishLayout(careful, {}, text.length, () => text)
}

const label = fc.oneof(
  fc.constantFrom(
    'sofa',
    'coffee table',
    'bird’s nest',
    '冰箱',
    'a\u0301',
    '😀 box',
    'TV',
    'a#2',
    'a',
    "it's",
    'it’s',
    'a 24″ tv',
    '“big” sofa',
    ' ',
    'x\ud800y',
  ),
  fc.string({ maxLength: 8 }),
)
const number = fc.oneof(
  fc.constantFrom(
    '0',
    '-0',
    '1',
    '-2.50',
    '0.1',
    '12.345',
    '123456789012345',
    '1234567890123456',
    '0.1234567890123456',
  ),
  fc.constantFrom('01', '1.', '.5', '-', '1e2', '-1.5E-3', '1e999', '+1', '1.2.3', 'NaN', '100', ' 7 ', '\n8'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer({ min: -999, max: 999 }).map((n) => (n / 100).toFixed(2)),
)
const quote = fc.constantFrom('""', '""', '""', "''", '', '“”', '””', '‘’', '“"', '″″', '``')
const brackets = fc.constantFrom('[]', '[]', '[]', '()', '[)', '(]')
const comma = fc.constantFrom('', '', '', ',', ' , ', ',,')
const space = fc.constantFrom('', '', ' ', '\n\t', '\u00a0')
const object = fc
  .record({
    label,
    numbers: fc.array(number, { minLength: 3, maxLength: 5 }),
    quotes: fc.oneof(
      fc.tuple(quote, quote, quote),
      quote.map((q) => [q, q, q] as const),
    ),
    brackets,
    commas: fc.tuple(comma, comma),
    s: space,
  })
  .map(({ label, numbers, quotes: [a, b, c], brackets: [open, close], commas: [inBox, inObject], s }) => {
    const within = ([before = '', after = '']: string, text: string) => before + text + after
    const name = within(b, label.replaceAll('"', '\\"'))
    const box = `${open}${numbers.join(',')}${s}${inBox}${close}`
    return `{${s}${within(a, 'object_name')}${s}:${s}${name}${s},${s}${within(c, 'bbox')}:${s}${box}${s}${inObject}${s}}`
  })
const list = fc
  .array(fc.tuple(object, fc.constantFrom(',', ', ', ',\n', ' ', ',,', ' and ', '\n// next\n')), { maxLength: 6 })
  .map((parts) => parts.map(([text, between]) => text + between).join(''))
const map = fc
  .tuple(list, fc.constantFrom('[', '', '<map>[', 'Map: ['), fc.constantFrom(']', '', ']</map>'))
  .map(([objects, open, close]) => open + objects + close)

describe('the fast path', () => {
  it('always gives what the careful path gives', () => {
    fc.assert(
      fc.property(fc.oneof(map, anyText), (text) => {
        expect(parseLayout(text)).toStrictEqual(parseCarefully(text))
      }),
      { seed: 20261125, numRuns: 6000 },
    )
  })
  it('always gives the numbers that Number gives', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 4, maxLength: 4 }), (numbers) => {
        const { value } = parseLayout(`[{"object_name":"a","bbox":[${numbers.join(',')}]}]`)
        const box = value?.objects[0]?.box
        if (!box) return
        const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers.map(Number)
        expect(Object.values(box)).toEqual(
          [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)].map((n) => n + 0),
        )
      }),
      { seed: 20261125, numRuns: 6000 },
    )
  })
  it('reads objects that lie across the pieces it looks at', () => {
    const many = Array.from({ length: 3000 }, (_, i) => ({ object_name: `冰箱 ${i}`, bbox: [i % 90, 0.5, 91.25, 95] }))
    const text = JSON.stringify(many)
    expect(parseLayout(text)).toStrictEqual(parseCarefully(text))
    expect(parseLayout(text).value?.objects.length).toBe(3000)
  })
})
