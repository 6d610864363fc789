import type { Vec3 } from '../../base/transform'
import type { Vec2 } from '../../base/vec2'

/** An object of parsed JSON whose fields may hold anything. */
export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const isFinite3 = (value: unknown): value is Vec3 => isNumbers(value, 3)

export function isNumbers(value: unknown, count: number): value is readonly number[] {
  return Array.isArray(value) && value.length === count && value.every((number) => Number.isFinite(number))
}

/** The corners of a convex solid: at least `least` points of three finite numbers. */
export function isCorners(value: unknown, least: number): value is readonly Vec3[] {
  return Array.isArray(value) && value.length >= least && value.every(isFinite3)
}

/** A point `{ x, y, z }` of finite numbers, as simulators write it. */
export function pointOf(value: unknown): Vec3 | undefined {
  if (!isFields(value)) return undefined
  const point = [value.x, value.y, value.z]
  return isFinite3(point) ? point : undefined
}

/** A text that is not empty. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined

export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

/** A polygon of at least three points `[x, y]`. */
export function isPolygon(value: unknown): value is readonly Vec2[] {
  return Array.isArray(value) && value.length >= 3 && value.every((point) => isNumbers(point, 2))
}

/** Unity's frame, left-handed with y up, as right, forward and up of a map. */
export const fromUnity = ([x, y, z]: Vec3): Vec3 => [x, z, y]
