import { describe, expect, it } from 'vitest'
import { visibility } from '../../../src/scene/sight'
import { castRays } from './ray-caster'
import { randomCamera, randomScene } from './rooms'

const THRESHOLDS = { share: 0.3, pixels: 0.0006, inside: 0.3, fills: 0.02, range: 10 }

describe('sight against an independent ray caster', () => {
  it('agrees on what is seen in 200 frames of convex prisms', () => {
    let [compared, different, seen] = [0, 0, 0]
    const pixelsApart: number[] = []
    for (let frame = 0; frame < 200; frame++) {
      const scene = randomScene(frame + 1)
      const camera = randomCamera(frame + 1)
      const ours = visibility(scene, camera).objects
      for (const [index, cast] of castRays(scene, camera, 160).entries()) {
        const mine = ours[index]!
        const near = (value: number, threshold: number) => Math.abs(value - threshold) <= 0.05 * threshold
        if (
          near(cast.share, THRESHOLDS.share) ||
          near(cast.pixels, THRESHOLDS.pixels) ||
          near(cast.pixels, THRESHOLDS.fills) ||
          near(cast.inside, THRESHOLDS.inside) ||
          near(cast.range, THRESHOLDS.range)
        )
          continue
        const expected =
          cast.share >= THRESHOLDS.share &&
          cast.pixels >= THRESHOLDS.pixels &&
          (cast.inside >= THRESHOLDS.inside || cast.pixels >= THRESHOLDS.fills) &&
          cast.range <= THRESHOLDS.range
        compared++
        if (expected) seen++
        if (expected !== mine.seen) different++
        expect(mine.range).toBeCloseTo(cast.range, 2)
        expect(Math.abs(mine.inside - cast.inside)).toBeLessThan(1e-6)
        pixelsApart.push(Math.abs(mine.pixels - cast.pixels) * 160 * 120)
      }
    }
    // A pixel whose middle lies on an edge may fall to either side, and faces that cross do so where the raster, which
    // pushes larger things back by a hair, has them cross.
    expect(pixelsApart.filter((pixels) => pixels > 1.5).length / compared).toBeLessThanOrEqual(0.001)
    expect(Math.max(...pixelsApart)).toBeLessThan(10)
    expect(compared).toBeGreaterThan(4000)
    expect(seen).toBeGreaterThan(300)
    expect(different / compared).toBeLessThanOrEqual(0.01)
  })
})
