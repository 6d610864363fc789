import fc from 'fast-check'
import { FRAME_BUDGETS, frameBudgets, nestedFrameOrder } from 'v2lo-map/scene'
import { describe, expect, it } from 'vitest'

/** The order by its definition: look at all gaps, take the middle of the largest, begin again. */
function bruteOrder(n: number): number[] {
  const order = n === 0 ? [] : n === 1 ? [0] : [0, n - 1]
  while (order.length < n) {
    const shown = [...order].sort((a, b) => a - b)
    let best = 0
    for (let i = 1; i + 1 < shown.length; i++) if (shown[i + 1]! - shown[i]! > shown[best + 1]! - shown[best]!) best = i
    order.push(Math.floor((shown[best]! + shown[best + 1]!) / 2))
  }
  return order
}

describe('the nested order of frames', () => {
  it.each([
    [0, []],
    [1, [0]],
    [2, [0, 1]],
    [5, [0, 4, 2, 1, 3]],
    [6, [0, 5, 2, 3, 1, 4]],
    [16, [0, 15, 7, 11, 3, 5, 9, 13, 1, 2, 4, 6, 8, 10, 12, 14]],
  ])('of %i', (n, order) => {
    expect(nestedFrameOrder(n)).toEqual(order)
  })

  it('is that of its definition for every walk of up to 200 frames', () => {
    for (let n = 0; n <= 200; n++) expect(nestedFrameOrder(n)).toEqual(bruteOrder(n))
  })

  it('holds every frame once, also of a long film', () => {
    const order = nestedFrameOrder(100_001)
    expect(new Set(order).size).toBe(100_001)
  })
})

describe('frame budgets', () => {
  it('show the first frames of the order, in order of time', () => {
    expect(frameBudgets(16)).toEqual([
      { frames: 1, indices: [0] },
      { frames: 4, indices: [0, 7, 11, 15] },
      { frames: 8, indices: [0, 3, 5, 7, 9, 11, 13, 15] },
      { frames: 12, indices: [0, 1, 2, 3, 4, 5, 6, 7, 9, 11, 13, 15] },
      { frames: 16, indices: [...Array(16).keys()] },
    ])
    expect(FRAME_BUDGETS).toEqual([1, 4, 8, 12, 16])
  })

  it('leave out what a walk is too short for', () => {
    expect(frameBudgets(7).map(({ frames }) => frames)).toEqual([1, 4])
    expect(frameBudgets(0)).toEqual([])
  })

  it('are always nested, rising, in range, and begin with frame 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.uniqueArray(fc.integer({ min: 1, max: 300 })), (n, wanted) => {
        const budgets = frameBudgets(
          n,
          [...wanted].sort((a, b) => a - b),
        )
        expect(budgets.map(({ frames }) => frames)).toEqual(wanted.filter((k) => k <= n).sort((a, b) => a - b))
        budgets.forEach(({ frames, indices }, i) => {
          expect(indices).toHaveLength(frames)
          expect(indices[0]).toBe(0)
          expect(indices.every((index, j) => index < n && (j === 0 || index > indices[j - 1]!))).toBe(true)
          const smaller = budgets[i - 1]?.indices ?? []
          expect(smaller.every((index) => indices.includes(index))).toBe(true)
        })
      }),
    )
  })

  it('refuse counts that are none', () => {
    expect(() => frameBudgets(2.5)).toThrow('a walk of 0 to 1000000 frames')
    expect(() => frameBudgets(16, [0])).toThrow('budgets: whole numbers of frames from 1')
  })
})
