import { normalizeDeg } from '../../base/angle'
import type { Vec2 } from '../../base/vec2'

/** The values of {@link AlignKind}. */
export const ALIGNMENTS = ['none', 'translation', 'rigid', 'similarity'] as const
/** What may be done to a predicted map before it is compared. */
export type AlignKind = (typeof ALIGNMENTS)[number]

/**
 * A map of the plane: p → scale · R · p + (tx, ty), R a proper rotation (counter-clockwise by atan2(sin, cos)).
 * It cannot express a reflection.
 */
export interface MapTransform {
  readonly cos: number
  readonly sin: number
  readonly scale: number
  readonly tx: number
  readonly ty: number
}

export const IDENTITY: MapTransform = { cos: 1, sin: 0, scale: 1, tx: 0, ty: 0 }

export function applyTransform({ cos, sin, scale, tx, ty }: MapTransform, x: number, y: number): Vec2 {
  return [scale * (cos * x - sin * y) + tx, scale * (sin * x + cos * y) + ty]
}

/** Degrees clockwise by which a transform turns the predicted map, in (-180, 180]. */
export function transformYawDeg({ cos, sin }: MapTransform): number {
  return normalizeDeg((-Math.atan2(sin, cos) * 180) / Math.PI)
}

/**
 * The transform of a kind that brings points `from` closest to their partners `to` in the sense of least squares:
 * the mean difference, the rotation of Procrustes in the plane (angle = atan2(Σ p × t, Σ p · t) of the centered
 * points), and Umeyama's scale. Always a proper rotation. Points that do not determine an angle or a scale (fewer
 * than two, all in one place) leave it at 0 and 1.
 */
export function fitAlignment(from: readonly Vec2[], to: readonly Vec2[], kind: AlignKind): MapTransform {
  if (kind === 'none' || from.length === 0) return IDENTITY
  const p = centroid(from)
  const t = centroid(to)
  let cos = 1
  let sin = 0
  let scale = 1
  if (kind !== 'translation') {
    // Scaled to about 1 before products, so that no finite coordinates overflow.
    const pSize = spread(from, p)
    const tSize = spread(to, t)
    let along = 0
    let across = 0
    let square = 0
    if (pSize > 0 && tSize > 0)
      for (let i = 0; i < from.length; i++) {
        const px = (from[i]![0] - p[0]) / pSize
        const py = (from[i]![1] - p[1]) / pSize
        const tx = (to[i]![0] - t[0]) / tSize
        const ty = (to[i]![1] - t[1]) / tSize
        along += px * tx + py * ty
        across += px * ty - py * tx
        square += px * px + py * py
      }
    const size = Math.sqrt(along * along + across * across)
    if (size > 1e-12) {
      cos = snapped(along / size)
      sin = snapped(across / size)
      if (kind === 'similarity') scale = usable((size / square) * (tSize / pSize))
    }
  }
  return {
    cos,
    sin,
    scale,
    tx: t[0] - scale * (cos * p[0] - sin * p[1]),
    ty: t[1] - scale * (sin * p[0] + cos * p[1]),
  }
}

/** Root mean square distance of the transformed points from their partners, meters; `null` for no points. */
export function residualOf(from: readonly Vec2[], to: readonly Vec2[], transform: MapTransform): number | null {
  if (from.length === 0) return null
  let worst = 0
  const distances = from.map((point, i) => {
    const [x, y] = applyTransform(transform, point[0], point[1])
    const d = Math.hypot(x - to[i]![0], y - to[i]![1])
    worst = Math.max(worst, d)
    return d
  })
  if (!(worst > 0)) return 0
  if (!(worst < Infinity)) return Number.MAX_VALUE
  let sum = 0
  for (const d of distances) sum += (d / worst) ** 2
  return worst * Math.sqrt(sum / from.length)
}

/**
 * True when a reflected fit would be clearly better than the best proper one: its residual is less than half, and
 * the proper residual is more than a hundredth of the size of the true map. Needs three pairs that are not in one line
 * (else both fits are equally good and the answer is false).
 */
export function isMirrored(from: readonly Vec2[], to: readonly Vec2[], kind: AlignKind): boolean {
  if (from.length < 3) return false
  const free: AlignKind = kind === 'similarity' ? 'similarity' : 'rigid'
  const proper = residualOf(from, to, fitAlignment(from, to, free))!
  return isClearlyBetter(proper, to, () => {
    const reflected = from.map(([x, y]): Vec2 => [0 - x, y])
    return residualOf(reflected, to, fitAlignment(reflected, to, free))!
  })
}

/** The rule of {@link isMirrored}: a proper fit that is good needs no reflected one beside it. */
export function isClearlyBetter(proper: number, to: readonly Vec2[], reflected: () => number): boolean {
  return proper > 0.01 * spread(to, centroid(to)) && reflected() * 2 < proper
}

/** Points that nearly coincide on one side say nothing about a scale. */
function usable(scale: number): number {
  return scale > 1e-9 && scale < 1e9 ? scale : 1
}

/** A turn that differs from a quarter turn only by rounding is taken for one: thin boxes stay thin. */
function snapped(value: number): number {
  return Math.abs(value) < 1e-12 ? 0 : Math.abs(value) > 1 - 1e-15 ? Math.sign(value) : value
}

function centroid(points: readonly Vec2[]): Vec2 {
  let x = 0
  let y = 0
  for (const point of points) {
    x += point[0] / points.length
    y += point[1] / points.length
  }
  return [x, y]
}

/** Largest distance along an axis from a point: a size to scale by. */
function spread(points: readonly Vec2[], [cx, cy]: Vec2): number {
  let size = 0
  for (const [x, y] of points) size = Math.max(size, Math.abs(x - cx), Math.abs(y - cy))
  return Number.isFinite(size) ? size : Number.MAX_VALUE
}
