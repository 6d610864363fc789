import { describe, expect, it } from 'vitest'
import { floatText, pythonView, quotedText } from '../../../src/score/v2lo/ground-truth'
import { pythonViewOfJson } from '../../../src/score/v2lo/ground-truth-json'

describe("a truth in Python's eyes", () => {
  it.each([
    ['A', undefined, 'A'],
    [' 2.5\n', 2.5, ' 2.5\n'],
    ['1_000', 1000, '1_000'],
    [5, 5, '5'],
    [0.1, 0.1, '0.1'],
    [-0, -0, '-0.0'],
    [1e22, 1e22, '1e+22'],
    [12345678901234567890n, 12345678901234567000, '12345678901234567890'],
    [true, 1, 'True'],
    [false, 0, 'False'],
    [null, undefined, 'None'],
    [[], undefined, '[]'],
    [{}, undefined, '{}'],
    [[1, 2.5, 'a', null, true, [false]], undefined, "[1, 2.5, 'a', None, True, [False]]"],
    [{ a: 1, b: ['x'] }, undefined, "{'a': 1, 'b': ['x']}"],
    [["a'b"], undefined, '["a\'b"]'],
    [JSON.parse('{"__proto__": 1, "constructor": 2}'), undefined, "{'__proto__': 1, 'constructor': 2}"],
  ])('has a float and a text (case %#: %s)', (truth, float, text) => {
    expect(pythonView(truth)).toEqual({ float, text })
  })

  it.each([
    [undefined, 'undefined'],
    [() => 1, 'function'],
    [Symbol('x'), 'symbol'],
    [[undefined], 'undefined'],
    [{ a: [Symbol('x')] }, 'symbol'],
    [new Date(0), 'class'],
    [new Map(), 'class'],
    [10n ** 400n, 'larger'],
    [nested(600), 'nested at most 500'],
    [cyclic(), 'nested at most 500'],
  ])('refuses what JSON cannot hold or Python cannot read (case %#)', (truth, word) => {
    expect((pythonView(truth) as { reason: string }).reason).toContain(word)
  })
})

describe("a truth's JSON text keeps what JavaScript loses", () => {
  it.each([
    ['1.0', 1, '1.0'],
    ['1', 1, '1'],
    [' -0 ', 0, '0'],
    ['-0.0', -0, '-0.0'],
    ['1e400', Infinity, 'inf'],
    ['12345678901234567891', 12345678901234567000, '12345678901234567891'],
    ['"A\\u0042"', undefined, 'AB'],
    ['"2.5"', 2.5, '2.5'],
    ['null', undefined, 'None'],
    ['true', 1, 'True'],
    ['[1.0, 1, -0, 1E5,1e16]', undefined, '[1.0, 1, 0, 100000.0, 1e+16]'],
    ['[ ]', undefined, '[]'],
    ['{ }', undefined, '{}'],
    ['{"b": {"x": []}, "2": "]}\\"", "b": 3}', undefined, "{'b': 3, '2': ']}\"'}"],
    ['{"a": {"b": 1}, "c": [{"b": 2}, 3], "d": 4}', undefined, "{'a': {'b': 1}, 'c': [{'b': 2}, 3], 'd': 4}"],
    ['[[], {}, [{"a": false}]]', undefined, "[[], {}, [{'a': False}]]"],
  ])('%s', (json, float, text) => {
    expect(pythonViewOfJson(json)).toEqual({ float, text })
  })

  it.each([
    '',
    '[1',
    'NaN',
    '{a: 1}',
    `1${'0'.repeat(400)}`,
    '['.repeat(600) + ']'.repeat(600),
    '['.repeat(100_000) + ']'.repeat(100_000),
    5,
  ])('refuses %s', (json) => {
    expect((pythonViewOfJson(json) as { reason: string }).reason).toMatch(/^expected /)
  })
})

describe("Python's repr", () => {
  it.each([
    [0, '0.0'],
    [1, '1.0'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [1.5e-7, '1.5e-07'],
    [123456789012345.6, '123456789012345.6'],
    [1e15, '1000000000000000.0'],
    [1e16, '1e+16'],
    [-1.5e300, '-1.5e+300'],
    [5e-324, '5e-324'],
    [NaN, 'nan'],
    [Infinity, 'inf'],
    [-Infinity, '-inf'],
  ])('of the float %d', (value, text) => {
    expect(floatText(value)).toBe(text)
  })

  it.each([
    ['a', "'a'"],
    ["it's", '"it\'s"'],
    ['it\'s "x"', "'it\\'s \"x\"'"],
    ['\\\n\r\t', "'\\\\\\n\\r\\t'"],
    ['\u0000\u007f\u00a0\u00ad', "'\\x00\\x7f\\xa0\\xad'"],
    ['\u2028\u3000\ud800', "'\\u2028\\u3000\\ud800'"],
    ['\u{e0001}', "'\\U000e0001'"],
    ['\u00e9 \u{1f600}', "'\u00e9 \u{1f600}'"],
  ])('of the string %j', (value, text) => {
    expect(quotedText(value)).toBe(text)
  })
})

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let i = 0; i < depth; i++) value = [value]
  return value
}

function cyclic(): unknown {
  const list: unknown[] = []
  list.push(list)
  return list
}
