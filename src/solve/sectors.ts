import type { DirectionLabel } from '../base/direction-words'
import { badOption } from '../base/error'

/** The values of {@link Scheme}. */
export const SCHEMES = ['quadrant', 'cardinal', 'octant', 'left-right', 'front-back', 'left-right-back'] as const
/** How the circle around an observer is divided into named sectors. */
export type Scheme = (typeof SCHEMES)[number]

/** One edge between two sectors. */
export interface Edge {
  /** Its bearing in steps of 22.5 degrees, in (-8, 8]. */
  readonly sixteenths: number
  /** The label exactly on the edge. */
  readonly on: DirectionLabel
  /** The sector counter-clockwise of it, and the one clockwise of it. */
  readonly left: DirectionLabel
  readonly right: DirectionLabel
}

// An edge belongs to the sector that begins there when turning left, so `on` is `left` everywhere, except in
// `left-right-back`, where the question says "at least 135 degrees" and both edges of `back` are `back`.
const edge = (sixteenths: number, left: DirectionLabel, right: DirectionLabel, on = left): Edge => ({
  sixteenths,
  on,
  left,
  right,
})

const EDGES: { readonly [scheme in Scheme]: readonly Edge[] } = /* @__PURE__ */ (() => ({
  quadrant: [
    edge(-4, 'back-left', 'front-left'),
    edge(0, 'front-left', 'front-right'),
    edge(4, 'front-right', 'back-right'),
    edge(8, 'back-right', 'back-left'),
  ],
  cardinal: [edge(-6, 'back', 'left'), edge(-2, 'left', 'front'), edge(2, 'front', 'right'), edge(6, 'right', 'back')],
  octant: [
    edge(-7, 'back', 'back-left'),
    edge(-5, 'back-left', 'left'),
    edge(-3, 'left', 'front-left'),
    edge(-1, 'front-left', 'front'),
    edge(1, 'front', 'front-right'),
    edge(3, 'front-right', 'right'),
    edge(5, 'right', 'back-right'),
    edge(7, 'back-right', 'back'),
  ],
  'left-right': [edge(0, 'left', 'right'), edge(8, 'right', 'left')],
  'front-back': [edge(-4, 'back', 'front'), edge(4, 'front', 'back')],
  'left-right-back': [edge(-6, 'back', 'left'), edge(0, 'left', 'right'), edge(6, 'right', 'back', 'back')],
}))()

/** The edges of a scheme in the order of their bearings. Throws a `V2loError` for an unknown name. */
export function edgesOf(scheme: Scheme): readonly Edge[] {
  const edges = Object.hasOwn(EDGES, scheme) ? EDGES[scheme] : undefined
  if (edges) return edges
  throw badOption(`a direction scheme: ${Object.keys(EDGES).join(', ')}`, scheme, "leave it out for 'quadrant'")
}

/** The labels of a scheme, each once, clockwise from the sector after its first edge. */
export function labelsOf(scheme: Scheme): readonly DirectionLabel[] {
  return [...new Set(edgesOf(scheme).map((e) => e.right))]
}

/** The bearings a sector covers, clockwise from `fromDeg` to `toDeg` (above 180 where it goes over the back). */
export interface Sector {
  readonly fromDeg: number
  readonly toDeg: number
}

/** The sector of a scheme with a label; `undefined` where the scheme has none. Throws a `V2loError` for an unknown scheme. */
export function sectorOf(scheme: Scheme, label: string): Sector | undefined {
  const edges = edgesOf(scheme)
  const i = edges.findIndex((e) => e.right === label)
  if (i < 0) return undefined
  const fromDeg = edges[i]!.sixteenths * 22.5
  const toDeg = edges[(i + 1) % edges.length]!.sixteenths * 22.5
  return { fromDeg, toDeg: toDeg <= fromDeg ? toDeg + 360 : toDeg }
}
