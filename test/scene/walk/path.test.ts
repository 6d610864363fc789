import { generateScene } from 'v2lo-map/scene'
import { expect, it } from 'vitest'
import { createRandom } from '../../../src/base/random'
import { freeFloorOf } from '../../../src/scene/walk/free-floor'
import { groundOf } from '../../../src/scene/walk/ground'
import { pathFrom } from '../../../src/scene/walk/path'

const floor = freeFloorOf(generateScene({ seed: 3, kind: 'living-room' }), 1.5)!

const isOnGrid = ([x, y]: readonly [number, number]): boolean =>
  [x - floor.minX, y - floor.minY].every(
    (metres) => Math.abs(metres / floor.step - Math.round(metres / floor.step)) < 1e-4,
  )

it('a smooth way leaves the points of the grid', () => {
  const ground = groundOf(floor)!
  const path = pathFrom(ground, ground.points[0]!, 16, createRandom(1))
  expect(path.filter((point) => !isOnGrid(point)).length).toBeGreaterThan(8)
})

it('a place that does not keep the clearance exactly moves onto the grid, which does', () => {
  // Between the points of this floor something stands that the grid does not show.
  const ground = groundOf({ ...floor, clearanceAt: (point) => (isOnGrid(point) ? 0.35 : 0.29) })!
  const path = pathFrom(ground, ground.points[0]!, 16, createRandom(1))
  expect(path).toHaveLength(16)
  expect(path.every(isOnGrid)).toBe(true)
})
