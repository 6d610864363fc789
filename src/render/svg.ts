import { badOption } from '../base/error'
import type { GridMap } from '../grid/grid-map'
import { isGridMap } from '../grid/grid-map'
import type { Layout } from '../layout/layout'
import type { ObservedLayout } from '../scene/observed'
import type { Scene } from '../scene/scene'
import type { EgoLayout } from '../solve/perspective'
import { drawPicture } from './draw-picture'
import { type FilledOptions, fillOptions, type RenderOptions } from './options'
import type { Picture } from './picture'
import { type BeliefDrawing, beliefPicture } from './pictures/belief'
import { egoPicture } from './pictures/ego'
import { type GridOverlay, gridPicture, overlayPicture } from './pictures/grid'
import { layoutPicture } from './pictures/layout'
import { type MapPair, pairPicture } from './pictures/pair'
import { observedPicture, scenePicture } from './pictures/scene'
import { type SolvedLayout, solutionPicture } from './pictures/solution'

/** What can be drawn. */
export type Drawable =
  | Layout
  | EgoLayout
  | GridMap
  | MapPair
  | SolvedLayout
  | GridOverlay
  | Scene
  | ObservedLayout
  | BeliefDrawing

/**
 * An SVG document of a map seen from above: a layout, a layout as an observer has it, a grid map, a grid over its
 * layout, a predicted map over the true one, a question with its derivation, a scene with its walls and the walk of its
 * cameras, what an observer knows of it with the unseen rest in gray, or what a memory believes and how exactly. The same input gives the same bytes;
 * the order of the objects changes nothing. Labels are data: whatever they hold stays text. Throws a `V2loError` for
 * anything else and for options out of range.
 *
 * @example
 * const layout = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }, { label: 'tv', bbox: [3, 0, 3.2, 1] }])
 * renderSvg(layout, { width: 480 }).startsWith('<svg') // true
 */
export function renderSvg(what: Drawable, options: RenderOptions = {}): string {
  const filled = fillOptions(options)
  return drawPicture(pictureOf(what, filled), filled)
}

function pictureOf(what: Drawable, options: FilledOptions): Picture {
  if (typeof what === 'object' && what !== null) {
    if ('belief' in what) return beliefPicture(what, options)
    if ('predicted' in what && 'truth' in what) return pairPicture(what, options)
    if ('layout' in what && 'unseen' in what) return observedPicture(what, options)
    if ('layout' in what && 'walls' in what) return scenePicture(what, options)
    if ('layout' in what && 'solution' in what) return solutionPicture(what, options)
    if ('layout' in what && 'grid' in what) return overlayPicture(what, options)
    if (isGridMap(what)) return gridPicture(what, options)
    if ('frame' in what) return egoPicture(what, options)
    if ('objects' in what && 'origin' in what) return layoutPicture(what, options)
  }
  throw badOption(
    'a layout, an ego layout, a grid map, { predicted, truth }, { layout, solution }, { layout, grid }, { belief } or a scene',
    what,
    'read the text with parseLayout first',
  )
}
