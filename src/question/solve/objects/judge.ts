import { nameOf } from '../../../layout/find'
import type { BevObject, Layout } from '../../../layout/layout'
import { placePoint } from '../../../layout/place'
import { relativeDirection } from '../../../solve/direction'
import { centerDistance, shownDistance } from '../../../solve/distance'
import { sizeOf } from '../../../solve/size'
import type { Condition } from '../../condition'
import type { Quantity, Step, Unsolved } from '../../solution'
import { inUnit, spellNumber, unitsPerMetre } from '../../units'
import { viewOf } from '../direction'
import { ASSUMED_CENTERS, closestPair, type Pair, pairSteps } from '../distance'
import type { SolveOptions } from '../options'
import { CAMERA_PLACE, closestNotes, objectNamed, objectsNamed, unsolved } from '../refer'
import { pointSteps, vectorStep } from '../steps'
import { hullOf, isBetween } from './between'
import { halfOf } from './half'

/** What is known about one object. */
export interface Verdict {
  readonly holds: boolean
  /** The other thing the wording may mean says so; absent if it means one thing. */
  readonly otherwise?: boolean
  /** Both measures, in words. */
  readonly both?: string
  /** How far it is from being the other way round, meters; absent where that is not measured. */
  readonly margin?: number
  /** What was measured. */
  readonly quantity?: Quantity
  readonly steps: readonly Step[]
}

/** A condition with its names looked up. */
export interface Judge {
  /** `undefined`: the map does not say. */
  readonly of: (object: BevObject) => Verdict | undefined
  /** The objects the condition itself is about, which it does not ask about. */
  readonly about: ReadonlySet<BevObject>
  readonly notes: readonly string[]
  /** What is the same for every object. */
  readonly steps: readonly Step[]
}

/** How far apart things are that are near each other, and next to each other, meters between closest points. */
export const NEAR_M = { near: 1, 'next-to': 0.5 } as const

/** How a condition is judged on a map, or why it cannot be. */
export function judgeOf(condition: Condition, layout: Layout, options: SolveOptions): Judge | Unsolved {
  switch (condition.where) {
    case 'left':
    case 'right':
    case 'front':
    case 'back':
      return sideJudge(condition, condition.where, layout, options)
    case 'near':
    case 'next-to':
    case 'distance':
      return distanceJudge(condition, layout, options)
    case 'between':
      return betweenJudge(condition, layout)
    case 'nearer':
    case 'farther':
      return nearerJudge(condition, layout, options)
    case 'size':
      return sizeJudge(condition)
    default:
      return unsolved('unreadable-question', `there is no such condition: ${String(condition.where)}`)
  }
}

function sideJudge(
  condition: Condition,
  side: 'left' | 'right' | 'front' | 'back',
  layout: Layout,
  { toleranceDeg }: SolveOptions,
): Judge | Unsolved {
  const view = viewOf(condition, layout)
  if ('status' in view) return view
  const from = condition.of === undefined ? view.observer : objectNamed(layout, condition.of)
  if ('status' in from) return from
  const scheme = side === 'left' || side === 'right' ? 'left-right' : 'front-back'
  const at = placePoint(from)
  return {
    about: new Set([view.observer, from]),
    notes: [...view.notes, `${side} is the whole half of the floor plan to that side of the center of ${from.id}`],
    steps: [
      ...pointSteps([...view.objects, from]),
      ...view.steps,
      { kind: 'region', what: `What is ${side} of ${from.id}`, corners: halfOf(layout, at, view.frame, side) },
    ],
    of(object) {
      const found = relativeDirection(object, view.frame, {
        from: at,
        scheme,
        ...(toleranceDeg !== undefined && { toleranceDeg }),
      })
      // What has the same center lies on no side.
      if (found === undefined) return { holds: false, steps: [] }
      const distance = shownDistance(from, object, centerDistance(from, object))
      return {
        holds: found.label === side,
        ...(found.ambiguous && { margin: 0 }),
        quantity: { name: object.id, value: distance, unit: 'm' },
        steps: [...pointSteps([object]), vectorStep('offset', from.id, object.id, at, placePoint(object))],
      }
    },
  }
}

function distanceJudge(condition: Condition, layout: Layout, options: SolveOptions): Judge | Unsolved {
  const { where, of = { kind: 'camera' }, measure } = condition
  const references = objectsNamed(layout, of)
  if ('status' in references) return references
  if (options.instances === 'refuse' && references.length > 1)
    return unsolved('several-instances', `"${of}" names ${references.length} objects`)
  const isNear = where === 'near' || where === 'next-to'
  const { bound, limit } = isNear ? { bound: 'at-most' as const, limit: NEAR_M[where] } : limitOf(condition)
  const used = measure ?? 'closest'
  const holdsFor = (pair: Pair) => holds(bound, pair.distance, limit)
  return {
    about: new Set(references),
    notes: [
      ...(isNear ? [`${where === 'near' ? 'near' : 'next to'} is a gap of at most ${limit} m`] : []),
      ...(!isNear && measure === undefined ? ['distances are between closest points'] : []),
      ...closestNotes([String(of), references]),
    ],
    steps: [],
    of(object) {
      const pair = closestPair([object], references, used, options)
      if (pair === undefined) return { holds: false, steps: [] }
      const other = measure === undefined && !isNear ? closestPair([object], references, 'center', options)! : undefined
      return {
        holds: holdsFor(pair),
        ...(other && {
          otherwise: holdsFor(other),
          both: `${spellNumber(pair.distance)} m between closest points and ${spellNumber(other.distance)} m between centers`,
        }),
        margin: marginOf(pair.distance - limit),
        quantity: { name: object.id, value: pair.distance, unit: 'm' },
        steps: pairSteps(pair, used),
      }
    },
  }
}

