import { nameOf } from '../../../layout/find'
import type { BevObject, Layout } from '../../../layout/layout'
import { placePoint } from '../../../layout/place'
import { type Direction, relativeDirection } from '../../../solve/direction'
import { centerDistance, shownDistance } from '../../../solve/distance'
import type { LocateQuestion } from '../../condition'
import type { Quantity, Solution, Step } from '../../solution'
import { spellNumber } from '../../units'
import { chooseDirection } from '../choose'
import { countNamed } from '../count-named'
import { type View, viewOf } from '../direction'
import type { InnerOptions, SolveOptions } from '../options'
import { objectNamed, objectsNamed, unsolved } from '../refer'
import { solved } from '../solved'
import { conclude, offsetSteps, once, pointSteps } from '../steps'

/** Where one object lies. */
interface Located {
  readonly object: BevObject
  /** Absent where the observer stands on its center. */
  readonly found: Direction | undefined
  readonly range: number
}

export function solveLocate(question: LocateQuestion, layout: Layout, options: InnerOptions): Solution {
  const objects = objectsAsked(question, layout)
  if ('status' in objects) return objects
  const view = viewOf(question, layout)
  if ('status' in view)
    return view.reason === 'no-frame'
      ? unsolved(
          'no-frame',
          `${view.message}; ${objects
            .slice(0, 4)
            .map((one) => placeOf(one, layout))
            .join(', ')}`,
        )
      : view
  const others = objects.filter((object) => object !== view.observer)
  if (others.length === 0) return unsolved('coincident-points', `${view.observer.id} is where the observer stands`)
  const located = others.map((object) => locate(object, view, options)).sort((p, q) => p.range - q.range)
  const ambiguous = located.some(({ found }) => found?.ambiguous)
  const [first] = located as [Located]
  const said = ({ found, range }: Located): string =>
    found === undefined ? 'here' : `${found.label}, ${spellNumber(range)} ${options.lengths ?? 'm'} away`
  const answer =
    objects.length === 1 ? said(first) : located.map((one) => `${nameOf(layout, one.object)} ${said(one)}`).join('; ')
  return solved({
    answer,
    value: objects.length === 1 ? (first.found?.label ?? 'here') : located.map(({ object }) => object.id),
    choice: objects.length === 1 ? chooseDirection(question.choices, first.found?.label ?? 'here') : undefined,
    quantities: located.flatMap(quantitiesOf),
    ...(objects.length === 1 && first.found && { margin: first.found.marginDeg }),
    ambiguous,
    notes: [
      ...view.notes,
      'directions are octants, and ranges are between centers',
      ...located.slice(0, 4).map(({ object }) => placeOf(object, layout)),
    ],
    steps: [
      ...once(located.flatMap((one) => stepsOf(one, view))),
      conclude(whereIs(question, located), answer, ambiguous),
    ],
  })
}

const objectsAsked = ({ target, each }: LocateQuestion, layout: Layout) => {
  const counted = each ? countNamed(layout, target) : []
  if (counted.length > 0) return counted
  const object = each ? objectsNamed(layout, target) : objectNamed(layout, target)
  return 'box' in object ? [object] : object
}

function locate(object: BevObject, { frame, observer }: View, { toleranceDeg }: SolveOptions): Located {
  const found = relativeDirection(object, frame, {
    scheme: 'octant',
    ...(toleranceDeg !== undefined && { toleranceDeg }),
  })
  return { object, found, range: shownDistance(observer, object, centerDistance(observer, object)) }
}

function quantitiesOf({ object, found, range }: Located): Quantity[] {
  const distance = { name: object.id, value: range, unit: 'm' } as const
  return found ? [distance, { name: `${object.id} bearing`, value: found.bearingDeg, unit: 'deg' }] : [distance]
}

/** Where on the map the center of an object is, which needs no viewpoint. */
function placeOf(object: BevObject, layout: Layout): string {
  const [x, y] = placePoint(object)
  return `the center of ${nameOf(layout, object)} is at (${spellNumber(x)}, ${spellNumber(y)}) on the map`
}

function stepsOf({ object, found, range }: Located, view: View): Step[] {
  const observer = view.observer
  const between = [object.id, observer.id] as const
  return [
    ...pointSteps([...view.objects, observer, object]),
    ...view.steps,
    ...(found ? offsetSteps(object, observer, view.frame, found, 'octant') : []),
    { kind: 'value', what: `From ${observer.id} to ${object.id}`, value: range, unit: 'm', between },
    ...(found ? [conclude(`${object.id} seen from ${observer.id}`, found.label, found.ambiguous)] : []),
  ]
}

const whereIs = ({ at, facing }: LocateQuestion, located: readonly Located[]): string =>
  `where ${located.length === 1 ? located[0]!.object.id : 'they'} ${located.length === 1 ? 'is' : 'are'}${
    at === undefined || facing === undefined ? ' from the camera' : ` from ${at}, facing ${facing}`
  }`
