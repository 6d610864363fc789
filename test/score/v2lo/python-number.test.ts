import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPythonSpace } from '../../../src/base/unicode-characters'
import { pythonFloat } from '../../../src/score/v2lo/python-number'
import { portFloat } from '../../bench/v2lo-port'

describe('pythonFloat reads', () => {
  it.each([
    ['5', 5],
    ['-0', -0],
    ['+2.50', 2.5],
    ['5.', 5],
    ['.5', 0.5],
    ['1_000', 1000],
    ['1_0.0_1e1_0', 10.01e10],
    ['1e5', 1e5],
    ['1E-2', 0.01],
    ['1e400', Infinity],
    ['-1e400', -Infinity],
    ['1e-400', 0],
    ['0e999999999999', 0],
    ['inf', Infinity],
    ['+Infinity', Infinity],
    ['-INF', -Infinity],
    ['nan', NaN],
    ['-NaN', NaN],
    [' \t\n\v\f\r5\u00a0\u0085\u3000', 5],
    ['\uff11\uff12.\uff15', 12.5],
    ['\u0661_\u0662', 12],
    ['\u{1d7d7}', 9],
    ['\u0967\u0030', 10],
    ['0.1000000000000000055511151231257827021181583404541015625', 0.1],
    [`${'0'.repeat(400)}7`, 7],
    [`1${'0'.repeat(308)}`, 1e308],
    ['9007199254740993', 9007199254740992],
  ])('%j', (text, value) => {
    expect(pythonFloat(text)).toBe(value)
  })
})

describe('pythonFloat refuses', () => {
  it.each([
    '',
    ' ',
    '.',
    '-',
    '+-5',
    'e5',
    '1e',
    '1e+',
    '0x10',
    '0b1',
    '1,5',
    '5m',
    '5 5',
    '5\u0000',
    '_5',
    '5_',
    '1__0',
    '1_.5',
    '1._5',
    '1_e5',
    '1e_5',
    '\ufeff5',
    '\u001c5',
    '5\u001f',
    '\u001c\uff15',
    '\u22125',
    '\uff0d5',
    '\uff49nf',
    '\u0130nf',
    'in',
    'infinit',
    'in_f',
    'nan(1)',
    'qnan',
    '\u00bd',
    '\u00b2',
    '\u2460',
    '\u200b5',
    '5\u2066',
    '\ud800',
    '1n',
    // Digits that came after Unicode 13.
    '\u{16ac5}',
    '\u{11f55}',
  ])('%j', (text) => {
    expect(pythonFloat(text)).toBeUndefined()
  })
})

it('tells every script of decimal digits, 65 of them, and nothing else', () => {
  let digits = 0
  for (let code = 0; code <= 0x10ffff; code++) {
    const text = String.fromCodePoint(code)
    const value = pythonFloat(text)
    if (value === undefined) continue
    digits++
    // Unicode's decimal digits stand in runs of ten that start at a zero.
    expect(pythonFloat(String.fromCodePoint(code - value))).toBe(0)
    expect(/\p{Nd}/u.test(text)).toBe(true)
  }
  expect(digits).toBe(650)
})

it('has the 29 characters of white space that Python has', () => {
  const spaces: number[] = []
  for (let code = 0; code <= 0xffff; code++) if (isPythonSpace(code)) spaces.push(code)
  const inJavaScript = spaces.filter((code) => /\s/.test(String.fromCharCode(code)))
  expect(spaces.length).toBe(29)
  expect(spaces.filter((code) => !inJavaScript.includes(code))).toEqual([0x1c, 0x1d, 0x1e, 0x1f, 0x85])
  expect(isPythonSpace(0xfeff)).toBe(false)
})

it('always equals the plain port on texts made of the characters of numbers', () => {
  const piece = fc.constantFrom(
    ...'0123456789._eE+- infaNty\t\u0085\u001c\uff15xX,'.split(''),
    'inf',
    'nan',
    '1_0',
    'e5',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('')
      expect(pythonFloat(text)).toBe(portFloat(text))
    }),
    { numRuns: 20_000, seed: 22 },
  )
})
