import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isV2loError, showReceived, V2loError } from '../../src/base/error'
import { type Diagnostic, type Parsed, quoteSpan, unwrap } from '../../src/base/parsed'

describe('unwrap', () => {
  const note: Diagnostic = { code: 'no-comma', severity: 'repair', message: 'a comma was missing' }
  it('gives the value of a success', () => {
    expect(unwrap({ ok: true, value: 7, diagnostics: [note] })).toBe(7)
  })
  it('throws the first error of a failure, with its place', () => {
    const failed: Parsed<number> = {
      ok: false,
      diagnostics: [note, { code: 'no-map', severity: 'error', message: 'no map was found', span: [3, 9] }],
    }
    expect(() => unwrap(failed)).toThrow('received "no-map" at 3: no map was found; look at the diagnostics')
    expect(() => unwrap({ ok: false, diagnostics: [note] })).toThrow('received "no-comma": a comma was missing')
  })
})

describe('isV2loError', () => {
  it('knows the error of another copy of the library, and nothing else', () => {
    const error = new V2loError({ code: 'bad-box', expected: 'a', received: 'b', remedy: 'c' })
    expect(error.message).toBe('expected a, received b; c')
    const foreign = Object.assign(new Error('x'), { [Symbol.for('v2lo-map.error')]: true })
    expect([error, foreign, new Error('x'), null, 'x'].map(isV2loError)).toEqual([true, true, false, false, false])
  })
})

describe('quoteSpan', () => {
  it.each([
    ['a plain piece', 'abcdef', [1, 3], 'bc'],
    ['control characters', 'a\n\u0007\u2028b', [0, 5], 'a\\u000a\\u0007\\u2028b'],
    ['an unpaired surrogate', 'x\ud800y', [0, 3], 'x\\ud800y'],
    ['a pair', '\u{1f600}', [0, 2], '\u{1f600}'],
  ] as const)('quotes %s', (_, text, span, quoted) => expect(quoteSpan(text, span)).toBe(quoted))
  it('cuts at 80 characters and says so', () => {
    expect(quoteSpan('x'.repeat(80), [0, 80])).toHaveLength(80)
    const cut = quoteSpan('x'.repeat(81), [0, 81])
    expect(cut).toBe(`${'x'.repeat(77)}...`)
  })
})

describe('showReceived', () => {
  it('shows the beginning of the JSON of any value, however deep', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const json = JSON.stringify(value)
        expect(showReceived(value)).toBe(json.length > 80 ? `${json.slice(0, 77)}...` : json)
      }),
    )
    let deep: unknown = []
    for (let i = 0; i < 1_000_000; i++) deep = [deep]
    expect(showReceived(deep)).toBe(`${'['.repeat(77)}...`)
    const knot: unknown[] = []
    knot.push(knot)
    expect(showReceived({ knot })).toMatch(/^\{"knot":\[+\.\.\.$/)
    expect(showReceived({ a: undefined, b: [undefined, () => 1], c: new Date(0) })).toBe(
      '{"b":[null,null],"c":"1970-01-01T00:00:00.000Z"}',
    )
  })
  it('never throws, and stays short', () => {
    const cyclic: Record<string, unknown> = {}
    cyclic.self = cyclic
    const values = [cyclic, undefined, null, Symbol('s'), 1n, () => 0, 'a'.repeat(500), { toJSON: () => undefined }]
    for (const value of values) expect(showReceived(value).length).toBeLessThanOrEqual(80)
    expect(showReceived(Number.NaN)).toBe('NaN')
    expect(showReceived('"')).toBe('"\\""')
  })
})
