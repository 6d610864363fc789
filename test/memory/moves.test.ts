import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLayout } from '../../src/layout/layout'
import { detectionsOf } from '../../src/memory/detection'
import { chanceOf, presenceOf } from '../../src/memory/moves'
import { readObservation } from '../../src/memory/observation'
import { beginTrack, type Track } from '../../src/memory/track'

const [detection] = detectionsOf(
  readObservation({
    pose: { position: [0, 0], yawDeg: 0 },
    objects: createLayout([{ label: 'chair', bbox: [0, 3, 0.5, 3.5] }]),
    at: 0,
  }).observation,
  { base: 0.05, perMeter: 0.05 },
)

/** A chair that was seen twice, from 0 on. */
const chair = (id: string, odds: number, at = 0): Track => ({
  ...beginTrack(id, detection!, { at, from: [0, 0], entry: 0, odds }),
  count: 2,
})
const missed = (track: Track): Track => ({ ...track, missedFrom: [[0, 0]] })

/** What is found without being known or moved, for each alike thing that is known, as docs/memory.md has it. */
const UNKNOWN = 0.08

/**
 * The chance that the first thing is gone, by going through every way the things can be there or gone and what the twin can
 * be: one of those that are gone, something not known, or nothing.
 */
function goneByCounting(odds: readonly number[], twin: number): number {
  let [gone, all] = [0, 0]
  for (let way = 0; way < 2 ** odds.length; way++) {
    const isGone = (i: number) => (way & (2 ** i)) > 0
    const prior = odds.reduce((product, one, i) => product * chanceOf(isGone(i) ? -one : one), 1)
    const found = odds.filter((_, i) => isGone(i)).length + UNKNOWN * odds.length + Math.exp(-twin)
    all += prior * found
    if (isGone(0)) gone += prior * found
  }
  return gone / all
}

describe('what a thing of one kind found elsewhere says', () => {
  it('is what counting every case says', () => {
    const odds = fc.double({ min: -3.5, max: 3.5, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(odds, { minLength: 1, maxLength: 6 }),
        fc.double({ min: 0.1, max: 3.5, noNaN: true }),
        (known, found) => {
          const tracks = known.map((one, i) => chair(`chair#${i}`, one))
          tracks[0] = missed(tracks[0]!)
          const twin = chair('twin', found, 10)
          const presence = presenceOf([...tracks, twin])
          expect(chanceOf(-presence(tracks[0]!))).toBeCloseTo(goneByCounting(known, found), 9)
          expect(presence(twin)).toBe(found)
        },
      ),
      { seed: 20261128 },
    )
  })

  it('says little where another of the kind is known to be gone, and much where the others were seen since', () => {
    const presenceBeside = (other: Track) => {
      const first = missed(chair('first', 1.5))
      return presenceOf([first, other, chair('twin', 3.5, 10)])(first)
    }
    const alone = presenceBeside({ ...chair('other', 3.5), lastSeen: 20 })
    expect(alone).toBeLessThan(-0.3)
    expect(presenceBeside(chair('other', -3))).toBeGreaterThan(0.5)
  })

  it('says nothing of a thing that was seen wherever it should have been, or only once', () => {
    const first = chair('first', 3.5)
    const once = { ...missed(first), count: 1 }
    for (const one of [first, once]) expect(presenceOf([one, chair('twin', 3.5, 10)])(one)).toBe(3.5)
  })
})
