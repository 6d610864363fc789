import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashText } from '../../src/base/checksum'
import { CANNOT_TELL, choicesOf, shuffled } from '../../src/dataset/choices/choices'
import { countChoices, lengthChoices } from '../../src/dataset/choices/numbers'
import { seedOf } from '../../src/dataset/hash'

const seed = fc.integer({ min: 0, max: 0xffffffff })

/** What choices look at of a candidate for a number. */
type Candidate = Parameters<typeof choicesOf>[0]

describe('wrong lengths', () => {
  it('always are far enough from the right one and each other, with its decimals', () => {
    const answer = fc.integer({ min: 10, max: 999 }).map((cm) => String(cm / 100))
    fc.assert(
      fc.property(answer, seed, (right, from) => {
        const choices = lengthChoices(right, from)
        if (choices === undefined) return
        expect(choices.length).toBe(4)
        expect(choices).toContain(right)
        const decimals = right.split('.')[1]?.length ?? 0
        const rising = choices.map(Number)
        rising.forEach((value, i) => {
          expect(choices[i]!.split('.')[1]?.length ?? 0).toBe(decimals)
          expect(value).toBeGreaterThanOrEqual(0.4 * Number(right) - 1e-9)
          expect(value).toBeLessThanOrEqual(2.5 * Number(right) + 1e-9)
          if (i > 0) expect(value).toBeGreaterThanOrEqual(1.2 * rising[i - 1]! - 1e-9)
        })
      }),
      { numRuns: 2000 },
    )
  })

  it('leave the right one any rank, about as often each', () => {
    const ranks = [0, 0, 0, 0]
    for (let from = 0; from < 2000; from++) ranks[lengthChoices('1.37', from)!.indexOf('1.37')]!++
    for (const count of ranks) expect(Math.abs(count - 500)).toBeLessThan(80)
  })

  it('are not made where the digits do not suffice', () => {
    for (let from = 0; from < 50; from++) expect(lengthChoices('0.1', from)).toBeUndefined()
  })
})

describe('wrong counts', () => {
  it('always are off by 1 to 3, and not below 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), seed, (count, from) => {
        const choices = countChoices(count, from)
        expect(new Set(choices).size).toBe(4)
        expect(choices).toContain(String(count))
        for (const choice of choices) {
          expect(Math.abs(Number(choice) - count)).toBeLessThanOrEqual(3)
          expect(Number(choice)).toBeGreaterThanOrEqual(1)
        }
      }),
    )
  })
})

describe('a shuffle', () => {
  it('keeps the texts and puts each anywhere, about as often', () => {
    const texts = ['a', 'b', 'c', CANNOT_TELL]
    const places = texts.map(() => [0, 0, 0, 0])
    for (let from = 0; from < 4000; from++) {
      const order = shuffled(texts, from)
      expect([...order].sort()).toEqual([...texts].sort())
      order.forEach((text, at) => {
        places[texts.indexOf(text)]![at]!++
      })
    }
    for (const count of places.flat()) expect(Math.abs(count - 1000)).toBeLessThan(120)
  })
})

describe('the letter of the answer', () => {
  it.each([
    ['size', '1.37'],
    ['count', '4'],
  ] as const)('of a %s is even to a point', (family, answer) => {
    const letters = [0, 0, 0, 0]
    for (let i = 0; i < 40000; i++) {
      const choices = choicesOf({ family } as Candidate, answer, {
        seed: seedOf(`kitchen-${i % 97}:${hashText(String(i))}:k4`, 1),
        numbers: 1,
        withCannotTell: false,
      })
      letters[choices!.indexOf(answer)]!++
    }
    for (const count of letters) expect(Math.abs(count / 40000 - 0.25)).toBeLessThan(0.01)
  })
})
