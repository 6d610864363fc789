import { describe, expect, test } from 'vitest'
import type { Random } from '../../../src/base/random'
import { createLayout, type Layout } from '../../../src/layout/layout'
import { mapAccuracy } from '../../../src/score/map/accuracy'
import { changed, inputsOf, mean, names, noisy, overSeeds, randomObject, randomRoom, shuffled } from './rooms'

const TEN = names(10)
const overall = (predicted: Layout, truth: Layout) => mapAccuracy(predicted, truth).overall

describe('what every map loses by', () => {
  test('50 invented objects, a missing half, a mirror, a double', () => {
    overSeeds(50, (random) => {
      const room = randomRoom(random, TEN)
      const invented = createLayout([
        ...inputsOf(room),
        ...names(60)
          .slice(10)
          .map((label) => randomObject(random, label)),
      ])
      expect(overall(invented, room)).toBeCloseTo(10 / 60, 12)
      expect(overall(createLayout(inputsOf(room).slice(0, 5)), room)).toBe(0.5)
      expect(overall(createLayout([...inputsOf(room), ...inputsOf(room)]), room)).toBe(0.5)
      const mirrored = changed(room, ([x0, y0, x1, y1]) => [8 - x1, y0, 8 - x0, y1])
      expect(overall(mirrored, room)).toBeLessThan(0.8)
      return 0
    })
    const mirror = (room: Layout) =>
      overall(
        changed(room, ([x0, y0, x1, y1]) => [8 - x1, y0, 8 - x0, y1]),
        room,
      )
    expect(mean(overSeeds(200, (random) => mirror(randomRoom(random, TEN))))).toBeLessThan(0.15)
  })

  test('more noise never helps on average', () => {
    const levels = [0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3]
    const labels = [...TEN, 'chair', 'chair', 'chair', 'lamp', 'lamp']
    const scores = levels.map((sigma) =>
      mean(
        overSeeds(400, (random) => {
          const room = randomRoom(random, labels)
          return overall(noisy(room, random, sigma), room)
        }),
      ),
    )
    expect(scores[0]).toBe(1)
    for (let i = 1; i < scores.length; i++) expect(scores[i]).toBeLessThan(scores[i - 1]!)
  })

  test('adding objects at random, or each object twice, never helps on average', () => {
    for (const sigma of [0, 0.1, 0.3, 0.5, 1]) {
      const gains = (add: (map: Layout, random: Random) => Layout) =>
        overSeeds(300, (random) => {
          const room = randomRoom(random, TEN)
          const map = noisy(room, random, sigma)
          return overall(add(map, random), room) - overall(map, room)
        })
      const more = gains((map, random) =>
        createLayout([
          ...inputsOf(map),
          ...shuffled(TEN, random)
            .slice(0, 5)
            .map((label) => randomObject(random, label)),
        ]),
      )
      const twice = gains((map) => createLayout([...inputsOf(map), ...inputsOf(map)]))
      expect(mean(more)).toBeLessThan(0)
      expect(mean(twice)).toBeLessThan(0)
      expect(Math.max(...twice)).toBeLessThanOrEqual(0)
    }
  })
})
