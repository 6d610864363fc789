/**
 * Training and evaluation items of rooms: questions about what some frames of a walk show, each with the answer that the
 * map of these frames gives.
 *
 * - `generateItems(scene, options)` makes the items of one scene, lazily; nothing depends on another scene.
 *   `countItems` tells what each filter rule dropped.
 * - An `Item` is one question under one frame budget: the words, the choices, the answer, the frames, the map they show
 *   and the evidence for it. The same question under other budgets has the same `question_id`.
 * - `selectItems(items, { items: 28000, tasks, budgets })` chooses a data set with the paper's shares; `splitOf` and
 *   `shardOf` deal scenes to parts and to processes, by hashes of their ids.
 * - `formatItemLine` and `parseItemLine` write and read the lines of an `items.jsonl`.
 *
 * @example
 * const items = Array.from({ length: 20 }, (_, i) => [...generateItems(generateScene({ seed: i + 1 }))]).flat()
 * const { places } = selectItems(items, { items: 500, tasks: PAPER_TASKS, budgets: FRAME_BUDGETS })
 * await writeFile('items.jsonl', places.map((place) => formatItemLine(items[place])).join(''))
 *
 * @module
 */

export type { V2loErrorCode } from './base/error'
export { isV2loError, V2loError } from './base/error'
export type { FilterPreset, RuleName, RuleValues } from './dataset/filters/values'
export { FILTER_PRESETS, RULE_NAMES, readFilters } from './dataset/filters/values'
export type { SceneCounts } from './dataset/generate'
export { countItems, generateItems } from './dataset/generate'
export type { Item, ItemEvidence, Split, Task, Truth, TwinChange } from './dataset/item'
export { PAPER_TASKS, SPLITS, TASKS, TRUTHS, TWIN_CHANGES, VSI_TASKS } from './dataset/item'
export type { DropReason, LedgerRow } from './dataset/ledger'
export type { ItemOptions } from './dataset/options'
export { shardOf, splitOf } from './dataset/selection/deal'
export type { Quota } from './dataset/selection/quotas'
export { quotasOf } from './dataset/selection/quotas'
export type { QuotaResult, Selectable, Selection, SelectOptions } from './dataset/selection/select'
export { selectItems } from './dataset/selection/select'
export { formatItemLine, parseItemLine } from './dataset/write/item-line'
export type { OutputFile, OutputFolder, WriteOptions, Writer } from './dataset/write/writer'
