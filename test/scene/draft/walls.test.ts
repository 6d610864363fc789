import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signedArea } from '../../../src/base/convex'
import type { Vec2 } from '../../../src/base/vec2'
import { joinFloors } from '../../../src/scene/draft/join-floors'
import { wallPieces } from '../../../src/scene/draft/walls'

const WALL = { from: [0, 0], to: [10, 0], base: 0, top: 3 } as const
const along = fc.integer({ min: -4, max: 44 }).map((quarter) => quarter / 4)
const height = fc.integer({ min: -2, max: 14 }).map((quarter) => quarter / 4)
const hole = fc.record({ from: along, to: along, base: height, top: height })

describe('a wall with holes', () => {
  it('is always its pieces: each point of it is in one of them, or in a hole', () => {
    fc.assert(
      fc.property(fc.array(hole, { maxLength: 5 }), (holes) => {
        const pieces = wallPieces(WALL, holes)
        const wrong: number[][] = []
        // Middles of quarter-metre cells, so that no point lies on an edge.
        for (let x = 0.125; x < 10; x += 0.25)
          for (let z = 0.125; z < 3; z += 0.25) {
            const inHole = holes.some(
              (h) => x > Math.min(h.from, h.to) && x < Math.max(h.from, h.to) && z > h.base && z < h.top,
            )
            const over = pieces.filter((p) => p.from[0] < x && x < p.to[0] && p.base < z && z < p.top)
            if (over.length !== (inHole ? 0 : 1)) wrong.push([x, z])
          }
        // One check for all points: one each takes a hundred times as long as the wall.
        expect(wrong).toEqual([])
      }),
      { seed: 20251128, numRuns: 200 },
    )
  })
  it('keeps its ends exactly, and a turned one its line', () => {
    const turned = { from: [1, 1], to: [4, 5], base: 0, top: 2 } as const
    const pieces = wallPieces(turned, [{ from: 1, to: 2, base: 0, top: 1 }])
    expect(pieces.map(({ from, to, base, top }) => [from, to, base, top])).toEqual([
      [[1, 1], [1.6, 1.8], 0, 2],
      [[1.6, 1.8], [2.2, 2.6], 1, 2],
      [[2.2, 2.6], [4, 5], 0, 2],
    ])
    expect(wallPieces(turned, [])).toEqual([turned])
    expect(wallPieces({ ...turned, to: turned.from }, [])).toEqual([])
  })
})

const rectangle = (x: number, y: number, w: number, d: number): Vec2[] => [
  [x, y],
  [x + w, y],
  [x + w, y + d],
  [x, y + d],
]

describe('floors of rooms', () => {
  it('that meet edge to edge have one outline', () => {
    expect(joinFloors([])).toBeUndefined()
    expect(joinFloors([rectangle(0, 0, 2, 2)])).toEqual(rectangle(0, 0, 2, 2))
    // An L, its second room clockwise and along half of the first one's side.
    const joined = joinFloors([rectangle(0, 0, 4, 4), rectangle(4, 0, 2, 2).reverse()])!
    expect(joined).toHaveLength(6)
    expect(signedArea(joined)).toBe(20)
  })
  it('are always as large together as their outline, for rows of rooms', () => {
    const rooms = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(rooms, (sizes) => {
        let x = 0
        const floors = sizes.map(([w, d]) => {
          const floor = rectangle(x, 0, w, d)
          x += w
          return floor
        })
        expect(signedArea(joinFloors(floors)!)).toBe(sizes.reduce((sum, [w, d]) => sum + w * d, 0))
      }),
      { seed: 20251128 },
    )
  })
  it('that do not meet give the largest', () => {
    expect(signedArea(joinFloors([rectangle(0, 0, 1, 1), rectangle(5, 5, 3, 3)])!)).toBe(9)
  })
})
