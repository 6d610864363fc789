import type { Vec2 } from '../../base/vec2'
import { stableForward } from '../stable-turn'
import { chance, type Draft } from './draft'
import type { FurnitureName } from './furniture'
import { TURNED } from './put-on-top'
import { makeThing, pointIn, type Size, type Thing } from './thing'

/** A turned chair still looks toward its table: by at most this much to either side. */
const MOST_TURN_DEG = 60

/**
 * A seat before a table, looking at it: `toRight` meters along its front, its own front edge `toFront` from its
 * middle. Some of them are turned.
 */
export function seatAt(draft: Draft, table: Thing, name: FurnitureName, size: Size, [toRight, toFront]: Vec2): Thing {
  const facing: Vec2 = [0 - table.front[0], 0 - table.front[1]]
  return seatFacing(draft, table, name, size, { toRight, toFront, facing })
}

/** A seat whose front edge is at a point of the table's axes, looking along `facing`, which points toward the table. */
export function seatFacing(
  draft: Draft,
  table: Thing,
  name: FurnitureName,
  size: Size,
  { toRight, toFront, facing }: { toRight: number; toFront: number; facing: Vec2 },
): Thing {
  const turned = chance(draft, TURNED)
  const turnDeg = draft.random.below(2 * MOST_TURN_DEG + 1) - MOST_TURN_DEG
  const edge = pointIn(table, toRight, toFront)
  const front = turned ? turnedBy(facing, turnDeg) : facing
  // How far the turned seat reaches toward the table.
  const along = Math.abs(front[0] * facing[0] + front[1] * facing[1])
  const across = Math.abs(front[0] * facing[1] - front[1] * facing[0])
  const reach = (size.depth * along + size.width * across) / 2 + (turned ? 0.02 : 0)
  return makeThing(name, size, [edge[0] - facing[0] * reach, edge[1] - facing[1] * reach], front, table.group)
}

/** A unit vector turned clockwise. */
function turnedBy([x, y]: Vec2, degrees: number): Vec2 {
  const [sin, cos] = stableForward(degrees)
  return [x * cos + y * sin, y * cos - x * sin]
}
