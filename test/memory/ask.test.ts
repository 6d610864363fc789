import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/base/random'
import { createLayout } from '../../src/layout/layout'
import { askBelief } from '../../src/memory/ask'
import { createMemory } from '../../src/memory/memory'
import { askLayout } from '../../src/question/ask'

/** A memory of cups, boxes of 10 cm, seen once from (0, 0), with a deviation of 0.1 m. */
function seen(places: Readonly<Record<string, readonly [number, number]>>) {
  const memory = createMemory({ detection: { base: 0.1, perMeter: 0 } })
  const objects = Object.entries(places).map(([label, [x, y]]) => ({
    label,
    bbox: [x - 0.05, y - 0.05, x + 0.05, y + 0.05] as const,
  }))
  memory.observe({
    pose: { position: [0, 0], yawDeg: 0 },
    view: { fovDeg: 170, range: 30 },
    objects: createLayout(objects),
    at: 3,
  })
  return memory.belief(10)
}

describe('a question on a belief', () => {
  it('carries confidence, age and the spread of a distance', () => {
    const belief = seen({ cup: [0, 2], plate: [3, 2] })
    const asked = askBelief(belief, 'What is the distance between the centers of the cup and the plate in meters?')
    if (asked.solution.status === 'unsolved') throw new Error(asked.solution.message)
    const answer = asked as Exclude<typeof asked, { solution: { status: 'unsolved' } }>
    expect(answer).toMatchObject({ age: 7, objects: ['cup', 'plate'] })
    expect('confidence' in answer && answer.confidence).toBeCloseTo((1 / (1 + Math.exp(-2.3))) ** 2, 9)
    // By hand: along x the difference of two places of 0.1 m each, along y to first order nothing.
    expect('spread' in answer && answer.spread).toBeCloseTo(1.96 * Math.hypot(0.1, 0.1), 6)
  })

  it('is ambiguous where the places cross the edge of the answer, as often as sampled places do', () => {
    const question = 'If I am standing by the cup and facing the plate, is the fork to my left or my right?'
    for (const [aside, ambiguous] of [
      [0.1, true],
      [1, false],
    ] as const) {
      const belief = seen({ cup: [0, 2], plate: [0, 6], fork: [aside, 4] })
      const asked = askBelief(belief, question)
      expect(asked.solution).toMatchObject({ status: 'solved', ambiguous })
      expect(askLayout(belief.layout, question)).toMatchObject({ status: 'solved', ambiguous: false })
      // Independently: places drawn anew, each with its deviation.
      const random = createRandom(1)
      let other = 0
      for (let i = 0; i < 2000; i++) {
        const drawn = createLayout(
          belief.layout.objects.map(({ label, box }) => {
            const [x, y] = [0.1 * random.normal(), 0.1 * random.normal()]
            return { label, bbox: [box.minX + x, box.minY + y, box.maxX + x, box.maxY + y] as const }
          }),
        )
        const solution = askLayout(drawn, question)
        if (
          solution.status === 'solved' &&
          asked.solution.status === 'solved' &&
          solution.answer !== asked.solution.answer
        )
          other++
      }
      if (ambiguous) expect(other / 2000).toBeGreaterThan(0.025)
      else expect(other / 2000).toBeLessThan(0.025)
    }
  })

  it('of a ranking is ambiguous where the gap is smaller than its spread', () => {
    const question = 'Which object is closest to the cup: the plate or the fork?'
    const close = askBelief(seen({ cup: [0, 2], plate: [2, 2], fork: [-2.1, 2] }), question)
    const clear = askBelief(seen({ cup: [0, 2], plate: [2, 2], fork: [-4, 2] }), question)
    expect(close.solution).toMatchObject({ status: 'solved', ambiguous: true })
    expect(clear.solution).toMatchObject({ status: 'solved', ambiguous: false })
  })

  it('that cannot be answered says why', () => {
    expect(askBelief(seen({ cup: [0, 2] }), 'How far is the piano from the cup in meters?').solution).toMatchObject({
      status: 'unsolved',
      reason: 'missing-object',
    })
  })
})
