import { distance, type Vec2 } from '../base/vec2'
import { observerFrame, toEgo } from '../layout/frame'
import { visibility } from '../scene/sight'
import type { Belief, BelievedObject } from './belief'
import { cameraOf, sceneOfTracks } from './expected'
import type { State } from './fold'
import { checkPose, type ObserverView, type Pose, readView } from './observation'

/** A thing where it was last known, as seen from a pose. */
export interface LocatedObject extends BelievedObject {
  /** Seconds since it was last seen. */
  readonly age: number
  /** Meters from the pose to its center, and degrees clockwise from where the pose looks; absent without a pose. */
  readonly distance?: number
  /** Absent if the pose is on its center. */
  readonly bearingDeg?: number
}

/** Where a thing was last known. */
export interface Located {
  /** The best guess: what is there before what is missing, then the surest, then what was seen last. */
  readonly best: LocatedObject | null
  /** Everything else of the label, the surest first. */
  readonly alternatives: readonly LocatedObject[]
}

/**
 * Everything of a label, or one thing by its id, where it was last known. This is recall: nothing of it need be in view,
 * and what is missing is told where it was.
 */
export function locateIn(
  { at, objects }: Belief,
  {
    name,
    from,
    nameOf,
  }: {
    readonly name: string
    readonly from?: Pose | undefined
    /** The name that a label counts under: folded, and its synonym. */
    readonly nameOf: (label: string) => string
  },
): Located {
  const pose = from && checkPose(from)
  const same = objects.filter(({ id }) => id === name)
  const found =
    same.length > 0 && !objects.some(({ label }) => label === name)
      ? same
      : objects.filter(({ label }) => nameOf(label) === nameOf(name))
  const located = found.map(
    (object): LocatedObject => ({ ...object, age: at - object.lastSeen, ...seenFrom(pose, object.center) }),
  )
  const isGone = ({ state }: LocatedObject) => Number(state === 'missing')
  located.sort((a, b) => isGone(a) - isGone(b) || b.confidence - a.confidence || b.lastSeen - a.lastSeen)
  const [best = null, ...alternatives] = located
  return { best, alternatives }
}

function seenFrom(pose: Pose | undefined, center: Vec2): Pick<LocatedObject, 'distance' | 'bearingDeg'> {
  if (pose === undefined) return {}
  const { right, forward } = toEgo(center, observerFrame(pose))
  const away = distance(pose.position, center)
  return { distance: away, ...(away > 1e-9 && { bearingDeg: (Math.atan2(right, forward) * 180) / Math.PI }) }
}

/** A believed thing that would be in sight. */
export interface VisibleObject extends LocatedObject {
  /** The part of it that nothing believed hides, 0 to 1. */
  readonly share: number
}

/**
 * What one would see now from a pose, the nearest first: in the view and its range, and not hidden by another believed
 * thing. Walls are not part of a memory: what stands behind one may be in it.
 */
export function visibleIn(state: State, belief: Belief, pose: Pose, view: ObserverView): readonly VisibleObject[] {
  const from = checkPose(pose)
  const known = new Map(belief.objects.map((object) => [object.id, object]))
  const tracks = state.tracks.filter(({ id }) => known.has(id) && known.get(id)!.state !== 'missing')
  const seen = readView(view)
  const { objects } = visibility(sceneOfTracks(tracks), cameraOf({ pose: from, view: seen }), { maxRange: seen.range })
  return objects
    .flatMap((sight): VisibleObject[] => {
      const object = known.get(sight.id)
      if (!sight.seen || object === undefined) return []
      return [{ ...object, age: belief.at - object.lastSeen, ...seenFrom(from, object.center), share: sight.share }]
    })
    .sort((a, b) => a.distance! - b.distance!)
}
