import { bearingOf, normalizeDeg } from '../base/angle'
import { coincide, offsetBetween } from '../base/coincide'
import type { DirectionLabel } from '../base/direction-words'
import { badOption } from '../base/error'
import { exactEgo, sideOfEdge } from '../base/exact-side'
import { cross, direction, dot, scaledToUnit, type Vec2 } from '../base/vec2'
import { frameDirection, frameFacing, type ObserverFrame } from '../layout/frame'
import { type Place, placePoint } from '../layout/place'
import { type Edge, edgesOf, type Scheme } from './sectors'

/** A direction with how certain it is. */
export interface Direction {
  readonly label: DirectionLabel
  /** Degrees clockwise from forward, in (-180, 180]. */
  readonly bearingDeg: number
  /** Angle to the nearest edge of the sector, degrees, 0 or more. */
  readonly marginDeg: number
  /** True where the margin is at most the tolerance; the label is the edge's then. */
  readonly ambiguous: boolean
}

/** How {@link relativeDirection} names a direction. */
export interface DirectionOptions {
  /** The place the direction is taken from; default the observer's position. */
  readonly from?: Place
  /** Default `'quadrant'`. */
  readonly scheme?: Scheme
  /**
   * How near to an edge counts as on it, degrees, 0 to 22.5; default 1e-9, because maps with one decimal put true
   * ties up to 5e-13 degrees off. Below that it is decided by the exact signs of the given numbers, and only points
   * that are equal to the last bit coincide.
   */
  readonly toleranceDeg?: number
}

/** Standing at one place and facing another: the centers, where objects or boxes are given. */
export interface StandingFacing {
  readonly at: Place
  readonly facing: Place
}

/** Nearer to an edge than this, degrees, the exact sign is asked; rounding moves a bearing by less than 1e-13. */
const DOUBTFUL_DEG = 1e-9

/** Whether exact signs decide under a tolerance, and only equal points coincide. */
export const decidesExactly = (toleranceDeg: number | undefined): boolean =>
  toleranceDeg !== undefined && toleranceDeg < DOUBTFUL_DEG

/**
 * In which direction of an observer `target` lies, seen from `from`: the vector target - from in the observer's
 * frame, named by the sector its bearing falls into. `undefined` where there is no direction: the observer's two
 * places coincide or its forward is zero, or target and from coincide (up to rounding). Throws a `V2loError` on an
 * unknown scheme, a tolerance out of range, and an invalid observer or one that holds a number that is not finite.
 *
 * @example
 * // Standing at (0, 0) and facing (0, 5): where is (2, 1)?
 * relativeDirection([2, 1], { at: [0, 0], facing: [0, 5] }).label // 'front-right'
 */
export function relativeDirection(
  target: Place,
  observer: ObserverFrame | StandingFacing,
  options: DirectionOptions = {},
): Direction | undefined {
  const { scheme = 'quadrant', toleranceDeg = 1e-9 } = options
  checkTolerance(toleranceDeg)
  const edges = edgesOf(scheme)
  // Whoever asks for exact signs gets them, of the given numbers and not of what they are up to rounding.
  const isExact = decidesExactly(toleranceDeg)
  const frame = frameOf(observer, isExact)
  if (frame === undefined) return undefined
  const from = options.from === undefined ? frame.position : placePoint(options.from)
  const to = placePoint(target)
  if (!isExact && coincide(from, to)) return undefined
  const toward = scaledToUnit(isExact ? direction(from, to) : offsetBetween(from, to))
  if (toward[0] === 0 && toward[1] === 0) return undefined
  if (!isExact && frame.at && frame.facing && coincide(frame.at, frame.facing)) return undefined
  const ahead = isExact ? exactForward(frame) : frameDirection(frame)
  if (ahead[0] === 0 && ahead[1] === 0) return undefined
  // Right is clockwise: cross(ahead, toward) is positive to the left.
  const bearingDeg = bearingOf(-cross(ahead, toward), dot(ahead, toward))
  const { edge, offsetDeg } = nearestEdge(edges, bearingDeg)
  const marginDeg = Math.abs(offsetDeg)
  if (marginDeg > DOUBTFUL_DEG || !isExact) {
    const ambiguous = marginDeg <= toleranceDeg
    const label = ambiguous ? edge.on : offsetDeg > 0 ? edge.right : edge.left
    // Rounding noise is not shown.
    const isOnEdge = marginDeg <= DOUBTFUL_DEG
    return {
      label,
      bearingDeg: isOnEdge ? edge.sixteenths * 22.5 : plainBearing(bearingDeg),
      marginDeg: isOnEdge ? 0 : marginDeg,
      ambiguous,
    }
  }
  return decideExactly(edge, frame, from, to, { bearingDeg, marginDeg, toleranceDeg })
}

