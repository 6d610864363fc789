import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isV2loError } from '../../../src/base/error'
import { createLayout, type ObjectInput } from '../../../src/layout/layout'
import { formatLayout } from '../../../src/parse/write/format'

const layoutOf = (...objects: [string, number, number, number, number][]) =>
  createLayout(objects.map(([label, minX, minY, maxX, maxY]) => ({ label, bbox: [minX, minY, maxX, maxY] })))
const numbersIn = (text: string) => (JSON.parse(text) as { bbox: number[] }[]).map((o) => o.bbox)

describe('formatLayout', () => {
  it('writes the text of the paper', () => {
    expect(formatLayout(layoutOf(['fridge', -10.2, 0.3, -9.4, 1.1]))).toBe(
      '[{"object_name": "fridge", "bbox": [-10.2, 0.3, -9.4, 1.1]}]',
    )
    expect(formatLayout(layoutOf(['a', 0, 0, 1, 1], ['b', 1, 1, 2, 2]))).toBe(
      '[{"object_name": "a", "bbox": [0, 0, 1, 1]}, {"object_name": "b", "bbox": [1, 1, 2, 2]}]',
    )
    expect(formatLayout(createLayout([]))).toBe('[]')
  })

  it.each([
    [-0, undefined, '0'],
    [-0.04, 1, '0.0'],
    [-0.06, 1, '-0.1'],
    [-1e-30, 0, '0'],
    [9, 1, '9.0'],
    [1.005, 2, '1.00'],
    [0.1 + 0.2, undefined, '0.30000000000000004'],
    [1e-7, undefined, '0.0000001'],
    [-1.25e-7, undefined, '-0.000000125'],
    [5e-324, undefined, `0.${'0'.repeat(323)}5`],
    [1e21, undefined, '1000000000000000000000'],
    [-1.5e22, undefined, '-15000000000000000000000'],
    [1e21, 1, '1000000000000000000000.0'],
    [1.5e300, 0, BigInt(1.5e300).toString()],
  ])('prints %d with %s decimals as %s', (value, decimals, expected) => {
    const text = formatLayout(layoutOf(['x', value, value, value, value]), decimals === undefined ? {} : { decimals })
    expect(text).toBe(`[{"object_name": "x", "bbox": [${expected}, ${expected}, ${expected}, ${expected}]}]`)
  })

  it.each([
    ['quotes and backslashes', 'a "b" \\ c', '"a \\"b\\" \\\\ c"'],
    ['line ends', 'a\nb', '"a\\nb"'],
    ['half a surrogate pair', 'a\ud800b', '"a\\ud800b"'],
    ['Chinese', '椅子', '"椅子"'],
    ['a closing tag', '</map>', '"\\u003c/map>"'],
  ])('escapes %s', (_, label, expected) => {
    const text = formatLayout(layoutOf([label, 0, 0, 1, 1]))
    expect(text).toBe(`[{"object_name": ${expected}, "bbox": [0, 0, 1, 1]}]`)
    expect((JSON.parse(text) as { object_name: string }[])[0]!.object_name).toBe(label)
  })

  it('leaves out what the format has no place for', () => {
    const object: ObjectInput = {
      label: 'x',
      id: 'mine',
      bbox: [0, 0, 1, 1],
      zRange: [0, 1],
      headingDeg: 90,
      footprint: [
        [0, 0],
        [1, 0],
        [0, 1],
      ],
    }
    expect(formatLayout(createLayout([object]))).toBe('[{"object_name": "x", "bbox": [0, 0, 1, 1]}]')
  })

  it.each([
    { decimals: -1 },
    { decimals: 1.5 },
    { decimals: 21 },
    { decimals: Number.NaN },
    { dialect: 'qwen3-vl' },
    { dialect: 'constructor' },
  ])('refuses %j', (options) => {
    let code: string | undefined
    try {
      formatLayout(createLayout([]), options as never)
    } catch (error) {
      code = isV2loError(error) ? error.code : 'another error'
    }
    expect(code).toBe('bad-option')
  })

  const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
  const span = fc.tuple(finite, finite).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)

  it('never writes an exponent or -0, and always gives every number back exactly', () => {
    fc.assert(
      fc.property(span, span, ([minX, maxX], [minY, maxY]) => {
        const text = formatLayout(layoutOf(['x', minX, minY, maxX, maxY]))
        expect(text.slice(text.indexOf('['), -1)).not.toMatch(/\d[eE]|-0(?:\.0*)?[,\]]/)
        expect(numbersIn(text)).toEqual([[minX + 0, minY + 0, maxX + 0, maxY + 0]])
      }),
      { seed: 71, numRuns: 1000 },
    )
  })

  it('always keeps corners in order at the decimals printed', () => {
    fc.assert(
      fc.property(span, span, fc.integer({ min: 0, max: 20 }), ([minX, maxX], [minY, maxY], decimals) => {
        const [[x1, y1, x2, y2]] = numbersIn(formatLayout(layoutOf(['x', minX, minY, maxX, maxY]), { decimals })) as [
          number[],
        ]
        expect(x1! <= x2! && y1! <= y2!).toBe(true)
        expect(Math.abs(x1! - minX)).toBeLessThanOrEqual(0.5 * 10 ** -decimals * (1 + 1e-9) + Math.abs(minX) * 1e-15)
      }),
      { seed: 72, numRuns: 1000 },
    )
  })
})
