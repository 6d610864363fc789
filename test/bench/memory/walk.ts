import { createRandom, type Random } from '../../../src/base/random'
import { foldLabel } from '../../../src/layout/label'
import { createLayout, type Layout } from '../../../src/layout/layout'
import { cameraOf } from '../../../src/memory/expected'
import { createMemory } from '../../../src/memory/memory'
import { readView } from '../../../src/memory/observation'
import type { Scene, SceneCamera } from '../../../src/scene/scene'
import { visibility } from '../../../src/scene/sight'
import { sampleWalk } from '../../../src/scene/walk/walk'
import { mapAccuracy } from '../../../src/score/map/accuracy'
import { centerOf, type Look, lookAt, type Noise, poseOf, withMoved } from '../../memory/walker'
import { createNaiveMemory } from './naive'

/** Sums of one walk of one memory; a share is `of` out of `all`. */
export interface Tally {
  readonly [measure: string]: { readonly of: number; readonly all: number }
}

export const FRAMES = 40
/** Where the horizontal field of the walk's cameras ends: 60 degrees of height in a picture of 4 to 3. */
const FOV_DEG = (2 * Math.atan((Math.tan(Math.PI / 6) * 4) / 3) * 180) / Math.PI
/** A belief is right about a place within so many meters. */
const NEAR = 0.5
const WITHIN_95 = 1.96

export interface WalkOptions {
  readonly noise: Noise
  readonly seed: number
  /** Meters that one thing is moved by half-way. */
  readonly moveBy: number
  readonly footprints: boolean
}

interface Place {
  readonly id: string
  readonly label: string
  readonly center: readonly [number, number]
  readonly confidence: number
}

/** One memory in a walk, as it is judged. */
interface Walker {
  readonly name: string
  /** Takes in a look; tells the thing of each object, `undefined` where it was refused. */
  observe(look: Look): readonly (string | undefined)[]
  /** What it believes to be there. */
  places(): readonly Place[]
  layout(): Layout
}

/** A walk through a scene in which one thing is moved half-way, in three memories. */
export function walkThrough(scene: Scene, options: WalkOptions): Readonly<Record<string, Tally>> {
  const { noise, seed, footprints } = options
  const random = createRandom(seed)
  const { cameras } = sampleWalk(scene, { seed, frames: FRAMES })
  const after = movedScene(scene, options.moveBy, random)
  const memory = createMemory()
  const walkers: readonly Walker[] = [
    memoryWalker(memory),
    naiveWalker('within 0.5 m', 0.5),
    naiveWalker('by class', 'class'),
  ]
  const tallies = new Map(walkers.map(({ name }) => [name, new Counter()]))
  const ids = new Map(
    walkers.map(({ name }) => [name, { last: new Map<string, string>(), truths: new Map<string, Set<string>>() }]),
  )
  const seen = new Set<string>()
  let viewsOfNew = 0
  let viewsOfOld = 0
  cameras.forEach((camera, at) => {
    const now = at < FRAMES / 2 ? scene : after.scene
    const look = lookAt(now, { ...lookOf(camera, at), noise, random, footprints })
    for (const id of look.truth) if (id !== null) seen.add(id)
    if (at >= FRAMES / 2 && after.id !== undefined) {
      if (isInSight(now, camera, at, after.id)) viewsOfNew++
      // The old place is in sight where the thing would be seen if it were still there.
      if (isInSight(scene, camera, at, after.id)) viewsOfOld++
    }
    for (const walker of walkers) {
      const tally = tallies.get(walker.name)!
      const { last, truths } = ids.get(walker.name)!
      walker.observe(look).forEach((id, i) => {
        const truth = look.truth[i]
        if (truth === null || truth === undefined) return
        tally.add('refused', id === undefined)
        if (id === undefined) return
        if (truth !== after.id) {
          const before = last.get(truth)
          if (before !== undefined) tally.add('identity switches', before !== id)
          last.set(truth, id)
        }
        const known = truths.get(id)
        if (known) known.add(truth)
        else truths.set(id, new Set([truth]))
      })
      if ([10, 20, 40].includes(at + 1)) {
        const truth = createLayout(
          now.layout.objects.filter(({ id }) => seen.has(id)),
          { origin: 'world' },
        )
        tally.sum(`map accuracy, step ${at + 1}`, mapAccuracy(walker.layout(), truth).overall)
      }
      if (at >= FRAMES / 2 && after.id !== undefined && after.isKnown(seen))
        judgeMove(walker, tally, after, [viewsOfNew, viewsOfOld])
    }
  })
  for (const walker of walkers) {
    const truths = ids.get(walker.name)!.truths
    judgeEnd(walker, tallies.get(walker.name)!, { truth: after.scene, moved: after.id, seen, truths })
  }
  coverage(memory, tallies.get('memory')!, after, ids.get('memory')!.truths)
  return Object.fromEntries([...tallies].map(([name, tally]) => [name, tally.total()]))
}

