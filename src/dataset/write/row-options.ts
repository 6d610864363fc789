import type { Item } from '../item'

/** The names of the columns in `easyr1`: those of the paper's configuration, or of EasyR1's own examples. */
export const EASYR1_KEYS = ['paper', 'upstream'] as const
/** The names of the columns in `easyr1`. */
export type EasyR1Keys = (typeof EASYR1_KEYS)[number]

/** What decides how a row looks. */
export interface RowOptions {
  /** What the assistant writes for an item; `undefined` where no map leads to the answer. */
  readonly respond: (item: Item) => string | undefined
  /** Digits after the point in a printed map; default 1, those of the items' true layouts. */
  readonly decimals?: number
  /** No pictures in the rows; default false. */
  readonly textOnly?: boolean
  /** A folder put before the paths of the pictures that are relative. */
  readonly imageRoot?: string
  /** `easyr1`: default `'paper'`. */
  readonly keys?: EasyR1Keys
  /** `trl`: with a column `completion`, for supervised training; default false. */
  readonly completion?: boolean
  /** `openai-batch`: the name of the served model; default `'model'`. */
  readonly model?: string
  /** `openai-batch`: the most tokens of an answer; default 4096. */
  readonly maxAnswerTokens?: number
  /** `openai-batch`: the true map is in the prompt, so that only reasoning is asked; default false. */
  readonly oracle?: boolean
  /** `openai-batch`: the address of a picture; default `file://` for an absolute path, else the path itself. */
  readonly imageUrl?: (path: string) => string
}
