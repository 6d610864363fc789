/**
 * Rooms as simulators, scans and phones have them, and what a camera in them saw.
 *
 * - `readScenes(bytes, { file })` reads AI2-THOR metadata, ProcTHOR houses, Apple RoomPlan, VSI-Bench, ReVSI and
 *   `scene.jsonl`, one `Parsed<Scene>` after the other; `readSceneLines(stream)` reads a `scene.jsonl` of any size, and
 *   `formatScene(scene)` writes a line of it. `generateScene({ seed })` makes rooms up.
 * - A `Scene` is a `Layout` (x right, y forward, meters, heights over the floor) with walls and recorded cameras.
 * - `visibility(scene, camera)` tells what one frame shows and `seenIn(scene, cameras)` what several do;
 *   `observedLayout(scene, cameras)` is the map of someone who had these frames, in the frame of the first.
 * - `sampleWalk(scene, { seed })` films a room that has no cameras, and `frameBudgets(16)` says which of its frames are
 *   shown where only some are.
 * - `renderFrame(scene, camera)` draws a frame as a PNG of boxes.
 *
 * @example
 * for (const reading of readScenes(await readFile('events.json'), { file: 'events.json' }))
 *   if (reading.ok) console.log(observedLayout(reading.value, reading.value.cameras).layout.objects)
 *
 * @module
 */

export type { V2loErrorCode } from './base/error'
export { isV2loError, V2loError } from './base/error'
export type { Diagnostic, Parsed, Severity } from './base/parsed'
export { unwrap } from './base/parsed'
export type { SceneDiagnostic, SceneDiagnosticCode } from './scene/draft/diagnostics'
export type { SceneFilter } from './scene/draft/filters'
export { SCENE_FILTERS } from './scene/draft/filters'
export type { ParsedScene } from './scene/draft/finish'
export type { LabelStyle } from './scene/draft/labels'
export type { FurnitureKind, FurnitureName, FurnitureRole, SizeRange } from './scene/generate/furniture'
export { FURNITURE } from './scene/generate/furniture'
export type { GenerateOptions } from './scene/generate/generate'
export { generateScene } from './scene/generate/generate'
export type { RoomKind } from './scene/generate/recipes'
export { ROOM_KINDS } from './scene/generate/recipes'
export type { RoomShape } from './scene/generate/room'
export { ROOM_SHAPES } from './scene/generate/room'
export type { ObservedLayout } from './scene/observed'
export { observedLayout } from './scene/observed'
export type { FrameOptions, LegendEntry } from './scene/picture/picture'
export { frameLegend, renderFrame } from './scene/picture/picture'
export type { ProjectedPoint } from './scene/pinhole'
export { projectPoint } from './scene/pinhole'
export type { SceneFormat } from './scene/read/format'
export { SCENE_FORMATS } from './scene/read/format'
export type { ReadScenesOptions } from './scene/read/options'
export type { SceneReading } from './scene/read/read'
export { readSceneLines, readScenes } from './scene/read/read'
export { formatScene } from './scene/read/scene-line'
export type { Scene, SceneCamera, SceneSource, Wall } from './scene/scene'
export type { Evidence, ObjectSight, Sight, SightOptions } from './scene/sight'
export { seenIn, visibility } from './scene/sight'
export type { FrameBudget } from './scene/walk/budgets'
export { FRAME_BUDGETS, frameBudgets, nestedFrameOrder } from './scene/walk/budgets'
export type { Walk, WalkOptions } from './scene/walk/walk'
export { sampleWalk, walkOf } from './scene/walk/walk'
