import { nameOf } from '../../../layout/find'
import type { BevObject, Layout } from '../../../layout/layout'
import { placePoint } from '../../../layout/place'
import { relativeDirection } from '../../../solve/direction'
import { centerDistance, shownDistance } from '../../../solve/distance'
import { sizeOf } from '../../../solve/size'
import type { Condition } from '../../condition'
import type { Step, Unsolved } from '../../solution'
import { spellNumber, unitsPerMetre } from '../../units'
import { viewOf } from '../direction'
import { ASSUMED_CENTERS, closestPair, pairSteps } from '../distance'
import type { SolveOptions } from '../options'
import { CAMERA_PLACE, closestNotes, objectNamed, objectsNamed, unsolved } from '../refer'
import { extentSteps } from '../size'
import { boxStep, conclude, offsetSteps, pointSteps } from '../steps'
import { hullOf, isBetween } from './between'

/** What is known about one object. */
export interface Verdict {
  readonly holds: boolean
  /** What was measured, meters; absent for `between`. */
  readonly value?: number
  /** What the other thing the wording may mean gives, where it is another verdict; both in words. */
  readonly unlike?: string
  /** How far it is from being the other way round: meters, or degrees for a side. */
  readonly margin?: number
  readonly steps: readonly Step[]
}

/** A condition with its names looked up. */
export interface Judge {
  /** `undefined`: the map does not say. */
  readonly of: (object: BevObject) => Verdict | undefined
  /** The objects the condition itself is about, which it does not ask about. */
  readonly about: readonly BevObject[]
  readonly notes: readonly string[]
  /** What is the same for every object. */
  readonly steps: readonly Step[]
}

/** How far apart things are that are near each other, and next to each other, meters between closest points. */
const NEAR_M: { readonly [where: string]: number } = { near: 1, 'next-to': 0.5 }
const CAMERA = { kind: 'camera' } as const

/** How a condition is judged on a map, or why it cannot be. */
export function judgeOf(condition: Condition, layout: Layout, options: SolveOptions): Judge | Unsolved {
  switch (condition.where) {
    case 'between':
      return betweenJudge(condition, layout)
    case 'size':
      return sizeJudge(condition, layout)
    case 'left':
    case 'right':
    case 'front':
    case 'back':
      return sideJudge(condition, layout, options)
    default:
      return distanceJudge(condition, layout, options)
  }
}

function sideJudge(condition: Condition, layout: Layout, options: SolveOptions): Judge | Unsolved {
  const { where } = condition
  const { toleranceDeg } = options
  const view = viewOf(condition, layout, options)
  if ('status' in view) return view
  const from = condition.of === undefined ? view.observer : objectNamed(layout, condition.of)
  if ('status' in from) return from
  const isAcross = where === 'left' || where === 'right'
  const scheme = isAcross ? 'left-right' : 'front-back'
  const at = placePoint(from)
  return {
    // What is faced is straight ahead, on neither side.
    about: isAcross ? [from, view.observer, ...view.objects] : [from, view.observer],
    notes: [...view.notes, `${where} is the whole half of the map on that side of the center of ${from.id}`],
    steps: [...pointSteps([...view.objects, from]), ...view.steps],
    of(object) {
      const found = relativeDirection(object, view.frame, {
        from: at,
        scheme,
        ...(toleranceDeg !== undefined && { toleranceDeg }),
      })
      // What has the same center lies on no side.
      if (found === undefined) return { holds: false, steps: [] }
      const { label, ambiguous, marginDeg } = found
      return {
        // What is exactly on the edge is on neither side.
        holds: label === where && !ambiguous,
        margin: marginDeg,
        value: shownDistance(from, object, centerDistance(from, object)),
        steps: [
          ...pointSteps([object]),
          ...offsetSteps(object, from, view.frame, found, scheme),
          conclude(`${object.id} seen from ${from.id}`, label, ambiguous),
        ],
      }
    },
  }
}

