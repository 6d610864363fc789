import type { Scene, SceneCamera } from '../../../src/scene/scene'

/**
 * Sight by casting a ray through the middle of every pixel: shares no code and no method with the raster. A prism is
 * the set of points inside all its half-spaces; a ray enters it where the last of them lets it in.
 */
export interface Cast {
  readonly id: string
  readonly pixels: number
  readonly share: number
  readonly inside: number
  readonly range: number
}

interface Solid {
  /** Half-spaces n.p <= d. */
  readonly planes: readonly (readonly [nx: number, ny: number, nz: number, d: number])[]
  readonly outline: readonly (readonly [number, number])[]
  readonly low: number
  readonly high: number
}

const NEAR = 0.1

export function castRays(scene: Scene, camera: SceneCamera, width: number): Cast[] {
  const height = Math.round((width * camera.height) / camera.width)
  const solids = [
    ...scene.layout.objects.map(({ box, footprint, zRange }) =>
      solidOf(
        footprint ?? [
          [box.minX, box.minY],
          [box.maxX, box.minY],
          [box.maxX, box.maxY],
          [box.minX, box.maxY],
        ],
        ...(zRange ?? ([0, 0.75] as const)),
      ),
    ),
    ...scene.walls.map(({ from, to, base, top }) => thinSolid(from, to, base, top)),
  ]
  const axes = axesOf(camera)
  const focal = height / 2 / Math.tan((camera.verticalFovDeg / 2) * (Math.PI / 180))
  const nearest = new Float64Array(width * height).fill(Infinity)
  const shown = new Int32Array(width * height).fill(-1)
  const alone = solids.map((solid, index) => {
    let count = 0
    const outline = projectedHull(solid, camera, axes, focal)
    if (outline.all.length === 0) return 0
    const us = outline.all.map(([u]) => u + width / 2)
    const vs = outline.all.map(([, v]) => v + height / 2)
    const [fromX, toX] = [Math.max(0, Math.floor(Math.min(...us)) - 1), Math.min(width, Math.max(...us) + 2)]
    const [fromY, toY] = [Math.max(0, Math.floor(Math.min(...vs)) - 1), Math.min(height, Math.max(...vs) + 2)]
    for (let y = fromY; y < toY; y++)
      for (let x = fromX; x < toX; x++) {
        const [a, b] = [(x + 0.5 - width / 2) / focal, (height / 2 - y - 0.5) / focal]
        const along = (k: 0 | 1 | 2) => axes.forward[k]! + a * axes.right[k]! + b * axes.up[k]!
        // The ray advances one meter of depth a unit.
        const entry = entryOf(solid, camera.position, [along(0), along(1), along(2)])
        if (entry === undefined || entry < NEAR) continue
        count++
        if (entry < nearest[y * width + x]!) {
          nearest[y * width + x] = entry
          shown[y * width + x] = index
        }
      }
    return count
  })
  const pixels = solids.map(() => 0)
  for (const owner of shown) if (owner >= 0) pixels[owner]!++
  return scene.layout.objects.map(({ id }, index) => {
    const visible = pixels[index]!
    const { all, cap } = projectedHull(solids[index]!, camera, axes, focal)
    const whole = hullArea(all) - hullArea(cap)
    const frame: Point[] = [
      [-width / 2, -height / 2],
      [width / 2, -height / 2],
      [width / 2, height / 2],
      [-width / 2, height / 2],
    ]
    const within = commonArea(all, frame) - commonArea(cap, frame)
    return {
      id,
      pixels: visible / (width * height),
      share: alone[index]! > 0 ? visible / alone[index]! : 0,
      inside: whole > 0 ? within / whole : 0,
      range: sampledRange(solids[index]!, camera.position),
    }
  })
}

type Point = readonly [number, number]

function solidOf(outline: readonly Point[], low: number, high: number): Solid {
  const planes: [number, number, number, number][] = [
    [0, 0, 1, high],
    [0, 0, -1, -low],
  ]
  outline.forEach(([x, y], i) => {
    const [nextX, nextY] = outline[(i + 1) % outline.length]!
    const [nx, ny] = [nextY - y, x - nextX]
    planes.push([nx, ny, 0, nx * x + ny * y])
  })
  return { planes, outline, low, high }
}

/** A wall with a tenth of a millimeter of thickness. */
function thinSolid(from: Point, to: Point, low: number, high: number): Solid {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const [ox, oy] = [((to[1] - from[1]) / length) * 5e-5, ((from[0] - to[0]) / length) * 5e-5]
  const outline: Point[] = [
    [from[0] + ox, from[1] + oy],
    [to[0] + ox, to[1] + oy],
    [to[0] - ox, to[1] - oy],
    [from[0] - ox, from[1] - oy],
  ]
  return solidOf(outline, low, high)
}

function entryOf(solid: Solid, from: readonly number[], ray: readonly [number, number, number]): number | undefined {
  let enter = Number.NEGATIVE_INFINITY
  let leave = Infinity
  for (const plane of solid.planes) {
    const along = plane[0] * ray[0] + plane[1] * ray[1] + plane[2] * ray[2]
    const gap = plane[3] - (plane[0] * from[0]! + plane[1] * from[1]! + plane[2] * from[2]!)
    if (along === 0) {
      if (gap < 0) return undefined
    } else if (along > 0) leave = Math.min(leave, gap / along)
    else enter = Math.max(enter, gap / along)
  }
  return enter <= leave ? enter : undefined
}

