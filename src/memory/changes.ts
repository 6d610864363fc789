import { distance } from '../base/vec2'
import type { Belief, BelievedObject } from './belief'

/** What changed between two beliefs. */
export interface Changes {
  /** The time that is compared with, seconds; later than asked for where the log begins later. */
  readonly since: number
  /** Not known then. */
  readonly appeared: readonly BelievedObject[]
  /** There then, and missing now. */
  readonly disappeared: readonly BelievedObject[]
  /** Elsewhere now: as its own id at another place, or as another id where the move was noticed in two sights. */
  readonly moved: readonly MovedObject[]
  /** Known then, and forgotten or out of room since. */
  readonly forgotten: readonly BelievedObject[]
}

/** A thing that is elsewhere. */
export interface MovedObject extends BelievedObject {
  readonly was: BelievedObject['center']
  /** Meters between the two centers. */
  readonly moved: number
  /** The chance that it is the same thing, 0 to 1. */
  readonly sameness: number
}

/** Chi-square with two degrees of freedom, 99 %. */
const SHIFTED = 9.21

/** What a newer belief has otherwise than an older one. */
export function changesBetween(then: Belief, now: Belief): Changes {
  const before = new Map(then.objects.map((object) => [object.id, object]))
  const after = new Map(now.objects.map((object) => [object.id, object]))
  const appeared: BelievedObject[] = []
  const disappeared: BelievedObject[] = []
  const moved: MovedObject[] = []
  for (const object of now.objects) {
    const { from } = object
    const old = before.get(object.id)
    const isThere = object.state !== 'missing'
    if (from !== undefined && (old === undefined || old.from === undefined)) {
      moved.push(asMoved(object, from.center, from.confidence))
      continue
    }
    if (old === undefined) {
      if (isThere) appeared.push(object)
      continue
    }
    if (!isThere) {
      if (old.state !== 'missing') disappeared.push(object)
    } else if (old.state === 'missing') appeared.push(object)
    else if (isShifted(old, object)) moved.push(asMoved(object, old.center, 1))
  }
  const elsewhere = new Set(
    now.objects.flatMap(({ from, earlier = [] }) => [...(from ? [from] : []), ...earlier].map(({ id }) => id)),
  )
  const forgotten = then.objects.filter(({ id }) => !after.has(id) && !elsewhere.has(id))
  return { since: then.at, appeared, disappeared, moved, forgotten }
}

const asMoved = (object: BelievedObject, was: BelievedObject['center'], sameness: number): MovedObject => ({
  ...object,
  was,
  moved: distance(was, object.center),
  sameness,
})

/** More than both places allow at 99 %, and more than 5 cm. */
function isShifted(a: BelievedObject, b: BelievedObject): boolean {
  const [dx, dy] = [b.center[0] - a.center[0], b.center[1] - a.center[1]]
  const [x, y] = [a.sd.center[0] ** 2 + b.sd.center[0] ** 2, a.sd.center[1] ** 2 + b.sd.center[1] ** 2]
  return Math.hypot(dx, dy) > 0.05 && (dx * dx) / x + (dy * dy) / y > SHIFTED
}