function betweenJudge({ of, and }: Condition, layout: Layout): Judge | Unsolved {
  const a = objectNamed(layout, of ?? { kind: 'camera' })
  if ('status' in a) return a
  const b = objectNamed(layout, and ?? { kind: 'camera' })
  if ('status' in b) return b
  const hull = hullOf(a, b)
  return {
    about: new Set([a, b]),
    notes: ['between is where the center lies inside the outline around both, and inside neither of them'],
    steps: [...pointSteps([a, b]), { kind: 'region', what: `The outline around ${a.id} and ${b.id}`, corners: hull }],
    of: (object) => ({ holds: isBetween(object, a, b, hull), steps: pointSteps([object]) }),
  }
}

function nearerJudge({ where, of, to }: Condition, layout: Layout, options: SolveOptions): Judge | Unsolved {
  const camera = { kind: 'camera' } as const
  const references = objectsNamed(layout, to ?? camera)
  if ('status' in references) return references
  const others = objectsNamed(layout, of ?? camera)
  if ('status' in others) return others
  const compared = closestPair(others, references, 'center', options)
  if (compared === undefined) return unsolved('missing-object', 'it is compared with itself')
  return {
    about: new Set([...references, ...others]),
    notes: [ASSUMED_CENTERS, ...closestNotes([String(to ?? ''), references], [String(of), others])],
    steps: pairSteps(compared, 'center'),
    of(object) {
      const pair = closestPair([object], references, 'center', options)
      if (pair === undefined) return { holds: false, steps: [] }
      const nearer = compared.distance - pair.distance
      return {
        holds: where === 'nearer' ? nearer > 1e-9 : nearer < -1e-9,
        margin: marginOf(nearer),
        quantity: { name: object.id, value: pair.distance, unit: 'm' },
        steps: pairSteps(pair, 'center'),
      }
    },
  }
}

function sizeJudge(condition: Condition): Judge {
  const { dimension = 'longest-side' } = condition
  const { bound, limit } = limitOf(condition)
  return {
    about: new Set(),
    notes:
      dimension === 'width' || dimension === 'depth'
        ? ["width runs along the map's x and depth along its y, as no front is known"]
        : [],
    steps: [],
    of(object) {
      const { extentX, extentY, longest, height } = sizeOf(object)
      const sides = { width: [extentX, extentY], depth: [extentY, extentX] } as const
      const [value, other] =
        dimension === 'width' || dimension === 'depth'
          ? sides[dimension]
          : [dimension === 'height' ? height : longest, undefined]
      if (value === undefined) return undefined
      const { minX, minY, maxX, maxY } = object.box
      return {
        holds: holds(bound, value, limit),
        ...(other !== undefined && {
          otherwise: holds(bound, other, limit),
          both: `${spellNumber(extentX)} m along x and ${spellNumber(extentY)} m along y`,
        }),
        margin: marginOf(value - limit),
        quantity: { name: object.id, value, unit: 'm' },
        steps: [
          { kind: 'box', name: object.id, box: [minX, minY, maxX, maxY] },
          { kind: 'value', what: `The ${dimension.replace('-', ' ')} of ${object.id}`, value, unit: 'm' },
        ],
      }
    },
  }
}

/** A limit in meters. */
function limitOf({ bound = 'at-most', limit = 0, limitUnit = 'm' }: Condition) {
  return { bound, limit: limit / unitsPerMetre(limitUnit) }
}

/** Up to rounding a value is at its limit, where `at-least` and `at-most` hold. */
function holds(bound: NonNullable<Condition['bound']>, value: number, limit: number): boolean {
  const above = value - limit
  if (Math.abs(above) <= 1e-9) return bound === 'at-least' || bound === 'at-most'
  return above > 0 === (bound === 'at-least' || bound === 'more-than')
}

const marginOf = (difference: number): number => (Math.abs(difference) <= 1e-9 ? 0 : Math.abs(difference))

const WORDS: { readonly [where: string]: string } = {
  left: 'to the left of',
  right: 'to the right of',
  front: 'in front of',
  back: 'behind',
  near: 'near',
  'next-to': 'next to',
}
const BOUND_WORDS = { 'at-least': 'at least', 'at-most': 'at most', 'more-than': 'more than', 'less-than': 'less than' }

/** A condition as a sentence says it: "to the left of the sofa". */
export function saidCondition(condition: Condition, layout: Layout): string {
  const { where, of, and, to, bound = 'at-most', limit = 0, limitUnit = 'm', dimension = '', at } = condition
  const named = (name: Condition['of']): string => {
    if (typeof name !== 'string')
      return name === undefined && at !== undefined ? `whoever is at ${at}` : CAMERA_PLACE.id
    const object = objectNamed(layout, name)
    return 'status' in object ? name : nameOf(layout, object)
  }
  const limited = `${BOUND_WORDS[bound]} ${spellNumber(limit)} ${limitUnit}`
  switch (where) {
    case 'between':
      return `between ${named(of)} and ${named(and)}`
    case 'distance':
      return `${limited} from ${named(of)}`
    case 'size':
      return `of ${limited} in ${dimension.replace('-', ' ')}`
    case 'nearer':
      return `nearer to ${named(to)} than ${named(of)}`
    case 'farther':
      return `farther from ${named(to)} than ${named(of)}`
    default:
      return `${WORDS[where]} ${named(of)}`
  }
}

/** A measured length in the unit of the limit. */
export const inLimitUnit = ({ name, value }: Quantity, { limitUnit = 'm' }: Partial<Condition>): Quantity => ({
  name,
  value: inUnit(value, limitUnit),
  unit: limitUnit,
})
