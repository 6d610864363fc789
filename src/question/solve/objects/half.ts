import type { Vec2 } from '../../../base/vec2'
import { frameDirection, type ObserverFrame } from '../../../layout/frame'
import type { Layout } from '../../../layout/layout'

/** The half of a map's floor plan that lies on one side of a point, as the corners around it. */
export function halfOf(
  layout: Layout,
  at: Vec2,
  frame: ObserverFrame,
  side: 'left' | 'right' | 'front' | 'back',
): readonly Vec2[] {
  const [fx, fy] = frameDirection(frame)
  const normals: { readonly [side: string]: Vec2 } = {
    front: [fx, fy],
    back: [-fx, -fy],
    right: [fy, -fx],
    left: [-fy, fx],
  }
  const [nx, ny] = normals[side]!
  const above = ([x, y]: Vec2) => (x - at[0]) * nx + (y - at[1]) * ny
  const box = around(layout, at)
  // Sutherland and Hodgman's clipping of a polygon by one line.
  return box.flatMap((from, i) => {
    const to = box[(i + 1) % box.length]!
    const [a, b] = [above(from), above(to)]
    const share = a / (a - b)
    const cut: Vec2[] =
      a < 0 !== b < 0 ? [[from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]] : []
    return a < 0 ? cut : [from, ...cut]
  })
}

/** The corners of the box around everything and a point. */
function around({ objects, floor = [] }: Layout, at: Vec2): readonly Vec2[] {
  let [minX, minY] = at
  let [maxX, maxY] = at
  const add = (x: number, y: number) => {
    minX = Math.min(minX, x)
    maxX = Math.max(maxX, x)
    minY = Math.min(minY, y)
    maxY = Math.max(maxY, y)
  }
  for (const { box } of objects) {
    add(box.minX, box.minY)
    add(box.maxX, box.maxY)
  }
  for (const [x, y] of floor) add(x, y)
  return [
    [minX, minY],
    [maxX, minY],
    [maxX, maxY],
    [minX, maxY],
  ]
}
