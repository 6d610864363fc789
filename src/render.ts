/**
 * Drawings of maps seen from above.
 *
 * `renderSvg(what, options)` draws a layout, a perspective, a grid map, a question with its derivation
 * (`{ layout, solution }`), a predicted map over the true one (`{ predicted, truth }`) or a scene, as an SVG document, in
 * Node and in a page. `renderCharacters(layout)` draws a layout for a terminal. The same input gives the same bytes;
 * names from models are escaped. docs/drawing.md shows each picture.
 *
 * @example
 * const svg = renderSvg({ layout, solution: askLayout(layout, question) }, { width: 480 })
 *
 * @module
 */

export type { V2loErrorCode } from './base/error'
export { isV2loError, V2loError } from './base/error'
export type { CharacterMapOptions } from './render/characters'
export { renderCharacters } from './render/characters'
export type { RenderOptions } from './render/options'
export type { BeliefDrawing } from './render/pictures/belief'
export type { GridOverlay } from './render/pictures/grid'
export type { MapPair } from './render/pictures/pair'
export type { SolvedLayout } from './render/pictures/solution'
export type { Drawable } from './render/svg'
export { renderSvg } from './render/svg'
export type { Theme } from './render/theme'
