import { badOption, listOptions } from '../base/error'
import { type Aabb, aabbCenter, aabbOfPoints } from '../layout/aabb'
import type { Layout } from '../layout/layout'
import type { GridMetric } from './grid-map'

/** The values of {@link GridPreset}. */
export const GRID_PRESET_NAMES = ['vsi', 'spacer', 'mindcube'] as const
/** The project whose grid is imitated: `vsi` (VSI-Bench), `spacer` (SpaceR), `mindcube` (MindCube). */
export type GridPreset = (typeof GRID_PRESET_NAMES)[number]

/** Every choice to be made on the way from meters to cells. */
export interface GridOptions {
  /** Cells per side; default 10. */
  readonly size?: number
  /** `square`: cells are squares, the shorter side of the bounds is padded on both ends. `stretch`: each axis fills the grid. */
  readonly fit?: (typeof GRID_CHOICES.fit)[number]
  /**
   * The area the grid covers, before the margin: the hull of the `boxes` (default), of their `centers`, the hull of
   * the layout's `floor`, or an area in meters.
   */
  readonly bounds?: (typeof GRID_CHOICES.bounds)[number] | Aabb
  /** Meters added around the bounds on every side; default 0. */
  readonly margin?: number
  /** Whether rows count in the direction of +y (`up`, default) or against it (`down`, as in an image). */
  readonly yAxis?: (typeof GRID_CHOICES.yAxis)[number]
  /**
   * `floor` (default): the bounds are cut into N x N areas; a shared edge belongs to the area on its greater-x or
   * greater-y side whichever way the rows are counted, the far edge of the bounds to the last area. `round`: N x N
   * grid points span the bounds, and an object belongs to the nearest; halfway, to the greater one.
   */
  readonly rule?: (typeof GRID_CHOICES.rule)[number]
  /** Which objects stay in a shared cell: `all` (default), the `first`, or the `largest` by the area of its box. */
  readonly cellOwner?: (typeof GRID_CHOICES.cellOwner)[number]
}

type Filled = Required<GridOptions>

const DEFAULTS: Filled = {
  size: 10,
  fit: 'square',
  bounds: 'boxes',
  margin: 0,
  yAxis: 'up',
  rule: 'floor',
  cellOwner: 'all',
}

/** What the presets set; docs/grid-maps.md says what each project specifies and what is our reading. */
export const GRID_PRESETS: Readonly<Record<GridPreset, Filled>> = /* @__PURE__ */ (() => ({
  vsi: { ...DEFAULTS, fit: 'stretch', bounds: 'centers' },
  spacer: { ...DEFAULTS, fit: 'stretch', bounds: 'centers' },
  mindcube: { ...DEFAULTS, yAxis: 'down' },
}))()

/** Options with the preset and the defaults filled in; options given with a preset win. Throws a `V2loError`. */
export function fillGridOptions(given: GridOptions & { readonly preset?: GridPreset }): Filled {
  const { preset, ...own } = given
  if (preset !== undefined && !Object.hasOwn(GRID_PRESETS, preset))
    throw badOption(`preset ${listOptions(GRID_PRESET_NAMES)}`, preset, 'leave it out and make the choices one by one')
  const set = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
  const options: Filled = { ...(preset === undefined ? DEFAULTS : GRID_PRESETS[preset]), ...set }
  const { size, margin } = options
  if (!Number.isInteger(size) || size < 1 || size > 10_000)
    throw badOption('size: an integer from 1 to 10000', size, 'leave it out for 10')
  if (!Number.isFinite(margin) || margin < 0)
    throw badOption('margin: a finite number of meters, 0 or more', margin, 'leave it out for 0')
  for (const [name, choices] of Object.entries<readonly string[]>(GRID_CHOICES)) {
    const value = options[name as keyof Filled]
    if (!(typeof value === 'string' && choices.includes(value)) && !(name === 'bounds' && typeof value === 'object'))
      throw badOption(`${name} ${choices.map((c) => `'${c}'`).join(', ')}`, value, 'leave it out for the first of them')
  }
  return options
}

/** The values of each grid option with a fixed set of them, the default first. */
export const GRID_CHOICES = {
  fit: ['square', 'stretch'],
  bounds: ['boxes', 'centers', 'floor'],
  yAxis: ['up', 'down'],
  rule: ['floor', 'round'],
  cellOwner: ['all', 'first', 'largest'],
} as const

