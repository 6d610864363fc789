import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestWord } from '../../src/base/spelling/nearest-word'

const KNOWN = ['response', 'ground_truth', 'question', 'true_layout', 'id', 'weights.map', 'mra']

describe('nearestWord', () => {
  it.each([
    ['respnse', 'response'],
    ['reponse', 'response'],
    ['ground-truth', 'ground_truth'],
    ['GROUND_TRUTH', 'ground_truth'],
    ['grond_turth', 'ground_truth'],
    ['weights.mpa', 'weights.map'],
    ['true_layuot', 'true_layout'],
    ['nothing like it', undefined],
    ['', undefined],
    ['constructor', undefined],
    ['x', undefined],
  ])('takes %j for %j', (word, meant) => {
    expect(nearestWord(word, KNOWN)).toBe(meant)
  })

  it('always finds a word of at least four letters with two neighbors swapped', () => {
    const word = fc.constantFrom(...KNOWN.filter((one) => one.length >= 4))
    fc.assert(
      fc.property(word, fc.nat(), (one, place) => {
        const at = place % (one.length - 1)
        const swapped = one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2)
        expect(nearestWord(swapped, KNOWN)).toBe(one)
      }),
    )
  })

  it('never takes long over a long word', () => {
    const started = performance.now()
    expect(nearestWord('w'.repeat(1e6), KNOWN)).toBeUndefined()
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
