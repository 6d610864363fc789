import { createRandom } from '../../../src/base/random'
import { createLayout, type Layout } from '../../../src/layout/layout'
import { createMemory } from '../../../src/memory/memory'
import type { Scene } from '../../../src/scene/scene'
import { sampleWalk } from '../../../src/scene/walk/walk'
import { mapAccuracy } from '../../../src/score/map/accuracy'
import { lookAt, type Noise } from '../../memory/walker'
import { Counter, coverage, judgeEnd, judgeOf, type Tally } from './judge'
import { isInSight, lookOf, movedScene } from './moved'
import { toldWalker } from './told'
import { memoryWalker, naiveWalker, type Walker } from './walkers'

export const FRAMES = 40
const HALF = FRAMES / 2

export interface WalkOptions {
  readonly noise: Noise
  readonly seed: number
  /** Meters that one thing is moved by half-way. */
  readonly moveBy: number
  readonly footprints: boolean
}

/** Which true things each thing of a memory was seen as, and which it was given to last. */
interface Ids {
  readonly last: Map<string, string>
  readonly truths: Map<string, Set<string>>
}

/** A walk through a scene in which one thing is moved half-way, in three memories and with one who is told what it sees. */
export function walkThrough(scene: Scene, options: WalkOptions): Readonly<Record<string, Tally>> {
  const { noise, seed, footprints } = options
  const random = createRandom(seed)
  const { cameras } = sampleWalk(scene, { seed, frames: FRAMES })
  const halves = { before: cameras.slice(0, HALF), after: cameras.slice(HALF) }
  const move = movedScene(scene, { by: options.moveBy, random, ...halves })
  const memory = createMemory()
  const labelOf = (id: string) => scene.layout.objects.find((one) => one.id === id)!.label
  const walkers = [
    memoryWalker(memory),
    naiveWalker('within 0.5 m', 0.5),
    naiveWalker('by class', 'class'),
    toldWalker({ labelOf, moved: move?.id, at: HALF }),
  ].map((walker) => {
    const tally = new Counter()
    const ids: Ids = { last: new Map(), truths: new Map() }
    return { walker, tally, ids, judge: move && judgeOf(walker, tally, move) }
  })
  const seen = new Set<string>()
  const views = { ofNew: 0, ofOld: 0, missed: 0 }
  cameras.forEach((camera, at) => {
    const now = at < HALF ? scene : (move?.scene ?? scene)
    const look = lookAt(now, { ...lookOf(camera, at), noise, random, footprints })
    for (const id of look.truth) if (id !== null) seen.add(id)
    if (at >= HALF && move !== undefined) {
      if (isInSight(now, camera, at, move.id)) {
        views.ofNew++
        const object = look.truth.indexOf(move.id)
        if (object < 0 || (look.input.objects as Layout).objects[object]!.label !== labelOf(move.id)) views.missed++
      }
      // The old place is in sight where the thing would be seen if it were still there.
      if (isInSight(scene, camera, at, move.id)) views.ofOld++
    }
    for (const { walker, tally, ids, judge } of walkers) {
      note(walker.observe(look), look.truth, { tally, ids, moved: move?.id })
      if ([10, 20, 40].includes(at + 1)) {
        const truth = createLayout(
          now.layout.objects.filter(({ id }) => seen.has(id)),
          { origin: 'world' },
        )
        tally.sum(`map accuracy, step ${at + 1}`, mapAccuracy(walker.layout(), truth).overall)
      }
      if (at >= HALF) judge?.look(views)
    }
  })
  const truth = move?.scene ?? scene
  for (const { walker, tally, ids, judge } of walkers) {
    judge?.end()
    judgeEnd(walker, tally, { truth, moved: move?.id, truths: ids.truths })
  }
  coverage(memory, walkers[0]!.tally, { truth, moved: move?.id, truths: walkers[0]!.ids.truths })
  return Object.fromEntries(walkers.map(({ walker, tally }) => [walker.name, tally.total()]))
}

/** Notes what became of each object of a look. */
function note(
  given: ReturnType<Walker['observe']>,
  truths: readonly (string | null)[],
  { tally, ids, moved }: { readonly tally: Counter; readonly ids: Ids; readonly moved: string | undefined },
): void {
  given.forEach((id, i) => {
    const truth = truths[i]
    if (truth === null || truth === undefined) return
    tally.add('refused', id === undefined)
    if (id === undefined) return
    if (truth !== moved) {
      const before = ids.last.get(truth)
      if (before !== undefined) tally.add('identity switches', before !== id)
      ids.last.set(truth, id)
    }
    const known = ids.truths.get(id)
    if (known) known.add(truth)
    else ids.truths.set(id, new Set([truth]))
  })
}
