import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactEgo, sideOfEdge } from '../../src/base/exact-side'
import type { Vec2 } from '../../src/base/vec2'

describe('sideOfEdge', () => {
  const small = fc.integer({ min: -1000, max: 1000 })
  const vector = fc.tuple(small, small).filter(([x, y]) => x !== 0 || y !== 0)

  it('always has the sign of the angle to the edge, where floating point can tell', () => {
    fc.assert(
      fc.property(vector, fc.integer({ min: -7, max: 8 }), ([right, forward], sixteenths) => {
        const edge = (sixteenths * Math.PI) / 8
        const sine = right * Math.cos(edge) - forward * Math.sin(edge)
        const side = sideOfEdge({ right: BigInt(right), forward: BigInt(forward) }, sixteenths)
        if (Math.abs(sine) > 1e-9) expect(side).toBe(Math.sign(sine))
        else expect(side).toBe(0)
      }),
      { seed: 31, numRuns: 500 },
    )
  })

  it('decides beside an edge at 22.5 degrees, which no numbers lie on', () => {
    // Convergents of sqrt(2) - 1, from below and from above in turn.
    let [p, q] = [1n, 2n]
    for (let i = 0; i < 60; i++) {
      ;[p, q] = [q, 2n * q + p]
      const side = sideOfEdge({ right: p, forward: q }, 1)
      expect(side).toBe((p + q) * (p + q) > 2n * q * q ? 1 : -1)
    }
  })
})

describe('exactEgo', () => {
  it('is zero exactly for parallel vectors, however far apart their sizes', () => {
    const at: Vec2 = [0.1, 0.2]
    const facing: Vec2 = [0.1 + 2 ** -40, 0.2 + 3 * 2 ** -40]
    const ego = exactEgo(at, facing, [0, 0], [2 ** 900, 3 * 2 ** 900])
    expect(ego.forward > 0n).toBe(true)
    // 0.1 + 2^-40 and 0.2 + 3 * 2^-40 are rounded, so the tie is the given numbers', not the formula's.
    const dx = facing[0] - at[0]
    const dy = facing[1] - at[1]
    expect(ego.right === 0n).toBe(dx * 3 === dy)
  })
  it('takes the smallest and the largest doubles', () => {
    const ego = exactEgo([0, 0], [5e-324, 0], [0, 0], [0, 1.7e308])
    expect(ego.forward).toBe(0n)
    expect(ego.right < 0n).toBe(true)
  })
})
