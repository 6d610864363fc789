import { isV2loError } from '../base/error'
import { wireMessage } from '../base/fields/wire-words'
import { type GridMap, isGridMap } from '../grid/grid-map'
import type { Layout } from '../layout/layout'
import { parseLayout } from '../parse/layout'
import { readStoredLayout } from '../parse/stored-layout'
import { readScenes } from '../scene/read/read'
import { type Io, UsageError } from './command'
import { gridIn } from './grid-text'
import { readInput } from './io'
import { isSceneText } from './scene-file'
import { withoutControls } from './table'

/**
 * The layout a file holds: a layout as JSON, the output of `v2lo-map parse`, or any text a map can be read from.
 * A file without a map is a mistake of the call.
 */
export async function readLayoutFile(file: string, io: Io): Promise<Layout> {
  const map = await readMapFile(file, io)
  if (!isGridMap(map)) return map
  throw new UsageError(`${file}: it holds a grid map, which has no meters: expected a layout or a response with boxes`)
}

/** As {@link readLayoutFile}, and a grid map where the text holds cells instead of boxes. */
export async function readMapFile(file: string, io: Io): Promise<Layout | GridMap> {
  const text = await readInput(file, io)
  const stored = sceneLayoutIn(text, file) ?? storedIn(text, file) ?? storedGridIn(text, file)
  if (stored) return stored
  const read = parseLayout(text)
  if (read.ok) return read.value
  const grid = gridIn(text)
  if (grid) return grid.value
  throw new UsageError(`${file}: no map could be read: ${read.diagnostics[0].message}`)
}

/** The map of the one scene that a text of `scene.jsonl` holds; several would lie on top of each other as one map. */
function sceneLayoutIn(text: string, file: string): Layout | undefined {
  if (!isSceneText(text)) return undefined
  const scenes = [...readScenes(text, { file })].flatMap((reading) => (reading.ok ? [reading.value] : []))
  if (scenes.length < 2) return scenes[0]?.layout
  const ids = scenes.slice(0, 8).map(({ id }) => id)
  throw new UsageError(
    `${file}: expected one map, received ${scenes.length} scenes (${withoutControls(ids.join(', '))}${scenes.length > 8 ? ', ...' : ''}): name one by --scene, or give a file with one`,
  )
}

/** A grid map as `v2lo-map grid` and `v2lo-map parse` write it; a spoilt one is a mistake of the call. */
function storedGridIn(text: string, file: string): GridMap | undefined {
  const value = jsonIn(text)
  const grid = isObject(value) && 'grid' in value ? value.grid : value
  if (!isObject(grid) || !isGridMap(grid)) return undefined
  if (isStoredGrid(grid)) return grid
  throw new UsageError(
    `${file}: expected a grid map { size, yAxis, objects: [{ id, label, cell }], collisions: [{ cell, ids }] } as v2lo-map grid writes it`,
  )
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function isStoredGrid(value: GridMap): boolean {
  const { objects, collisions, yAxis, size, views = [], quantizationError } = value
  return (
    (yAxis === 'up' || yAxis === 'down') &&
    (size === undefined || (Number.isInteger(size) && size > 0)) &&
    Array.isArray(collisions) &&
    collisions.every((shared) => isCell(shared?.cell) && Array.isArray(shared.ids) && shared.ids.every(isText)) &&
    Array.isArray(views) &&
    views.every((view) => isText(view?.name) && isCell(view.cell)) &&
    (quantizationError === undefined || Number.isFinite(quantizationError?.worst)) &&
    Array.isArray(objects) &&
    objects.every((object) => isText(object?.id) && isText(object.label) && isCell(object.cell))
  )
}

const isText = (text: unknown) => typeof text === 'string'

const isCell = (cell: unknown) => Array.isArray(cell) && cell.length === 2 && cell.every(Number.isFinite)

function storedIn(text: string, file: string): Layout | undefined {
  try {
    return readStoredLayout(text)
  } catch (error) {
    throw isV2loError(error) ? new UsageError(`${file}: ${wireMessage(error)}`) : error
  }
}
