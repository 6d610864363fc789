import { NEAR, type Pinhole } from '../pinhole'
import { fillFace } from './fill-face'
import { type FlatPolygon, polygonArea, polygonAreaWithin } from './flat-polygon'
import type { Prism } from './prism'
import { type Raster, TOP, UNDERSIDE } from './raster'

/** What drawing a prism tells about it, even if it is hidden. */
export interface DrawnPrism {
  /** The pixels it would have alone in this frame. */
  alone: number
  /** Area of its projection in square pixels, clipped at the near plane, and the part of that within the frame. */
  area: number
  areaInFrame: number
  /** Meters from the camera to its closest point; 0 from within it. */
  readonly range: number
}

/** The corners of a prism as the camera has them: the lower ring, then the upper one. */
interface Corners {
  readonly count: number
  readonly us: number[]
  readonly vs: number[]
  readonly right: number[]
  readonly up: number[]
  readonly depth: number[]
}

/** A prism while it is drawn. */
interface Drawing {
  readonly raster: Raster
  readonly view: Pinhole
  readonly prism: Prism
  readonly owner: number
  readonly corners: Corners
  /** All of it is in the picture: no face need be cut. */
  readonly isWhole: boolean
  readonly drawn: DrawnPrism
}

/** A face: its corners counter-clockwise as seen from outside, and its plane. */
interface Face {
  readonly indices: readonly number[]
  readonly side: number
  /** The normal, which points outwards and need not have a length of 1. */
  readonly nx: number
  readonly ny: number
  readonly nz: number
  /** From the camera to the plane along the normal: negative if the camera is on its outward side. */
  readonly offset: number
}

/**
 * Draws the faces of a prism that look at the camera. They tile its silhouette, so the pixels it would have alone are
 * the sum of theirs and no second rendering is needed. From within a prism no face looks at the camera: it shows
 * nothing and hides nothing.
 */
export function drawPrism(raster: Raster, view: Pinhole, prism: Prism, owner: number): DrawnPrism {
  const drawn: DrawnPrism = { alone: 0, area: 0, areaInFrame: 0, range: rangeTo(prism, view) }
  const corners = cornersOf(prism, view)
  const { count, depth } = corners
  if (!depth.some((d) => d > NEAR)) return drawn
  const drawing: Drawing = { raster, view, prism, owner, corners, isWhole: isInFrame(corners, view), drawn }
  const { xs, ys, low, high } = prism
  for (let i = 0; i < count; i++) {
    const j = i + 1 === count ? 0 : i + 1
    const nx = ys[j]! - ys[i]!
    const ny = xs[i]! - xs[j]!
    const offset = nx * (xs[i]! - view.x) + ny * (ys[i]! - view.y)
    if (offset < 0) drawFace(drawing, { indices: [i, j, count + j, count + i], side: i, nx, ny, nz: 0, offset })
  }
  if (count < 3) return drawn
  if (view.z > high)
    drawFace(drawing, { indices: ringFrom(count, count), side: TOP, nx: 0, ny: 0, nz: 1, offset: high - view.z })
  if (view.z < low) {
    const indices = ringFrom(0, count).reverse()
    drawFace(drawing, { indices, side: UNDERSIDE, nx: 0, ny: 0, nz: -1, offset: view.z - low })
  }
  return drawn
}

/** The corners of the lower ring, which begin at 0, or of the upper one, which begin behind it. */
function ringFrom(first: number, count: number): number[] {
  const indices: number[] = []
  for (let i = 0; i < count; i++) indices.push(first + i)
  return indices
}

function drawFace(drawing: Drawing, { indices, side, nx, ny, nz, offset }: Face): void {
  const { raster, view, prism, owner, corners, isWhole, drawn } = drawing
  const polygon = isWhole ? pick(corners, indices) : clipAtNear(corners, indices, view)
  if (polygon === undefined) return
  const area = polygonArea(polygon)
  if (!(area > 0)) return
  drawn.area += area
  const within = isWhole ? area : polygonAreaWithin(polygon, area, view.width, view.height)
  if (within === 0) return
  drawn.areaInFrame += within
  // One over the depth of a plane is linear in the pixel: n.(direction of the pixel) / n.(point of the plane).
  const scale = (1 - prism.pushedBack) / offset
  const normalAhead = nx * view.aheadX + ny * view.aheadY
  const normalRight = nx * view.aheadY - ny * view.aheadX
  const perU = (normalRight * scale) / view.focalX
  const perV = ((normalAhead * view.sinPitch - nz * view.cosPitch) * scale) / view.focalY
  const middle = (normalAhead * view.cosPitch + nz * view.sinPitch) * scale
  raster.owners.push(owner)
  raster.sides.push(side)
  const origin = middle - (perU * view.width) / 2 - (perV * view.height) / 2
  drawn.alone += fillFace(raster, polygon, raster.owners.length, { origin, perU, perV })
}

