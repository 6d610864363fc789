import type { ObserverFrame } from '../../layout/frame'
import type { Question } from '../../question/question'
import type { Direction } from '../../solve/direction'
import type { Scheme } from '../../solve/sectors'
import type { Task } from '../item'
import type { Counted, NamedObject } from '../scene/view'

interface Drawn {
  readonly task: Task
  readonly question: Question
  /** What it names, each once. */
  readonly objects: readonly NamedObject[]
}

/** Where something lies for someone who looks along the vector between two others. */
export interface DirectionCandidate extends Drawn {
  readonly family: 'direction'
  readonly at: NamedObject
  readonly facing: NamedObject
  readonly target: NamedObject
  /** Where the target is seen from. */
  readonly from: NamedObject
  readonly frame: ObserverFrame
  readonly scheme: Scheme
  readonly found: Direction
}

/** How far two things are apart. */
export interface DistanceCandidate extends Drawn {
  readonly family: 'distance'
  readonly meters: number
}

/** Which of some things is nearest. */
export interface NearestCandidate extends Drawn {
  readonly family: 'nearest'
  readonly reference: NamedObject
  readonly candidates: readonly NamedObject[]
  /** Meters from the reference, ascending. */
  readonly distances: readonly number[]
}

/** How many there are. */
export interface CountCandidate extends Drawn {
  readonly family: 'count'
  readonly counted: Counted
}

/** How large one thing is. */
export interface SizeCandidate extends Drawn {
  readonly family: 'size'
  readonly meters: number
}

/** How large the room is. */
export interface RoomCandidate extends Drawn {
  readonly family: 'room'
}

/** In which order things come into sight. */
export interface OrderCandidate extends Drawn {
  readonly family: 'order'
  /** The frames of first sight, ascending. */
  readonly frames: readonly number[]
}

/** A question that was drawn for a view, with what the rules judge it by. */
export type Candidate =
  | DirectionCandidate
  | DistanceCandidate
  | NearestCandidate
  | CountCandidate
  | SizeCandidate
  | RoomCandidate
  | OrderCandidate

/** What rules are written for. */
export type Family = Candidate['family']
