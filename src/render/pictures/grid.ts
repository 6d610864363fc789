import type { Vec2 } from '../../base/vec2'
import type { Facing } from '../../grid/facing'
import type { GridCell, GridMap, GridMetric } from '../../grid/grid-map'
import type { Aabb } from '../../layout/aabb'
import type { Layout } from '../../layout/layout'
import type { FilledOptions } from '../options'
import type { Mark, Picture } from '../picture'
import { plainText } from '../text'
import { boundsOfPoints, counted, isNamed, layoutPicture, spelled } from './layout'

/** A grid over the metric map it was made from. */
export interface GridOverlay {
  readonly layout: Layout
  readonly grid: GridMap
}

/** Cells per side beyond which lines would be a gray area. */
const FINEST = 60

/** A grid map in its own cells: the numbers at the axes are columns and rows. */
export function gridPicture(grid: GridMap, options: FilledOptions): Picture {
  const { size = 0, yAxis, objects, views = [], collisions } = grid
  // Drawn with the middle of cell (c, r) at (c, r), upwards; rows that are counted downwards at -r.
  const at = ([column, row]: GridCell): Vec2 => [column, yAxis === 'down' ? 0 - row : row]
  const cells = [...objects, ...views].map(({ cell }) => at(cell))
  const corners: Vec2[] = size > 0 ? [at([-0.5, -0.5]), at([size - 0.5, size - 0.5])] : []
  const shared = new Set(collisions.flatMap(({ ids }) => ids))
  const ordered = [...objects].sort((a, b) => (a.id < b.id ? -1 : 1))
  const marks: Mark[] = [
    ...(size > 0 && size <= FINEST ? gridLines(size, at) : []),
    ...collisions.map(
      ({ cell, ids }): Mark => ({
        kind: 'shape',
        points: unitSquare(at(cell)),
        role: 'collision',
        title: sharing(ids),
      }),
    ),
    ...ordered.flatMap(({ id, cell, facing }): Mark[] => [
      ...facingMarks(at(cell), facing),
      { kind: 'dot', at: at(cell), role: shared.has(id) ? 'collision' : 'object', title: plainText(id) },
    ]),
    ...views.flatMap(({ name, cell, facing }): Mark[] => [
      { kind: 'observer', at: at(cell), yawDeg: yawOfFacing(facing) ?? 0, title: plainText(name) },
    ]),
  ]
  const summary = summaryOf(grid, options)
  return {
    bounds: boundsOfPoints([...corners, ...cells]),
    axes:
      yAxis === 'down'
        ? 'columns to the right, rows downwards, in cells'
        : 'columns to the right, rows upwards, in cells',
    cells: {
      rowsDown: yAxis === 'down',
      ...(size > 0 && { within: boundsOfPoints([at([0, 0]), at([size - 1, size - 1])]) }),
    },
    gridLines: size === 0,
    zeroLines: false,
    marks,
    labels: [
      ...ordered
        .filter(({ id }) => isNamed(id, options))
        .map(({ id, cell }) => ({ text: plainText(id), points: [at(cell)], role: 'object', rank: 2 }) as const),
      ...views.map(({ name, cell }) => ({ text: plainText(name), points: [at(cell)], role: 'view', rank: 1 }) as const),
    ],
    legend: collisions.length > 0 ? [{ role: 'collision', text: 'a cell with several objects' }] : [],
    captions: [{ text: summary }],
    title: `A grid map of ${counted(objects.length, 'object')}`,
    description: `${summary} ${ordered
      .slice(0, 40)
      .map(({ id, cell }) => `${plainText(id)} in (${cell.map((n) => Number(n.toFixed(options.decimals))).join(', ')})`)
      .join(', ')}.`,
  }
}

