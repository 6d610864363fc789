import { isRow, type JsonRow, textOf, textsOf } from '../../base/fields/json-row'
import { fieldOf, type Keys } from '../../base/fields/keys'
import { USUAL_NAMES } from '../../base/fields/names'
import {
  PREDICTION_FORMATS,
  type PredictionFormat,
  readPredictionRow,
  recognizePredictions,
} from '../../benchmark/read/predictions'
import { plainChoices } from '../../parse/answer/options'
import { partOfFlag } from '../../score/flags'
import { recordedNumbers } from './recorded-numbers'

/** The logs that are read: those of predictions, what `v2lo-map score` writes, and items of a data set. */
export const LOG_FORMATS = [...PREDICTION_FORMATS, 'scores', 'items'] as const
/** Whose log a row is from. */
export type LogFormat = (typeof LOG_FORMATS)[number]

/** What a log says of one response, whatever the names of its fields. */
export interface LoggedRow {
  readonly format: LogFormat
  readonly id?: string
  /** The training step, from the row or the name of its file. */
  readonly step?: number
  /** What the model was asked with. */
  readonly prompt?: string
  /** The same for all rollouts of one prompt. */
  readonly group: string
  /** `null` for rows that hold none, such as items and bare scores. */
  readonly response: string | null
  readonly truth?: unknown
  readonly question?: string
  readonly choices?: readonly string[]
  /** As the row has it: a layout, a list or a text. */
  readonly trueLayout?: unknown
  readonly task?: string
  readonly budget?: number
  /** Paths of frames, as the row names them. */
  readonly images?: readonly string[]
  /** The numbers the log recorded, by name. */
  readonly recorded: readonly (readonly [name: string, value: number])[]
  /** The flags the log recorded; absent if it recorded none. */
  readonly flags?: readonly string[]
}

/** Which log a row is from, by its keys; `undefined` if it fits none. */
export function recognizeLog(row: unknown): LogFormat | undefined {
  if (!isRow(row)) return undefined
  if (typeof row.v2lo === 'string' && row.v2lo.startsWith('item/') && !Object.hasOwn(row, 'response')) return 'items'
  return recognizePredictions(row) ?? (Object.hasOwn(row, 'overall') || isRow(row.error) ? 'scores' : undefined)
}

/** The usual names of the fields that are read. */
const USUAL = {
  id: USUAL_NAMES.id,
  ground_truth: USUAL_NAMES.ground_truth,
  question: USUAL_NAMES.question,
  choices: USUAL_NAMES.choices,
  true_layout: USUAL_NAMES.true_layout,
  task: USUAL_NAMES.task,
  budget: USUAL_NAMES.budget,
  step: USUAL_NAMES.step,
  group: USUAL_NAMES.group,
  images: USUAL_NAMES.images,
} as const

/** The parts of a row that a caller may name the fields of a log for. */
export const LOG_PARTS = ['prompt', 'response', ...(Object.keys(USUAL) as (keyof typeof USUAL)[])] as const

/** What a row of a log is read with. */
export interface LogReading {
  /** Names of the log's fields by ours. */
  readonly keys?: Keys
  /** Taken in place of what the row looks like. */
  readonly format?: LogFormat
  /** For rows that name no step of their own. */
  readonly fileStep?: number
}

/**
 * What one row of a log holds: several responses where the log puts several into a row, or a sentence saying why it
 * cannot be read.
 */
export function readLoggedRows(
  row: unknown,
  { keys = {}, format: given, fileStep }: LogReading,
): readonly LoggedRow[] | string {
  if (!isRow(row)) return 'expected an object'
  const format = given ?? (Object.hasOwn(keys, 'response') ? 'rows' : recognizeLog(row))
  if (format === undefined)
    return `the keys ${Object.keys(row).slice(0, 12).join(', ') || '(none)'} fit no log that is known: name the field of the response with --keys response=FIELD`
  if (format === 'items' || format === 'scores') return [loggedOf(row, format, { keys, fileStep, at: 0, count: 1 })]
  const predictions = readPredictionRow(row, format satisfies PredictionFormat, keys)
  if (typeof predictions === 'string') return predictions
  return predictions.map((prediction, at) => ({
    ...loggedOf(row, format, { keys, fileStep, at, count: predictions.length }),
    ...(prediction.id !== undefined && { id: prediction.id }),
    ...(prediction.prompt !== undefined && { prompt: prediction.prompt }),
    group: groupOf(row, keys, prediction.prompt ?? prediction.id),
    response: prediction.response,
  }))
}

