import { isRow, type JsonRow, textOf, textsOf } from '../../base/fields/json-row'
import { fieldOf, type Keys } from '../../base/fields/keys'
import { ITEM_NAMES, USUAL_NAMES } from '../../base/fields/names'
import { letterOf } from '../../parse/answer/choice'
import { plainChoices } from '../../parse/answer/options'
import { readTrueLayout } from '../../score/true-layout'
import type { BenchmarkItem } from '../item'

const USUAL = { ...ITEM_NAMES, budget: USUAL_NAMES.budget, true_layout: USUAL_NAMES.true_layout } as const

/** The names of ours that a caller may map to the columns of a file. */
export const ITEM_KEYS = Object.keys(USUAL) as readonly (keyof typeof USUAL)[]

/**
 * A row of a benchmark's file as an item, or a sentence saying what is missing: rows of `items.jsonl`, of VSI-Bench and
 * ReVSI, and any other whose columns `keys` names. A scene that is not given makes the item a cluster of its own, which
 * the report says.
 *
 * @example
 * readItemRow({ id: 1, room: 'a', q: 'How many?', gold: 4 }, { scene: 'room', question: 'q', ground_truth: 'gold' }).scene // 'a'
 */
export function readItemRow(row: unknown, keys: Keys = {}): BenchmarkItem | string {
  if (!isRow(row)) return 'expected an object'
  const field = (name: keyof typeof USUAL) => fieldOf(row, name, USUAL[name], keys)
  const id = textOf(field('id'))
  const question = textOf(field('question'))
  const answer = textOf(field('ground_truth'))
  const missing = Object.entries({ id, question, answer }).filter(([, value]) => value === undefined)
  if (id === undefined || question === undefined || answer === undefined)
    return `expected ${missing.map(([name]) => name).join(', ')}, received ${Object.keys(row).join(', ') || 'no keys'}`
  const scene = textOf(field('scene')) ?? id
  const choices = listOf(field('choices')) ?? letteredChoices(row)
  const budget = isRow(row.frames) ? row.frames.budget : field('budget')
  const layout = readLayout(field('true_layout'))
  if (typeof layout === 'string') return layout
  return {
    id,
    scene,
    task: textOf(field('task')) ?? 'question',
    question,
    ...(choices && { choices: plainChoices(choices) }),
    answer: answer.trim(),
    ...(isCount(budget) && { budget: Number(budget) }),
    ...(textOf(row.question_id) !== undefined && { questionId: textOf(row.question_id)! }),
    ...(layout && { trueLayout: layout }),
    ...twinOf(row),
  }
}

/** A number of frames; a table holds it as text. */
const isCount = (value: unknown) => textOf(value) !== undefined && /^\d+$/.test(textOf(value)!)

/** A list, or one that a table holds as text: JSON, or as Python prints it. */
function listOf(value: unknown): readonly string[] | undefined {
  if (typeof value !== 'string' || !value.startsWith('[')) return textsOf(value)
  try {
    return textsOf(JSON.parse(value.includes('"') ? value : value.replaceAll("'", '"')))
  } catch {
    return undefined
  }
}

/** Choices in columns of their own, `A`, `B` and so on, as VLMEvalKit has them. */
function letteredChoices(row: JsonRow): readonly string[] | undefined {
  const texts: string[] = []
  for (let i = 0; ; i++) {
    const text = textOf(row[letterOf(i)])
    if (text === undefined || text === '') return texts.length >= 2 ? texts : undefined
    texts.push(text)
  }
}

/** The map beside an item: a layout, the paper's list, a `<map>` text, or one of these as JSON in a string. */
function readLayout(given: unknown) {
  return readTrueLayout(given ?? undefined)
}

function twinOf({ twin }: JsonRow): Pick<BenchmarkItem, 'twin'> {
  if (!isRow(twin) || typeof twin.of !== 'string' || typeof twin.change !== 'string') return {}
  return { twin: { of: twin.of, change: twin.change } }
}