/** A grid over the meters: the layout with the cells its objects fall into. */
export function overlayPicture({ layout, grid }: GridOverlay, options: FilledOptions): Picture {
  const base = layoutPicture(layout, options)
  const { metric, size } = grid
  if (metric === undefined || size === undefined) return base
  const { bounds } = metric
  const [width, depth] = metric.cellSize
  const edges = edgesOf(metric, size)
  const up = grid.yAxis === 'up'
  const cell = ([column, row]: GridCell): Vec2[] => {
    const x = edges.minX + column * width
    const y = up ? edges.minY + row * depth : edges.maxY - (row + 1) * depth
    return [
      [x, y],
      [x + width, y],
      [x + width, y + depth],
      [x, y + depth],
    ]
  }
  const lines: Mark[] = []
  for (let i = 0; i <= size && size <= FINEST; i++) {
    const [x, y] = [edges.minX + i * width, edges.minY + i * depth]
    lines.push({ kind: 'line', from: [x, edges.minY], to: [x, edges.maxY], role: 'cell' })
    lines.push({ kind: 'line', from: [edges.minX, y], to: [edges.maxX, y], role: 'cell' })
  }
  const shared = inOrder(grid.collisions).map(
    ({ cell: at, ids }): Mark => ({
      kind: 'shape',
      points: cell(at),
      role: 'collision',
      title: sharing(ids),
    }),
  )
  const middle = (index: number) => index + 0.5
  const indices = Array.from({ length: size }, (_, i) => i)
  return {
    ...base,
    axes: `${base.axes}; columns above and rows on the right, in cells`,
    cellAxes: {
      columns: indices.map((i) => edges.minX + middle(i) * width),
      rows: indices.map((i) => (up ? edges.minY + middle(i) * depth : edges.maxY - middle(i) * depth)),
    },
    gridLines: false,
    zeroLines: false,
    bounds: boundsOfPoints([
      [base.bounds.minX, base.bounds.minY],
      [base.bounds.maxX, base.bounds.maxY],
      [Math.min(edges.minX, bounds.minX), Math.min(edges.minY, bounds.minY)],
      [Math.max(edges.maxX, bounds.maxX), Math.max(edges.maxY, bounds.maxY)],
    ]),
    marks: [...base.marks, ...lines, ...shared],
    legend: shared.length > 0 ? [{ role: 'collision', text: 'a cell with several objects' }] : [],
    captions: [{ text: summaryOf(grid, options) }],
    title: `A grid over a map of ${counted(layout.objects.length, 'object')}`,
  }
}

/** The outermost edges: with the rule `round` cells are centered on grid points, half a cell beyond the bounds. */
function edgesOf({ bounds, cellSize: [width, depth], rule }: GridMetric, size: number): Aabb {
  const [minX, minY] =
    rule === 'round' ? [bounds.minX - width / 2, bounds.minY - depth / 2] : [bounds.minX, bounds.minY]
  return { minX, minY, maxX: minX + size * width, maxY: minY + size * depth }
}

function gridLines(size: number, at: (cell: GridCell) => Vec2): Mark[] {
  const last = size - 0.5
  return Array.from({ length: size + 1 }, (_, i) => i - 0.5).flatMap((edge): Mark[] => [
    { kind: 'line', from: at([edge, -0.5]), to: at([edge, last]), role: 'cell' },
    { kind: 'line', from: at([-0.5, edge]), to: at([last, edge]), role: 'cell' },
  ])
}

/** By their cells, so that the order of the objects has no say. */
const inOrder = (collisions: GridMap['collisions']) =>
  collisions.toSorted((a, b) => a.cell[1] - b.cell[1] || a.cell[0] - b.cell[0])

const sharing = (ids: readonly string[]) =>
  `${ids.length} objects: ${ids.toSorted().slice(0, 20).map(plainText).join(', ')}`

/** The cell around its middle. */
const unitSquare = ([x, y]: Vec2): Vec2[] => [
  [x - 0.5, y - 0.5],
  [x + 0.5, y - 0.5],
  [x + 0.5, y + 0.5],
  [x - 0.5, y + 0.5],
]

function yawOfFacing(facing: Facing | undefined): number | undefined {
  const yaws: { readonly [facing: string]: number } = { up: 0, right: 90, down: 180, left: -90 }
  return facing === undefined ? undefined : yaws[facing]
}

/** Into and out of the picture there is no arrow. */
function facingMarks(at: Vec2, facing: Facing | undefined): Mark[] {
  const yawDeg = yawOfFacing(facing)
  return yawDeg === undefined ? [] : [{ kind: 'ray', at, yawDeg, px: 22, role: 'view' }]
}

function summaryOf({ size, objects, collisions, quantizationError }: GridMap, { decimals }: FilledOptions): string {
  const cells = size === undefined ? 'A grid' : `${size} x ${size} cells`
  const moved = quantizationError
    ? `, centers moved by ${spelled(quantizationError.worst, Math.min(2, decimals))} m at most`
    : ''
  return `${cells}, ${counted(objects.length, 'object')}, ${counted(collisions.length, 'cell')} with several${moved}.`
}
