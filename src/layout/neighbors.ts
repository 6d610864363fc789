import RBush from 'rbush'
import { showReceived, V2loError } from '../base/error'
import { distance, length, type Vec2 } from '../base/vec2'
import type { Aabb } from './aabb'
import type { BevObject, Layout } from './layout'
import { type Place, placeBox } from './place'

/** Spatial look-ups in one layout, by the boxes of its objects. */
export interface LayoutIndex {
  /** Objects whose box touches or overlaps a box, in the layout's order. */
  within(box: Aabb): readonly BevObject[]
  /** Objects whose box is at most `radius` meters from a point, in the layout's order. */
  near(point: Vec2, radius: number): readonly BevObject[]
  /** The `k` objects whose boxes are nearest to a place, the nearest first; at one distance in the layout's order. */
  nearest(place: Place, k: number): readonly BevObject[]
}

/** Below this many objects a plain scan is faster than a tree (see docs/performance.md). */
const SCAN_LIMIT = 80

/**
 * An index of a layout's boxes: built in n log n, asked in about log n. Layouts with few objects are scanned, with
 * the same answers. Throws a `V2loError` on numbers that are not finite and on a negative radius or count.
 *
 * @example
 * const layout = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }, { label: 'tv', bbox: [3, 0, 3.2, 1] }])
 * createLayoutIndex(layout).nearest([5, 0.5], 1).map(({ id }) => id) // ['tv']
 */
export function createLayoutIndex(layout: Layout): LayoutIndex {
  return layout.objects.length <= SCAN_LIMIT ? scanOf(layout.objects) : treeOf(layout.objects)
}

/** The look-ups by plain scans. */
export function scanOf(objects: readonly BevObject[]): LayoutIndex {
  return {
    within(box) {
      const area = checkBox(box)
      return objects.filter((object) => touches(object.box, area))
    },
    near(point, radius) {
      const area = placeBox(point)
      checkCount('radius', radius)
      return objects.filter((object) => gapBetween(object.box, area) <= radius)
    },
    nearest(place, k) {
      const area = placeBox(place)
      checkCount('k', k)
      return byDistance(objects, area).slice(0, Math.floor(k))
    },
  }
}

interface Item extends Aabb {
  readonly at: number
}

/** The look-ups by an R-tree. */
export function treeOf(objects: readonly BevObject[]): LayoutIndex {
  const tree = new RBush<Item>()
  tree.load(objects.map(({ box }, at) => ({ ...box, at })))
  const inOrder = (items: readonly Item[]) =>
    items
      .map((item) => item.at)
      .sort((a, b) => a - b)
      .map((at) => objects[at]!)
  const search = (box: Aabb) => inOrder(tree.search(box))
  const around = ({ minX, minY, maxX, maxY }: Aabb, radius: number): Aabb => ({
    minX: minX - radius,
    minY: minY - radius,
    maxX: maxX + radius,
    maxY: maxY + radius,
  })
  const { minX, minY, maxX, maxY } = tree.toJSON()
  const span = Math.max(length([maxX - minX, maxY - minY]), Number.MIN_VALUE)
  return {
    within: (box) => search(checkBox(box)),
    near(point, radius) {
      const area = placeBox(point)
      checkCount('radius', radius)
      return search(around(area, radius)).filter((object) => gapBetween(object.box, area) <= radius)
    },
    nearest(place, k) {
      const area = placeBox(place)
      const wanted = Math.min(Math.floor(checkCount('k', k)), objects.length)
      if (wanted === 0) return []
      // The search widens until enough objects are nearer than its reach; the first reach expects them spread evenly.
      const start = gapBetween({ minX, minY, maxX, maxY }, area)
      for (let reach = start + span * Math.sqrt(wanted / objects.length); ; reach = start + 2 * (reach - start)) {
        const found = search(around(area, reach)).filter((object) => gapBetween(object.box, area) <= reach)
        if (found.length >= wanted || found.length === objects.length) return byDistance(found, area).slice(0, wanted)
      }
    },
  }
}

/** Boxes that come and go, each under a key. */
export interface BoxIndex<K> {
  /** Puts a box in, or in the place of the one that the key had. */
  set(key: K, box: Aabb): void
  delete(key: K): void
  /** The keys whose boxes touch or overlap a box, in no particular order. */
  within(box: Aabb): readonly K[]
}

/** An empty index of boxes for what grows: few are scanned, many are in an R-tree with insert and remove, each about log n. */
export function createBoxIndex<K>(): BoxIndex<K> {
  interface Held extends Aabb {
    readonly key: K
  }
  const held = new Map<K, Held>()
  let tree: RBush<Held> | undefined
  const remove = (key: K) => {
    const item = held.get(key)
    if (item === undefined) return
    tree?.remove(item)
    held.delete(key)
  }
  return {
    set(key, box) {
      const item = { ...checkBox(box), key }
      remove(key)
      held.set(key, item)
      if (tree !== undefined) tree.insert(item)
      else if (held.size > SCAN_LIMIT) tree = new RBush<Held>().load([...held.values()])
    },
    delete: remove,
    within(box) {
      const area = checkBox(box)
      if (tree !== undefined) return tree.search(area).map(({ key }) => key)
      const found: K[] = []
      for (const item of held.values()) if (touches(item, area)) found.push(item.key)
      return found
    },
  }
}

function byDistance(found: readonly BevObject[], area: Aabb): BevObject[] {
  // `found` is in the layout's order, and sorting is stable.
  return found
    .map((object) => ({ object, gap: gapBetween(object.box, area) }))
    .sort((a, b) => a.gap - b.gap)
    .map(({ object }) => object)
}

const touches = (a: Aabb, b: Aabb) => a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY

function gapBetween(a: Aabb, b: Aabb): number {
  const x = Math.max(0, b.minX - a.maxX, a.minX - b.maxX)
  const y = Math.max(0, b.minY - a.maxY, a.minY - b.maxY)
  return x === 0 ? y : y === 0 ? x : distance([0, 0], [x, y])
}

function checkBox(box: Aabb): Aabb {
  const numbers = [box?.minX, box?.minY, box?.maxX, box?.maxY]
  if (numbers.every((n) => Number.isFinite(n))) return box
  throw new V2loError({
    code: 'bad-number',
    expected: 'a box of four finite numbers',
    received: showReceived(box),
    remedy: 'pass { minX, minY, maxX, maxY } in meters',
  })
}

function checkCount(name: string, value: number): number {
  if (value >= 0) return value
  throw new V2loError({
    code: 'bad-number',
    expected: `${name}: a number that is not negative`,
    received: showReceived(value),
    remedy: name === 'k' ? 'ask for 1 or more' : 'pass a distance in meters',
  })
}
