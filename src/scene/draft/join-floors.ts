import { signedArea } from '../../base/convex'
import type { Vec2 } from '../../base/vec2'

/** Points closer than this are the same point, meters. */
const SAME = 1e-3

type Edge = readonly [from: Vec2, to: Vec2]

/**
 * The outline around rooms whose floors meet edge to edge: what is left when every edge that two rooms share is taken
 * out. The largest loop if several are left (houses of two parts, a yard inside); `undefined` for no room.
 */
export function joinFloors(floors: readonly (readonly Vec2[])[]): readonly Vec2[] | undefined {
  if (floors.length <= 1) return floors[0]
  const points = floors.flat()
  const edges = floors.flatMap((floor) => {
    const turned = signedArea(floor) < 0 ? [...floor].reverse() : floor
    return turned.flatMap((point, i) => splitEdge([point, turned[(i + 1) % turned.length]!], points))
  })
  const outer = new Map<string, Edge>()
  for (const [from, to] of edges) {
    const back = `${keyOf(to)} ${keyOf(from)}`
    if (outer.has(back)) outer.delete(back)
    else outer.set(`${keyOf(from)} ${keyOf(to)}`, [from, to])
  }
  const loops = tracedLoops([...outer.values()])
  return loops.sort((a, b) => signedArea(b) - signedArea(a))[0]
}

const keyOf = ([x, y]: Vec2) => `${Math.round(x / SAME)},${Math.round(y / SAME)}`

/** An edge cut at every corner of another room that lies on it. */
function splitEdge([from, to]: Edge, points: readonly Vec2[]): Edge[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const size = Math.hypot(dx, dy)
  if (size < SAME) return []
  const cuts = points
    .filter(([x, y]) => Math.abs((x - from[0]) * dy - (y - from[1]) * dx) <= SAME * size)
    .map((point) => ({ point, along: ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / size }))
    .filter(({ along }) => along > SAME && along < size - SAME)
    .sort((a, b) => a.along - b.along)
  const stops = [from, ...cuts.map(({ point }) => point), to]
  return stops.slice(1).flatMap((stop, i): Edge[] => (keyOf(stops[i]!) === keyOf(stop) ? [] : [[stops[i]!, stop]]))
}

function tracedLoops(edges: readonly Edge[]): (readonly Vec2[])[] {
  const next = new Map<string, Edge[]>()
  for (const edge of edges) {
    const start = keyOf(edge[0])
    const known = next.get(start)
    if (known) known.push(edge)
    else next.set(start, [edge])
  }
  const loops: (readonly Vec2[])[] = []
  for (const edge of edges) {
    const loop: Vec2[] = []
    let step = next.get(keyOf(edge[0]))?.pop()
    while (step !== undefined) {
      loop.push(step[0])
      step = next.get(keyOf(step[1]))?.pop()
    }
    if (loop.length >= 3) loops.push(withoutStraight(loop))
  }
  return loops
}

/** The corners alone: a point on a straight line between its neighbors says nothing. */
function withoutStraight(loop: readonly Vec2[]): readonly Vec2[] {
  return loop.filter((point, i) => {
    const before = loop[(i + loop.length - 1) % loop.length]!
    const after = loop[(i + 1) % loop.length]!
    const [ax, ay] = [point[0] - before[0], point[1] - before[1]]
    const [bx, by] = [after[0] - point[0], after[1] - point[1]]
    return Math.abs(ax * by - ay * bx) > SAME * Math.hypot(ax, ay)
  })
}
