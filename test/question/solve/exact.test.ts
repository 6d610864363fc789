import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLayout } from '../../../src/layout/layout'
import { explainSolution } from '../../../src/question/explain/explain'
import { solveQuestion } from '../../../src/question/solve/solve'
import { relativeDirection } from '../../../src/solve/direction'

/** A box around a center that one-decimal corners put up to 2e-16 m off. */
const tenth = fc.integer({ min: -30, max: 30 }).map((n) => n / 10)
const half = fc.integer({ min: 1, max: 9 }).map((n) => n / 10)
const boxAround = ([x, y, w, h]: readonly [number, number, number, number]) =>
  [x - w, y - h, x + w, y + h] as [number, number, number, number]

describe('a tolerance of 0', () => {
  it('always gives the direction that relativeDirection gives, also for centers that differ by rounding', () => {
    let noisy = 0
    const property = fc.property(
      fc.tuple(tenth, tenth, half, half, half, half),
      fc.tuple(tenth, tenth, half, half),
      fc.constantFrom('octant', 'quadrant', 'left-right', 'front-back'),
      ([x, y, w, h, v, g], other, scheme) => {
        const layout = createLayout([
          { label: 'rug', bbox: boxAround([x, y, w, h]) },
          { label: 'table', bbox: boxAround([x, y, v, g]) },
          { label: 'lamp', bbox: boxAround(other) },
        ])
        const [rug, table, lamp] = layout.objects
        const direct = relativeDirection(lamp!, { at: rug!, facing: table! }, { scheme, toleranceDeg: 0 })
        const asked = { kind: 'relative-direction', at: 'rug', facing: 'table', target: 'lamp', as: 'forward' } as const
        const solution = solveQuestion({ ...asked, scheme }, layout, { toleranceDeg: 0 })
        if (direct === undefined) expect(solution).toMatchObject({ reason: 'coincident-points' })
        else {
          noisy++
          expect(solution).toMatchObject({ answer: direct.label, margin: direct.marginDeg })
          expect(explainSolution(solution)).not.toContain('NaN')
          expect(solveQuestion({ ...asked, scheme }, layout)).toMatchObject({ reason: 'coincident-points' })
        }
      },
    )
    fc.assert(property, { seed: 20251116, numRuns: 500 })
    expect(noisy).toBeGreaterThan(50)
  })
})
