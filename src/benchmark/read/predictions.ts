import { isRow, type JsonRow, textOf } from '../../base/fields/json-row'
import { fieldOf, type Keys } from '../../base/fields/keys'
import type { PartName } from '../../base/fields/names'
import type { Prediction } from '../item'

/** The logs that predictions are read from. */
export const PREDICTION_FORMATS = [
  'rows',
  'lmms-eval',
  'vlmevalkit',
  'verl',
  'easyr1',
  'trl',
  'ms-swift',
  'openai-batch',
] as const
/** Whose log a file of predictions is. `rows` is our own: `{"id", "response"}`. */
export type PredictionFormat = (typeof PREDICTION_FORMATS)[number]

/**
 * Which log a row is from, by its keys; `undefined` if it fits none.
 *
 * @example
 * recognizePredictions({ doc_id: 3, doc: {}, target: 'B', filtered_resps: ['B'] }) // 'lmms-eval'
 */
export function recognizePredictions(row: unknown): PredictionFormat | undefined {
  if (!isRow(row)) return undefined
  const has = (...keys: readonly string[]) => keys.every((key) => Object.hasOwn(row, key))
  if (has('custom_id', 'response')) return 'openai-batch'
  if (has('doc_id') && (has('resps') || has('filtered_resps'))) return 'lmms-eval'
  if (has('index', 'prediction')) return 'vlmevalkit'
  if (has('input', 'output')) return has('ground_truth') && !has('gts') ? 'easyr1' : 'verl'
  if (has('completion')) return Array.isArray(row.completion) && !isMessage(row.completion[0]) ? 'ms-swift' : 'trl'
  if (has('messages') && Array.isArray(row.messages)) return 'ms-swift'
  return has('response') || has('prediction') || has('output') ? 'rows' : undefined
}

/**
 * The predictions of one row of a log, several where it holds several samples; or a sentence saying what is missing.
 * The samples of one item stay apart, each a prediction of its own.
 *
 * @example
 * readPredictionRow({ index: 7, prediction: 'B' }, 'vlmevalkit') // [{ id: '7', response: 'B' }]
 */
export function readPredictionRow(
  row: unknown,
  format: PredictionFormat,
  keys: Keys = {},
): readonly Prediction[] | string {
  if (!isRow(row)) return 'expected an object'
  // The caller's names may be those of the items alone.
  const field = (name: PartName, usual: readonly string[]) =>
    fieldOf(row, name, usual, keys) ?? fieldOf(row, name, usual, {})
  const id = textOf(field('id', IDS[format]))
  const prompt = promptOf(field('prompt', ['prompt', 'input', 'question']))
  const from = (response: string): Prediction => ({
    ...(id !== undefined && { id }),
    ...(prompt !== undefined && { prompt }),
    response,
    ...(row.simulated === true && { simulated: true }),
  })
  if (Object.hasOwn(keys, 'response')) {
    const response = spokenText(fieldOf(row, 'response', [], keys))
    return response === undefined ? `expected a text under ${keys.response}` : [from(response)]
  }
  switch (format) {
    case 'lmms-eval':
      return lmmsEval(row, id, from)
    case 'openai-batch':
      return openaiBatch(row, from)
    case 'ms-swift':
      return msSwift(row, from)
    default: {
      const response = spokenText(fieldOf(row, 'response', RESPONSES[format], keys))
      return response === undefined
        ? `expected a text under ${RESPONSES[format].join(' or ')}, received ${Object.keys(row).join(', ')}`
        : [from(response)]
    }
  }
}

const IDS: { readonly [format in PredictionFormat]: readonly string[] } = {
  rows: ['id', 'item_id', 'index'],
  'lmms-eval': ['id'],
  vlmevalkit: ['id', 'index'],
  verl: ['id', 'item_id'],
  easyr1: ['id', 'item_id'],
  trl: ['id', 'item_id'],
  'ms-swift': ['id', 'item_id'],
  'openai-batch': ['custom_id'],
}

