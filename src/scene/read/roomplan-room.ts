import type { Vec3 } from '../../base/transform'
import type { Vec2 } from '../../base/vec2'
import { convexHull } from '../../layout/from-boxes-outline'
import { addSolid, report, type SceneDraft } from '../draft/draft'

/** The four corners of an upright rectangle, the lower two first, as right, forward and up. */
export type WallRectangle = readonly Vec3[]

/** Adds an object of a scanned room. */
export function addRoomPlanObject(draft: SceneDraft, id: string, label: string, corners: readonly Vec3[]): void {
  addSolid(draft, { id, label }, corners)
}

/** Adds a wall as pieces, one for each of its rectangles. */
export function addWallRectangles(draft: SceneDraft, name: string, rectangles: readonly WallRectangle[]): void {
  for (const corners of rectangles) {
    const heights = corners.map(([, , z]) => z)
    const [base, top] = [Math.min(...heights), Math.max(...heights)]
    const [a, b] = [corners[0]!, corners[1]!]
    if (!(top > base) || Math.hypot(b[0] - a[0], b[1] - a[1]) === 0) {
      report(draft, 'bad-wall', { object: name }, { expected: 'an upright wall', received: corners })
      continue
    }
    draft.walls.push({ from: [a[0], a[1]], to: [b[0], b[1]], base, top })
  }
}

/** Fills in what no field of a scanned room says: the height of the floor, and its outline if it is missing. */
export function finishRoom(draft: SceneDraft): void {
  if (draft.walls.length === 0) {
    draft.floorZ = 'lowest'
    return
  }
  draft.floorZ = Math.min(...draft.walls.map(({ base }) => base))
  draft.assumed.add(
    `the floor is at the lower edge of the walls, ${draft.floorZ.toFixed(3)} m in the scan, and heights count from there`,
  )
  if (draft.floor !== undefined) return
  const hull = convexHull(draft.walls.flatMap(({ from, to }): Vec2[] => [from, to]))
  if (hull.length < 3) return
  draft.floor = hull
  draft.assumed.add('the floor is the hull of the walls, which is too large for a room with inner corners')
}
