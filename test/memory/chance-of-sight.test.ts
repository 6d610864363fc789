import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/base/random'
import { createLayout } from '../../src/layout/layout'
import { chanceOfSight, lossOf } from '../../src/memory/chance-of-sight'
import { detectionsOf } from '../../src/memory/detection'
import { readObservation } from '../../src/memory/observation'
import { beginTrack, missFrom, type Track } from '../../src/memory/track'
import type { ObjectSight } from '../../src/scene/sight'

const pose = { position: [0, 0], yawDeg: 0 } as const
const away = { position: [3, 1], yawDeg: -45 } as const
const chairAt = (y: number, at: number, from: readonly [number, number] = pose.position): Track =>
  beginTrack(
    `chair ${y}`,
    detectionsOf(
      readObservation({ pose, objects: createLayout([{ label: 'chair', bbox: [-0.25, y, 0.25, y + 0.5] }]), at })
        .observation,
      { base: 0.05, perMeter: 0.05 },
    )[0]!,
    { at, from, entry: 0, odds: 2 },
  )
const plain: ObjectSight = { id: 'chair', seen: true, pixels: 0.02, share: 1, inside: 1, range: 3 }

describe('the chance that a thing can be seen', () => {
  const chair = chairAt(3, 0)
  const chance = (sight: Partial<ObjectSight>, from: typeof pose | typeof away = pose, others: readonly Track[] = []) =>
    chanceOfSight(chair, { ...plain, ...sight }, { pose: from }, others).all

  it('is larger from where it was seen before', () => {
    expect(chance({})).toBeGreaterThan(0.97)
    expect(chance({}, away)).toBeLessThan(0.95)
    expect(chance({}, away)).toBeGreaterThan(0.85)
  })

  it('goes down with what is hidden of it, leaves the frame, or shrinks', () => {
    for (const from of [pose, away])
      for (const [more, less] of [
        [{ share: 0.6 }, { share: 0.4 }],
        [{ share: 0.4 }, { share: 0.1 }],
        [{ inside: 0.6 }, { inside: 0.3 }],
        [{ pixels: 0.005 }, { pixels: 0.001 }],
        [{ pixels: 0.001 }, { pixels: 0 }],
      ] as const)
        expect(chance(less, from)).toBeLessThan(chance(more, from))
    expect(chance({ pixels: 0 })).toBe(0)
  })

  it('is not taken away by what stood before it when it was seen from here, and is by what came since', () => {
    const share = 0.1
    expect(chance({ share }, pose, [chairAt(1.5, 0)])).toBeGreaterThan(0.5)
    expect(chance({ share }, pose, [chairAt(1.5, 5)])).toBeLessThan(0.5)
    expect(chance({ share }, pose, [chairAt(5, 5)])).toBeGreaterThan(0.5)
  })
})

describe('what a look without a thing takes from its log-odds', () => {
  it('is the log of how often such looks miss a thing that is there', () => {
    const random = createRandom(20261128)
    const visible = 0.8
    // Of things that can be seen with a chance and are then missed one time in eight: how often k looks all miss them.
    const runs = 400_000
    const missed = [0, 0, 0]
    for (let i = 0; i < runs; i++) {
      const canBeSeen = random.next() < visible
      for (let k = 0; k < 3 && (!canBeSeen || random.next() < 0.12); k++) missed[k]!++
    }
    const track = chairAt(3, 0)
    let total = 0
    for (let k = 0; k < 3; k++) {
      total += lossOf(track, visible, { pose })
      missFrom(track, pose.position)
      expect(Math.exp(total)).toBeCloseTo(missed[k]! / runs, 2)
    }
  })

  it('is as much again from another viewpoint', () => {
    const track = chairAt(3, 0)
    const first = lossOf(track, 0.95, { pose })
    missFrom(track, pose.position)
    expect(lossOf(track, 0.95, { pose })).toBeGreaterThan(first)
    expect(lossOf(track, 0.95, { pose: away })).toBeCloseTo(first, 12)
  })
})