/** The forward direction of a frame as its points give it, rounding noise and all. */
const exactForward = ({ at, facing, forward }: ObserverFrame): Vec2 =>
  at && facing ? scaledToUnit(direction(at, facing)) : forward

function frameOf(observer: ObserverFrame | StandingFacing, isExact: boolean): ObserverFrame | undefined {
  if (typeof observer === 'object' && observer !== null) {
    if (!('forward' in observer)) {
      if (!isExact) return frameFacing(observer.at, observer.facing)
      const [at, facing] = [placePoint(observer.at), placePoint(observer.facing)]
      return { position: at, forward: direction(at, facing), at, facing }
    }
    if (isFinitePoint(observer.position) && isFinitePoint(observer.forward)) return observer
  }
  throw badOption(
    'an observer: { at, facing }, or a frame of finite numbers',
    observer,
    'make it with observerFrame or frameFacing, which gives undefined where its two places coincide',
  )
}

const isFinitePoint = (p: Vec2): boolean => Array.isArray(p) && Number.isFinite(p[0]) && Number.isFinite(p[1])

function decideExactly(
  edge: Edge,
  frame: ObserverFrame,
  from: Vec2,
  to: Vec2,
  { bearingDeg, marginDeg, toleranceDeg }: { bearingDeg: number; marginDeg: number; toleranceDeg: number },
): Direction {
  const [at, facing] = frame.at && frame.facing ? [frame.at, frame.facing] : [[0, 0] as const, frame.forward]
  const ego = exactEgo(at, facing, from, to)
  const side = sideOfEdge(ego, edge.sixteenths)
  if (side === 0) return { label: edge.on, bearingDeg: edge.sixteenths * 22.5, marginDeg: 0, ambiguous: true }
  // Off the edge by less than a double can say: a margin of 0 would mean a tie.
  const margin = marginDeg > 0 ? marginDeg : Number.MIN_VALUE
  const ambiguous = margin <= toleranceDeg
  return { label: ambiguous ? edge.on : side > 0 ? edge.right : edge.left, bearingDeg, marginDeg: margin, ambiguous }
}

/** A bearing without the rounding noise around a multiple of 45 degrees. */
function plainBearing(bearingDeg: number): number {
  const round = 45 * Math.round(bearingDeg / 45)
  return Math.abs(bearingDeg - round) <= DOUBTFUL_DEG ? normalizeDeg(round) : bearingDeg
}

/** The nearest edge and how far clockwise of it the bearing lies, in degrees. */
function nearestEdge(edges: readonly Edge[], bearingDeg: number): { edge: Edge; offsetDeg: number } {
  let best = edges[0]!
  let offset = Infinity
  for (const edge of edges) {
    let o = bearingDeg - edge.sixteenths * 22.5
    if (o > 180) o -= 360
    else if (o <= -180) o += 360
    if (Math.abs(o) < Math.abs(offset)) {
      best = edge
      offset = o
    }
  }
  return { edge: best, offsetDeg: offset }
}

function checkTolerance(toleranceDeg: number): void {
  if (toleranceDeg >= 0 && toleranceDeg <= 22.5) return
  throw badOption(
    'toleranceDeg from 0 to 22.5 degrees',
    toleranceDeg,
    'leave it out for 1e-9; use the margin of the result to filter more widely',
  )
}