/** Near, next to, at a distance, and nearer or farther than something else. */
function distanceJudge(condition: Condition, layout: Layout, options: SolveOptions): Judge | Unsolved {
  const { where, of = CAMERA, to = CAMERA } = condition
  const isCompared = where === 'nearer' || where === 'farther'
  const others = objectsNamed(layout, of)
  if ('status' in others) return others
  const references = isCompared ? objectsNamed(layout, to) : others
  if ('status' in references) return references
  if (options.instances === 'refuse' && others.length + references.length > 2)
    return unsolved('several-instances', `"${others.length > 1 ? of : to}" names several objects`)
  const near = NEAR_M[where]
  const isOpen = near === undefined && condition.measure === undefined
  const measure = isCompared ? 'center' : (condition.measure ?? 'closest')
  const compared = isCompared ? closestPair(others, references, measure, options) : undefined
  if (isCompared && compared === undefined) return unsolved('missing-object', `"${of}" is compared with itself`)
  const bound = compared
    ? where === 'nearer'
      ? 'less-than'
      : 'more-than'
    : near
      ? 'at-most'
      : (condition.bound ?? 'at-most')
  const limit = compared?.distance ?? near ?? limitOf(condition)
  return {
    about: [...references, ...others],
    notes: [
      ...(near ? [`${where.replace('-', ' ')} is a gap of at most ${near} m`] : []),
      ...(isOpen ? [compared ? ASSUMED_CENTERS : 'distances are between closest points'] : []),
      ...closestNotes([String(of), others], ...(compared ? [[String(to), references] as const] : [])),
    ],
    steps: compared ? pairSteps(compared, measure) : references.map(boxStep),
    of(object) {
      const pair = closestPair([object], references, measure, options)
      if (pair === undefined) return { holds: false, steps: [] }
      const other = isOpen && !compared ? closestPair([object], references, 'center', options)!.distance : undefined
      const both = `${nameOf(layout, object)} has ${spellNumber(pair.distance)} m between closest points and ${spellNumber(other ?? 0)} m between centers`
      return verdictOn(pair.distance, other, { bound, limit, both, steps: pairSteps(pair, measure) })
    },
  }
}

function betweenJudge({ of = CAMERA, and = '' }: Condition, layout: Layout): Judge | Unsolved {
  const a = objectNamed(layout, of)
  if ('status' in a) return a
  const b = objectNamed(layout, and)
  if ('status' in b) return b
  const corners = hullOf(a, b)
  return {
    about: [a, b],
    notes: ['between is where a center lies inside the outline around both, and inside neither of them'],
    steps: [...pointSteps([a, b]), { kind: 'region', what: `The outline around ${a.id} and ${b.id}`, corners }],
    of: (object) => ({ holds: isBetween(object, a, b, corners), steps: pointSteps([object]) }),
  }
}

function sizeJudge(condition: Condition, layout: Layout): Judge {
  const { dimension = 'longest-side', bound = 'at-most' } = condition
  const isSide = dimension === 'width' || dimension === 'depth'
  return {
    about: [],
    notes: isSide ? ["width runs along the map's x and depth along its y, as no front is known"] : [],
    steps: [],
    of(object) {
      const { extentX: width, extentY: depth, longest, height } = sizeOf(object)
      const value = { width, depth, height, 'longest-side': longest }[dimension]
      if (value === undefined) return undefined
      const both = `${nameOf(layout, object)} extends ${spellNumber(width)} m along x and ${spellNumber(depth)} m along y`
      return verdictOn(value, isSide ? width + depth - value : undefined, {
        bound,
        limit: limitOf(condition),
        both,
        steps: extentSteps(object),
      })
    },
  }
}

/** Whether a length is within a limit, and whether the other length it may mean is. */
function verdictOn(
  value: number,
  other: number | undefined,
  {
    bound,
    limit,
    both,
    steps,
  }: {
    readonly bound: Condition['bound']
    readonly limit: number
    readonly both: string
    readonly steps: readonly Step[]
  },
): Verdict {
  const holds = isWithin(bound, value, limit)
  return {
    holds,
    value,
    margin: isTie(value, limit) ? 0 : Math.abs(value - limit),
    ...(other !== undefined && isWithin(bound, other, limit) !== holds && { unlike: both }),
    steps,
  }
}

/** A limit in meters. */
const limitOf = ({ limit = 0, limitUnit = 'm' }: Condition): number => limit / unitsPerMetre(limitUnit)

const isTie = (value: number, limit: number) => Math.abs(value - limit) <= 1e-9

/** Up to rounding a value is at its limit, where `at-least` and `at-most` hold. */
function isWithin(bound: Condition['bound'], value: number, limit: number): boolean {
  if (isTie(value, limit)) return bound === 'at-least' || bound === 'at-most'
  return value > limit === (bound === 'at-least' || bound === 'more-than')
}

const WORDS: { readonly [where: string]: string } = {
  left: 'to the left of',
  right: 'to the right of',
  front: 'in front of',
  back: 'behind',
  nearer: 'nearer than',
  farther: 'farther than',
}

/** A condition as a sentence says it: "to the left of sofa". */
export function saidCondition({
  where,
  of,
  and,
  to,
  at,
  bound = 'at-most',
  limit = 0,
  limitUnit = 'm',
  dimension = 'longest-side',
}: Condition): string {
  const named = (name: Condition['of'] | undefined): string =>
    typeof name === 'string' ? name : (name === undefined && at) || CAMERA_PLACE.id
  const limited = `${bound.replace('-', ' ')} ${limit} ${limitUnit}`
  if (where === 'size') return `${limited} in ${dimension}`
  if (where === 'distance') return `${limited} from ${named(of)}`
  const said = `${WORDS[where] ?? where.replace('-', ' ')} ${named(of)}`
  return where === 'between' ? `${said} and ${and}` : to === undefined ? said : `${said}, from ${to}`
}
