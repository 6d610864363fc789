import { describe, expect, it } from 'vitest'
import type { Vec2 } from '../../src/base/vec2'
import { createLayout } from '../../src/layout/layout'
import { associate } from '../../src/memory/associate'
import { detectionsOf } from '../../src/memory/detection'
import { createMemory, type Memory } from '../../src/memory/memory'
import { type ObservationInput, readObservation } from '../../src/memory/observation'
import { beginTrack } from '../../src/memory/track'

const HERE = { position: [0, 0], yawDeg: 0 } as const
/** A square of 10 cm. */
const square = (label: string, [x, y]: Vec2, more: { readonly zRange?: readonly [number, number] } = {}) => ({
  label,
  bbox: [x - 0.05, y - 0.05, x + 0.05, y + 0.05] as const,
  ...more,
})
const look = (things: Parameters<typeof createLayout>[0], more: Partial<ObservationInput> = {}): ObservationInput => ({
  pose: HERE,
  view: { fovDeg: 170, range: 30 },
  objects: createLayout(things, { origin: 'observer' }),
  at: 0,
  ...more,
})
const detected = (input: ObservationInput, model = { base: 0.05, perMeter: 0.05 }) =>
  detectionsOf(readObservation(input).observation, model)

describe('a sight', () => {
  it('is as sure as its range and its pose are, the yaw turned into place by the lever arm', () => {
    const poseSd = { position: 0.3, yawDeg: 2 }
    const [ahead] = detected(look([square('cup', [0, 4])], { poseSd }))
    // By hand: 0.05 m and 5 % of 4 m, and 0.3 m of the pose; 2 degrees at 4 m are sideways, along x, alone.
    const sideways = (4 * 2 * Math.PI) / 180
    expect(ahead!.covariance.xx).toBeCloseTo(0.25 ** 2 + 0.3 ** 2 + sideways ** 2, 12)
    expect(ahead!.covariance.yy).toBeCloseTo(0.25 ** 2 + 0.3 ** 2, 12)
    expect(ahead!.covariance.xy).toBeCloseTo(0, 12)
    // The same seen by one who looks along +x: sideways is along y.
    const [turned] = detected(look([square('cup', [0, 4])], { poseSd, pose: { position: [1, 1], yawDeg: 90 } }))
    expect(turned!.center[0]).toBeCloseTo(5, 12)
    expect(turned!.covariance.yy).toBeCloseTo(ahead!.covariance.xx, 12)
  })

  it('of what stands over a thing that should be in sight is not of that thing', () => {
    const [low] = detected(look([square('box', [0, 2], { zRange: [0, 0.3] })]))
    const [high] = detected(look([square('box', [0, 2], { zRange: [1.5, 1.8] })]))
    const track = beginTrack('box', low!, { at: 0, from: [0, 0], entry: 0, odds: 2 })
    const given = (one: typeof low) =>
      associate([one!], () => [track], { margin: 0, isExpected: () => true }).matched[0]
    expect(given(low)).toBe(track)
    expect(given(high)).toBeUndefined()
  })

  it('in a knot of more than 40 is refused, however clear it would be', () => {
    const row = Array.from({ length: 50 }, (_, i): Vec2 => [(i - 25) / 10, 5])
    const detections = detected(look(row.map((place) => square('cup', place))))
    const tracks = detections.map((one, i) => beginTrack(`cup${i}`, one, { at: 0, from: [0, 0], entry: 0, odds: 2 }))
    const matched = (count: number) =>
      associate(detections.slice(0, count), () => tracks.slice(0, count), { margin: 0, isExpected: () => false })
        .matched
    expect(matched(50).every((track) => track === undefined)).toBe(true)
    expect(matched(40)).toEqual(tracks.slice(0, 40))
  })
})

/** Two cups seen once, and one seen once more at a place between them. */
function twins(between: number, options: Parameters<typeof createMemory>[0] = {}) {
  const memory = createMemory({ detection: { base: 0.2, perMeter: 0 }, ...options })
  const view = { fovDeg: 60, range: 30 }
  memory.observe(look([square('cup', [0, 5]), square('cup', [1, 5])], { view }))
  // What the look does not show lies outside of its view: nothing counts as missed.
  const more = { at: 1, complete: false, view }
  return { memory, report: memory.observe(look([square('cup', [between, 5])], more)) }
}
const oddsOf = (memory: Memory) => memory.belief().objects.map(({ id }) => memory.why(id).odds)

