import type { AreaUnit } from '../base/units'
import type { Vec2 } from '../base/vec2'
import type { Scheme } from '../solve/sectors'
import type { QuestionUnit } from './units'

/** The choice that is the answer. */
export interface Choice {
  /** Position among the choices, from 0. */
  readonly index: number
  /** A, B, ..., Z, AA, ... */
  readonly letter: string
  readonly text: string
}

/** Every reason why a question has no answer on a map. */
export type UnsolvedReason =
  /** The text fits no form, or two. */
  | 'unreadable-question'
  /** An object is not on the map. */
  | 'missing-object'
  /** A name has several instances and the question needs one. */
  | 'several-instances'
  /** Two places that should give a direction coincide. */
  | 'coincident-points'
  /** The question is asked from the camera and the map does not say where it is. */
  | 'no-frame'
  /** None of the choices is the answer. */
  | 'no-choice-fits'
  /** More than one of the choices is the answer. */
  | 'several-choices-fit'
  /** No map can tell: the video is needed. */
  | 'needs-frames'
  /** A height is asked for but not known. */
  | 'no-height'
  /** Nothing to choose from. */
  | 'no-candidates'
  /** The map has no sizes, being a grid of points, or no extent to measure. */
  | 'no-extent'

/** An answer with the steps that lead to it. */
export interface Solved {
  readonly status: 'solved'
  /** The value in the question's own unit and spelling. */
  readonly answer: string
  /** A number in `unit`, a direction label, `yes` or `no`, an object's id, or a list of turns. */
  readonly value: number | string | readonly string[]
  /** Unit of `value` and `answer`; absent if the value is not a quantity, or the answer is the text of a choice with its unit. */
  readonly unit?: QuestionUnit | AreaUnit | 'deg' | 'cell' | 'cell2'
  /** Present if the question has choices. */
  readonly choice?: Choice
  /** How far the answer is from being another one: degrees for directions, else meters (square meters for areas). */
  readonly margin?: number
  /** True on a tie: the answer is what the conventions say for it. */
  readonly ambiguous: boolean
  /**
   * What was assumed because neither the question nor the map says it: the camera's view, the closest of several
   * instances, the axes a width runs along, a sentence that was not read.
   */
  readonly notes: readonly string[]
  readonly steps: readonly Step[]
}

/** A question the map does not answer, with the reason. */
export interface Unsolved {
  readonly status: 'unsolved'
  readonly reason: UnsolvedReason
  readonly message: string
}

/** The answer to a question on a map, or why there is no answer. Branch on `status`. */
export type Solution = Solved | Unsolved

/** A quantity of a derivation, with how it follows from those before it. */
export type Step =
  /** A named point: the center of an object, or the camera. */
  | { readonly kind: 'point'; readonly name: string; readonly point: Vec2 }
  /** The outline that was measured: a box [minX, minY, maxX, maxY], or a footprint. */
  | { readonly kind: 'box'; readonly name: string; readonly box: readonly [number, number, number, number] }
  /** `to` - `from`. */
  | {
      readonly kind: 'vector'
      readonly name: string
      readonly from: string
      readonly to: string
      readonly fromPoint: Vec2
      readonly toPoint: Vec2
      readonly vector: Vec2
    }
  /** The observer's local axes, along the vector they come from and not normalized. */
  | { readonly kind: 'axes'; readonly along: string; readonly as: string; readonly forward: Vec2; readonly right: Vec2 }
  /** a . b of a named vector and forward: positive in front, negative behind. */
  | { readonly kind: 'dot'; readonly of: string; readonly a: Vec2; readonly b: Vec2; readonly value: number }
  /** a x b of a named vector and forward, ax * by - ay * bx: positive to the right, negative to the left. */
  | { readonly kind: 'cross'; readonly of: string; readonly a: Vec2; readonly b: Vec2; readonly value: number }
  /** atan2(right, forward), degrees clockwise from forward. */
  | {
      readonly kind: 'bearing'
      readonly of: string
      readonly right: number
      readonly forward: number
      readonly bearingDeg: number
      readonly marginDeg: number
      /** The sectors the bearing was named by. */
      readonly scheme: Scheme
    }
  /** The length of a vector. */
  | {
      readonly kind: 'length'
      readonly of: string
      readonly vector: readonly number[]
      readonly length: number
      readonly unit: string
      /** The two places whose distance it is. */
      readonly between?: readonly [a: string, b: string]
      /** The vector is made of the gaps between two boxes; 0 where they overlap. */
      readonly gaps?: true
    }
  /** Named numbers from the smallest to the largest. */
  | {
      readonly kind: 'order'
      readonly what: string
      readonly unit: string
      readonly items: readonly { readonly name: string; readonly value: number }[]
    }
  /** A number, and how it was found in words. */
  | {
      readonly kind: 'value'
      readonly what: string
      readonly value: number
      readonly unit?: string
      /** The two places whose distance it is. */
      readonly between?: readonly [a: string, b: string]
    }
  /** A product or quotient of numbers, such as a change of unit. */
  | {
      readonly kind: 'product'
      readonly what: string
      readonly factors: readonly number[]
      readonly value: number
      readonly unit?: string
    }
  /** A difference of two numbers, such as the edges of a box. */
  | {
      readonly kind: 'difference'
      readonly what: string
      readonly a: number
      readonly b: number
      readonly value: number
      readonly unit: string
    }
  /** Objects that count. */
  | { readonly kind: 'list'; readonly what: string; readonly names: readonly string[] }
  /** What follows, in words. */
  | { readonly kind: 'conclusion'; readonly what: string; readonly answer: string; readonly ambiguous: boolean }
