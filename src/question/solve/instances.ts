import { findObject } from '../../layout/find'
import type { BevObject, Layout } from '../../layout/layout'
import { centerDistance } from '../../solve/distance'
import { namesIn } from '../names'
import type { Question } from '../question'
import type { Solution } from '../solution'
import { CAMERA_PLACE, closestNotes, unsolved } from './refer'

/** More ways to pick instances than this are not tried. */
const MOST_WAYS = 4096

/** A name that fits several objects where the question needs one. */
interface OpenName {
  readonly field: string
  readonly name: string
  readonly objects: readonly BevObject[]
}

/** The names a question leaves open, each list of instances once. Lists to choose from take every instance anyway. */
function openNames(question: Question, layout: Layout): readonly OpenName[] {
  const open: OpenName[] = []
  for (const { field, holds, name } of namesIn(question)) {
    if (holds !== 'name' && holds !== 'steps') continue
    const found = findObject(layout, name)
    if (found.kind === 'many' && !open.some(({ objects }) => objects === found.objects))
      open.push({ field, name, objects: found.objects })
  }
  return open
}

/** Which names fit several objects; the closest one counts. */
export const instanceNotes = (question: Question, layout: Layout): string[] =>
  closestNotes(...openNames(question, layout).map(({ name, objects }) => [name, objects] as const))

/** The layout with only one of each list of instances. */
function keepOnly(layout: Layout, open: Iterable<readonly BevObject[]>, kept: readonly BevObject[]): Layout {
  const dropped = new Set([...open].flat())
  for (const object of kept) dropped.delete(object)
  return { ...layout, objects: layout.objects.filter((object) => !dropped.has(object)) }
}

/**
 * Policy `all`: the question is solved for every way to pick instances, and the answer counts only if all of them give
 * it (the one with the smallest margin is returned); else it is unsolved.
 */
export function solveForAll(question: Question, layout: Layout, solve: (layout: Layout) => Solution): Solution {
  const lists = openNames(question, layout).map(({ objects }) => objects)
  const ways = lists.reduce((product, list) => product * list.length, 1)
  if (ways > MOST_WAYS) return unsolved('several-instances', `there are ${ways} ways to pick the instances it names`)
  let best: Solution | undefined
  for (let way = 0; way < ways; way++) {
    let rest = way
    const kept = lists.map((list) => {
      const one = list[rest % list.length]!
      rest = Math.floor(rest / list.length)
      return one
    })
    const solution = solve(lists.length === 0 ? layout : keepOnly(layout, lists, kept))
    if (solution.status === 'unsolved') return solution
    if (best?.status !== 'solved') best = solution
    else if (!isSame(best.value, solution.value))
      return unsolved(
        'several-instances',
        `the instances it names do not agree: ${best.answer} for one, ${solution.answer} for another`,
      )
    else if ((solution.margin ?? Infinity) < (best.margin ?? Infinity)) best = solution
  }
  return best!
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a))
  return JSON.stringify(a) === JSON.stringify(b)
}

/**
 * Policy `closest` in questions of direction: of every name with several instances the one nearest to where the
 * observer stands; if that place itself has several instances, the one nearest to the faced object.
 */
export function closestInstances(question: Question, layout: Layout): Layout {
  const open = openNames(question, layout)
  if (open.length === 0) return layout
  const named = (wanted: string): readonly BevObject[] => {
    const name = namesIn(question).find(({ field }) => field === wanted)?.name
    const found = name === undefined ? undefined : findObject(layout, name)
    return found?.kind === 'one' ? [found.object] : found?.kind === 'many' ? found.objects : []
  }
  const observers = named('at')
  const observer = observers.length > 1 ? nearestTo(named('facing'), observers) : (observers[0] ?? CAMERA_PLACE)
  const kept = open.map(({ field, objects }) =>
    field === 'at'
      ? observer
      : nearestTo(
          [observer],
          objects.filter((object) => object !== observer),
        ),
  )
  return keepOnly(
    layout,
    open.map(({ objects }) => objects),
    [...kept, observer],
  )
}

/** The object of a list whose center is nearest to any of some places. */
function nearestTo(places: readonly BevObject[], objects: readonly BevObject[]): BevObject {
  let best = objects[0]!
  let least = Infinity
  for (const object of objects)
    for (const place of places) {
      const d = centerDistance(place, object)
      if (object !== place && d < least) [best, least] = [object, d]
    }
  return best
}
