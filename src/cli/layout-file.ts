import { isV2loError } from '../base/error'
import { type GridMap, isGridMap } from '../grid/grid-map'
import { parseGridMap } from '../grid/read'
import type { Layout } from '../layout/layout'
import { parseLayout } from '../parse/layout'
import { readStoredLayout } from '../parse/stored-layout'
import { type Io, UsageError } from './command'
import { readInput } from './io'

/**
 * The layout a file holds: a layout as JSON, the output of `v2lo-map parse`, or any text a map can be read from.
 * A file without a map is a mistake of the call.
 */
export async function readLayoutFile(file: string, io: Io): Promise<Layout> {
  const map = await readMapFile(file, io)
  if (!isGridMap(map)) return map
  throw new UsageError(`${file}: it holds a grid map, which has no metres: expected a layout or a response with boxes`)
}

/** As {@link readLayoutFile}, and a grid map where the text holds cells instead of boxes. */
export async function readMapFile(file: string, io: Io): Promise<Layout | GridMap> {
  const text = await readInput(file, io)
  const stored = storedIn(text, file) ?? storedGridIn(text)
  if (stored) return stored
  const read = parseLayout(text)
  if (read.ok) return read.value
  const grid = parseGridMap(text)
  if (grid.ok && grid.value.objects.length > 0) return grid.value
  throw new UsageError(`${file}: no map could be read: ${read.diagnostics[0].message}`)
}

/** A grid map as `v2lo-map grid` and `v2lo-map parse` write it. */
function storedGridIn(text: string): GridMap | undefined {
  try {
    const value = JSON.parse(text)
    const grid = value?.grid ?? value
    return isStoredGrid(grid) ? grid : undefined
  } catch {
    return undefined
  }
}

function isStoredGrid(value: unknown): value is GridMap {
  if (typeof value !== 'object' || value === null || !isGridMap(value)) return false
  const { objects, collisions, yAxis, size } = value
  return (
    (yAxis === 'up' || yAxis === 'down') &&
    (size === undefined || (Number.isInteger(size) && size > 0)) &&
    Array.isArray(collisions) &&
    collisions.every(({ cell, ids }) => isCell(cell) && Array.isArray(ids)) &&
    Array.isArray(objects) &&
    objects.every(({ id, label, cell }) => typeof id === 'string' && typeof label === 'string' && isCell(cell))
  )
}

const isCell = (cell: unknown) => Array.isArray(cell) && cell.length === 2 && cell.every(Number.isFinite)

function storedIn(text: string, file: string): Layout | undefined {
  try {
    return readStoredLayout(text)
  } catch (error) {
    throw isV2loError(error) ? new UsageError(`${file}: ${error.message}`) : error
  }
}
