import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashText } from '../../src/base/checksum'
import { mix, rankOf, shareOf } from '../../src/dataset/hash'

/** The same from its definition, with whole numbers of any size. */
function plainly(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) % (1n << 64n)
  return hash.toString(16).padStart(16, '0')
}

describe('the hash of a text', () => {
  // From the test suite of its authors (Noll, fnv-5).
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('of %j is %s', (text, hash) => expect(hashText(text)).toBe(hash))

  it('is always that of its UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (text) => {
        expect(hashText(text)).toBe(plainly(text))
      }),
    )
  })
})

describe('numbers made of hashes', () => {
  const names = Array.from({ length: 20000 }, (_, i) => `room-${i}`)

  it('fill their range evenly', () => {
    for (const numbers of [names.map((name) => shareOf(name)), names.map((name) => rankOf(name, 7) / 2 ** 53)]) {
      const bins = Array.from({ length: 20 }, () => 0)
      for (const number of numbers) bins[Math.floor(number * 20)]!++
      // Chi-squared with 19 degrees of freedom: 43.8 is exceeded once in a thousand times.
      expect(bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(43.8)
    }
  })

  it('hardly ever coincide', () => {
    expect(new Set(names.map((name) => rankOf(name, 7))).size).toBe(names.length)
  })

  it('depend on both numbers that are mixed', () => {
    const first = new Set(names.map((_, i) => mix(i, 1)))
    const second = new Set(names.map((_, i) => mix(1, i)))
    // Of 20,000 numbers of 32 bits a few may be equal.
    expect(Math.min(first.size, second.size)).toBeGreaterThan(names.length - 5)
    expect([...first].filter((one) => second.has(one)).length).toBeLessThan(5)
  })
})
