import { foldLabel } from '../../../src/layout/label'
import type { Memory } from '../../../src/memory/memory'
import type { Scene } from '../../../src/scene/scene'
import { centerOf } from '../../memory/walker'
import type { Moved } from './moved'
import type { Walker } from './walkers'

/** Sums of one walk of one memory; a share is `of` out of `all`. */
export interface Tally {
  readonly [measure: string]: { readonly of: number; readonly all: number }
}

/** A belief is right about a place within so many meters. */
const NEAR = 0.5
const WITHIN_95 = 1.96

/** Sums by the name of a measure. */
export class Counter {
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

/** What one memory makes of a move, from look to look. */
export interface MoveJudge {
  /**
   * After a look: how often the new and the old place were plainly in sight since the move, and how often the thing was not
   * reported under its label from where it was.
   */
  look(views: { readonly ofNew: number; readonly ofOld: number; readonly missed: number }): void
  end(): void
}

/** Judges a memory on a move: at the second view of both places, at every look from then on, and when it came right. */
export function judgeOf(walker: Walker, tally: Counter, { id, from, to, scene }: Moved): MoveJudge {
  const label = foldLabel(scene.layout.objects.find((one) => one.id === id)!.label)
  const within = Math.min(NEAR, Math.hypot(to[0] - from[0], to[1] - from[1]) / 2)
  let isJudged = false
  let mendedAfter: number | undefined
  return {
    look({ ofNew, ofOld, missed }) {
      const places = walker.places().filter((one) => foldLabel(one.label) === label)
      const isAt = (place: readonly [number, number]) =>
        places.some(({ center }) => Math.hypot(center[0] - place[0], center[1] - place[1]) <= within)
      const isRight = isAt(to) && !isAt(from)
      if (isRight) mendedAfter ??= ofNew
      if (ofNew < 2 || ofOld < 2) return
      if (!isJudged) {
        tally.add('move right at the second view of both', isRight)
        tally.add(`the same, of moves with ${missed === 0 ? 'every view' : 'not every view'} reported`, isRight)
        tally.add('new place known by then', isAt(to))
        tally.add('old place given up by then', !isAt(from))
      }
      isJudged = true
      tally.add('move right, at that and every later look', isRight)
    },
    end() {
      tally.add('move right at some look', mendedAfter !== undefined)
      if (mendedAfter !== undefined) tally.sum('views of the new place until then', mendedAfter)
    },
  }
}

/** What each true thing was taken for, by the id in the memory. */
export type Truths = ReadonlyMap<string, ReadonlySet<string>>

/** Judges what a memory believes in the end. */
export function judgeEnd(
  walker: Walker,
  tally: Counter,
  { truth, moved, truths }: { readonly truth: Scene; readonly moved: string | undefined; readonly truths: Truths },
): void {
  const places = walker.places()
  const believed = new Set(places.map(({ id }) => id))
  for (const { id, label } of truth.layout.objects) {
    if (id === moved) continue
    const own = [...truths].flatMap(([known, set]) => (set.has(id) ? [known] : []))
    const there = own.filter((one) => believed.has(one))
    tally.sum('duplicates', Math.max(0, there.filter((one) => truths.get(one)!.size === 1).length - 1))
    // What is given up under a wrong name is given up rightly.
    if (own.some((one) => foldLabel(walker.labelOf(one) ?? '') === foldLabel(label)))
      tally.add('falsely missing', there.length === 0)
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

/**
 * Whether true centers and edges lie within the 95 % interval: over what was correctly associated, and over all that comes of
 * any thing. Correctly associated is what comes of one thing, has its label, was not moved, and is the first of it: a second
 * one of the same thing comes of a sight that was not given to the first.
 */
export function coverage(
  memory: Memory,
  tally: Counter,
  { truth, moved, truths }: Parameters<typeof judgeEnd>[2],
): void {
  const { objects, layout } = memory.belief()
  const known = new Set<string>()
  for (const { id, center, sd, state, label } of objects) {
    const [of, ...others] = truths.get(id) ?? []
    const object = truth.layout.objects.find((one) => one.id === of)
    if (object === undefined) continue
    const isSure = others.length === 0 && of !== moved && foldLabel(object.label) === foldLabel(label)
    const isOwn = isSure && !known.has(object.id)
    if (isSure) known.add(object.id)
    if (state === 'missing') continue
    const add = (measure: string, is: boolean) => {
      if (isOwn) tally.add(measure, is)
      tally.add(`${measure}, over all`, is)
    }
    const true_ = centerOf(object)
    for (const axis of [0, 1] as const)
      add('true center in the 95 % interval', Math.abs(center[axis] - true_[axis]) <= WITHIN_95 * sd.center[axis])
    const { box } = layout.objects.find((one) => one.id === id)!
    if (sd.edges === null) continue
    for (const [edge, deviation] of [
      ['minX', sd.edges[0]],
      ['maxX', sd.edges[0]],
      ['minY', sd.edges[1]],
      ['maxY', sd.edges[1]],
    ] as const)
      add('true edge in the 95 % interval', Math.abs(box[edge] - object.box[edge]) <= WITHIN_95 * deviation)
  }
}
