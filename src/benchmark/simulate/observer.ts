import { badOption, listOptions } from '../../base/error'
import { createRandom, type Random } from '../../base/random'
import { seedOf } from '../../dataset/hash'
import type { Item } from '../../dataset/item'
import { aabbCenter } from '../../layout/aabb'
import { type BevObject, createLayout, type Layout, type ObjectInput } from '../../layout/layout'
import { FURNITURE } from '../../scene/generate/furniture'

/** The form an observer writes its map in. */
const OBSERVER_FORMS = ['metric', 'grid'] as const

/** What a simulated observer gets wrong; everything is 0, and its form metric, unless told. */
export interface ObserverOptions {
  /** A whole number; the same seed gives the same answers. */
  readonly seed: number
  /**
   * Standard deviation of a center along each axis, meters, for an object at 3 m that one frame shows; it grows with
   * the range and shrinks with the square root of the frames.
   */
  readonly centerNoise?: number
  /** Standard deviation of the logarithm of each side; 0.1 is about 10 %. */
  readonly sizeNoise?: number
  /** The chance that an object is left out of the map. */
  readonly miss?: number
  /** The chance, for each object, that another is put on the map that is not there. */
  readonly invent?: number
  /** The chance that an object gets the label of another. */
  readonly relabel?: number
  /** The chance that the answer is not the one that follows from the map. */
  readonly slip?: number
  /** The chance that the form of a response is broken. */
  readonly misformat?: number
  /** Default `metric`. */
  readonly form?: (typeof OBSERVER_FORMS)[number]
}

/** {@link ObserverOptions} with defaults filled in. */
export type FilledObserver = Required<ObserverOptions>

const CHANCES = ['miss', 'invent', 'relabel', 'slip', 'misformat'] as const
const NOISES = ['centerNoise', 'sizeNoise'] as const

/** Checks options and fills in their defaults. Throws a `V2loError` on the first invalid one. */
export function fillObserver(options: ObserverOptions): FilledObserver {
  const filled: FilledObserver = {
    ...{ centerNoise: 0, sizeNoise: 0, miss: 0, invent: 0, relabel: 0, slip: 0, misformat: 0, form: 'metric' },
    ...options,
  }
  const bad = (expected: string, received: unknown) => badOption(expected, received, 'leave it out for 0')
  if (!Number.isInteger(filled.seed)) throw bad('seed: a whole number', filled.seed)
  for (const name of CHANCES)
    if (!(filled[name] >= 0 && filled[name] <= 1)) throw bad(`${name}: a chance from 0 to 1`, filled[name])
  for (const name of NOISES)
    if (!(filled[name] >= 0 && Number.isFinite(filled[name]))) throw bad(`${name}: 0 or more`, filled[name])
  if (!OBSERVER_FORMS.includes(filled.form)) throw bad(`form: ${listOptions(OBSERVER_FORMS)}`, filled.form)
  return filled
}

/** The least side of a box as an observer sees it, meters. */
const LEAST_SIDE = 0.1

/**
 * The true map of an item as the observer believes it. What is drawn depends on the scene, the budget and the object
 * alone, so that all questions about one view are answered from one map.
 */
export function believedLayout(item: Item, observer: FilledObserver): Layout {
  const view = `${item.scene_id}:k${item.frames.budget}${item.twin ? `:${item.twin.change}` : ''}`
  const { objects } = item.true_layout
  const labels = [...new Set(objects.map(({ label }) => label))]
  const believed: ObjectInput[] = []
  for (const object of objects) {
    const random = createRandom(seedOf(`${view}:${object.id}`, observer.seed))
    const draws = drawsOf(random)
    if (draws.miss >= observer.miss)
      believed.push(seenAs(object, item.evidence.objects[object.id]?.frames ?? 1, observer, draws, labels))
    if (draws.invent < observer.invent) believed.push(inventedBeside(object, labels, random))
  }
  return createLayout(believed, { origin: item.true_layout.origin })
}

/** Always drawn in this order, so that a change of one option leaves the draws of the others as they were. */
const drawsOf = (random: Random) => ({
  miss: random.next(),
  invent: random.next(),
  relabel: random.next(),
  label: random.next(),
  x: random.normal(),
  y: random.normal(),
  width: random.normal(),
  depth: random.normal(),
})

function seenAs(
  { label, box }: BevObject,
  frames: number,
  { centerNoise, sizeNoise, relabel }: FilledObserver,
  draws: ReturnType<typeof drawsOf>,
  labels: readonly string[],
): ObjectInput {
  const [x, y] = aabbCenter(box)
  // 1 at 3 m; half of it is there however close the object is.
  const spread = (centerNoise * (0.5 + Math.hypot(x, y) / 6)) / Math.sqrt(Math.max(1, frames))
  const side = (length: number, draw: number) =>
    sizeNoise === 0 ? length : Math.max(LEAST_SIDE, length * Math.exp(sizeNoise * draw))
  const [halfX, halfY] = [side(box.maxX - box.minX, draws.width) / 2, side(box.maxY - box.minY, draws.depth) / 2]
  const [cx, cy] = [x + spread * draws.x, y + spread * draws.y]
  const others = labels.filter((other) => other !== label)
  const name = draws.relabel < relabel ? others[Math.floor(draws.label * others.length)] : undefined
  return { label: name ?? label, bbox: [cx - halfX, cy - halfY, cx + halfX, cy + halfY] }
}

/** A piece of furniture that the room does not have, half a meter to two meters beside one it has. */
function inventedBeside({ box }: BevObject, labels: readonly string[], random: Random): ObjectInput {
  const absent = Object.keys(FURNITURE).filter((name) => !labels.includes(name))
  const label = absent[random.below(absent.length)] ?? 'thing'
  const [x, y] = aabbCenter(box)
  const [cx, cy] = [x + random.between(-2, 2), y + random.between(-2, 2)]
  const [halfX, halfY] = [random.between(0.1, 0.8), random.between(0.1, 0.8)]
  return { label, bbox: [cx - halfX, cy - halfY, cx + halfX, cy + halfY] }
}