class Counter {
  readonly #sums = new Map<string, { of: number; all: number }>()
  add(measure: string, is: boolean): void {
    this.sum(measure, Number(is))
  }
  sum(measure: string, value: number): void {
    const known = this.#sums.get(measure) ?? { of: 0, all: 0 }
    this.#sums.set(measure, { of: known.of + value, all: known.all + 1 })
  }
  total(): Tally {
    return Object.fromEntries(this.#sums)
  }
}

const lookOf = (camera: SceneCamera, at: number) => ({
  pose: poseOf(camera),
  view: { fovDeg: FOV_DEG, range: 10, pitchDeg: camera.pitchDeg },
  at,
})

/** Plainly in sight: at least 70 % of it not hidden and 80 % within the frame. */
function isInSight({ layout, ...scene }: Scene, camera: SceneCamera, at: number, id: string): boolean {
  const { pose, view } = lookOf(camera, at)
  const lens = cameraOf({ pose, view: readView(view) })
  const plainly = { minShare: 0.7, minInside: 0.8, fillsFrame: 1, minPixels: 0.0012 }
  const { objects } = visibility({ ...scene, layout }, lens, plainly)
  return objects.find((one) => one.id === id)!.seen
}

interface Moved {
  readonly scene: Scene
  readonly id?: string
  readonly from?: readonly [number, number]
  readonly to?: readonly [number, number]
  isKnown(seen: ReadonlySet<string>): boolean
}

/** The scene with something of its own label moved within the bounds of what is there. */
function movedScene(scene: Scene, by: number, random: Random): Moved {
  const { objects } = scene.layout
  const alone = objects.filter(
    ({ label, box }) =>
      objects.filter((other) => foldLabel(other.label) === foldLabel(label)).length === 1 &&
      Math.max(box.maxX - box.minX, box.maxY - box.minY) < 1.5,
  )
  const xs = objects.map((one) => centerOf(one)[0])
  const ys = objects.map((one) => centerOf(one)[1])
  for (let tries = 0; tries < 100 && alone.length > 0 && by > 0; tries++) {
    const one = alone[random.below(alone.length)]!
    const [x, y] = centerOf(one)
    const turn = random.between(0, 2 * Math.PI)
    const to = [x + by * Math.cos(turn), y + by * Math.sin(turn)] as const
    const isInside =
      to[0] > Math.min(...xs) && to[0] < Math.max(...xs) && to[1] > Math.min(...ys) && to[1] < Math.max(...ys)
    if (!isInside) continue
    const moved = withMoved(scene, one.id, [to[0] - x, to[1] - y])
    return { scene: moved, id: one.id, from: [x, y], to, isKnown: (seen) => seen.has(one.id) }
  }
  return { scene, isKnown: () => false }
}

function judgeMove(
  walker: Walker,
  tally: Counter,
  { id, from, to, scene }: Moved,
  [ofNew, ofOld]: readonly [number, number],
): void {
  const label = scene.layout.objects.find((one) => one.id === id)!.label
  const isAt = (place: readonly [number, number], within: number) =>
    walker
      .places()
      .some(
        (one) =>
          foldLabel(one.label) === foldLabel(label) &&
          Math.hypot(one.center[0] - place[0], one.center[1] - place[1]) <= within,
      )
  const moved = Math.hypot(to![0] - from![0], to![1] - from![1])
  const within = Math.min(NEAR, moved / 2)
  // From the second view on, at every step: a belief that comes late is wrong until it comes.
  if (ofNew >= 2) tally.add('new place known after two views', isAt(to!, within))
  if (ofOld >= 2) tally.add('old place given up after two views', !isAt(from!, within))
  if (ofNew >= 2 && ofOld >= 2)
    tally.add('move right after two views of both', isAt(to!, within) && !isAt(from!, within))
}

function judgeEnd(
  walker: Walker,
  tally: Counter,
  {
    truth,
    moved,
    seen,
    truths,
  }: {
    readonly truth: Scene
    readonly moved?: string | undefined
    readonly seen: ReadonlySet<string>
    readonly truths: ReadonlyMap<string, ReadonlySet<string>>
  },
): void {
  const places = walker.places()
  const believed = new Set(places.map(({ id }) => id))
  const things = truth.layout.objects.filter(({ id }) => seen.has(id) && id !== moved)
  for (const object of things) {
    const own = [...truths].filter(([, set]) => set.has(object.id)).map(([id]) => id)
    const there = own.filter((id) => believed.has(id) && truths.get(id)!.size === 1)
    if (own.length > 0) tally.add('falsely missing', !own.some((id) => believed.has(id)))
    tally.sum('duplicates', Math.max(0, there.length - 1))
  }
  for (const id of truths.keys()) tally.add('of several things', truths.get(id)!.size > 1)
  for (const { label, center, confidence } of places) {
    const isThere = truth.layout.objects.some((object) => {
      const [x, y] = centerOf(object)
      return foldLabel(object.label) === foldLabel(label) && Math.hypot(x - center[0], y - center[1]) <= NEAR
    })
    tally.add('ghosts and things that are gone', !isThere)
    tally.sum('Brier score of existence', (confidence - Number(isThere)) ** 2)
  }
}

/** Whether true centers and edges lie within the 95 % interval, over what is of one thing that was not moved. */
function coverage(
  memory: ReturnType<typeof createMemory>,
  tally: Counter,
  { scene, id: moved }: Moved,
  truths: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const { objects, layout } = memory.belief()
  for (const { id, center, sd, state } of objects) {
    const [truth, ...others] = truths.get(id) ?? []
    if (state === 'missing' || truth === undefined || others.length > 0 || truth === moved) continue
    const object = scene.layout.objects.find((one) => one.id === truth)!
    if (foldLabel(object.label) !== foldLabel(objects.find((one) => one.id === id)!.label)) continue
    const true_ = centerOf(object)
    for (const axis of [0, 1] as const)
      tally.add('true center in the 95 % interval', Math.abs(center[axis] - true_[axis]) <= WITHIN_95 * sd.center[axis])
    const { box } = layout.objects.find((one) => one.id === id)!
    if (sd.edges === null) continue
    for (const [edge, deviation] of [
      ['minX', sd.edges[0]],
      ['maxX', sd.edges[0]],
      ['minY', sd.edges[1]],
      ['maxY', sd.edges[1]],
    ] as const)
      tally.add('true edge in the 95 % interval', Math.abs(box[edge] - object.box[edge]) <= WITHIN_95 * deviation)
  }
}

function memoryWalker(memory: ReturnType<typeof createMemory>): Walker {
  return {
    name: 'memory',
    observe({ input }) {
      const { matched, added, ambiguous } = memory.observe(input)
      const refused = new Set(ambiguous.map(({ object }) => object))
      const known = new Map(matched.map(({ object, id }) => [object, id]))
      // What is neither matched nor refused was added, in order.
      let next = 0
      return (input.objects as Layout).objects.map(({ id }) =>
        refused.has(id) ? undefined : (known.get(id) ?? added[next++]),
      )
    },
    places: () => memory.belief().objects.filter(({ state }) => state !== 'missing'),
    layout: () => memory.belief().layout,
  }
}

function naiveWalker(name: string, radius: number | 'class'): Walker {
  const memory = createNaiveMemory(radius)
  return {
    name,
    observe: ({ input }) => memory.observe(input),
    places: () => memory.things.map(({ id, label, center }) => ({ id, label, center, confidence: 1 })),
    layout: () =>
      createLayout(
        memory.things.map(({ label, center: [x, y], size }) => ({
          label,
          bbox: [x - size / 2, y - size / 2, x + size / 2, y + size / 2] as const,
        })),
        { origin: 'world' },
      ),
  }
}
