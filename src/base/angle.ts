import type { Vec2 } from './vec2'

const DEG = 180 / Math.PI

/**
 * The bearing of a vector given in an observer's frame, in degrees clockwise from forward, in (-180, 180].
 * -180 is given as 180 and -0 as 0.
 */
export function bearingOf(right: number, forward: number): number {
  return normalizeDeg(Math.atan2(right, forward) * DEG)
}

/** An angle in degrees brought into (-180, 180]; -0 becomes 0. */
export function normalizeDeg(degrees: number): number {
  if (degrees > -180 && degrees <= 180) return degrees + 0
  const turned = degrees % 360
  if (turned > 180) return turned - 360
  return (turned <= -180 ? turned + 360 : turned) + 0
}

/** The unit vector that looks `yawDeg` degrees clockwise from +y; exact for multiples of 90. */
export function forwardAtYaw(yawDeg: number): Vec2 {
  const yaw = normalizeDeg(yawDeg)
  if (yaw === 0) return [0, 1]
  if (yaw === 90) return [1, 0]
  if (yaw === 180) return [0, -1]
  if (yaw === -90) return [-1, 0]
  return [Math.sin(yaw / DEG), Math.cos(yaw / DEG)]
}
