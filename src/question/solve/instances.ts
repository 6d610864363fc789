import { findObject } from '../../layout/find'
import type { BevObject, Layout } from '../../layout/layout'
import { centerDistance } from '../../solve/distance'
import type { Question } from '../question'
import type { Solution } from '../solution'
import { CAMERA_PLACE, closestNotes, unsolved } from './refer'

/** Fields that name one object. */
const NAME_FIELDS = ['at', 'facing', 'target', 'from', 'a', 'b', 'reference', 'object'] as const
/** More ways to pick instances than this are not tried. */
const MOST_WAYS = 4096

/** The instances a question leaves open, by the field that names them, each list of instances once. */
function openNames(question: Question, layout: Layout): Map<string, readonly BevObject[]> {
  const open = new Map<string, readonly BevObject[]>()
  const fields = question as unknown as Readonly<Record<string, unknown>>
  for (const field of NAME_FIELDS) {
    const name = fields[field]
    if (typeof name !== 'string') continue
    const found = findObject(layout, name)
    if (found.kind === 'many' && ![...open.values()].includes(found.objects)) open.set(field, found.objects)
  }
  return open
}

/** Which names stand for several objects, the closest of which counts. */
export const instanceNotes = (question: Question, layout: Layout): string[] =>
  closestNotes(
    ...[...openNames(question, layout)].map(
      ([field, objects]) => [String((question as unknown as Record<string, unknown>)[field]), objects] as const,
    ),
  )

/** The layout with only one of each list of instances. */
function keepOnly(layout: Layout, open: Iterable<readonly BevObject[]>, kept: readonly BevObject[]): Layout {
  const dropped = new Set([...open].flat())
  for (const object of kept) dropped.delete(object)
  return { ...layout, objects: layout.objects.filter((object) => !dropped.has(object)) }
}

/**
 * Policy `all`: the question is solved for every way to pick instances, and the answer stands where all of them give
 * it (the one with the smallest margin is returned); else it is unsolved.
 */
export function solveForAll(question: Question, layout: Layout, solve: (layout: Layout) => Solution): Solution {
  const lists = [...openNames(question, layout).values()]
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
 * observer stands; where that has several itself, the one nearest to what is faced.
 */
export function closestInstances(question: Question, layout: Layout): Layout {
  const open = openNames(question, layout)
  if (open.size === 0) return layout
  const named = (field: string): readonly BevObject[] => {
    const name = (question as unknown as Readonly<Record<string, unknown>>)[field]
    const found = typeof name === 'string' ? findObject(layout, name) : undefined
    return found?.kind === 'one' ? [found.object] : found?.kind === 'many' ? found.objects : []
  }
  const observers = named('at')
  const observer = observers.length > 1 ? nearestTo(named('facing'), observers) : (observers[0] ?? CAMERA_PLACE)
  const kept = [...open].map(([field, list]) =>
    field === 'at'
      ? observer
      : nearestTo(
          [observer],
          list.filter((object) => object !== observer),
        ),
  )
  return keepOnly(layout, open.values(), [...kept, observer])
}

/** The object of a list whose centre is nearest to any of some places. */
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
