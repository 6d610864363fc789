import type { Layout } from '../../layout/layout'
import { observedFrom } from '../../scene/observed'
import type { Scene, SceneCamera } from '../../scene/scene'
import { evidenceOf, type Sight, sights } from '../../scene/sight'
import { frameBudgets } from '../../scene/walk/budgets'
import { walkOf } from '../../scene/walk/walk'
import { seedOf } from '../hash'
import type { ItemEvidence, Truth } from '../item'
import { printedLayout } from './printed'
import { createView, type View } from './view'

/** How a scene is looked at. */
export interface ViewOptions {
  readonly seed: number
  /** How many frames the items show, ascending. */
  readonly budgets: readonly number[]
  readonly truth: Truth
  readonly decimals: number
}

/** A scene as a walk through it shows it, and each budget's view. */
export interface SceneViews {
  readonly cameras: readonly SceneCamera[]
  readonly sights: readonly Sight[]
  /** By budget, ascending; a budget that the walk is too short for is left out. */
  readonly views: readonly View[]
}

/**
 * What each budget shows of a scene: of its recorded cameras, or of a walk made up for it. What the frames see is worked
 * out once and serves every budget. Throws a `V2loError` for a scene that has no room for a camera.
 */
export function viewsOf(scene: Scene, options: ViewOptions): SceneViews {
  const seed = seedOf(scene.id, options.seed)
  const { cameras } = walkOf(scene, { seed, frames: Math.max(...options.budgets) })
  const seen = sights(scene, cameras)
  const budgets = frameBudgets(cameras.length, options.budgets)
  return {
    cameras,
    sights: seen,
    views: budgets.flatMap(({ frames, indices }) => {
      const view = viewOf(scene, { cameras, seen, indices }, options, frames)
      return view ? [view] : []
    }),
  }
}

/** Frames of a walk with their sights. */
export interface Frames {
  readonly cameras: readonly SceneCamera[]
  readonly seen: readonly Sight[]
  /** Which of them are shown. */
  readonly indices: readonly number[]
}

/** What some frames of a walk show; `undefined` if a reader could not have it back from its printed form. */
export function viewOf(scene: Scene, frames: Frames, options: ViewOptions, budget: number): View | undefined {
  const shown = frames.indices.map((index) => frames.cameras[index]!)
  const seen = frames.indices.map((index) => frames.seen[index]!)
  const known = evidenceOf(seen)
  const { layout } = observedFrom(scene, shown, known)
  const printed = printedLayout(layout, options.decimals)
  if (printed === undefined) return undefined
  const places = new Map(layout.objects.map(({ id }, index) => [id, index]))
  return createView(
    {
      scene,
      budget,
      frameIds: shown.map(({ id }) => id),
      images: imagesOf(shown),
      printed,
      layout: options.truth === 'map' ? printed : layout,
      truth: options.truth,
      sceneIds: layout.objects.map(({ id }) => id),
      indices: frames.indices,
      evidence: evidenceIn(layout, places, seen),
      firstFrames: known.map(({ firstFrame }) => firstFrame),
    },
    // Draws are the same for every budget of a scene, so that budgets share questions.
    seedOf(scene.id, options.seed),
  )
}

function imagesOf(cameras: readonly SceneCamera[]): readonly string[] | undefined {
  const images = cameras.flatMap(({ image }) => (image === undefined ? [] : [image]))
  return images.length === cameras.length ? images : undefined
}

function evidenceIn(layout: Layout, places: ReadonlyMap<string, number>, seen: readonly Sight[]): ItemEvidence[] {
  const found = layout.objects.map(() => ({ frames: 0, pixels: 0, share: 0 }))
  for (const { objects } of seen)
    for (const { id, seen: isSeen, pixels, share } of objects) {
      const of = isSeen && found[places.get(id)!]
      if (!of) continue
      of.frames++
      of.pixels = Math.max(of.pixels, rounded(pixels))
      of.share = Math.max(of.share, rounded(share))
    }
  return found
}

/** Enough digits to tell one pixel of the raster. */
const rounded = (part: number): number => Math.round(part * 1e6) / 1e6
