import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/base/random'
import { createLayout, type Layout } from '../../../src/layout/layout'
import { createLayoutIndex, scanOf, treeOf } from '../../../src/layout/neighbors'
import { ENUMERABLE_KINDS, enumerateQuestions } from '../../../src/question/enumerate/enumerate'
import { phraseQuestion } from '../../../src/question/phrase'
import { parseQuestion } from '../../../src/question/read/read'
import { solveQuestion } from '../../../src/question/solve/solve'

function roomOf(count: number, seed: number, size = 8): Layout {
  const random = createRandom(seed)
  return createLayout(
    Array.from({ length: count }, (_, i) => {
      const [x, y] = [random.between(-size / 2, size / 2), random.between(0, size)]
      return { label: `thing ${i}x`, bbox: [x, y, x + random.between(0, 1), y + random.between(0, 1)] as const }
    }),
    { origin: 'observer' },
  )
}
const keyOf = (question: object) => JSON.stringify(question)

describe('enumerateQuestions', () => {
  const layout = roomOf(7, 1)

  it('gives every clear question of the standing form, and no other', () => {
    const got = new Set<string>()
    for (const { question } of enumerateQuestions(layout, { kinds: ['relative-direction'] }))
      if (question.kind === 'relative-direction' && question.from === undefined) got.add(keyOf(question))
    // Plain loops over all triples, with angles in degrees.
    const want = new Set<string>()
    const center = layout.objects.map(({ box }) => [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2] as const)
    const near = (i: number, j: number) => {
      const d = Math.hypot(center[i]![0] - center[j]![0], center[i]![1] - center[j]![1])
      return d >= 0.3 && d <= 5
    }
    const edges = { quadrant: [0, 90, 180, -90], 'left-right-back': [0, 135, -135], 'left-right': [0, 180] }
    for (let a = 0; a < 7; a++)
      for (let b = 0; b < 7; b++)
        for (let c = 0; c < 7; c++) {
          if (a === b || a === c || b === c || !near(a, b) || !near(a, c)) continue
          const heading = (i: number) =>
            (Math.atan2(center[i]![0] - center[a]![0], center[i]![1] - center[a]![1]) * 180) / Math.PI
          const bearing = ((heading(c) - heading(b) + 540) % 360) - 180
          for (const [scheme, at] of Object.entries(edges)) {
            const margin = Math.min(...at.map((edge) => Math.abs(((bearing - edge + 540) % 360) - 180)))
            if (margin < 10 || (scheme === 'left-right' && Math.abs(bearing) > 125)) continue
            const [p, q, r] = [a, b, c].map((i) => layout.objects[i]!.label)
            want.add(keyOf({ kind: 'relative-direction', at: p, facing: q, as: 'forward', target: r, scheme }))
          }
        }
    expect(want.size).toBeGreaterThan(50)
    expect(got).toEqual(want)
  })

  it('solves each as solveQuestion does, and each can be phrased and read again', () => {
    const kinds = new Set<string>()
    let count = 0
    for (const { question, solution } of enumerateQuestions(layout, { seed: 3 })) {
      kinds.add(question.kind)
      expect(solution).toEqual(solveQuestion(question, layout))
      expect(solution.ambiguous).toBe(false)
      expect(parseQuestion(phraseQuestion(question))).toMatchObject({ ok: true })
      if (++count === 200) break
    }
    expect(kinds).toEqual(new Set(ENUMERABLE_KINDS))
  })

  it('gives one order for a seed, and the same questions in another for another', () => {
    const list = (seed?: number) =>
      [
        ...enumerateQuestions(layout, {
          kinds: ['closest-distance', 'camera-direction'],
          ...(seed !== undefined && { seed }),
        }),
      ].map(({ question }) => {
        // A pair is asked once, in the order in which it was met.
        const { a, b } = question as { a?: string; b?: string }
        return a && b ? keyOf([a, b].sort()) : keyOf(question)
      })
    expect(list(5)).toEqual(list(5))
    expect(list(5)).not.toEqual(list(6))
    expect(new Set(list(5))).toEqual(new Set(list()))
  })

  it('keeps candidates further apart in large rooms', () => {
    const small = roomOf(6, 4, 5)
    const large = createLayout([...small.objects, { label: 'far corner', bbox: [20, 20, 21, 21] }], {
      origin: 'observer',
    })
    const gaps = (room: Layout) =>
      [...enumerateQuestions(room, { kinds: ['nearest'] })].map(({ solution }) => {
        const order = solution.steps.find((step) => step.kind === 'order')!
        return Math.min(...order.items.slice(1).map(({ value }, i) => value - order.items[i]!.value))
      })
    expect(Math.min(...gaps(small))).toBeGreaterThanOrEqual(0.15)
    expect(Math.min(...gaps(small))).toBeLessThan(0.3)
    expect(Math.min(...gaps(large))).toBeGreaterThanOrEqual(0.3)
  })

  it('starts at once on 10,000 objects', () => {
    const huge = roomOf(10_000, 9, 200)
    let taken = 0
    // Building all triples first would take hours, and run into the time limit of the test.
    for (const _ of enumerateQuestions(huge, { seed: 1, kinds: ENUMERABLE_KINDS })) if (++taken === 500) break
    expect(taken).toBe(500)
  })

  it('refuses kinds it does not know and margins that are none', () => {
    expect(() => enumerateQuestions(layout, { kinds: ['route'] })).toThrow(/kinds among/)
    expect(() => enumerateQuestions(layout, { margins: { directionDeg: -1 } })).toThrow(/margin directionDeg/)
  })
})

describe('createLayoutIndex', () => {
  const coordinate = fc.integer({ min: -20, max: 20 })
  const boxes = fc.array(fc.tuple(coordinate, coordinate, fc.nat(5), fc.nat(5)), { maxLength: 150 })
  it('gives what a plain scan gives, in the same order', () => {
    fc.assert(
      fc.property(boxes, coordinate, coordinate, fc.nat(12), fc.nat(10), (list, x, y, radius, k) => {
        const { objects } = createLayout(
          list.map(([a, b, w, h], i) => ({ label: `o${i}`, bbox: [a, b, a + w, b + h] as const })),
        )
        const [tree, scan] = [treeOf(objects), scanOf(objects)]
        const box = { minX: x, minY: y, maxX: x + radius, maxY: y + k }
        const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id)
        expect(ids(tree.within(box))).toEqual(ids(scan.within(box)))
        expect(ids(tree.near([x, y], radius))).toEqual(ids(scan.near([x, y], radius)))
        expect(ids(tree.nearest([x, y], k))).toEqual(ids(scan.nearest([x, y], k)))
        expect(ids(tree.nearest(box, k))).toEqual(ids(scan.nearest(box, k)))
      }),
      { seed: 81, numRuns: 300 },
    )
  })
  it('never lets a NaN in', () => {
    const index = createLayoutIndex(roomOf(100, 2))
    for (const call of [
      () => index.near([Number.NaN, 0], 1),
      () => index.near([0, 0], Number.NaN),
      () => index.nearest([0, 0], -1),
      () => index.within({ minX: 0, minY: 0, maxX: Number.NaN, maxY: 1 }),
    ])
      expect(call).toThrow(/expected/)
  })
})
