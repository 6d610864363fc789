import type { Facing } from '../../grid/facing'

/** A node of MindCube's graph: an object or a view, y down. */
export interface Node {
  readonly x: number
  readonly y: number
  readonly facing: Facing | undefined
}

type Relation = Facing | undefined

export interface Rotation {
  readonly name: string
  /** The first two rows of the matrix; z is 0 for every node. */
  readonly xx: number
  readonly xy: number
  readonly yx: number
  readonly yy: number
  readonly turn: Readonly<Partial<Record<Facing, Facing>>>
}

const COS_90 = Math.cos(Math.PI / 2)
const COS_270 = Math.cos((3 * Math.PI) / 2)
const SIN_180 = Math.sin(Math.PI)

/** Clockwise, as the words go round: up, right, down, left. */
const QUARTER = { up: 'right', right: 'down', down: 'left', left: 'up' } as const
const HALF = { up: 'down', right: 'left', down: 'up', left: 'right' } as const
const THREE = { up: 'left', right: 'up', down: 'right', left: 'down' } as const

/**
 * The six orientations, with the roundings of its cosines kept: after a turn a tie of |dx| and |dy| may be none any
 * more, and which of the two directions then counts is decided by the 17th digit.
 */
export const ROTATIONS: readonly Rotation[] = [
  { name: 'identity', xx: 1, xy: 0, yx: 0, yy: 1, turn: {} },
  { name: 'z_rot_90', xx: COS_90, xy: -1, yx: 1, yy: COS_90, turn: QUARTER },
  { name: 'z_rot_180', xx: -1, xy: -SIN_180, yx: SIN_180, yy: -1, turn: HALF },
  { name: 'z_rot_270', xx: COS_270, xy: 1, yx: -1, yy: COS_270, turn: THREE },
  { name: 'x_rot_90', xx: 1, xy: 0, yx: 0, yy: 0, turn: { up: 'inner', down: 'outer', inner: 'down', outer: 'up' } },
  {
    name: 'y_rot_90',
    xx: 0,
    xy: 0,
    yx: 0,
    yy: 1,
    turn: { left: 'inner', right: 'outer', inner: 'right', outer: 'left' },
  },
]

export function rotated({ x, y, facing }: Node, r: Rotation): Node {
  return { x: r.xx * x + r.xy * y, y: r.yx * x + r.yy * y, facing: facing && (r.turn[facing] ?? facing) }
}

/** Where `b` lies as seen from `a`: one of four directions, or inner and outer for nodes in one place. */
export function relation(a: Node, b: Node): Relation {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const squared = dx * dx + dy * dy
  if (Math.sqrt(squared) < 0.5) {
    if (a.facing === 'inner' || b.facing === 'outer') return 'inner'
    if (a.facing === 'outer' || b.facing === 'inner') return 'outer'
    return Math.sqrt(squared) < 0.2 ? 'inner' : undefined
  }
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 'right' : 'left'
  return dy > 0 ? 'down' : 'up'
}
