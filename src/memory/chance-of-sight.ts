import type { ObjectSight } from '../scene/sight'
import type { Observation } from './observation'
import { missesFrom, radiusOf, type Track, wasSeenFrom } from './track'

/**
 * What a thing must be over to be reported: the part of it that is not hidden, the part within the frame (both the limits
 * of `scene` sight), and its part of the frame's pixels (twice that limit: small things are measured too large).
 */
const LIMIT = { share: 0.3, inside: 0.3, pixels: 0.0012 } as const
/** How far off the believed parts are, and the logarithm of the pixels: scales of logistic distributions. */
const OFF = { part: 0.12, pixels: 0.35 } as const
/** The chance that a detector misses a thing in plain sight. */
const MISSED = 0.12
/**
 * The chance that something unknown hides what is in sight: where it was seen from about here before, and where it was
 * not; docs/memory.md says what was measured.
 */
const HIDDEN = 0.02
const HIDDEN_FROM_NEW = 0.08
/** Where it was seen from about here: the part that is left of the chance that what is believed hides it. */
const LEFT = 0.2

/** How surely a thing which is there can be seen. */
export interface SightChance {
  /** That it is not hidden by what is believed, within the frame and large enough. */
  readonly plain: number
  /** The same by all that is known: whether it was seen from about here before, and what may hide it unknown. */
  readonly all: number
}

/** The chance that a thing can be seen, by its sight in the belief. */
export function chanceOfSight(
  track: Track,
  { share, inside, pixels }: ObjectSight,
  { pose }: Pick<Observation, 'pose'>,
  others: readonly Track[],
): SightChance {
  if (pixels === 0) return { plain: 0, all: 0 }
  const within = chanceOver(inside - LIMIT.inside, OFF.part)
  const clear = chanceOver(share - LIMIT.share, OFF.part) * chanceOver(Math.log(pixels / LIMIT.pixels), OFF.pixels)
  const plain = within * clear
  if (!wasSeenFrom(track, pose.position)) return { plain, all: plain * (1 - HIDDEN_FROM_NEW) }
  const hidden = clear < 0.9 && isNewlyHidden(track, pose, others) ? 1 - clear : LEFT * (1 - clear)
  return { plain, all: within * (1 - hidden) * (1 - HIDDEN) }
}

/** The chance that something is over its limit, by how far it seems to be over it. */
const chanceOver = (by: number, off: number): number => 1 / (1 + Math.exp(-by / off))

/** Whether something stands before a thing that was first seen after it was last seen. */
function isNewlyHidden(
  { center, lastSeen }: Track,
  { position }: Observation['pose'],
  others: readonly Track[],
): boolean {
  const [dx, dy] = [center[0] - position[0], center[1] - position[1]]
  const away = Math.hypot(dx, dy)
  return others.some((other) => {
    if (other.firstSeen <= lastSeen) return false
    const [ox, oy] = [other.center[0] - position[0], other.center[1] - position[1]]
    const along = (ox * dx + oy * dy) / away
    return along > 0 && along < away && Math.abs(ox * dy - oy * dx) / away < 2 * radiusOf(other)
  })
}

/**
 * The log of how much likelier one more look without it is for a thing that is gone than for one that is there, negative.
 * What hides a thing from one viewpoint hides it from there again, and what a detector missed it may find the next time: k
 * looks in a row from one viewpoint miss a thing that can be seen with chance c with a chance of 1 - c + c m^k.
 */
export function lossOf(track: Track, chance: number, { pose }: Pick<Observation, 'pose'>): number {
  const before = missesFrom(track, pose.position)
  const missedAll = (looks: number) => 1 - chance + chance * MISSED ** looks
  return Math.log(missedAll(before + 1) / missedAll(before))
}
