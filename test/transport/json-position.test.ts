import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonErrorPosition } from '../../src/transport/json-position'

describe('jsonErrorPosition', () => {
  it.each([
    ['', 0],
    [' {"a": NaN}', 7],
    ['{"a": 1,}', 8],
    ['[1, 2', 5],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['{a: 1}', 1],
    ['{"a": 01}', 7],
    ['"\\x"', 2],
    ['"\\u12g4"', 5],
    ['"a\nb"', 2],
    ['{} {}', 3],
    ['[1.]', 3],
    ['-', 1],
    ['nul', 3],
    ['\ufeff{}', 0],
  ])('of %j is %d', (text, position) => expect(jsonErrorPosition(text)).toBe(position))

  it('is undefined exactly for what JSON.parse accepts', () => {
    const json = fc
      .json()
      .chain((text) =>
        fc
          .tuple(fc.nat(text.length), fc.nat(3), fc.constantFrom('', '"', '{', ']', ',', '1', ' ', '\\', 'e'))
          .map(([at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut)),
      )
    fc.assert(
      fc.property(json, (text) => {
        let valid = true
        try {
          JSON.parse(text)
        } catch {
          valid = false
        }
        const position = jsonErrorPosition(text)
        expect(position === undefined).toBe(valid)
        if (position !== undefined) expect(position).toBeLessThanOrEqual(text.length)
      }),
      { seed: 54, numRuns: 2000 },
    )
  })

  it('takes any depth', () => {
    expect(jsonErrorPosition('['.repeat(1_000_000))).toBe(1_000_000)
  })
})
