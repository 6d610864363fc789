import { distance } from '../base/vec2'
import { type Aabb, aabbCenter } from '../layout/aabb'
import { createLayout, type Layout, type ObjectInput } from '../layout/layout'
import { facingOfHeading, headingOfFacing } from './facing'
import { cellCenter, fillGridOptions, type GridOptions, type GridPreset, gridCells, gridMetric } from './grid-frame'
import { collisionsOf, type GridMap, type GridObject } from './grid-map'

/** How {@link toGridMap} chooses cells: a preset, single choices, or both. */
export type ToGridMapOptions = GridOptions & {
  /** Starts from a project's settings; options given with it take precedence. */
  readonly preset?: GridPreset
}

/**
 * The grid map of a metric layout: every object in the cell of its box's center. The result includes which cells are
 * shared and how far centers moved. Throws a `V2loError` on an invalid option.
 *
 * @example
 * const layout = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }, { label: 'tv', bbox: [3, 0, 3.2, 1] }])
 * toGridMap(layout, { preset: 'vsi' }).objects.map(({ cell }) => cell) // [[0, 0], [9, 0]]
 */
export function toGridMap(layout: Layout, options: ToGridMapOptions = {}): GridMap {
  const filled = fillGridOptions(options)
  const { size, yAxis, cellOwner } = filled
  const dialect = options.preset !== undefined && { dialect: options.preset }
  const metric = gridMetric(layout, filled)
  if (metric === undefined) return { size, yAxis, objects: [], ...dialect, collisions: [] }
  const cells = gridCells(layout, metric, size, yAxis)
  const outside: string[] = []
  let worst = 0
  let sum = 0
  const objects = layout.objects.map((object, i): GridObject => {
    const column = cells[2 * i]!
    const row = cells[2 * i + 1]!
    const center = aabbCenter(object.box)
    if (isInside(center, metric.bounds)) {
      const moved = distance(center, cellCenter(metric, size, yAxis, column, row))
      worst = Math.max(worst, moved)
      sum += moved
    } else outside.push(object.id)
    return {
      id: object.id,
      label: object.label,
      cell: [column, row],
      ...(object.headingDeg !== undefined && { facing: facingOfHeading(object.headingDeg) }),
    }
  })
  const counted = objects.length - outside.length
  const collisions = collisionsOf(objects)
  const hidden = cellOwner === 'all' ? [] : hiddenObjects(layout, collisions, cellOwner)
  const away = new Set(hidden)
  return {
    size,
    yAxis,
    objects: away.size === 0 ? objects : objects.filter(({ id }) => !away.has(id)),
    ...dialect,
    metric,
    collisions,
    quantizationError: { worst, mean: counted > 0 ? sum / counted : 0 },
    ...(outside.length > 0 && { outside }),
    ...(hidden.length > 0 && { hidden }),
  }
}

function isInside([x, y]: readonly [number, number], bounds: Aabb): boolean {
  return x >= bounds.minX && x <= bounds.maxX && y >= bounds.minY && y <= bounds.maxY
}

function hiddenObjects(layout: Layout, collisions: GridMap['collisions'], owner: 'first' | 'largest'): string[] {
  const areas = new Map(layout.objects.map(({ id, box }) => [id, (box.maxX - box.minX) * (box.maxY - box.minY)]))
  return collisions.flatMap(({ ids }) => {
    const largest = ids.reduce((best, id) => (areas.get(id)! > areas.get(best)! ? id : best))
    return ids.filter((id) => id !== (owner === 'first' ? ids[0] : largest))
  })
}

/**
 * A layout whose boxes are the cells of a grid map. Lossy: every extent is a cell's, every position a cell's center.
 * Metric if the map knows its bounds (a center is then at most half a cell's diagonal from where it was); otherwise
 * in cells, with columns to the right and +y upward on the picture, so that directions hold and lengths are
 * counted in cells. The origin is `'unknown'`: a grid does not say where its observer is.
 *
 * @example
 * const grid = unwrap(parseGridMap('{"sofa": [(2, 3)]}', { dialect: 'vsi' }))
 * fromGridMap(grid).objects[0].box // { minX: 1.5, minY: 2.5, maxX: 2.5, maxY: 3.5 }
 */
export function fromGridMap(grid: GridMap): Layout {
  const { metric, yAxis, size } = grid
  return createLayout(
    grid.objects.map(({ id, label, cell, facing }): ObjectInput => {
      const heading = facing && headingOfFacing(facing)
      const [x, y] =
        metric && size !== undefined
          ? cellCenter(metric, size, yAxis, cell[0], cell[1])
          : [cell[0], yAxis === 'up' ? cell[1] : 0 - cell[1]]
      const [width, depth] = metric && size !== undefined ? metric.cellSize : [1, 1]
      return {
        id,
        label,
        bbox: [x! - width / 2, y! - depth / 2, x! + width / 2, y! + depth / 2],
        ...(heading !== undefined && { headingDeg: heading }),
      }
    }),
  )
}
