import type { AreaUnit } from '../base/units'
import type { Relation } from '../layout/frame'
import type { Measure } from '../solve/distance'
import type { Scheme } from '../solve/sectors'
import type { Asked, Camera, ObjectName } from './asked'
import type {
  Condition,
  ConditionCheckQuestion,
  ExistsQuestion,
  FitsQuestion,
  ListQuestion,
  LocateQuestion,
} from './condition'
import type { QuestionUnit } from './units'

export type { Camera, ObjectName } from './asked'

/** The side of something else that a question may ask about. */
export const SIDES = ['left', 'right', 'front', 'back'] as const
/** Which end of a ranking by distance is asked for. */
export const PICKS = ['nearest', 'farthest'] as const
/** Which part of an object's size may be asked for. */
export const DIMENSIONS = [
  'longest-side',
  'shortest-side',
  'longest',
  'shortest',
  'width',
  'depth',
  'height',
  'all',
] as const
/** Which size is compared. */
export const COMPARED = ['width', 'area', 'length', 'height'] as const
/** The values of {@link Turn}. */
export const TURNS = ['turn left', 'turn right', 'turn back'] as const
/** What a route may ask for at a waypoint. */
export type Turn = (typeof TURNS)[number]

/**
 * In which direction `target` lies, seen from `from` (from `at` if it is absent). The vector from `at` to `facing`
 * points `as` says: forward for someone who stands at one and faces the other.
 */
export interface RelativeDirectionQuestion extends Asked {
  readonly kind: 'relative-direction'
  readonly target: ObjectName
  /** Default: `at`. */
  readonly from?: ObjectName
  readonly at: ObjectName
  readonly facing: ObjectName
  readonly as: Relation['as']
  /** Absent if neither the wording nor the choices fix it: quadrants then. */
  readonly scheme?: Scheme
}

/** The same in the camera's own frame; from the camera itself where `from` is absent. */
export interface CameraDirectionQuestion extends Asked {
  readonly kind: 'camera-direction'
  readonly target: ObjectName
  /** Default: the camera. */
  readonly from?: ObjectName
  /** Absent if neither the wording nor the choices fix it: quadrants then. */
  readonly scheme?: Scheme
}

/** Whether `target` lies `side` of `from`: yes or no. In the camera's frame where `at` and `facing` are absent. */
export interface DirectionCheckQuestion extends Asked {
  readonly kind: 'direction-check'
  readonly target: ObjectName
  /** Default: where the observer stands. */
  readonly from?: ObjectName
  readonly side: (typeof SIDES)[number]
  /** Where the observer stands; absent: the camera's frame. */
  readonly at?: ObjectName
  /** What the observer faces; absent: the camera's frame. */
  readonly facing?: ObjectName
  /** How the vector from `at` to `facing` points; default `forward`. */
  readonly as?: RelativeDirectionQuestion['as']
}

/** The gap between the closest points of two objects, or from the camera to one. */
export interface ClosestDistanceQuestion extends Asked {
  readonly kind: 'closest-distance'
  readonly a: ObjectName
  readonly b: ObjectName | Camera
  readonly unit: QuestionUnit
}

/** The distance between two centers, or from the camera to one. */
export interface CenterDistanceQuestion extends Asked {
  readonly kind: 'center-distance'
  readonly a: ObjectName
  readonly b: ObjectName | Camera
  readonly unit: QuestionUnit
  /** True if the wording does not say which points are meant. */
  readonly assumed?: true
}

/** Which candidate is nearest to, or farthest from, a reference. */
export interface NearestQuestion extends Asked {
  readonly kind: 'nearest'
  readonly reference: ObjectName | Camera
  /** Absent: the choices, or else every other object. A single name means all of its instances. */
  readonly candidates?: readonly ObjectName[]
  readonly pick: (typeof PICKS)[number]
  /** 2 for the second nearest, and so on; default 1. */
  readonly rank?: number
  readonly measure: Measure
  /** The wording left `measure` open. */
  readonly assumed?: true
}

/** Whether `a` is nearer to (farther from) a reference than `b`: yes or no. */
export interface DistanceCheckQuestion extends Asked {
  readonly kind: 'distance-check'
  readonly a: ObjectName
  readonly b: ObjectName
  readonly reference: ObjectName | Camera
  readonly pick: (typeof PICKS)[number]
  readonly measure: Measure
  /** The wording left `measure` open. */
  readonly assumed?: true
}

