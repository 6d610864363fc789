import { signedArea } from '../../base/convex'
import { convexDistance } from '../../base/polygon-distance'
import type { Vec2 } from '../../base/vec2'
import { aabbCenter, aabbCorners } from '../../layout/aabb'
import { foldLabel } from '../../layout/label'
import { createLayout } from '../../layout/layout'
import { createLayoutIndex } from '../../layout/neighbors'
import type { DraftObject } from './draft'

/** The filters by name, in the order they are asked: an object counts for the first that drops it. */
export const SCENE_FILTERS = ['structure', 'nested', 'flat', 'tiny', 'far'] as const
/** A rule that drops objects a cognitive map would not hold; see {@link ReadScenesOptions}. */
export type SceneFilter = (typeof SCENE_FILTERS)[number]

/** Folded labels of the parts of a building. */
const STRUCTURE = new Set(['floor', 'wall', 'ceiling', 'room', 'doorframe'])

/** Folded labels of parts that simulators list beside the thing they are part of. */
const PARTS = new Set(['drawer', 'shelf', 'stoveknob', 'burner', 'stoveburner', 'sinkbasin', 'bathtubbasin'])

/** How far a part may stick out of the box it lies in, meters. */
const NESTED_SLACK = 0.05
/** Smaller extents, or equal ones, are only rounding, meters. */
const NO_EXTENT = 1e-6
const TINY = 0.05
const FAR = 1

/** What was kept, and how many objects each filter that is on dropped. */
export interface Filtered {
  readonly kept: readonly DraftObject[]
  readonly dropped: Readonly<Partial<Record<SceneFilter, number>>>
}

/** Drops the objects that the filters name. Labels are those of the file. */
export function filterObjects(
  objects: readonly DraftObject[],
  floor: readonly Vec2[] | undefined,
  filters: readonly SceneFilter[],
): Filtered {
  const on = SCENE_FILTERS.filter((name) => filters.includes(name))
  const dropped: Partial<Record<SceneFilter, number>> = Object.fromEntries(on.map((name) => [name, 0]))
  const isNested = on.includes('nested') ? nestedIn(objects) : () => false
  const drops: Readonly<Record<SceneFilter, (object: DraftObject) => boolean>> = {
    structure: ({ label }) => STRUCTURE.has(foldLabel(label)),
    nested: isNested,
    flat: (object) => extentsOf(object).some((extent) => extent <= NO_EXTENT),
    tiny: (object) => Math.max(...extentsOf(object)) < TINY,
    far: (object) => floor !== undefined && distanceToFloor(outlineOf(object), floor) > FAR,
  }
  const kept = objects.filter((object) => {
    const by = on.find((name) => drops[name](object))
    if (by !== undefined) dropped[by] = (dropped[by] ?? 0) + 1
    return by === undefined
  })
  return { kept, dropped }
}

/** The extents that are known: along x, along y, and the height. */
function extentsOf({ outline: { box, zRange } }: DraftObject): readonly number[] {
  const seen = [box.maxX - box.minX, box.maxY - box.minY]
  return zRange === undefined ? seen : [...seen, zRange[1] - zRange[0]]
}

const outlineOf = ({ outline }: DraftObject): readonly Vec2[] => outline.footprint ?? aabbCorners(outline.box)

/** Whether a part lies inside a larger thing that is not part of the building. */
function nestedIn(objects: readonly DraftObject[]): (object: DraftObject) => boolean {
  const wholes = objects.filter(({ label }) => !STRUCTURE.has(foldLabel(label)))
  const layout = createLayout(wholes.map(({ outline }) => ({ label: 'whole', box: outline.box })))
  const index = createLayoutIndex(layout)
  const byPlace = new Map(layout.objects.map((placed, at) => [placed, wholes[at]!]))
  return (object) =>
    PARTS.has(foldLabel(object.label)) &&
    index.near(aabbCenter(object.outline.box), NESTED_SLACK).some((placed) => liesInside(object, byPlace.get(placed)!))
}

function liesInside(part: DraftObject, whole: DraftObject): boolean {
  const [inner, outer] = [part.outline.zRange, whole.outline.zRange]
  if (part === whole || inner === undefined || outer === undefined) return false
  if (inner[0] < outer[0] - NESTED_SLACK || inner[1] > outer[1] + NESTED_SLACK) return false
  if (volumeOf(whole) <= volumeOf(part)) return false
  const around = outlineOf(whole)
  return outlineOf(part).every((corner) => convexDistance([corner], around) <= NESTED_SLACK)
}

function volumeOf(object: DraftObject): number {
  const [low, high] = object.outline.zRange ?? [0, 0]
  return signedArea(outlineOf(object)) * (high - low)
}

/** Distance of a convex outline to the nearest point of a floor that need not be convex; 0 if they overlap. */
function distanceToFloor(outline: readonly Vec2[], floor: readonly Vec2[]): number {
  if (isInside(outline[0]!, floor)) return 0
  const edges = floor.map((point, i) => [point, floor[(i + 1) % floor.length]!])
  return Math.min(...edges.map((edge) => convexDistance(outline, edge)))
}

/** Whether a point lies inside a simple polygon, by the number of edges to its right. */
export function isInside([x, y]: Vec2, polygon: readonly Vec2[]): boolean {
  let inside = false
  polygon.forEach((a, i) => {
    const b = polygon[(i + 1) % polygon.length]!
    if (a[1] > y !== b[1] > y && x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside
  })
  return inside
}
