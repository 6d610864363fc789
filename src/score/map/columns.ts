import { keptForLayout } from '../../layout/kept'
import { foldLabel, splitInstance } from '../../layout/label'

/**
 * A layout as columns for matching: centers and half extents (halves never overflow), and the positions of the
 * objects of each label, sorted by place, so that the order in which a map lists its objects never matters.
 */
export interface MapColumns {
  readonly count: number
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly halfX: readonly number[]
  readonly halfY: readonly number[]
  readonly groups: ReadonlyMap<string, readonly number[]>
}

/** In a group of rollouts the same true map is scored against many predicted ones. */
export const mapColumns = /* @__PURE__ */ keptForLayout((layout): MapColumns => {
  const { objects } = layout
  const count = objects.length
  // Plain arrays: a typed array of a dozen numbers costs more to make than to fill.
  const x: number[] = []
  const y: number[] = []
  const halfX: number[] = []
  const halfY: number[] = []
  const groups = new Map<string, number[]>()
  for (let i = 0; i < count; i++) {
    const { label, box } = objects[i]!
    x.push(box.minX / 2 + box.maxX / 2)
    y.push(box.minY / 2 + box.maxY / 2)
    halfX.push(box.maxX / 2 - box.minX / 2)
    halfY.push(box.maxY / 2 - box.minY / 2)
    const key = instanceKey(label)
    const group = groups.get(key)
    if (group) group.push(i)
    else groups.set(key, [i])
  }
  const byPlace = (a: number, b: number) =>
    x[a]! - x[b]! || y[a]! - y[b]! || halfX[a]! - halfX[b]! || halfY[a]! - halfY[b]!
  for (const group of groups.values()) if (group.length > 1) group.sort(byPlace)
  return { count, x, y, halfX, halfY, groups }
})

/**
 * The name under which objects are matched: the folded label without an instance number, so that `chair`, `Chair`,
 * `chair_2` and `chair#3` are instances of one label, told apart by where they are and never by their numbers.
 */
export function instanceKey(label: string): string {
  if (PLAIN.test(label)) return label
  return foldLabel(splitInstance(label)?.label ?? label) || foldLabel(label)
}

const PLAIN = /^[a-z]{1,40}$/

/** Objects in the order of their labels and places: the order of everything that is summed or sampled. */
export function canonicalOrder(columns: MapColumns): number[] {
  const keys = [...columns.groups.keys()].sort()
  return keys.flatMap((key) => columns.groups.get(key)!)
}
