import { nameOf } from '../../../layout/find'
import type { BevObject, Layout } from '../../../layout/layout'
import { placePoint } from '../../../layout/place'
import { relativeDirection } from '../../../solve/direction'
import { centerDistance, shownDistance } from '../../../solve/distance'
import type { LocateQuestion } from '../../condition'
import type { Solution, Step } from '../../solution'
import { spellNumber } from '../../units'
import { chooseDirection } from '../choose'
import { countNamed } from '../count-named'
import { type StandingView, viewOf } from '../direction'
import type { InnerOptions } from '../options'
import { objectNamed, unsolved } from '../refer'
import { solved } from '../solved'
import { conclude, offsetSteps, once, pointSteps } from '../steps'

/** How many objects the notes give a place for. */
const MOST_PLACES = 4

/** Where an object is, or all of a label: sector, range, and its place on the map, which needs no viewpoint. */
export function solveLocate(question: LocateQuestion, layout: Layout, options: InnerOptions): Solution {
  const { target, each, choices } = question
  const named = each ? countNamed(layout, target) : []
  const one = named.length > 0 ? named : objectNamed(layout, target)
  if ('status' in one) return one
  const objects = 'box' in one ? [one] : one
  const places = objects.slice(0, MOST_PLACES).map((object) => {
    const [x, y] = placePoint(object)
    return `the center of ${nameOf(layout, object)} is at (${spellNumber(x)}, ${spellNumber(y)}) on the map`
  })
  const view = viewOf(question, layout, options)
  if ('status' in view) return { ...view, message: [view.message, ...places].join('; ') }
  const located = objects
    .filter((object) => object !== view.observer)
    .map((object) => locate(object, view, options))
    .sort((p, q) => p.range - q.range)
  const [first] = located
  if (first === undefined) return unsolved('coincident-points', `${target} is where the observer stands`)
  const isOne = objects.length === 1
  const answer = isOne ? first.said : located.map(({ object, said }) => `${nameOf(layout, object)} ${said}`).join('; ')
  const ambiguous = located.some(({ found }) => found?.ambiguous)
  return solved({
    answer,
    value: isOne ? first.label : located.map(({ object }) => object.id),
    choice: isOne ? chooseDirection(choices, first.label) : undefined,
    quantities: located.map(({ object, range }) => ({ name: object.id, value: range, unit: 'm' })),
    margin: isOne ? first.found?.marginDeg : undefined,
    ambiguous,
    notes: [...view.notes, 'directions are octants, and ranges are between centers', ...places],
    steps: [
      ...once([
        ...pointSteps([...view.objects, view.observer]),
        ...view.steps,
        ...located.flatMap(({ steps }) => steps),
      ]),
      conclude(`where ${target} ${isOne ? 'is' : 'are'}`, answer, ambiguous),
    ],
  })
}

function locate(object: BevObject, { frame, observer }: StandingView, { toleranceDeg, lengths }: InnerOptions) {
  const found = relativeDirection(object, frame, {
    scheme: 'octant',
    ...(toleranceDeg !== undefined && { toleranceDeg }),
  })
  const range = shownDistance(observer, object, centerDistance(observer, object))
  const label = found?.label ?? 'here'
  const derived: Step[] = found
    ? [
        ...pointSteps([object]),
        ...offsetSteps(object, observer, frame, found, 'octant'),
        { kind: 'value', what: 'The range', value: range, unit: 'm', between: [object.id, observer.id] },
        conclude(`${object.id} seen from ${observer.id}`, label, found.ambiguous),
      ]
    : []
  return {
    object,
    found,
    range,
    label,
    said: found ? `${label}, ${spellNumber(range)} ${lengths ?? 'm'} away` : label,
    steps: derived,
  }
}
