import { createLayout } from '../../../src/layout/layout'
import { type Detection, detectionsOf } from '../../../src/memory/detection'
import { DEFAULT_SETTINGS } from '../../../src/memory/fold'
import { fuse } from '../../../src/memory/fuse'
import { readObservation } from '../../../src/memory/observation'
import { beginTrack, objectOf, type Track } from '../../../src/memory/track'
import type { Walker } from './walkers'

/** What one is told who needs to recognize nothing. */
export interface Told {
  /** The true label of a thing. */
  labelOf(id: string): string
  /** What was moved, and before which look. */
  readonly moved: string | undefined
  readonly at: number
}

/**
 * Not a memory but a bound on any: it fuses as the memory does, and is told which thing each sight is of, which are of none,
 * and when a thing was moved. What it misses is what the looks do not tell.
 */
export function toldWalker({ labelOf, moved, at }: Told): Walker {
  const tracks = new Map<string, Track>()
  let wasMovedSeen = false
  const begin = (id: string, detection: Detection, time: number) =>
    tracks.set(id, beginTrack(id, { ...detection, label: labelOf(id) }, { at: time, from: [0, 0], entry: 0, odds: 1 }))
  return {
    name: 'told which is which',
    observe({ input, truth }) {
      const { observation } = readObservation(input)
      detectionsOf(observation, DEFAULT_SETTINGS.detection).forEach((detection, i) => {
        const id = truth[i]
        if (id === null || id === undefined) return
        const track = tracks.get(id)
        const isFirst = track === undefined || (id === moved && input.at >= at && !wasMovedSeen)
        if (id === moved && input.at >= at) wasMovedSeen = true
        if (isFirst) begin(id, detection, input.at)
        else fuse(track, detection)
      })
      return truth.map((id) => id ?? undefined)
    },
    places: () => [...tracks.values()].map(({ id, label, center }) => ({ id, label, center, confidence: 1 })),
    labelOf: (id) => tracks.get(id)?.label,
    layout: () => createLayout([...tracks.values()].map(objectOf), { origin: 'world' }),
  }
}
