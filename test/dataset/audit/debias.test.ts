import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/base/random'
import { auditItems } from '../../../src/dataset/audit/audit'
import { debiasItems } from '../../../src/dataset/audit/debias'
import type { Item } from '../../../src/dataset/item'
import { makeItem } from '../made-items'

/** Items that ask which of four is closest to a reference; a companion is more often than the others. */
function nearestItems(leak: number): Item[] {
  const random = createRandom(21)
  const labels = ['sofa', 'tv', 'lamp', 'kettle', 'microwave', 'bed', 'desk', 'plant', 'chair', 'rug']
  return Array.from({ length: 1500 }, (_, i) => {
    const reference = random.below(10)
    const others = labels.map((_, j) => j).filter((j) => j !== reference)
    for (let j = others.length - 1; j > 0; j--) {
      const k = random.below(j + 1)
      ;[others[j], others[k]] = [others[k]!, others[j]!]
    }
    const options = others.slice(0, 4)
    const companion = options.indexOf((reference + 1) % 10)
    const right = companion >= 0 && random.next() < leak ? companion : random.below(4)
    return {
      ...makeItem({ scene: `room ${random.below(80)}` }),
      id: `${i}`,
      kind: 'nearest',
      task: 'relative-distance',
      question: `Measuring from the closest point of each object, which of these objects (${options.map((o) => labels[o]).join(', ')}) is the closest to the ${labels[reference]}?`,
      choices: options.map((o) => labels[o]!),
      answer: 'ABCD'[right]!,
    }
  })
}

describe('debiasing', () => {
  it('leaves out what gives the answer away, until a blind guesser is at most 5 points over chance', () => {
    const items = nearestItems(0.9)
    const before = auditItems(items).tasks[0]!
    expect(before.kind).toBe('nearest')
    expect(before.over.mean).toBeGreaterThan(0.15)
    const { dropped, tasks } = debiasItems(items)
    const kept = items.filter(({ id }) => !dropped.has(id))
    expect(tasks[0]).toMatchObject({ task: 'relative-distance', items: 1500, kept: kept.length })
    expect(tasks[0]!.after).toBeLessThanOrEqual(0.05)
    const after = auditItems(kept, { seed: 77 }).tasks[0]!
    expect(after.over.mean).toBeLessThan(0.07)
    expect(after.aim).toEqual({ most: 0.05, met: true })
    expect(kept.length).toBeGreaterThan(500)
  })

  it('keeps everything where there is nothing to guess, and other kinds always', () => {
    const items = nearestItems(0)
    expect(debiasItems(items).dropped.size).toBe(0)
    expect(debiasItems([makeItem(), makeItem({ right: 1 })]).tasks).toEqual([])
  })

  it('refuses a share out of range', () => {
    expect(() => debiasItems([], { most: 5 })).toThrow(/most: a share from 0 up to 1, received 5/)
  })
})
