import { expect, it } from 'vitest'
import { createRandom } from '../../src/base/random'
import type { Aabb } from '../../src/layout/aabb'
import { createBoxIndex } from '../../src/layout/neighbors'

it('finds what a plain scan finds, while few boxes become many and few again', () => {
  const random = createRandom(4)
  const index = createBoxIndex<number>()
  const known = new Map<number, Aabb>()
  const box = (most: number): Aabb => {
    const [minX, minY] = [random.between(0, 20), random.between(0, 20)]
    return { minX, minY, maxX: minX + random.between(0, most), maxY: minY + random.between(0, most) }
  }
  let found = 0
  for (let i = 0; i < 3000; i++) {
    // Up to 300 keys, then fewer; each is put in anew again and again.
    const key = random.below(i < 2000 ? Math.min(300, 1 + i) : 300)
    if (random.next() < (i < 2000 ? 0.1 : 0.9)) {
      index.delete(key)
      known.delete(key)
    } else {
      const one = box(2)
      index.set(key, one)
      known.set(key, one)
    }
    const area = box(4)
    const touched = [...known].filter(
      ([, { minX, minY, maxX, maxY }]) =>
        minX <= area.maxX && area.minX <= maxX && minY <= area.maxY && area.minY <= maxY,
    )
    expect(index.within(area).toSorted((a, b) => a - b)).toEqual(touched.map(([one]) => one).sort((a, b) => a - b))
    found += touched.length
  }
  expect(found).toBeGreaterThan(3000)
  expect(known.size).toBeLessThan(80)
  expect(() => index.set(1, { minX: NaN, minY: 0, maxX: 1, maxY: 1 })).toThrow('four finite numbers')
})
