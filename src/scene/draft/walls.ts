import type { Vec2 } from '../../base/vec2'
import type { Wall } from '../scene'

/** A rectangular hole in a wall: from and to along it, in meters from its start, and the heights between. */
export interface WallHole {
  readonly from: number
  readonly to: number
  readonly base: number
  readonly top: number
}

/** Pieces narrower or lower than this are only rounding, meters. */
const LEAST = 1e-6

/**
 * A wall without its holes, as pieces: the parts beside every hole over the whole height, and what is left below and
 * above the holes. The pieces do not overlap and cover the rest of the wall.
 */
export function wallPieces(wall: Wall, holes: readonly WallHole[]): readonly Wall[] {
  const length = Math.hypot(wall.to[0] - wall.from[0], wall.to[1] - wall.from[1])
  if (!(length > LEAST)) return []
  const cut = holes
    .map((hole) => ({
      from: Math.max(0, Math.min(hole.from, hole.to)),
      to: Math.min(length, Math.max(hole.from, hole.to)),
      base: Math.max(wall.base, hole.base),
      top: Math.min(wall.top, hole.top),
    }))
    .filter((hole) => hole.to - hole.from > LEAST && hole.top - hole.base > LEAST)
  const marks = [...new Set([0, length, ...cut.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b)
  const at = (along: number): Vec2 =>
    along === 0
      ? wall.from
      : along === length
        ? wall.to
        : [
            wall.from[0] + ((wall.to[0] - wall.from[0]) * along) / length,
            wall.from[1] + ((wall.to[1] - wall.from[1]) * along) / length,
          ]
  const pieces: Wall[] = []
  for (let i = 0; i + 1 < marks.length; i++) {
    const [start, end] = [marks[i]!, marks[i + 1]!]
    if (end - start <= LEAST) continue
    const over = cut.filter(({ from, to }) => from <= start && to >= end).sort((a, b) => a.base - b.base)
    let base = wall.base
    for (const hole of over) {
      if (hole.base - base > LEAST) pieces.push({ from: at(start), to: at(end), base, top: hole.base })
      base = Math.max(base, hole.top)
    }
    if (wall.top - base > LEAST) pieces.push({ from: at(start), to: at(end), base, top: wall.top })
  }
  return pieces
}