const RESPONSES = {
  rows: ['response', 'prediction', 'output', 'answer'],
  vlmevalkit: ['prediction'],
  verl: ['output'],
  easyr1: ['output', 'response'],
  trl: ['completion'],
} as const satisfies Partial<Record<PredictionFormat, readonly string[]>>

type From = (response: string) => Prediction

/** `resps` is a list of samples for each request; where it equals `filtered_resps` it is left out of the file. */
function lmmsEval(row: JsonRow, id: string | undefined, from: From): readonly Prediction[] | string {
  const own = isRow(row.doc) ? textOf(row.doc.id ?? row.doc.index) : undefined
  const item = id ?? own ?? textOf(row.doc_id)
  const responses = [row.resps ?? row.filtered_resps].flat(3).map(spokenText)
  if (item === undefined || responses.length === 0 || !responses.every((text) => text !== undefined))
    return 'expected doc_id and resps or filtered_resps with texts'
  return responses.map((response) => ({ ...from(response), id: item }))
}

/** One line of a batch's output: `response.body.choices[].message.content`, or an error of the request. */
function openaiBatch(row: JsonRow, from: From): readonly Prediction[] | string {
  const body = isRow(row.response) ? row.response.body : undefined
  const choices = isRow(body) && Array.isArray(body.choices) ? body.choices : []
  const responses = choices.map((choice) =>
    isRow(choice) ? spokenText(isRow(choice.message) ? choice.message.content : choice.text) : undefined,
  )
  if (responses.length > 0 && responses.every((text) => text !== undefined)) return responses.map(from)
  const error = isRow(row.error) ? textOf(row.error.message) : undefined
  return `the request of ${textOf(row.custom_id) ?? 'this row'} has no answer${error === undefined ? '' : `: ${error}`}`
}

/** Its `completions.jsonl` holds one step a line, in columns: a list of prompts and a list of completions. */
function msSwift(row: JsonRow, from: From): readonly Prediction[] | string {
  if (Array.isArray(row.messages)) {
    const last: unknown = row.messages.at(-1)
    const response = spokenText(row.response) ?? (isMessage(last) ? spokenText(last.content) : undefined)
    return response === undefined ? 'expected an assistant turn at the end of messages' : [from(response)]
  }
  const completions = Array.isArray(row.completion) ? row.completion : [row.completion]
  const responses = completions.map(spokenText)
  if (!responses.every((text) => text !== undefined)) return 'expected texts under completion'
  const column = (name: string): readonly unknown[] => {
    const values = row[name]
    return Array.isArray(values) ? values : []
  }
  const [ids, prompts] = [column('id'), column('prompt')]
  return responses.map((response, index) => {
    const [id, prompt] = [textOf(ids[index]), promptOf(prompts[index])]
    return { ...(id !== undefined && { id }), ...(prompt !== undefined && { prompt }), response }
  })
}

const isMessage = (value: unknown): value is { readonly role: unknown; readonly content: unknown } =>
  isRow(value) && Object.hasOwn(value, 'content')

/** What was said: a text, or the assistant's turns of a conversation, whose content may be a list of blocks. */
function spokenText(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return textOf(value)
  if (!Array.isArray(value) || value.length === 0) return undefined
  const turns = value.every(isMessage) ? value.filter(({ role }) => role === 'assistant' || role === undefined) : value
  return turns.length === 0 ? undefined : contentText(turns)
}

/** What a model was asked: a text, or the turns of a conversation one after another. */
function promptOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return Array.isArray(value) && value.length > 0 ? contentText(value) : undefined
}

function contentText(parts: readonly unknown[]): string | undefined {
  const texts: string[] = []
  for (const part of parts) {
    if (typeof part === 'string') texts.push(part)
    else if (isRow(part) && typeof part.text === 'string') texts.push(part.text)
    else if (isMessage(part)) {
      const inner = typeof part.content === 'string' ? part.content : undefined
      const text = inner ?? (Array.isArray(part.content) ? contentText(part.content) : undefined)
      if (text !== undefined) texts.push(text)
    }
  }
  return texts.length === 0 ? undefined : texts.join('\n')
}
