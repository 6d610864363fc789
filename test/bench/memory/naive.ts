import type { Vec2 } from '../../../src/base/vec2'
import { aabbCenter } from '../../../src/layout/aabb'
import { foldLabel } from '../../../src/layout/label'
import type { Layout } from '../../../src/layout/layout'
import { toWorld } from '../../../src/memory/detection'
import type { ObservationInput } from '../../../src/memory/observation'

/** A thing in a naive memory. */
export interface NaiveThing {
  readonly id: string
  readonly label: string
  center: Vec2
  size: number
  count: number
}

/** A memory that merges what is near and never takes anything back. */
export interface NaiveMemory {
  /** Takes in what was seen, and tells the thing of each object. */
  observe(input: ObservationInput): readonly string[]
  readonly things: readonly NaiveThing[]
}

/** Merges with the nearest of its label within a radius: a number, or half the longer side of the thing itself. */
export function createNaiveMemory(radius: number | 'class'): NaiveMemory {
  const things: NaiveThing[] = []
  return {
    things,
    observe({ pose, objects }) {
      return (objects as Layout).objects.map((object) => {
        const { box, label } = object
        const center = toWorld(pose, aabbCenter(box))
        const size = Math.max(box.maxX - box.minX, box.maxY - box.minY)
        const near = things
          .filter((thing) => foldLabel(thing.label) === foldLabel(label))
          .map((thing) => ({ thing, away: Math.hypot(thing.center[0] - center[0], thing.center[1] - center[1]) }))
          .filter(({ thing, away }) => away <= (radius === 'class' ? Math.max(0.3, thing.size / 2) : radius))
          .sort((a, b) => a.away - b.away)[0]?.thing
        if (near === undefined) {
          const id = `${label}-${things.length}`
          things.push({ id, label, center, size, count: 1 })
          return id
        }
        near.count++
        near.center = [
          near.center[0] + (center[0] - near.center[0]) / near.count,
          near.center[1] + (center[1] - near.center[1]) / near.count,
        ]
        near.size += (size - near.size) / near.count
        return near.id
      })
    },
  }
}
