import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRowJson } from '../../../src/inspect/read/row-json'

describe('the JSON of a row', () => {
  it('may hold what Python writes for numbers that are none', () => {
    expect(parseRowJson('{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN \\" NaN"}')).toEqual({
      ...{ a: null, b: [null, null], c: 'NaN " NaN' },
    })
    expect(() => parseRowJson('{"a": NaN')).toThrow(SyntaxError)
    expect(() => parseRowJson('{"a": nan}')).toThrow(SyntaxError)
  })

  it('is otherwise what it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value)
        expect(parseRowJson(text)).toEqual(JSON.parse(text))
        expect(parseRowJson(`[${text}, NaN]`)).toEqual([JSON.parse(text), null])
      }),
    )
  })
})
