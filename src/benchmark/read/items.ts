import { plainChoices } from '../../parse/answer/options'
import { readTrueLayout } from '../../score/true-layout'
import type { BenchmarkItem } from '../item'
import { fieldOf, isRow, type Keys, type Row, textOf, textsOf } from './fields'

/** The usual names of the columns of benchmarks: ours first, then those of VSI-Bench and ReVSI. */
const USUAL = {
  id: ['id', 'index', 'question_id'],
  cluster: ['scene_id', 'scene_name', 'scene'],
  task: ['task', 'question_type', 'type', 'category'],
  question: ['question', 'problem'],
  choices: ['choices', 'options'],
  answer: ['answer', 'ground_truth', 'solution'],
  budget: ['budget', 'num_frames'],
  true_layout: ['true_layout'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** The names of ours that a caller may map to the columns of a file. */
export const ITEM_KEYS = Object.keys(USUAL) as readonly (keyof typeof USUAL)[]

/**
 * A row of a benchmark's file as an item, or a sentence saying what is missing: rows of `items.jsonl`, of VSI-Bench and
 * ReVSI, and any other whose columns `keys` names. A scene that is not given makes the item a cluster of its own, which
 * the report says.
 */
export function readItemRow(row: unknown, keys: Keys = {}): BenchmarkItem | string {
  if (!isRow(row)) return 'expected an object'
  const field = (name: keyof typeof USUAL) => fieldOf(row, name, USUAL[name], keys)
  const id = textOf(field('id'))
  const question = textOf(field('question'))
  const answer = textOf(field('answer'))
  const missing = Object.entries({ id, question, answer }).filter(([, value]) => value === undefined)
  if (id === undefined || question === undefined || answer === undefined)
    return `expected ${missing.map(([name]) => name).join(', ')}, received ${Object.keys(row).join(', ') || 'no keys'}`
  const scene = textOf(field('cluster')) ?? id
  const choices = textsOf(field('choices'))
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
    ...(typeof budget === 'number' && { budget }),
    ...(textOf(row.question_id) !== undefined && { questionId: textOf(row.question_id)! }),
    ...(layout && { trueLayout: layout }),
    ...twinOf(row),
  }
}

/** The map beside an item: a layout, the paper's list, a `<map>` text, or one of these as JSON in a string. */
function readLayout(given: unknown) {
  return readTrueLayout(given ?? undefined)
}

function twinOf({ twin }: Row): Pick<BenchmarkItem, 'twin'> {
  if (!isRow(twin) || typeof twin.of !== 'string' || typeof twin.change !== 'string') return {}
  return { twin: { of: twin.of, change: twin.change } }
}
