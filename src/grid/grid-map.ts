import type { Aabb } from '../layout/aabb'
import type { Facing } from './facing'

/** The values of {@link GridDialect}. */
export const GRID_DIALECTS = ['vsi', 'spacer', 'mindcube', 'mindcube-augmented', 'vagen', 'ascii'] as const
/** The texts a grid map is written in; see docs/grid-maps.md. */
export type GridDialect = (typeof GRID_DIALECTS)[number]

/** A cell: column, then row, both from 0. Read maps may have fractions and cells outside the grid. */
export type GridCell = readonly [column: number, row: number]

/** One instance on a grid. */
export interface GridObject {
  /** Unique among the objects of its map: `chair`, `chair#2`, ... */
  readonly id: string
  /** The category as written. */
  readonly label: string
  readonly cell: GridCell
  /** Where it faces, as seen on the picture. */
  readonly facing?: Facing
}

/** A camera or an agent on a grid: `Image 1`, `agent`. */
export interface GridView {
  readonly name: string
  readonly cell: GridCell
  /** Where the view looks on the picture; absent if the text does not say. */
  readonly facing?: Facing
}

/** The position of cells in meters. */
export interface GridMetric {
  /** The area the grid covers, in the layout's meters. */
  readonly bounds: Aabb
  /** Width and depth of a cell; with rule `round`, the distance between two neighboring grid points. */
  readonly cellSize: readonly [width: number, depth: number]
  /** `floor`: a cell is the area it covers; `round`: a cell is the area nearest to a grid point. */
  readonly rule: 'floor' | 'round'
}

/**
 * A discrete cognitive map: objects in the cells of an N x N grid. Plain JSON data. The column grows to the right;
 * the row grows upward (`yAxis: 'up'`, as on a metric map) or downward (`'down'`, as in an image).
 */
export interface GridMap {
  /** Cells per side; absent if unknown. */
  readonly size?: number
  readonly yAxis: 'up' | 'down'
  readonly objects: readonly GridObject[]
  /** Cameras and the agent; absent if the text has no place for them. */
  readonly views?: readonly GridView[]
  /** The text it was read from, or the preset it was made with. */
  readonly dialect?: GridDialect
  /** Where the grid lies in meters; absent for a map read from text. */
  readonly metric?: GridMetric
  /** Cells with more than one object, with the ids of those objects, in order. */
  readonly collisions: readonly { readonly cell: GridCell; readonly ids: readonly string[] }[]
  /**
   * How far conversion moved the centers of the objects to the centers of their cells, meters: at most half a cell's
   * diagonal, except for the objects in `outside`, which are left out here. Absent for a map read from text.
   */
  readonly quantizationError?: { readonly worst: number; readonly mean: number }
  /** Ids of objects whose center lies outside the bounds: they are put in the nearest cell at the edge. */
  readonly outside?: readonly string[]
  /**
   * How many entries of the text were dropped, or kept without their facing because it could not be read. Absent if
   * there were none, and for a map made from a layout. The `mindcube` profile scores such a map 0, as its project does.
   */
  readonly malformed?: number
  /** Ids of objects left out because another one owns their cell; see `cellOwner`. */
  readonly hidden?: readonly string[]
}

/** Whether a map is a grid map rather than a layout. */
export function isGridMap(map: object): map is GridMap {
  return 'yAxis' in map && 'objects' in map
}

/** The cells that several objects share, in the order of the objects. */
export function collisionsOf(objects: readonly GridObject[]): GridMap['collisions'] {
  const cells = new Map<string, { cell: GridCell; ids: string[] }>()
  for (const { id, cell } of objects) {
    const key = `${cell[0]},${cell[1]}`
    const known = cells.get(key)
    if (known) known.ids.push(id)
    else cells.set(key, { cell, ids: [id] })
  }
  return [...cells.values()].filter(({ ids }) => ids.length > 1)
}
