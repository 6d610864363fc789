import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asWritten, rawElements, rawField, walkJson } from '../../src/base/json-text'

describe('walkJson', () => {
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
  ])('stops in %j at %d', (text, position) => expect(walkJson(text)).toBe(position))

  it('stops nowhere exactly in what JSON.parse accepts', () => {
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
        const position = walkJson(text)
        expect(position === undefined).toBe(valid)
        if (position !== undefined) expect(position).toBeLessThanOrEqual(text.length)
      }),
      { seed: 54, numRuns: 2000 },
    )
  })

  it.each([false, true])('tells the parts of a value in the order in which they are complete, valid: %s', (valid) => {
    const json = ' {"a\\"": [1.5e3, {}], "b":"]\\\\"} '
    const told: string[] = []
    walkJson(
      json,
      {
        open: (at, depth) => told.push(`${depth} open ${json[at]}`),
        key: (start, end, depth) => told.push(`${depth} key ${json.slice(start, end)}`),
        value: (start, end, depth) => told.push(`${depth} value ${json.slice(start, end)}`),
      },
      valid,
    )
    expect(told).toEqual([
      '0 open {',
      '1 key "a\\""',
      '1 open [',
      '2 value 1.5e3',
      '2 open {',
      '2 value {}',
      '1 value [1.5e3, {}]',
      '1 key "b"',
      '1 value "]\\\\"',
      '0 value {"a\\"": [1.5e3, {}], "b":"]\\\\"}',
    ])
  })

  it('takes any depth', () => {
    expect(walkJson('['.repeat(1_000_000))).toBe(1_000_000)
  })
})

describe('asWritten', () => {
  it.each([
    ['{"id":1}', 1, '1'],
    ['{ "id" : 1.0 , "a": 2}', 1, '1.0'],
    ['{"a": "id", "id": -12e2}', -1200, '-12e2'],
    ['{"id": 9007199254740993}', 9007199254740992, '9007199254740993'],
    ['{"in": {"id": 1}, "id": 1.0}', 1, '1.0'],
    ['{"in": {"id": 2}, "\\u0069d": 3}', 3, '3'],
    ['{"id": 1, "id": 1.0}', 1, '1.0'],
    ['{"said": "\\"id\\": 7", "id": 7.0}', 7, '7.0'],
  ])('of %s is spelled as in the text', (json, value, raw) => {
    expect(asWritten(value, json, 'id')).toBe(raw)
    expect(rawField(json, 'id')).toBe(raw)
  })

  it('is undefined where the key is missing', () => expect(asWritten(1, '{"a": 1}', 'id')).toBeUndefined())
})

describe('rawField', () => {
  it.each([
    ['{"id": 12345678901234567890, "a": {"id": 2}}', '12345678901234567890'],
    ['{"a": [{"id": 1}], "id": 1e400}', '1e400'],
    ['{"a": "\\"id\\": 3, {", "id" : {"x": [1, 2]} }', '{"x": [1, 2]}'],
    ['{"a\\\\": "\\\\", "id": null}', 'null'],
    ['{"id": 1, "id": 2}', '2'],
    ['{"\\u0069d": 7}', '7'],
    ['{"a": 1}', undefined],
    ['{}', undefined],
    ['{"x": {"id": 1}}', undefined],
    [' {"x": "\\"id\\": 3", "id" : "a\\\\" }', '"a\\\\"'],
    ['["id", 1]', undefined],
  ])('of %s is %s', (json, raw) => expect(rawField(json, 'id')).toBe(raw))

  it('always agrees with JSON.parse', () => {
    const row = fc.dictionary(fc.constantFrom('id', 'a', '"', '\\', '{', '__proto__x'), fc.jsonValue())
    fc.assert(
      fc.property(row, fc.constantFrom(0, 2), (value, indent) => {
        const raw = rawField(JSON.stringify(value, null, indent), 'id')
        expect(raw === undefined ? undefined : JSON.parse(raw)).toEqual(
          Object.hasOwn(value, 'id') ? JSON.parse(JSON.stringify(value.id)) : undefined,
        )
      }),
      { seed: 52 },
    )
  })
})

describe('rawElements', () => {
  it.each([
    ['[1e400, {"a": [1, 2]} , "],[", []]', ['1e400', '{"a": [1, 2]}', '"],["', '[]']],
    [' [ ] ', []],
    ['{"a": [1]}', undefined],
    ['5', undefined],
  ])('of %s are %j', (json, raw) => expect(rawElements(json)).toEqual(raw))

  it('always agrees with JSON.parse', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(0, 2), (value, indent) => {
        const raw = rawElements(JSON.stringify(value, null, indent))
        expect(raw?.map((element) => JSON.parse(element))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { seed: 53 },
    )
  })
})
