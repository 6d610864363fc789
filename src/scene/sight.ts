import { badOption } from '../base/error'
import { checkCamera, pinhole } from './pinhole'
import { drawPrism } from './raster/draw-prism'
import { tallyOf } from './raster/pixel-counts'
import { ASSUMED_HEIGHT, type Prism, prismsOf } from './raster/prism'
import { clearRaster, createRaster, type Raster } from './raster/raster'
import type { Scene, SceneCamera } from './scene'

/** What counts as seen. Every number is a threshold of {@link visibility}. */
export interface SightOptions {
  /** The least part of an object's own pixels that is not hidden, 0 to 1; default 0.3. */
  readonly minShare?: number
  /** The least part of the frame's pixels that shows the object, 0 to 1; default 0.0006 (12 pixels of 160 x 120). */
  readonly minPixels?: number
  /** The least part of the object's projection that lies within the frame, 0 to 1; default 0.3. */
  readonly minInside?: number
  /** An object that fills this part of the frame needs no `minInside`, 0 to 1; default 0.02. */
  readonly fillsFrame?: number
  /** The largest distance from the camera to the closest point of the object, meters; default 10. */
  readonly maxRange?: number
  /** How high an object without `zRange` stands, meters from the floor; default 0.75. */
  readonly assumedHeight?: number
  /** Width of the raster, 16 to 4096 pixels; default 160. Its height follows from the camera's aspect. */
  readonly rasterWidth?: number
}

/** What one camera sees of one object. */
export interface ObjectSight {
  readonly id: string
  /** All thresholds are met. */
  readonly seen: boolean
  /** Visible pixels, as a part of the frame's pixels. */
  readonly pixels: number
  /** Visible pixels over those the object would have alone in this frame; 0 if it would have no pixels. */
  readonly share: number
  /** The part of its projected area that lies within the frame, clipped at 0.1 m in front of the camera. */
  readonly inside: number
  /** Meters from the camera to the closest point of the object; 0 from within it. */
  readonly range: number
  /**
   * The box around its visible pixels, in pixels of the camera's own picture, exact to one pixel of the raster. Absent
   * where the raster shows nothing of it.
   */
  readonly box2d?: readonly [minU: number, minV: number, maxU: number, maxV: number]
  /** The assumed heights, if the object has no `zRange`. */
  readonly assumed?: readonly [minZ: number, maxZ: number]
}

/** What one camera sees. */
export interface Sight {
  /** The camera's id. */
  readonly camera: string
  /** Every object of the scene, in the layout's order. */
  readonly objects: readonly ObjectSight[]
}

/** In which frames an object was seen. */
export interface Evidence {
  readonly id: string
  /** Index of the first camera that saw it. */
  readonly firstFrame: number
  /** Every camera that saw it, in order, with its visible pixels as a part of the frame's. */
  readonly frames: readonly { readonly frame: number; readonly camera: string; readonly pixels: number }[]
}

/**
 * What a camera sees of each object of a scene. Objects are upright prisms (footprint by `zRange`), which hide each
 * other as walls hide them, in a depth-buffered raster; an object that holds the camera shows nothing and hides
 * nothing. Where the camera carries `seen` (a simulator's masks), their pixels replace the raster's: an object missing
 * there has none, and `share` is the larger of the raster's and the mask's pixels over those of the prism alone,
 * because a chair does not fill its box. Throws a `V2loError` on options or a camera out of range.
 *
 * @example
 * visibility(scene, scene.cameras[0]).objects.filter((object) => object.seen).map((object) => object.id)
 */
export function visibility(scene: Scene, camera: SceneCamera, options: SightOptions = {}): Sight {
  return sights(scene, [camera], options)[0]!
}

/**
 * The objects that at least one of the cameras sees, with the frames that show them. Ordered by the first frame, then
 * by the pixels in it (the most first), then as in the layout.
 */
export function seenIn(scene: Scene, cameras: readonly SceneCamera[], options: SightOptions = {}): readonly Evidence[] {
  return evidenceOf(sights(scene, cameras, options))
}

/** The evidence that sights of one scene give together; for subsets of a walk whose sights are known. */
export function evidenceOf(sights: readonly Sight[]): readonly Evidence[] {
  const frames = new Map<string, Evidence['frames'][number][]>()
  sights.forEach(({ camera, objects }, frame) => {
    for (const { id, seen, pixels } of objects) {
      if (!seen) continue
      const known = frames.get(id)
      if (known) known.push({ frame, camera, pixels })
      else frames.set(id, [{ frame, camera, pixels }])
    }
  })
  const order = new Map(sights[0]?.objects.map(({ id }, index) => [id, index]))
  return [...frames]
    .map(([id, seen]) => ({ id, firstFrame: seen[0]!.frame, frames: seen }))
    .sort(
      (a, b) =>
        a.firstFrame - b.firstFrame || b.frames[0]!.pixels - a.frames[0]!.pixels || order.get(a.id)! - order.get(b.id)!,
    )
}

