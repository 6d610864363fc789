import type { Vec2 } from '../../base/vec2'
import { stableForward } from '../stable-turn'
import { chance, type Draft, place, sized, topOf } from './draft'
import { FURNITURE, type FurnitureName } from './furniture'
import type { Size, Thing } from './thing'

/** Distance between a thing and the edge of its support. */
const EDGE = 0.03

/**
 * This share of the things that may stand at any angle is drawn turned. Turned things find a place less often, and
 * lamps beside a sofa stay straight: 15 % of them are turned in the end.
 */
export const TURNED = 0.195

/** Which way a loose thing is turned: sometimes any way, usually not at all. */
export function drawTurn(draft: Draft, name: FurnitureName): Vec2 | undefined {
  const turned = chance(draft, TURNED)
  const yawDeg = draft.random.below(360)
  return turned && FURNITURE[name].loose ? stableForward(yawDeg) : undefined
}

/** Where on its support a thing should go: shares of what is left, from -1 (left, back) to 1 (right, front). */
interface OnTop {
  readonly right?: number
  readonly front?: number
  readonly size?: Size
}

/** Puts one thing on top of another, at the given spot or anywhere on it; says whether it found a place. */
export function putOn(draft: Draft, support: Thing, name: FurnitureName, where: OnTop = {}): boolean {
  const size = where.size ?? sized(draft, name)
  const turn = drawTurn(draft, name)
  for (let tries = 0; tries < 12; tries++) {
    // A thing that does not fit turned may fit straight.
    const front = (tries < 6 ? turn : undefined) ?? support.front
    const [across, along] = halfExtents(support, size, front)
    const [slackRight, slackFront] = [support.size.width / 2 - EDGE - across, support.size.depth / 2 - EDGE - along]
    if (slackRight < 0 || slackFront < 0) continue
    const share = (wanted: number | undefined) => wanted ?? draft.random.between(-1, 1)
    const at = (slack: number, wanted: number | undefined) => Math.round(slack * share(wanted) * 100) / 100
    const thing = topOf(support, name, size, {
      toRight: at(slackRight, where.right),
      toFront: at(slackFront, where.front),
      front,
    })
    if (place(draft, { things: [thing] })) return true
  }
  return false
}

/** Half of what a thing turned this way takes along the sides of its support. */
function halfExtents(support: Thing, { width, depth }: Size, front: Vec2): Vec2 {
  const along = Math.abs(front[0] * support.front[0] + front[1] * support.front[1])
  const across = Math.abs(front[0] * support.right[0] + front[1] * support.right[1])
  return [(width * along + depth * across) / 2, (depth * along + width * across) / 2]
}
