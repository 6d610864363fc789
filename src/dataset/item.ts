import type { Layout } from '../layout/layout'
import type { Question, QuestionKind } from '../question/question'

/** The six tasks of the paper. */
export const PAPER_TASKS = [
  'vertical-direction',
  'horizontal-direction',
  'minimum-distance',
  'relative-distance',
  'count',
  'size',
] as const
/** The tasks of VSI-Bench by its own names, without route planning, which people made. */
export const VSI_TASKS = [
  'object_rel_direction_easy',
  'object_rel_direction_medium',
  'object_rel_direction_hard',
  'object_rel_distance',
  'object_abs_distance',
  'object_counting',
  'object_size_estimation',
  'room_size_estimation',
  'obj_appearance_order',
] as const
/** Every task an item may have. */
export const TASKS = [...PAPER_TASKS, ...VSI_TASKS] as const
/** What an item asks for: a task of the paper, or a type of VSI-Bench. */
export type Task = (typeof TASKS)[number]

/** What an answer is computed from. */
export const TRUTHS = ['map', 'scene'] as const
/** `map`: the printed map, for training. `scene`: the full geometry, for benchmarks. */
export type Truth = (typeof TRUTHS)[number]

/** The parts of a data set; a scene is in one of them. */
export const SPLITS = ['train', 'val', 'test'] as const
/** The part of a data set that a scene, with all its items, belongs to. */
export type Split = (typeof SPLITS)[number]

/** What is changed in the twin of an item. */
export const TWIN_CHANGES = ['mirror', 'facing', 'object-removed', 'first-frame'] as const
/** The change that made a twin. */
export type TwinChange = (typeof TWIN_CHANGES)[number]

/** What the frames of an item's budget showed of one object. */
export interface ItemEvidence {
  /** How many of the frames show it. */
  readonly frames: number
  /** The most pixels in one of them, as a part of that frame's. */
  readonly pixels: number
  /** The most of its own pixels that one of them shows unhidden, 0 to 1. */
  readonly share: number
}

/** One question under one frame budget, with its truth. Plain JSON data: one line of an `items.jsonl`. */
export interface Item {
  /** The version of this shape; the first key of a line. */
  readonly v2lo: 'item/1'
  /** `${scene_id}:${hash}:k${budget}`, a twin's with `~${change}` behind it; the hash is of the canonical question. */
  readonly id: string
  readonly split: Split
  /** `${scene_id}:${hash}`: the same for all budgets of one question. */
  readonly question_id: string
  readonly scene_id: string
  readonly kind: QuestionKind
  readonly task: Task
  /** The words a model is asked with. */
  readonly question: string
  /** The texts of the choices in order A, B, ... */
  readonly choices?: readonly string[]
  /** A letter, a number as printed, or a word. */
  readonly answer: string
  readonly truth: Truth
  /** What a perfect map of these frames leads to; `null` if a map cannot tell. */
  readonly answer_from_map: string | null
  readonly frames: {
    readonly budget: number
    readonly ids: readonly string[]
    /** Paths of the pictures, if there are any. */
    readonly images?: readonly string[]
  }
  /** What these frames show, in the first camera's frame: boxes rounded as they are printed, ids as a reader makes them. */
  readonly true_layout: Layout
  readonly evidence: {
    /** By the id of the true layout, for the objects the question is about. */
    readonly objects: Readonly<Record<string, ItemEvidence>>
    /** How far the answer is from being another one: degrees for directions, meters otherwise; `null` if exact. */
    readonly margin: number | null
    /** The filter rules the item was held to, with their values. */
    readonly rule: Readonly<Record<string, number | string | boolean>>
  }
  /** Present if the item is the twin of another one: its id, and what was changed. */
  readonly twin?: { readonly of: string; readonly change: TwinChange }
}

/** The typed question of an item: what its words read back to, with its choices. */
export interface AskedItem {
  readonly item: Item
  readonly question: Question
}
