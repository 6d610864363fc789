import { foldLabel } from '../../layout/label'
import { pinhole } from '../pinhole'
import { drawPrism } from '../raster/draw-prism'
import { tallyOf } from '../raster/pixel-counts'
import { ASSUMED_HEIGHT, type Prism, prismsOf } from '../raster/prism'
import { createRaster, type Raster, TOP, UNDERSIDE } from '../raster/raster'
import type { Scene, SceneCamera } from '../scene'
import { paintBackdrop } from './backdrop'
import { EDGE, labelColors, paletteBytes, SHADES, sideShade, TOP_SHADE, UNDERSIDE_SHADE, WALL } from './palette'
import { paintPlates } from './plates'
import { type IndexedPicture, pngBytes } from './png'

/** How {@link renderFrame} draws a frame. */
export interface FrameOptions {
  /** Names on plates; default true. Turn them off to test recognition. */
  readonly labels?: boolean
  /** How high an object without `zRange` stands, meters from the floor; default 0.75. */
  readonly assumedHeight?: number
}

/** A label and the number that is written if its word does not fit or has characters the font lacks. */
export interface LegendEntry {
  /** From 1, in the order of the layout. */
  readonly number: number
  readonly label: string
}

/** The numbers of a scene's labels, from 1 in the order of the layout: the same in each of its pictures. */
export function frameLegend(scene: Scene): readonly LegendEntry[] {
  const labels = new Map<string, string>()
  for (const { label } of scene.layout.objects) {
    const folded = foldLabel(label)
    if (!labels.has(folded)) labels.set(folded, label)
  }
  return [...labels.values()].map((label, index) => ({ number: index + 1, label }))
}

/**
 * The bytes of a PNG picture of a scene as a camera has it, of the camera's size: objects as upright prisms, one color
 * a label (the same in every frame), a shade for each direction of a face, thin edges, floor, walls and sky plain. A
 * diagram of boxes, which lets a pipeline or a trainer's image path run end to end; it does not replace a photograph.
 * The same input gives the same bytes. Throws a `V2loError` on a camera out of range.
 *
 * @example
 * writeFileSync('frame.png', renderFrame(scene, scene.cameras[0]))
 */
export function renderFrame(scene: Scene, camera: SceneCamera, options: FrameOptions = {}): Uint8Array {
  const { labels = true, assumedHeight = ASSUMED_HEIGHT } = options
  const { width, height } = camera
  const view = pinhole(camera, width, height)
  const raster = createRaster(width, height)
  const prisms = prismsOf(scene, assumedHeight)
  for (const [owner, prism] of prisms.entries()) drawPrism(raster, view, prism, owner)
  const picture: IndexedPicture = { width, height, pixels: new Uint8Array(width * height) }
  const { objects, floor } = scene.layout
  paintBackdrop(picture, view, floor)
  paintFaces(picture, raster, faceColors(scene, raster, prisms))
  if (labels) {
    const numbers = new Map(frameLegend(scene).map(({ number, label }) => [foldLabel(label), number]))
    const names = objects.map(({ label }) => ({ label, number: numbers.get(foldLabel(label))! }))
    paintPlates(picture, raster, tallyOf(raster, objects.length), names)
  }
  return pngBytes(picture, paletteBytes())
}

/** The palette entry of each face of the raster. */
function faceColors(scene: Scene, raster: Raster, prisms: readonly Prism[]): Uint8Array {
  const { objects } = scene.layout
  const colors = labelColors(scene)
  const firsts = objects.map(({ label }) => colors.get(foldLabel(label))! * SHADES)
  return Uint8Array.from(raster.owners, (owner, face) => {
    const side = raster.sides[face]!
    const first = firsts[owner] ?? WALL
    if (side === TOP) return first + TOP_SHADE
    if (side === UNDERSIDE) return first + UNDERSIDE_SHADE
    const { xs, ys } = prisms[owner]!
    const next = (side + 1) % xs.length
    return first + sideShade(ys[next]! - ys[side]!, xs[side]! - xs[next]!)
  })
}

/** Colors each face, and draws an edge where the pixel to the right or below shows another one. */
function paintFaces({ width, height, pixels }: IndexedPicture, { faces }: Raster, colors: Uint8Array): void {
  for (let y = 0, at = 0; y < height; y++) {
    const hasBelow = y + 1 < height
    for (let x = 0; x < width; x++, at++) {
      const face = faces[at]!
      if ((x + 1 < width && faces[at + 1] !== face) || (hasBelow && faces[at + width] !== face)) pixels[at] = EDGE
      else if (face !== 0) pixels[at] = colors[face - 1]!
    }
  }
}
