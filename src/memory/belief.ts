import type { Vec2 } from '../base/vec2'
import type { Layout } from '../layout/layout'
import type { State } from './fold'
import { chanceOf, movesOf, presenceOf } from './moves'
import { layoutOf, outlineOf, type Track } from './track'

/** The values of {@link BeliefState}. */
export const BELIEF_STATES = ['tentative', 'confirmed', 'missing', 'moved'] as const
/**
 * What is believed of a thing. `tentative`: seen from one viewpoint. `confirmed`: from two that differ. `missing`: it
 * should have been seen and was not. `moved`: missing at one place, and a thing of its label and size is at another.
 */
export type BeliefState = (typeof BELIEF_STATES)[number]

/** A thing as the memory believes in it. */
export interface BelievedObject {
  readonly id: string
  readonly label: string
  readonly state: BeliefState
  /** The chance that it is where it is said to be, 0 to 1. */
  readonly confidence: number
  /** Seconds. */
  readonly firstSeen: number
  /** Seconds. */
  readonly lastSeen: number
  /** Sightings that were its own. */
  readonly observations: number
  readonly center: Vec2
  /** Where it is, or was: the corners of its rectangle, counter-clockwise. */
  readonly outline: readonly Vec2[]
  /** Standard deviations, meters: of the center along x and y, and of its edges; `null` where no observation tells its sides. */
  readonly sd: { readonly center: Vec2; readonly edges: Vec2 | null }
  /** Of a `moved` thing: where it was, and how sure it is that both are the same thing, 0 to 1. */
  readonly from?: PastPlace & { readonly confidence: number }
  /** Of what moved more than once: where it was before that, the last place first; absent otherwise. */
  readonly earlier?: readonly PastPlace[]
}

/** Where a thing was. */
export interface PastPlace {
  /** The id that it had there. */
  readonly id: string
  readonly center: Vec2
  /** Seconds: when it was last seen there. */
  readonly lastSeen: number
}

/** What the memory believes at a time. */
export interface Belief {
  /** The time it was asked for. */
  readonly at: number
  /** What is believed to be there, origin `'world'`: not what is missing, and what moved at its new place. */
  readonly layout: Layout
  /** Everything known, the missing too, in order of first sight. */
  readonly objects: readonly BelievedObject[]
  /** Entries of the log it comes from. */
  readonly entries: number
}

/** The part of an object's confidence that is left when it was last seen so many seconds ago. */
export type Fading = (label: string, age: number) => number

/** What a state comes to at a time. */
export function beliefOf({ tracks, count }: State, at: number, fading: Fading): Belief {
  const presence = presenceOf(tracks)
  const links = movesOf(tracks, presence)
  const objects: BelievedObject[] = []
  const present: Track[] = []
  const linked = new Set([...links.values()].flatMap(({ from, earlier }) => [from, ...earlier]))
  for (const track of tracks) {
    const link = links.get(track)
    const there = presence(track) > 0
    // The old place of what moved is told with the new one.
    if (!there && linked.has(track)) continue
    if (there) present.push(track)
    const sure = chanceOf(presence(track))
    objects.push({
      id: track.id,
      label: track.label,
      state: !there ? 'missing' : link ? 'moved' : track.isConfirmed || track.corrected ? 'confirmed' : 'tentative',
      confidence: there ? sure * fading(track.label, Math.max(0, at - track.lastSeen)) : sure,
      firstSeen: track.firstSeen,
      lastSeen: track.lastSeen,
      observations: track.count,
      center: track.center,
      outline: outlineOf(track),
      sd: deviationsOf(track),
      ...(link && { from: { ...placeOf(link.from), confidence: link.confidence } }),
      ...(link && link.earlier.length > 0 && { earlier: link.earlier.map(placeOf) }),
    })
  }
  return { at, layout: layoutOf(present), objects, entries: count }
}

const placeOf = ({ id, center, lastSeen }: Track): PastPlace => ({ id, center, lastSeen })

function deviationsOf({ covariance: { xx, yy }, own }: Track): BelievedObject['sd'] {
  const center: Vec2 = [Math.sqrt(xx), Math.sqrt(yy)]
  if (own === undefined) return { center, edges: null }
  // Half a side along x and y, from those of its own axes as it is turned.
  const yaw = (own.yawDeg.value * Math.PI) / 180
  const [s, c] = [Math.sin(yaw), Math.cos(yaw)]
  const turned = (Math.PI / 180) ** 2 * own.yawDeg.variance
  const [l, w] = [own.length, own.width]
  const half = (alongLength: number, alongWidth: number) =>
    (alongLength ** 2 * l.variance + alongWidth ** 2 * w.variance) / 4 +
    (turned * (alongWidth * l.value - alongLength * w.value) ** 2) / 4
  return { center, edges: [Math.sqrt(xx + half(s, c)), Math.sqrt(yy + half(c, s))] }
}
