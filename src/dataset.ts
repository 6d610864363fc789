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
 * - `formatItem(item, format)` is an item as a row for a training or evaluation program; `createRowWriter` writes whole
 *   files of them.
 * - `auditItems(items)` tells how much of a set can be answered without seeing a frame, `debiasItems` what to leave out.
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
export type { AuditOptions } from './dataset/audit/audit'
export { auditItems } from './dataset/audit/audit'
export type { Debiased, DebiasOptions, TaskDebias } from './dataset/audit/debias'
export { debiasItems } from './dataset/audit/debias'
export type { AuditReport, BlindScore, Estimate, TaskAudit } from './dataset/audit/report'
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
export type { RowFormat } from './dataset/write/format-item'
export { formatItem, ROW_FORMATS } from './dataset/write/format-item'
export { formatItemLine, parseItemLine } from './dataset/write/item-line'
export type { Row } from './dataset/write/row-line'
export type { RowOptions } from './dataset/write/row-options'
export type { CountedNames, RowReport } from './dataset/write/row-report'
export type { LeftOut } from './dataset/write/row-text'
export type { RowWriter, RowWriterOptions } from './dataset/write/row-writer'
export { createRowWriter } from './dataset/write/row-writer'
export { estimateTokens } from './dataset/write/tokens'
export type { OutputFile, OutputFolder, WriteOptions, Writer } from './dataset/write/writer'