/** Whether all of a prism is in the picture: its faces need not be cut. */
function isInFrame({ us, vs, depth }: Corners, { width, height }: Pinhole): boolean {
  for (let i = 0; i < depth.length; i++) {
    if (depth[i]! < NEAR) return false
    if (us[i]! < 0 || us[i]! > width || vs[i]! < 0 || vs[i]! > height) return false
  }
  return true
}

/** A face as it lies in the picture, if no part of it is too near. */
function pick({ us, vs }: Corners, indices: readonly number[]): FlatPolygon {
  return { us: indices.map((i) => us[i]!), vs: indices.map((i) => vs[i]!) }
}

function cornersOf(prism: Prism, view: Pinhole): Corners {
  const count = prism.xs.length
  const corners: Corners = { count, us: [], vs: [], right: [], up: [], depth: [] }
  for (const z of [prism.low - view.z, prism.high - view.z]) {
    for (let i = 0; i < count; i++) {
      const dx = prism.xs[i]! - view.x
      const dy = prism.ys[i]! - view.y
      const ahead = dx * view.aheadX + dy * view.aheadY
      const right = dx * view.aheadY - dy * view.aheadX
      const up = z * view.cosPitch - ahead * view.sinPitch
      const depth = ahead * view.cosPitch + z * view.sinPitch
      corners.right.push(right)
      corners.up.push(up)
      corners.depth.push(depth)
      corners.us.push(view.width / 2 + (view.focalX * right) / depth)
      corners.vs.push(view.height / 2 - (view.focalY * up) / depth)
    }
  }
  return corners
}

/** The face as it lies in the picture, cut at the near plane; `undefined` if nothing is left. */
function clipAtNear(corners: Corners, indices: readonly number[], view: Pinhole): FlatPolygon | undefined {
  const { us, vs, right, up, depth } = corners
  const polygon: FlatPolygon = { us: [], vs: [] }
  let before = indices[indices.length - 1]!
  for (const index of indices) {
    const [wasIn, isIn] = [depth[before]! >= NEAR, depth[index]! >= NEAR]
    if (wasIn !== isIn) {
      // Always from the point that stays to the one that goes: two faces of one edge then meet in one point.
      const [kept, cut] = wasIn ? [before, index] : [index, before]
      const t = (NEAR - depth[kept]!) / (depth[cut]! - depth[kept]!)
      const r = right[kept]! + t * (right[cut]! - right[kept]!)
      const u = up[kept]! + t * (up[cut]! - up[kept]!)
      polygon.us.push(view.width / 2 + (view.focalX * r) / NEAR)
      polygon.vs.push(view.height / 2 - (view.focalY * u) / NEAR)
    }
    if (isIn) {
      polygon.us.push(us[index]!)
      polygon.vs.push(vs[index]!)
    }
    before = index
  }
  return polygon.us.length < 3 ? undefined : polygon
}

/** From the camera to the closest point of the prism. */
function rangeTo({ xs, ys, low, high }: Prism, { x, y, z }: Pinhole): number {
  const count = xs.length
  let outside = count < 3
  let nearest = Infinity
  for (let i = 0; i < count; i++) {
    const j = i + 1 === count ? 0 : i + 1
    const [ex, ey] = [xs[j]! - xs[i]!, ys[j]! - ys[i]!]
    const [px, py] = [x - xs[i]!, y - ys[i]!]
    if (ex * py - ey * px < 0) outside = true
    const squared = ex * ex + ey * ey
    const t = squared > 0 ? Math.max(0, Math.min(1, (px * ex + py * ey) / squared)) : 0
    const [gapX, gapY] = [px - t * ex, py - t * ey]
    nearest = Math.min(nearest, gapX * gapX + gapY * gapY)
  }
  const gapZ = Math.max(0, low - z, z - high)
  return Math.sqrt((outside ? nearest : 0) + gapZ * gapZ)
}
