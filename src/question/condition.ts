import type { RELATIONS } from '../layout/frame'
import type { Measure } from '../solve/distance'
import type { Asked, Camera, ObjectName } from './asked'
import type { QuestionUnit } from './units'

/** Where, or how large, objects have to be to satisfy a condition. */
export const WHERES = [
  'left',
  'right',
  'front',
  'back',
  'near',
  'next-to',
  'between',
  'distance',
  'size',
  'nearer',
  'farther',
] as const
/** How a length is compared with a limit. */
export const BOUNDS = ['at-least', 'at-most', 'more-than', 'less-than'] as const
/** Which size of an object a limit may be about. */
export const LIMITED = ['width', 'depth', 'height', 'longest-side'] as const

/**
 * What objects have to satisfy. A side (`left`, `right`, `front`, `back`) is a half of the plane around `of`, seen by
 * whoever stands at `at` and faces `facing`, else by the camera. `near` and `next-to` are gaps of at most 1 m and
 * 0.5 m. `between` `of` and `and`: the center lies in the convex hull of the two, and in neither of them. `distance`
 * from `of`, and `size` along `dimension`, are compared with `limit`. `nearer` and `farther`: to (from) `to` than `of`.
 */
export interface Condition {
  readonly where: (typeof WHERES)[number]
  /** Absent: whoever looks. */
  readonly of?: ObjectName | Camera
  /** The other end, for `between`. */
  readonly and?: ObjectName
  /** For `nearer` and `farther`; absent: the camera. */
  readonly to?: ObjectName
  /** Where the observer stands; absent: the camera's frame. */
  readonly at?: ObjectName
  /** What the observer faces; absent: the camera's frame. */
  readonly facing?: ObjectName
  /** How the vector from `at` to `facing` points; default `forward`. */
  readonly as?: (typeof RELATIONS)[number]
  /** For `size`; default `longest-side`. */
  readonly dimension?: (typeof LIMITED)[number]
  /** For `distance` and `size`; default `at-most`. */
  readonly bound?: (typeof BOUNDS)[number]
  /** In `limitUnit`; default 0. */
  readonly limit?: number
  /** Default `m`. */
  readonly limitUnit?: QuestionUnit
  /** Between which points a distance is measured; absent if the wording leaves it open. */
  readonly measure?: Measure
}

/** Which objects there are, of one label or of any; with a condition, those that satisfy it. */
export interface ListQuestion extends Asked, Partial<Condition> {
  readonly kind: 'list'
  /** Absent: objects of any label. */
  readonly label?: string
}

/** Whether there is an object of a label, or of any; with a condition, one that satisfies it: yes or no. */
export interface ExistsQuestion extends Asked, Partial<Condition> {
  readonly kind: 'exists'
  /** Absent: objects of any label. */
  readonly label?: string
}

/** Whether an object satisfies a condition: yes or no. */
export interface ConditionCheckQuestion extends Asked, Condition {
  readonly kind: 'condition-check'
  readonly target: ObjectName
}

/** Where an object is: its direction, in octants, and its range from whoever looks; from the camera without `at`. */
export interface LocateQuestion extends Asked {
  readonly kind: 'locate'
  readonly target: ObjectName
  /** Every instance of `target` is located, a plural folded; default: `target` is one object. */
  readonly each?: true
  /** Where the observer stands; absent: the camera. */
  readonly at?: ObjectName
  /** What the observer faces; absent: the camera's view. */
  readonly facing?: ObjectName
  /** How the vector from `at` to `facing` points; default `forward`. */
  readonly as?: (typeof RELATIONS)[number]
}

/**
 * Whether a thing fits between two objects: yes or no. The thing is an object of the map, or has a width and perhaps a
 * depth. It may be turned by 90 degrees, and fits where nothing else stands in the rectangle between the sides of
 * `a` and `b` that face each other.
 */
export interface FitsQuestion extends Asked {
  readonly kind: 'fits'
  readonly a: ObjectName
  readonly b: ObjectName
  /** An object of the map, measured by its own size; absent: a thing of `width`. */
  readonly thing?: ObjectName
  /** What the thing of `width` is called; it is not looked up. Default: a thing. */
  readonly label?: string
  /** In `limitUnit`. */
  readonly width?: number
  /** In `limitUnit`; absent: only the width has to fit across the gap. */
  readonly depth?: number
  /** Default `m`. */
  readonly limitUnit?: QuestionUnit
}