interface Axes {
  readonly right: readonly number[]
  readonly up: readonly number[]
  readonly forward: readonly number[]
}

/** The camera's axes: those of one that looks along +y, pitched about x, then turned about z. */
function axesOf({ yawDeg, pitchDeg }: SceneCamera): Axes {
  const [yaw, pitch] = [(yawDeg * Math.PI) / 180, (pitchDeg * Math.PI) / 180]
  const turned = ([x, y, z]: readonly [number, number, number]) => {
    const [py, pz] = [y * Math.cos(pitch) - z * Math.sin(pitch), y * Math.sin(pitch) + z * Math.cos(pitch)]
    return [x * Math.cos(yaw) + py * Math.sin(yaw), py * Math.cos(yaw) - x * Math.sin(yaw), pz]
  }
  return { right: turned([1, 0, 0]), up: turned([0, 0, 1]), forward: turned([0, 1, 0]) }
}

/** Hulls in the picture, from its middle: of what lies beyond the near plane, and of the cut that plane makes. */
function projectedHull(solid: Solid, camera: SceneCamera, axes: Axes, focal: number): { all: Point[]; cap: Point[] } {
  const count = solid.outline.length
  const corners = [solid.low, solid.high].flatMap((z) =>
    solid.outline.map(([x, y]) => {
      const offset = [x - camera.position[0], y - camera.position[1], z - camera.position[2]]
      const onto = (axis: readonly number[]) => axis.reduce((sum, a, k) => sum + a * offset[k]!, 0)
      return [onto(axes.right), onto(axes.up), onto(axes.forward)] as const
    }),
  )
  const edges = Array.from({ length: count }, (_, i) => [
    [i, (i + 1) % count],
    [count + i, count + ((i + 1) % count)],
    [i, count + i],
  ]).flat()
  const cut = edges.flatMap(([a, b]) => {
    const [p, q] = [corners[a!]!, corners[b!]!]
    if (p[2] >= NEAR === q[2] >= NEAR) return []
    const t = (NEAR - p[2]) / (q[2] - p[2])
    return [[p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1]), NEAR] as const]
  })
  const flat = ([r, u, d]: readonly [number, number, number]): Point => [(focal * r) / d, (-focal * u) / d]
  return { all: hull([...corners.filter(([, , d]) => d >= NEAR), ...cut].map(flat)), cap: hull(cut.map(flat)) }
}

const turn = (a: Point, b: Point, c: Point) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

/** Gift wrapping. */
function hull(points: readonly Point[]): Point[] {
  if (points.length === 0) return []
  const start = points.reduce((a, b) => (b[0] < a[0] || (b[0] === a[0] && b[1] < a[1]) ? b : a))
  const found: Point[] = []
  let at = start
  do {
    found.push(at)
    let next = at === points[0] ? points.at(-1)! : points[0]!
    for (const candidate of points) {
      const side = turn(at, next, candidate)
      const far = (p: Point) => Math.hypot(p[0] - at[0], p[1] - at[1])
      if (side < 0 || (side === 0 && far(candidate) > far(next))) next = candidate
    }
    at = next
  } while (at !== start && found.length <= points.length)
  return found
}

function hullArea(polygon: readonly Point[]): number {
  return polygon.reduce((sum, p, i) => {
    const q = polygon[(i + 1) % polygon.length]!
    return sum + (p[0] * q[1] - q[0] * p[1]) / 2
  }, 0)
}

/** The common part of two convex polygons is the hull of their corners inside the other and of their crossings. */
function commonArea(a: readonly Point[], b: readonly Point[]): number {
  if (a.length < 3) return 0
  const holds = (polygon: readonly Point[], p: Point) =>
    polygon.every((from, i) => turn(from, polygon[(i + 1) % polygon.length]!, p) >= 0)
  const points = [...a.filter((p) => holds(b, p)), ...b.filter((p) => holds(a, p))]
  a.forEach((p, i) => {
    const q = a[(i + 1) % a.length]!
    b.forEach((r, j) => {
      const s = b[(j + 1) % b.length]!
      const [one, other] = [turn(r, s, p), turn(r, s, q)]
      if (one >= 0 === other >= 0 || turn(p, q, r) >= 0 === turn(p, q, s) >= 0) return
      const t = one / (one - other)
      points.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])])
    })
  })
  return hullArea(hull(points))
}

/** The distance to the solid, from a thousand points on each of its edges seen from above. */
function sampledRange({ planes, outline, low, high }: Solid, [x, y, z]: SceneCamera['position']): number {
  const holds = planes.every(([nx, ny, nz, d]) => nz !== 0 || nx * x + ny * y <= d)
  const across = outline.flatMap(([fromX, fromY], i) => {
    const [toX, toY] = outline[(i + 1) % outline.length]!
    return Array.from({ length: 1001 }, (_, k) => {
      const t = k / 1000
      return Math.hypot(fromX + t * (toX - fromX) - x, fromY + t * (toY - fromY) - y)
    })
  })
  const rise = z < low ? low - z : z > high ? z - high : 0
  return Math.hypot(holds ? 0 : Math.min(...across), rise)
}