const MOST_ROWS = 4096

/** What each camera sees, in order. */
export function sights(scene: Scene, cameras: readonly SceneCamera[], options: SightOptions = {}): readonly Sight[] {
  const filled = fillOptions(options)
  const prisms = prismsOf(scene, filled.assumedHeight)
  let raster: Raster | undefined
  return cameras.map((camera) => {
    checkCamera(camera)
    const width = filled.rasterWidth
    // Pixels need not be square, so that a very narrow picture does not need an enormous raster.
    const height = Math.max(1, Math.min(MOST_ROWS, Math.round((width * camera.height) / camera.width)))
    if (raster?.height === height) clearRaster(raster)
    else raster = createRaster(width, height)
    return sightIn(raster, scene, prisms, camera, filled)
  })
}

function sightIn(
  raster: Raster,
  scene: Scene,
  prisms: readonly Prism[],
  camera: SceneCamera,
  options: Required<SightOptions>,
): Sight {
  const view = pinhole(camera, raster.width, raster.height)
  const drawn = prisms.map((prism, owner) => drawPrism(raster, view, prism, owner))
  const { objects } = scene.layout
  const tally = tallyOf(raster, objects.length)
  const frame = raster.width * raster.height
  const scaleU = camera.width / raster.width
  const scaleV = camera.height / raster.height
  const masked = camera.width * camera.height
  return {
    camera: camera.id,
    objects: objects.map(({ id, zRange }, index): ObjectSight => {
      const { alone, area, areaInFrame, range } = drawn[index]!
      const visible = tally.pixels[index]!
      const mask = camera.seen && (Object.hasOwn(camera.seen, id) ? camera.seen[id]!.pixels : 0)
      const pixels = mask === undefined ? visible / frame : mask / masked
      const ownShare = alone > 0 ? visible / alone : 0
      const share = mask === undefined ? ownShare : mask > 0 ? maskShare(pixels, alone / frame, ownShare) : 0
      const inside = area > 0 ? Math.min(1, areaInFrame / area) : 0
      const seen =
        share >= options.minShare &&
        pixels > 0 &&
        pixels >= options.minPixels &&
        (inside >= options.minInside || pixels >= options.fillsFrame) &&
        range <= options.maxRange
      return {
        id,
        seen,
        pixels,
        share,
        inside,
        range,
        ...(visible > 0 && {
          box2d: [
            tally.minX[index]! * scaleU,
            tally.minY[index]! * scaleV,
            (tally.maxX[index]! + 1) * scaleU,
            (tally.maxY[index]! + 1) * scaleV,
          ] as const,
        }),
        ...(zRange === undefined && { assumed: [0, options.assumedHeight] as const }),
      }
    }),
  }
}

/** A thing narrower than a pixel of the raster may have a mask and no pixel alone: it is then shown whole. */
function maskShare(mask: number, alone: number, ownShare: number): number {
  return alone > 0 ? Math.min(1, Math.max(ownShare, mask / alone)) : 1
}

function fillOptions(options: SightOptions): Required<SightOptions> {
  const filled = {
    minShare: options.minShare ?? 0.3,
    minPixels: options.minPixels ?? 0.0006,
    minInside: options.minInside ?? 0.3,
    fillsFrame: options.fillsFrame ?? 0.02,
    maxRange: options.maxRange ?? 10,
    assumedHeight: options.assumedHeight ?? ASSUMED_HEIGHT,
    rasterWidth: options.rasterWidth ?? 160,
  }
  for (const name of ['minShare', 'minPixels', 'minInside', 'fillsFrame'] as const)
    check(filled[name] >= 0 && filled[name] <= 1, `${name} from 0 to 1`, filled[name])
  check(filled.maxRange >= 0, 'maxRange of 0 or more meters', filled.maxRange)
  check(filled.assumedHeight >= 0 && filled.assumedHeight < Infinity, 'assumedHeight in meters', filled.assumedHeight)
  const { rasterWidth } = filled
  const fits = Number.isInteger(rasterWidth) && rasterWidth >= 16 && rasterWidth <= 4096
  check(fits, 'rasterWidth of 16 to 4096 whole pixels', rasterWidth)
  return filled
}

function check(holds: boolean, expected: string, received: unknown): void {
  if (!holds) throw badOption(expected, received, 'leave it out for its default')
}