/**
 * A size of one object. `longest-side`: the larger of width and length; `longest`: of the height too, if known;
 * `shortest` likewise. `width` and `depth` run along the camera's right and forward. `all`: both sides and the height.
 */
export interface ObjectSizeQuestion extends Asked {
  readonly kind: 'object-size'
  readonly object: ObjectName
  readonly dimension: (typeof DIMENSIONS)[number]
  readonly unit: QuestionUnit
}

/** The floor area of one object. */
export interface ObjectAreaQuestion extends Asked {
  readonly kind: 'object-size'
  readonly object: ObjectName
  readonly dimension: 'area'
  readonly unit: AreaUnit
}

/**
 * How many objects of a label there are, or of several labels together (of any, if both are absent); with a condition,
 * how many satisfy it.
 */
export interface ObjectCountQuestion extends Asked, Partial<Condition> {
  readonly kind: 'object-count'
  /** Absent: objects of any label. */
  readonly label?: string
  /** Several labels counted together; absent when one label or everything is counted. */
  readonly labels?: readonly string[]
}

/** The floor area of the room. */
export interface RoomSizeQuestion extends Asked {
  readonly kind: 'room-size'
  readonly unit: AreaUnit
}

/** A step of a route: a walk to an object, or a turn, asked for unless it is given. */
export type RouteStep =
  | { readonly kind: 'go'; readonly to: ObjectName }
  | { readonly kind: 'turn'; readonly given?: Turn }

/** Which turns a robot has to make on its way. */
export interface RouteQuestion extends Asked {
  readonly kind: 'route'
  readonly at: ObjectName
  readonly facing: ObjectName
  readonly goal: ObjectName
  readonly steps: readonly RouteStep[]
}

/** In which order objects appear in the video; no map can tell. */
export interface AppearanceOrderQuestion extends Asked {
  readonly kind: 'appearance-order'
  readonly objects: readonly ObjectName[]
}

/** Which of two objects is wider, larger, longer or taller (or less so). */
export interface SizeComparisonQuestion extends Asked {
  readonly kind: 'size-comparison'
  readonly a: ObjectName
  readonly b: ObjectName
  readonly by: (typeof COMPARED)[number]
  readonly pick: 'more' | 'less'
}

/** Which of several objects is the widest, largest, longest or tallest (or the least so). */
export interface SizeSuperlativeQuestion extends Asked {
  readonly kind: 'size-comparison'
  /** Absent: the choices, or else every object. A single name means all of its instances. */
  readonly candidates?: readonly ObjectName[]
  readonly by: SizeComparisonQuestion['by']
  readonly pick: 'more' | 'less'
}

/** Whether `a` is wider, larger, longer or taller (or less so) than `b`: yes or no. */
export interface SizeCheckQuestion extends Asked {
  readonly kind: 'size-check'
  readonly a: ObjectName
  readonly b: ObjectName
  readonly by: SizeComparisonQuestion['by']
  readonly pick: 'more' | 'less'
}

/** A question about a map. Plain data; what a solver needs is in fields, not in text. */
export type Question =
  | RelativeDirectionQuestion
  | CameraDirectionQuestion
  | DirectionCheckQuestion
  | ClosestDistanceQuestion
  | CenterDistanceQuestion
  | NearestQuestion
  | DistanceCheckQuestion
  | ObjectSizeQuestion
  | ObjectAreaQuestion
  | ObjectCountQuestion
  | RoomSizeQuestion
  | RouteQuestion
  | AppearanceOrderQuestion
  | SizeComparisonQuestion
  | SizeSuperlativeQuestion
  | SizeCheckQuestion
  | LocateQuestion
  | ListQuestion
  | ExistsQuestion
  | ConditionCheckQuestion
  | FitsQuestion

/** The `kind` of a {@link Question}. */
export type QuestionKind = Question['kind']

/** The kinds of questions whose answer is a direction, or whether one is right. */
export const DIRECTION_KINDS: ReadonlySet<QuestionKind> = /* @__PURE__ */ new Set<QuestionKind>([
  'relative-direction',
  'camera-direction',
  'direction-check',
])
