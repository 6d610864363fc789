import type { Facing } from '../../grid/facing'

/** Facings and relations as numbers, so that a comparison of two maps is arithmetic; 0 means no facing or relation. */
export const CODES: Readonly<Record<Facing, number>> = { up: 1, right: 2, down: 3, left: 4, inner: 5, outer: 6 }
const INNER = CODES.inner
const OUTER = CODES.outer

/** The nodes of MindCube's graph as columns, y down. */
export interface Nodes {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly facing: Uint8Array
}

export interface Rotation {
  readonly name: string
  /** The first two rows of the matrix; z is 0 for every node. */
  readonly xx: number
  readonly xy: number
  readonly yx: number
  readonly yy: number
  /** What becomes of each facing, by its code. */
  readonly turn: readonly number[]
}

const COS_90 = Math.cos(Math.PI / 2)
const COS_270 = Math.cos((3 * Math.PI) / 2)
const SIN_180 = Math.sin(Math.PI)

/**
 * The six orientations, with the roundings of its cosines kept: after a turn, a tie of |dx| and |dy| may no longer
 * be a tie, and the 17th digit decides which of the two directions counts.
 */
export const ROTATIONS: readonly Rotation[] = [
  // none, up, right, down, left, inner, outer
  { name: 'identity', xx: 1, xy: 0, yx: 0, yy: 1, turn: [0, 1, 2, 3, 4, 5, 6] },
  { name: 'z_rot_90', xx: COS_90, xy: -1, yx: 1, yy: COS_90, turn: [0, 2, 3, 4, 1, 5, 6] },
  { name: 'z_rot_180', xx: -1, xy: -SIN_180, yx: SIN_180, yy: -1, turn: [0, 3, 4, 1, 2, 5, 6] },
  { name: 'z_rot_270', xx: COS_270, xy: 1, yx: -1, yy: COS_270, turn: [0, 4, 1, 2, 3, 5, 6] },
  { name: 'x_rot_90', xx: 1, xy: 0, yx: 0, yy: 0, turn: [0, 5, 2, 6, 4, 3, 1] },
  { name: 'y_rot_90', xx: 0, xy: 0, yx: 0, yy: 1, turn: [0, 1, 6, 3, 5, 2, 4] },
]

export function rotated({ x, y, facing }: Nodes, r: Rotation): Nodes {
  const count = x.length
  const turned = { x: new Float64Array(count), y: new Float64Array(count), facing: new Uint8Array(count) }
  for (let i = 0; i < count; i++) {
    turned.x[i] = r.xx * x[i]! + r.xy * y[i]!
    turned.y[i] = r.yx * x[i]! + r.yy * y[i]!
    turned.facing[i] = r.turn[facing[i]!]!
  }
  return turned
}

/**
 * Where node `j` lies as seen from node `i`: the code of one of four directions, or of inner and outer for nodes in
 * one place, or 0.
 */
export function relationCode({ x, y, facing }: Nodes, i: number, j: number): number {
  const dx = x[j]! - x[i]!
  const dy = y[j]! - y[i]!
  const ax = Math.abs(dx)
  const ay = Math.abs(dy)
  if (ax < 0.5 && ay < 0.5) {
    const distance = Math.sqrt(dx * dx + dy * dy)
    if (distance < 0.5) {
      if (facing[i] === INNER || facing[j] === OUTER) return INNER
      if (facing[i] === OUTER || facing[j] === INNER) return OUTER
      return distance < 0.2 ? INNER : 0
    }
  }
  return direction(dx, dy, ax, ay)
}

/**
 * The direction's code by arithmetic on comparisons: the result is hard to predict, so the code does not branch on it.
 */
function direction(dx: number, dy: number, ax: number, ay: number): number {
  const sideways = Number(ax > ay)
  return sideways * (4 - 2 * Number(dx > 0)) + (1 - sideways) * (1 + 2 * Number(dy > 0))
}

/** The relation the other way round, for one of the four directions. */
export const opposite = (code: number) => ((code + 1) & 3) + 1
