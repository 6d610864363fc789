import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLineMaker, jsonLayoutOf } from '../../src/transport/json-layout'

/** The lines that are made of a text, fed in pieces of these sizes. */
function linesOf(text: string, sizes: readonly number[] = [1 << 20], inList = false) {
  const bytes = Buffer.from(text)
  const maker = createLineMaker(inList)
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length]!
    maker.feed(bytes.subarray(at, at + size))
    at += size
  }
  return { lines: bytes.toString().split('\n'), isOpen: maker.isOpen() }
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
const object = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue())

describe('lines made of rows that are laid out otherwise', () => {
  it('are the elements of a list, one each, wherever pieces end', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), sizes, fc.constantFrom(0, 1, 4), (values, pieces, indent) => {
        const { lines, isOpen } = linesOf(`${JSON.stringify(values, null, indent)}\n`, pieces)
        const rows = lines.filter((line) => line.trim() !== '')
        expect(rows.map((row) => JSON.parse(row))).toEqual(JSON.parse(JSON.stringify(values)))
        expect(lines.length).toBe(Math.max(2, values.length + 1))
        expect(isOpen).toBe(false)
      }),
    )
  })

  it('are objects over several lines, one each', () => {
    fc.assert(
      fc.property(fc.array(object), sizes, (values, pieces) => {
        const text = values.map((value) => `${JSON.stringify(value, null, 2)}\n`).join('')
        const { lines, isOpen } = linesOf(text, pieces)
        expect(lines.slice(0, -1).map((row) => JSON.parse(row))).toEqual(JSON.parse(JSON.stringify(values)))
        expect(isOpen).toBe(false)
      }),
    )
  })

  it('go on between two elements', () => {
    const text = '[{"a":1},{"a":[2,3]},{"a":4}]\n{"a":5}\n'
    const rest = text.slice(text.indexOf(',') + 1)
    expect(linesOf(rest, [3], true).lines).toEqual(linesOf(text).lines.slice(1))
  })

  it.each([
    ['a line break inside a string is a mistake of its row', '[{"a":"x\ny"},{"b":1}]', [' {"a":"x\ry"}', '{"b":1} ']],
    ['also behind a backslash', '[{"a":"x\\\ny"},{"b":1}]', [' {"a":"x\\\ry"}', '{"b":1} ']],
    ['escaped quotes', '[{"a":"\\\\\\"],[{"},2]', [' {"a":"\\\\\\"],[{"}', '2 ']],
    ['two lists', '[1,2]\n[3]', [' 1', '2 ', ' 3 ']],
    ['a list and lines', '[1]\n{"a":[1,\n2]}\n{"b":1}', [' 1 ', '{"a":[1, 2]}', '{"b":1}']],
    ['brackets that close nothing', ']]\n[1]\n', [']]', ' 1 ', '']],
    ['byte order marks', '\ufeff[1]\n\ufeff[2]', ['    1 ', '    2 ']],
    ['an empty list', ' [ \n ]\n', ['      ', '']],
  ])('%s', (_, text, lines) => {
    for (const pieces of [[1], [2], [100]]) expect(linesOf(text, pieces).lines).toEqual(lines)
  })

  it.each(['[{"a":1}', '[{"a":1},', '[{"a":"', '{"a":\n', '[{"a":1}]['])('%s is cut off', (text) => {
    expect(linesOf(text).isOpen).toBe(true)
  })
})

it.each([
  ['', undefined],
  [' \r\n', undefined],
  ['[', undefined],
  ['\ufeff [\n\t', undefined],
  ['\ufeff [\n\t{', 'list'],
  ['[]\n', undefined],
  ['[]\n{', 'lines'],
  ['[1', 'lines'],
  ['[[', 'lines'],
  ['["', 'lines'],
  ['{', undefined],
  ['{\n  ', undefined],
  ['{\r\n  "a', 'objects'],
  ['{\n{', 'lines'],
  ['{ "a"', 'lines'],
  ['{"a"', 'lines'],
  ['x', 'lines'],
  ['PAR1', 'lines'],
] as const)('the layout of %j is %s', (head, layout) => {
  expect(jsonLayoutOf(Buffer.from(head))).toBe(layout)
})
