import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/base/random'
import type { Vec2 } from '../../src/base/vec2'
import { createLayout } from '../../src/layout/layout'
import { associate, GATE } from '../../src/memory/associate'
import { type Detection, detectionsOf } from '../../src/memory/detection'
import { fuse, squaredDistance } from '../../src/memory/fuse'
import { readObservation } from '../../src/memory/observation'
import { beginTrack, type Track } from '../../src/memory/track'

const SIDE = 0.05
const MODEL = { base: 0.15, perMeter: 0.02 }

function detect(places: readonly Vec2[], label = 'cup'): readonly Detection[] {
  const { observation } = readObservation({
    pose: { position: [0, -3], yawDeg: 0 },
    view: { fovDeg: 170, range: 30 },
    objects: createLayout(
      places.map(([x, y]) => ({ label, bbox: [x - SIDE, y + 3 - SIDE, x + SIDE, y + 3 + SIDE] as const })),
    ),
    at: 0,
  })
  return detectionsOf(observation, MODEL)
}

const trackOf = (detection: Detection, i: number): Track =>
  beginTrack(`cup${i}`, detection, { at: 0, from: [0, 0], entry: 0, odds: 2 })

const settle = (detections: readonly Detection[], tracks: readonly Track[], margin: number) =>
  associate(detections, () => tracks, { margin, isExpected: () => false })

/** Every way to give sightings a track each, or none. */
function* waysOf(sightings: number, tracks: number): Iterable<readonly (number | undefined)[]> {
  if (sightings === 0) {
    yield []
    return
  }
  for (const rest of waysOf(sightings - 1, tracks)) {
    yield [...rest, undefined]
    for (let track = 0; track < tracks; track++) if (!rest.includes(track)) yield [...rest, track]
  }
}

const NEW = 1e6
const place = fc.tuple(fc.double({ min: -1.5, max: 1.5, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }))
const places = fc.array(place, { minLength: 1, maxLength: 4 })

describe('association', () => {
  it('finds the smallest sum of squared distances, and refuses what another way within the margin has otherwise', () => {
    fc.assert(
      fc.property(places, places, fc.constantFrom(0, 4, 13.8), (known, seen, margin) => {
        const tracks = detect(known).map(trackOf)
        const detections = detect(seen)
        const price = (d: number, t: number) => squaredDistance(tracks[t]!, detections[d]!)
        // Overlapping boxes are within the gate here anyway: deviations are larger than the things.
        const total = (way: readonly (number | undefined)[], limit: number) =>
          way.reduce<number>(
            (sum, t, d) => sum + (t === undefined ? NEW : price(d, t) < limit ? price(d, t) : Infinity),
            0,
          )
        const ways = [...waysOf(detections.length, tracks.length)]
        const best = ways.reduce((a, b) => (total(b, GATE) < total(a, GATE) ? b : a))
        // At a tie either way is as good.
        fc.pre(ways.every((way) => way === best || total(way, GATE) > total(best, GATE) + 1e-9))
        const found = settle(detections, tracks, margin)
        best.forEach((t, d) => {
          const rivals = new Set(
            t === undefined
              ? []
              : ways
                  .filter((way) => way[d] !== undefined && way[d] !== t)
                  .filter((way) => total(way, GATE + margin) < total(best, GATE) + margin)
                  .map((way) => way[d]!),
          )
          if (rivals.size > 0) {
            expect(found.matched[d]).toBeUndefined()
            expect(new Set(found.ambiguous[d]!.map(({ track }) => track))).toEqual(
              new Set([t!, ...rivals].map((i) => tracks[i])),
            )
          } else {
            expect(found.ambiguous[d]).toEqual([])
            expect(found.matched[d]).toBe(t === undefined ? undefined : tracks[t])
          }
        })
      }),
      { numRuns: 300 },
    )
  })

  it('tells labels apart however they are spelled, and nothing else', () => {
    const tracks = detect([[0, 0]], 'Coffee Table').map(trackOf)
    for (const label of ['coffee_table', 'CoffeeTable', 'coffee table'])
      expect(settle(detect([[0, 0]], label), tracks, 13.8).matched[0]).toBe(tracks[0])
    expect(settle(detect([[0, 0]], 'table'), tracks, 13.8).matched[0]).toBeUndefined()
  })

  it('keeps apart what stands over each other', () => {
    const [plan] = detect([[0, 0]])
    const tracks = [trackOf({ ...plan!, heights: [0, 0.2] }, 0), trackOf({ ...plan!, heights: [1.5, 1.7] }, 1)]
    const found = settle([{ ...plan!, heights: [1.5, 1.7] }], tracks, 13.8)
    expect(found.matched[0]).toBe(tracks[1])
  })

  it('takes what overlaps for the same thing, however exactly both are known', () => {
    const [one, other] = detect([
      [0, 0],
      [0.06, 0],
    ]).map((detection) => ({ ...detection, covariance: { xx: 1e-8, xy: 0, yy: 1e-8 } }))
    const track = trackOf(one!, 0)
    expect(squaredDistance(track, other!)).toBeLessThan(GATE)
    const far = { ...trackOf(one!, 0), covariance: { xx: 1e-6, xy: 0, yy: 1e-6 } }
    expect(squaredDistance(far, other!)).toBeGreaterThan(GATE)
    const found = associate([other!], () => [far], { margin: 0, isExpected: () => true })
    expect(found.matched[0]).toBe(far)
  })

  it('takes a sight in a hundred for the same thing only if that should be in sight', () => {
    const track = trackOf(detect([[0, 0]])[0]!, 0)
    const beyond = (limit: number) =>
      [...Array(300).keys()].map((i) => detect([[i / 100, 0]])[0]!).find((one) => squaredDistance(track, one) > limit)!
    const found = (sight: Detection, isExpected: boolean) =>
      associate([sight], () => [track], { margin: 0, isExpected: () => isExpected }).matched[0]
    // Gaps of half a meter and more: none is the same place.
    expect(found(beyond(GATE), true)).toBe(track)
    expect(found(beyond(GATE), false)).toBeUndefined()
    expect(found(beyond(13.8), true)).toBeUndefined()
  })

  it('takes a near neighbor for the same thing only if that should be in sight', () => {
    const [one, other] = detect([
      [0, 0],
      [0.35, 0],
    ]).map((detection) => ({ ...detection, covariance: { xx: 1e-6, xy: 0, yy: 1e-6 } }))
    const track = trackOf(one!, 0)
    const near = (isExpected: boolean) =>
      associate([other!], () => [track], { margin: 0, isExpected: () => isExpected }).matched[0]
    expect(near(true)).toBe(track)
    expect(near(false)).toBeUndefined()
  })

  it('names the 41 nearest candidates of a sight in a crowd, however they were found', () => {
    const crowd = detect(Array.from({ length: 300 }, (_, i) => [(i % 20) * 0.01, Math.floor(i / 20) * 0.01] as const))
    const tracks = crowd.map(trackOf)
    const namesOf = (given: readonly Track[]) =>
      settle(crowd, given, 13.8).ambiguous.map((list) => list.map(({ track }) => track.id))
    const names = namesOf(tracks)
    expect(new Set(names.map((list) => list.length))).toEqual(new Set([41]))
    expect(names.every((list, i) => list.includes(`cup${i}`))).toBe(true)
    expect(namesOf([...tracks].reverse())).toEqual(names)
  })

  it('refuses a knot that is too large instead of guessing', () => {
    const random = createRandom(5)
    const many = Array.from({ length: 60 }, (): Vec2 => [random.between(-1, 1), random.between(-1, 1)])
    const tracks = detect(many).map(trackOf)
    const found = settle(detect(many), tracks, 13.8)
    expect(found.matched.every((track) => track === undefined)).toBe(true)
    expect(found.ambiguous.every((candidates) => candidates.length > 1)).toBe(true)
  })
})

