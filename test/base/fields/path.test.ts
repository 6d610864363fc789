import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atPath, findAt, rawAt } from '../../../src/base/fields/path'

describe('atPath', () => {
  const row = JSON.parse(
    '{"a": {"b": 1, "c.d": 2}, "a.b": 3, "list": [{"x": 4}, [5, 6]], "__proto__": {"x": 7}, "": 8, "n": null, "0": 9}',
  )
  it.each([
    ['a.c.d', undefined],
    ['a.b', 3],
    ['list.0.x', 4],
    ['list.1.1', 6],
    ['list.-1.-2', 5],
    ['list.-3', undefined],
    ['list.2', undefined],
    ['list.length', undefined],
    ['list.00.x', undefined],
    ['list.1e0', undefined],
    ['list. 0', undefined],
    ['list.map', undefined],
    ['__proto__.x', 7],
    ['constructor', undefined],
    ['constructor.name', undefined],
    ['a.toString', undefined],
    ['', 8],
    ['n.x', undefined],
    ['n', null],
    ['0', 9],
    ['a.b.length', undefined],
    ['list.0.x.0', undefined],
  ])('%j is %j', (path, value) => {
    expect(atPath(row, path)).toEqual(value)
  })

  it.each([[null], [undefined], ['text'], [5], [[1, 2]]])('of %j finds no key', (row) => {
    expect(findAt(row, 'a')).toBeUndefined()
  })

  it('finds a place a hundred thousand deep without recursion', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)
    expect(atPath(deep, Array.from({ length: 100_000 }, () => 'a').join('.'))).toBe(1)
    expect(atPath(deep, 'b'.repeat(1e6))).toBeUndefined()
  })

  it('always finds what JSON holds, and the text that spells it', () => {
    const keyed = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom('a', '__proto__', 'constructor', '0', 'x y'), fc.jsonValue()),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'constructor', '__proto__'), keyed), (given) => {
        const text = JSON.stringify(given)
        const row = JSON.parse(text)
        const walk = (value: unknown, path: readonly string[]): void => {
          const found = findAt(row, path.join('.'))
          expect(found?.value).toBe(value)
          expect(JSON.parse(rawAt(text, found!.steps)!)).toEqual(value)
          if (typeof value !== 'object' || value === null) return
          for (const [key, inner] of Object.entries(value))
            if (!key.includes('.') && key !== '') walk(inner, [...path, key])
        }
        for (const [key, value] of Object.entries(row)) walk(value, [key])
      }),
    )
  })
})

describe('rawAt', () => {
  it('keeps what JavaScript loses of a number', () => {
    const text = '{"m": {"t": [1.0, 12345678901234567890]}}'
    expect(rawAt(text, ['m', 't', 0])).toBe('1.0')
    expect(rawAt(text, ['m', 't', 1])).toBe('12345678901234567890')
    expect(rawAt(text, ['m', 'u', 1])).toBeUndefined()
    expect(rawAt(text, ['m', 't', 7])).toBeUndefined()
  })
})
