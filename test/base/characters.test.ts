import { describe, expect, it } from 'vitest'
import * as ascii from '../../src/base/characters'
import * as unicode from '../../src/base/unicode-characters'

/** The codes of a class among all UTF-16 units, and those that an expression matches. */
const codes = Array.from({ length: 0x10000 }, (_, code) => code)
const inClass = (has: (code: number) => boolean) => codes.filter(has)
const matching = (pattern: RegExp) => codes.filter((code) => pattern.test(String.fromCharCode(code)))

describe('a class of characters', () => {
  it.each([
    ['isDigit', ascii.isDigit, /^[0-9]$/],
    ['isAsciiLetter', ascii.isAsciiLetter, /^[a-zA-Z]$/],
    ['isWordCharacter', ascii.isWordCharacter, /^\w$/],
    ['isFoldedLetter', ascii.isFoldedLetter, /^[a-z0-9]$/],
    ['isPrintableAscii', ascii.isPrintableAscii, /^[ -~]$/],
    ['isBracket', ascii.isBracket, /^[()[\]{}]$/],
    ['isJsonSpace', ascii.isJsonSpace, /^[ \t\n\r]$/],
    ['isAsciiSpace', ascii.isAsciiSpace, /^[ \t\n\v\f\r]$/],
    ['isProseSpace', unicode.isProseSpace, /^[ \t\n\v\f\r\u00a0]$/],
    ['isAnswerSpace', unicode.isAnswerSpace, /^[\0- \u00a0\u3000\ufeff]$/],
    ['isExpressionSpace', unicode.isExpressionSpace, /^[ \t\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000]$/],
    ['isLineEnd', unicode.isLineEnd, /^[\n\v\f\r\u2028\u2029]$/],
    [
      'isOddSpace',
      unicode.isOddSpace,
      /^(?![\t\n\r ])[\0-\x1f\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]$/,
    ],
    ['isControl', unicode.isControl, /^\p{Cc}$/u],
    ['isSurrogate', unicode.isSurrogate, /^\p{Cs}$/u],
    ['isTypographicQuote', unicode.isTypographicQuote, /^[“”„‟″]$/],
    ['isTypographicSingleQuote', unicode.isTypographicSingleQuote, /^[‘’‚‛′]$/],
  ])('%s has the characters of its definition', (_, has, pattern) => {
    expect(inClass(has)).toEqual(matching(pattern))
  })

  it('has neither NaN nor -1, which stand behind the end of a text', () => {
    const classes = Object.entries({ ...ascii, ...unicode }).filter(([name]) => /^is[A-Z]/.test(name))
    expect(classes.length).toBeGreaterThan(25)
    for (const [name, has] of classes) {
      expect((has as (code: number) => boolean)(Number.NaN), name).toBe(false)
      expect((has as (code: number) => boolean)(-1), name).toBe(name === 'isAnswerSpace')
    }
  })
})

describe('a code by its name', () => {
  it.each([
    [ascii.OPEN_BRACE, '{'],
    [ascii.CLOSE_BRACKET, ']'],
    [ascii.DOUBLE_QUOTE, '"'],
    [ascii.APOSTROPHE, "'"],
    [ascii.BACKSLASH, '\\'],
    [ascii.MINUS, '-'],
    [ascii.DIGIT_0, '0'],
  ])('%d is %s', (code, character) => {
    expect(String.fromCharCode(code)).toBe(character)
  })

  it('belongs to one name', () => {
    const named = Object.entries({ ...ascii, ...unicode }).filter(([, code]) => typeof code === 'number')
    // Bytes of UTF-8 and distances are no characters.
    const codesByName = named.filter(([name]) => !/^UTF8|_OFFSET$/.test(name)).map(([, code]) => code)
    expect(new Set(codesByName).size).toBe(codesByName.length)
  })
})