interface Place {
  readonly keys: Keys
  readonly fileStep: number | undefined
  /** Which of the row's responses. */
  readonly at: number
  readonly count: number
}

function loggedOf(row: JsonRow, format: LogFormat, place: Place): LoggedRow {
  const { keys, at } = place
  const inner = [row, row.doc, row.extra_info, row.reward_model].filter(isRow)
  const columns = format === 'ms-swift' && Array.isArray(row.completion)
  const field = (name: keyof typeof USUAL): unknown => {
    for (const [depth, one] of inner.entries()) {
      const value = fieldOf(one, name, USUAL[name], depth === 0 ? keys : {})
      if (value !== undefined) return columns && Array.isArray(value) ? value[at] : value
    }
    return undefined
  }
  const id = textOf(fieldOf(row, 'id', USUAL.id, keys))
  const answer = fieldOf(inner[1] ?? row, 'ground_truth', ['answer'], {})
  const truth =
    field('ground_truth') ??
    (format === 'items' || format === 'lmms-eval' || format === 'vlmevalkit' ? answer : undefined)
  const choices = textsOf(field('choices'))
  const step = stepOf(field('step')) ?? place.fileStep
  const budget = numberOf(isRow(row.frames) ? row.frames.budget : field('budget'))
  const images = imagesOf(isRow(row.frames) ? row.frames.images : field('images'))
  const [question, task, trueLayout] = [textOf(field('question')), textOf(field('task')), field('true_layout')]
  const prompt = format === 'items' ? question : undefined
  return {
    format,
    ...(id !== undefined && { id }),
    ...(step !== undefined && { step }),
    ...(prompt !== undefined && { prompt }),
    group: groupOf(row, keys, prompt ?? id),
    response: null,
    ...(truth !== undefined && { truth }),
    ...(question !== undefined && { question }),
    ...(choices && { choices: plainChoices(choices) }),
    ...(trueLayout !== undefined && { trueLayout }),
    ...(task !== undefined && { task }),
    ...(budget !== undefined && { budget }),
    ...(images && { images }),
    recorded: recordedNumbers(row, { at, columnsOf: columns ? place.count : 0, structural: structuralNames(keys) }),
    ...flagsOf(row),
  }
}

const structuralNames = (keys: Keys): ReadonlySet<string> =>
  new Set([...Object.values(USUAL).flat(), ...Object.values(keys)])

function groupOf(row: JsonRow, keys: Keys, otherwise: string | undefined): string {
  return textOf(fieldOf(row, 'group', USUAL.group, keys)) ?? otherwise ?? ''
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** ms-swift writes steps as texts. */
function stepOf(value: unknown): number | undefined {
  return numberOf(typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value)
}

/** Paths of frames: a text, a list of texts, or a list of `{ path | image }`. */
function imagesOf(value: unknown): readonly string[] | undefined {
  const list = typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
  const paths = list.flatMap((one) => {
    const path = isRow(one) ? (one.path ?? one.image) : one
    return typeof path === 'string' && path.length < 4096 ? [path] : []
  })
  return paths.length === 0 ? undefined : paths
}

/** Flags of ours are shorter and fewer; a row made to cost memory gets no further. */
const LONGEST_FLAG = 60
const MOST_FLAGS = 64

function flagsOf({ flags }: JsonRow): Pick<LoggedRow, 'flags'> {
  if (!Array.isArray(flags)) return {}
  const isFlag = (flag: unknown) =>
    typeof flag === 'string' && flag.length <= LONGEST_FLAG && partOfFlag(flag) !== undefined
  return { flags: [...new Set(flags.filter(isFlag))].slice(0, MOST_FLAGS) }
}