describe('a near-tie', () => {
  it('is refused within the default margin of 13.8, and not beyond it', () => {
    // By hand: each deviation is 0.2 m, so the squared distances differ by (1 - 2 x) / 0.08 at a place of x.
    const isRefused = (difference: number, options = {}) =>
      twins((1 - 0.08 * difference) / 2, options).report.ambiguous.length === 1
    expect([11, 12.4].map((difference) => isRefused(difference))).toEqual([true, true])
    expect(isRefused(11, { margin: 9.21 })).toBe(false)
    // Of cups that are more exactly known, one is clear.
    expect(twins(0, { detection: { base: 0.15, perMeter: 0 } }).report.matched).toHaveLength(1)
  })

  it('moves nobody, and is a sight of all that it is of with a chance of a tenth or more', () => {
    const { memory, report } = twins(0.45)
    expect(report.ambiguous[0]!.candidates).toHaveLength(2)
    expect(memory.belief().objects.map(({ center, lastSeen }) => [center[0], lastSeen])).toEqual([
      [0, 1],
      [1, 1],
    ])
    expect(oddsOf(memory)).toEqual([3.5, 3.5])
    expect(memory.why('cup').reasons.map(({ what }) => what)).toEqual(['seen', 'ambiguous'])
    // By hand: (1 - 2 * 0.25) / 0.08 = 6.25, and exp(-6.25 / 2) = 0.04.
    const { memory: other, report: far } = twins(0.25)
    expect(far.ambiguous).toHaveLength(1)
    expect(other.belief().objects.map(({ lastSeen }) => lastSeen)).toEqual([1, 0])
    expect(oddsOf(other)).toEqual([3.5, 2.3])
  })
})

describe('drift', () => {
  const places = [
    ['cup', [-1, 3]],
    ['plate', [1, 3]],
    ['vase', [0, 5]],
  ] as const
  const shifted = (count: number, correctDrift: boolean) => {
    const memory = createMemory({ detection: { base: 0.2, perMeter: 0 }, correctDrift })
    memory.observe(look(places.map(([label, place]) => square(label, place))))
    const seen = places.slice(0, count).map(([label, [x, y]]) => square(label, [x + 0.1, y - 0.06]))
    return { memory, drift: memory.observe(look(seen, { at: 1 })).drift }
  }

  it('is told from three pairs on', () => {
    expect(shifted(2, false).drift).toBeNull()
    const { drift } = shifted(3, false)
    expect(drift).toMatchObject({ pairs: 3, corrected: false })
    expect([drift!.x, drift!.y, drift!.yawDeg].map((n) => Number(n.toFixed(9)) + 0)).toEqual([-0.1, 0.06, 0])
  })

  it('is taken out only if asked', () => {
    const centers = (correctDrift: boolean) => shifted(3, correctDrift).memory.belief().objects[0]!.center
    // Of two sights that are as sure, the middle.
    expect(centers(false)[0]).toBeCloseTo(-0.95, 9)
    expect(centers(true)[0]).toBeCloseTo(-1, 9)
    expect(centers(true)[1]).toBeCloseTo(3, 9)
    expect(shifted(3, true).drift!.corrected).toBe(true)
  })
})

it('what is looked for is told with what is there first, then the surest, then what was seen last', () => {
  const memory = createMemory()
  const at = (x: number) => ({ pose: { position: [x, 0], yawDeg: 0 } as const, view: { fovDeg: 90, range: 10 } })
  for (const [time, x] of [0, 0, 100, 100, 200, 300].entries())
    memory.observe(look([square('cup', [0, 1])], { ...at(x), at: time }))
  memory.correct('cup#4', { present: false })
  const { best, alternatives } = memory.locate('cup')
  expect([best, ...alternatives].map((one) => [one!.id, one!.state])).toEqual([
    ['cup#2', 'tentative'],
    ['cup', 'tentative'],
    ['cup#3', 'tentative'],
    ['cup#4', 'missing'],
  ])
})

describe('what changed', () => {
  it('is told of a thing that was shifted under its own id, and of none that only was seen again', () => {
    const memory = createMemory({ detection: { base: 0.05, perMeter: 0 } })
    const [cup, plate] = [square('cup', [0, 3]), square('plate', [1, 3])]
    for (const at of [0, 1, 2]) memory.observe(look([cup, plate], { at }))
    for (const at of [3, 4]) memory.observe(look([square('cup', [0, 3.15]), square('plate', [1.01, 3])], { at }))
    const { moved, appeared, disappeared, forgotten } = memory.changes(2)
    expect(moved.map(({ id, was, sameness }) => [id, was[1], sameness])).toEqual([['cup', 3, 1]])
    expect(moved[0]!.moved).toBeCloseTo(0.15, 9)
    expect([...appeared, ...disappeared, ...forgotten]).toEqual([])
  })

  it('is told of what was forgotten, which is not recognized but new when it is seen again', () => {
    const memory = createMemory()
    memory.observe(look([square('cup', [0, 3])]))
    memory.belief()
    expect(memory.forget({ id: 'cup' }, 1)).toEqual(['cup'])
    expect(memory.changes(0).forgotten.map(({ id }) => id)).toEqual(['cup'])
    const again = memory.observe(look([square('cup', [0, 3])], { at: 2 }))
    expect([again.matched, again.added]).toEqual([[], ['cup#2']])
  })
})