/** The grid's position; `undefined` for a layout with nothing to place it around. */
export function gridMetric(layout: Layout, options: Filled): GridMetric | undefined {
  const { size, fit, margin, rule } = options
  const area = areaOf(layout, options.bounds)
  if (area === undefined) return undefined
  let { minX, minY, maxX, maxY } = area
  // Halved if a plain difference would overflow.
  let width = 2 * (maxX / 2 - minX / 2) + 2 * margin
  let depth = 2 * (maxY / 2 - minY / 2) + 2 * margin
  if (!(width < Infinity && depth < Infinity))
    throw badOption('bounds whose width and depth are numbers', area, 'give the bounds of the room')
  if (fit === 'square') width = depth = Math.max(width, depth)
  const [x, y] = aabbCenter(area)
  minX = Math.min(minX, x - width / 2)
  maxX = Math.max(maxX, x + width / 2)
  minY = Math.min(minY, y - depth / 2)
  maxY = Math.max(maxY, y + depth / 2)
  // With one grid point per axis there is no distance between points; it covers everything.
  const parts = rule === 'floor' || size === 1 ? size : size - 1
  return {
    bounds: { minX, minY, maxX, maxY },
    cellSize: [maxX / parts - minX / parts, maxY / parts - minY / parts],
    rule: size === 1 ? 'floor' : rule,
  }
}

function areaOf(layout: Layout, bounds: Filled['bounds']): Aabb | undefined {
  if (typeof bounds === 'object') return checkBounds(bounds)
  if (bounds === 'floor') {
    if (layout.floor === undefined)
      throw badOption("a layout with a floor for bounds 'floor'", 'a layout without one', "use bounds 'boxes'")
    return aabbOfPoints(layout.floor)
  }
  let minX = Infinity
  let minY = Infinity
  let maxX = -Infinity
  let maxY = -Infinity
  const boxes = bounds === 'boxes'
  for (const { box } of layout.objects) {
    // A box without extent at the center represents the center.
    const left = boxes ? box.minX : middle(box.minX, box.maxX)
    const right = boxes ? box.maxX : left
    const near = boxes ? box.minY : middle(box.minY, box.maxY)
    const far = boxes ? box.maxY : near
    if (left < minX) minX = left
    if (right > maxX) maxX = right
    if (near < minY) minY = near
    if (far > maxY) maxY = far
  }
  return layout.objects.length > 0 ? { minX, minY, maxX, maxY } : undefined
}

/** Exactly equal to `aabbCenter`, without creating a point. */
function middle(low: number, high: number): number {
  const sum = low + high
  return Number.isFinite(sum) ? sum / 2 : low / 2 + high / 2
}

function checkBounds(bounds: Aabb): Aabb {
  const { minX, minY, maxX, maxY } = bounds
  if ([minX, minY, maxX, maxY].every((v) => Number.isFinite(v)) && minX <= maxX && minY <= maxY) return bounds
  throw badOption('bounds { minX, minY, maxX, maxY } of finite numbers, min <= max', bounds, "or use 'boxes'")
}

/** The columns and rows of the objects' centers, interleaved: `[column, row, column, row, ...]`. */
export function gridCells(layout: Layout, metric: GridMetric, size: number, yAxis: 'up' | 'down'): Int32Array {
  const { bounds, cellSize, rule } = metric
  const [width, depth] = cellSize
  const half = rule === 'round' ? 0.5 : 0
  const { objects } = layout
  const cells = new Int32Array(objects.length * 2)
  const last = size - 1
  for (let i = 0; i < objects.length; i++) {
    const { box } = objects[i]!
    const column = cellAt((middle(box.minX, box.maxX) - bounds.minX) / width + half, last)
    const row = cellAt((middle(box.minY, box.maxY) - bounds.minY) / depth + half, last)
    cells[2 * i] = column
    cells[2 * i + 1] = yAxis === 'up' ? row : last - row
  }
  return cells
}

/** The part from 0 to `last` that contains a coordinate, or the nearest one; 0 if the grid has no extent. */
function cellAt(coordinate: number, last: number): number {
  return coordinate >= last ? last : coordinate > 0 ? Math.floor(coordinate) : 0
}

/** The center of a cell in meters. */
export function cellCenter(
  metric: GridMetric,
  size: number,
  yAxis: 'up' | 'down',
  column: number,
  row: number,
): readonly [x: number, y: number] {
  const { bounds, cellSize, rule } = metric
  const offset = rule === 'floor' ? 0.5 : 0
  const up = yAxis === 'up' ? row : size - 1 - row
  return [bounds.minX + (column + offset) * cellSize[0], bounds.minY + (up + offset) * cellSize[1]]
}
