import type { Vec2 } from '../../base/vec2'
import { toGridMap } from '../../grid/convert'
import { cellCenter, type GridOptions } from '../../grid/grid-frame'
import { aabbCenter } from '../../layout/aabb'
import { type BevObject, createLayout } from '../../layout/layout'
import { centerDistance, closestDistance } from '../../solve/distance'
import { sizeOf } from '../../solve/size'

/** What a form of map says of the objects of a scene; an object it does not have is `undefined` in `centers`. */
export interface FormMap {
  /** Where each object is, for directions: meters, or cells of a grid. */
  readonly centers: readonly (Vec2 | undefined)[]
  /** Meters between two objects, as well as the form can tell. */
  distance(a: number, b: number): number
  /** The longest side, meters; `undefined` if the form has no sizes. */
  size(object: number): number | undefined
}

/** A form of map: what is left of the known objects when they are written in it. */
export interface MapForm {
  readonly name: string
  /** False where the form has no sizes: then a task that asks for one has no score at all. */
  readonly hasSizes: boolean
  /** Objects that are not known are `undefined`. */
  read(objects: readonly (BevObject | undefined)[]): FormMap
}

/** Boxes with their edges rounded to steps of so many meters; 0 leaves them as they are. */
const boxes = (name: string, step: number): MapForm => ({
  name,
  hasSizes: true,
  read: (objects) => {
    const round = (edge: number) => (step === 0 ? edge : Math.round(edge / step) * step)
    const read = objects.map((object): BevObject | undefined => {
      if (object === undefined) return undefined
      const { id, label, box } = object
      return {
        id,
        label,
        box: { minX: round(box.minX), minY: round(box.minY), maxX: round(box.maxX), maxY: round(box.maxY) },
      }
    })
    return outlines(read, 2)
  },
})

function outlines(objects: readonly (BevObject | undefined)[], dimensions: 2 | 3): FormMap {
  return {
    centers: objects.map((object) => object && aabbCenter(object.box)),
    distance: (a, b) => {
      const [one, other] = [objects[a]!, objects[b]!]
      const solid = dimensions === 3 && one.zRange !== undefined && other.zRange !== undefined
      return closestDistance(one, other, { dimensions: solid ? 3 : 2 })
    },
    size: (object) => {
      const { longest, height = 0 } = sizeOf(objects[object]!)
      return dimensions === 3 ? Math.max(longest, height) : longest
    },
  }
}

const FOOTPRINTS: MapForm = { name: 'footprints', hasSizes: true, read: (objects) => outlines(objects, 2) }
const SOLIDS: MapForm = { name: 'footprints and heights', hasSizes: true, read: (objects) => outlines(objects, 3) }

const points = (centers: readonly (Vec2 | undefined)[]): FormMap => ({
  centers,
  distance: (a, b) => centerDistance(centers[a]!, centers[b]!),
  size: () => undefined,
})

const CENTERS: MapForm = {
  name: 'centers only',
  hasSizes: false,
  read: (objects) => points(objects.map((object) => object && aabbCenter(object.box))),
}

/**
 * Cells. Directions are read off the cells, as whoever has the grid sees them, so a stretched one turns them; lengths
 * are meters between the centers of cells, whose size is taken as known.
 */
const grid = (options: Required<Pick<GridOptions, 'size' | 'fit'>> & { bounds: 'boxes' | 'centers' }): MapForm => ({
  name: `grid ${options.size}, ${options.fit === 'square' ? 'square' : 'stretched'}, bounds of the ${options.bounds}`,
  hasSizes: false,
  read: (objects) => {
    const known = objects.flatMap((object, index) => (object === undefined ? [] : [{ object, index }]))
    const layout = createLayout(known.map(({ object: { label, box }, index }) => ({ id: String(index), label, box })))
    const { objects: placed, metric, size, yAxis } = toGridMap(layout, options)
    const cells: (Vec2 | undefined)[] = objects.map(() => undefined)
    const meters = [...cells]
    for (const { id, cell } of placed) {
      cells[Number(id)] = cell
      meters[Number(id)] = cellCenter(metric!, size ?? 0, yAxis, cell[0], cell[1])
    }
    return { ...points(meters), centers: cells }
  },
})

const GRID_SIZES = [5, 10, 20, 50] as const

/** Every form that is compared, the paper's metric map among them. */
export const MAP_FORMS: readonly MapForm[] = [
  boxes('boxes, exact', 0),
  boxes('boxes, 2 decimals', 0.01),
  boxes('boxes, 1 decimal (the paper)', 0.1),
  boxes('boxes, steps of 0.5 m', 0.5),
  FOOTPRINTS,
  SOLIDS,
  CENTERS,
  ...GRID_SIZES.flatMap((size) =>
    (['stretch', 'square'] as const).flatMap((fit) =>
      (['centers', 'boxes'] as const).map((bounds) => grid({ size, fit, bounds })),
    ),
  ),
]

/** The form with a name. */
export function formNamed(name: string): MapForm {
  return MAP_FORMS.find((form) => form.name === name)!
}

/** The two forms that are compared under noise: the paper's map, and the grid of VSI-Bench. */
export const METRIC_FORM = 'boxes, 1 decimal (the paper)'
export const GRID_FORM = 'grid 10, stretched, bounds of the centers'
