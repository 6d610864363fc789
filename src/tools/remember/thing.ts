import type { LocatedObject } from '../../memory/locate'
import type { ObserverView, Pose } from '../../memory/observation'
import { quoted, spoken } from '../text'

/** A thing as the tools of a memory give it. */
export const thingOf = ({
  id,
  label,
  state,
  confidence,
  center,
  sd,
  lastSeen,
  age,
  distance,
  bearingDeg,
  from,
}: LocatedObject) => ({
  id,
  label,
  state,
  confidence,
  center: pointOf(center),
  sd: Math.max(...sd.center),
  last_seen: lastSeen,
  age,
  ...(distance !== undefined && { distance }),
  ...(bearingDeg !== undefined && { bearing_deg: bearingDeg }),
  ...(from && { moved_from: pointOf(from.center) }),
})

export const pointOf = ([x, y]: readonly [number, number]) => ({ x, y })

/** `(1, 2)`, to the centimeter: no place is known as exactly. */
export const spokenPoint = (point: readonly [number, number]): string =>
  `(${point.map((value) => spoken(Math.round(value * 100) / 100)).join(', ')})`

/** `"keys" at (1, 2)`. */
export const placed = ({ id, center: [x, y] }: Pick<LocatedObject, 'id' | 'center'>): string =>
  `${quoted(id)} at ${spokenPoint([x, y])}`

/** `2.3 m away, 30 degrees to the right`, with a comma before it; empty without a pose. */
export function wayTo({ distance, bearingDeg }: LocatedObject): string {
  if (distance === undefined) return ''
  return `, ${spoken(distance)} m away${bearingDeg === undefined ? '' : `, ${sideOf(bearingDeg)}`}`
}

/** A bearing in words: degrees clockwise from where one looks. */
function sideOf(bearingDeg: number): string {
  const off = Math.abs(bearingDeg)
  if (off < 0.005) return 'straight ahead'
  return off > 179.995 ? 'straight behind' : `${spoken(off)} degrees to the ${bearingDeg < 0 ? 'left' : 'right'}`
}

export const poseFrom = ({
  x,
  y,
  yaw_deg,
}: {
  readonly x: number
  readonly y: number
  readonly yaw_deg: number
}): Pose => ({
  position: [x, y],
  yawDeg: yaw_deg,
})

/** The fields of a view that a call gives. */
export const viewFrom = ({
  fov_deg: fovDeg,
  range,
}: {
  readonly fov_deg?: number | null | undefined
  readonly range?: number | null | undefined
}): ObserverView => ({ ...(fovDeg != null && { fovDeg }), ...(range != null && { range }) })
