import type { Vec2 } from '../../base/vec2'
import { NEAR, type Pinhole } from '../pinhole'
import { FLOOR, GROUND, SKY } from './palette'
import type { IndexedPicture } from './png'

/** Paints the background: the sky, the ground below the horizon, the room's floor on it. */
export function paintBackdrop(picture: IndexedPicture, view: Pinhole, floor: readonly Vec2[] | undefined): void {
  const { width, height, pixels } = picture
  for (let row = 0; row < height; row++) {
    const down = view.cosPitch * (row + 0.5 - height / 2) - view.sinPitch * view.focalY
    // Without a known floor, the ground is the floor.
    const color = down <= 0 ? SKY : floor === undefined ? FLOOR : GROUND
    pixels.fill(color, row * width, (row + 1) * width)
  }
  if (floor !== undefined && view.z > 0) fillSimple(picture, projectedFloor(view, floor))
}

/** The floor's outline in the picture, cut at the near plane; a simple polygon, not always convex. */
function projectedFloor(view: Pinhole, floor: readonly Vec2[]): readonly Vec2[] {
  const seen = floor.map(([x, y]) => {
    const [dx, dy] = [x - view.x, y - view.y]
    const ahead = dx * view.aheadX + dy * view.aheadY
    return {
      right: dx * view.aheadY - dy * view.aheadX,
      up: -view.z * view.cosPitch - ahead * view.sinPitch,
      depth: ahead * view.cosPitch - view.z * view.sinPitch,
    }
  })
  return seen.flatMap((point, i) => {
    const before = seen[(i + seen.length - 1) % seen.length]!
    const kept: (typeof seen)[number][] = []
    if (point.depth >= NEAR !== before.depth >= NEAR) {
      const t = (NEAR - before.depth) / (point.depth - before.depth)
      const between = (from: number, to: number) => from + t * (to - from)
      kept.push({ right: between(before.right, point.right), up: between(before.up, point.up), depth: NEAR })
    }
    if (point.depth >= NEAR) kept.push(point)
    return kept.map(
      ({ right, up, depth }): Vec2 => [
        view.width / 2 + (view.focalX * right) / depth,
        view.height / 2 - (view.focalY * up) / depth,
      ],
    )
  })
}

/** Fills a polygon row by row between its odd and its even crossings. */
function fillSimple({ width, height, pixels }: IndexedPicture, polygon: readonly Vec2[]): void {
  for (let row = 0; row < height; row++) {
    const y = row + 0.5
    const crossings: number[] = []
    polygon.forEach(([u1, v1], i) => {
      const [u0, v0] = polygon[(i + polygon.length - 1) % polygon.length]!
      if (v0 <= y !== v1 <= y) crossings.push(u0 + ((y - v0) / (v1 - v0)) * (u1 - u0))
    })
    crossings.sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(0, Math.ceil(crossings[i]! - 0.5))
      const to = Math.min(width, Math.ceil(crossings[i + 1]! - 0.5))
      if (from < to) pixels.fill(FLOOR, row * width + from, row * width + to)
    }
  }
}