/** Twins at a known distance, one of which is seen again with the noise that was declared. */
function nearTies(margin: number, seed: number) {
  const random = createRandom(seed)
  let wrong = 0
  let refused = 0
  for (let i = 0; i < 1000; i++) {
    const gap = random.between(0.3, 2)
    const turn = random.between(0, 2 * Math.PI)
    const truth: readonly Vec2[] = [
      [0, 0],
      [gap * Math.cos(turn), gap * Math.sin(turn)],
    ]
    const sees = () =>
      detect(truth).map((exact) => {
        const [dx, dy] = [exact.sd * random.normal(), exact.sd * random.normal()]
        return detect([[exact.center[0] + dx, exact.center[1] + dy]])[0]!
      })
    const tracks = sees().map(trackOf)
    for (let more = 0; more < 3; more++)
      sees().forEach((detection, twin) => {
        // The true twin is known here: what is tried is the last sight.
        if (squaredDistance(tracks[twin]!, detection) < 6) fuse(tracks[twin]!, detection)
      })
    const twin = random.below(2)
    const { matched, ambiguous } = settle([sees()[twin]!], tracks, margin)
    if (ambiguous[0]!.length > 0) refused++
    else if (matched[0] !== undefined && matched[0] !== tracks[twin]) wrong++
  }
  return { wrong, refused }
}

describe('of 1,000 near-ties', () => {
  it('margin 18.4 merges none wrongly', () => {
    const { wrong, refused } = nearTies(18.4, 1)
    expect(wrong).toBe(0)
    expect(refused).toBeGreaterThan(200)
    expect(refused).toBeLessThan(800)
  })

  it('the default merges at most one wrongly', () => {
    const { wrong, refused } = nearTies(13.8, 1)
    expect(wrong).toBeLessThanOrEqual(1)
    expect(refused).toBeLessThan(700)
  })

  it('no margin at all merges many wrongly: the ties are real', () => {
    expect(nearTies(0, 1).wrong).toBeGreaterThan(20)
  })
})
