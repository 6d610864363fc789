import { isRow, textOf } from '../../base/fields/json-row'
import { fieldOf, type Keys, keyFor } from '../../base/fields/keys'
import { ITEM_NAMES } from '../../base/fields/names'
import type { ForeignItem } from './row'

type Part = keyof typeof ITEM_NAMES

/** The parts of a benchmark's item that a key can be named for. */
export const FOREIGN_PARTS = Object.keys(ITEM_NAMES) as readonly Part[]

/**
 * A benchmark's item in a row of its file; a sentence if it lacks its question or its answer. `number` names a row
 * without an id. A row without a scene is a room of its own, one without a task is of the task `all`.
 */
export function foreignItemIn(row: object, number: number, keys: Keys = {}): ForeignItem | string {
  if (!isRow(row)) return 'no JSON object'
  const partOf = (part: Part): unknown => fieldOf(row, part, ITEM_NAMES[part], keys)
  const question = textOf(partOf('question'))
  if (question === undefined) return `no question under ${told('question', keys)}`
  const answer = textOf(partOf('ground_truth'))
  if (answer === undefined) return `no answer under ${told('ground_truth', keys)}`
  const id = textOf(partOf('id')) ?? String(number)
  const options = optionsOf(partOf('choices'))
  return {
    id,
    scene: textOf(partOf('scene')) ?? id,
    task: textOf(partOf('task')) ?? 'all',
    question,
    ...(options && { options }),
    answer,
  }
}

function told(part: Part, keys: Keys): string {
  const named = keyFor(keys, part)
  return (named === undefined ? ITEM_NAMES[part] : [named]).map((key) => `"${key}"`).join(', ')
}

/** Options as a list, or as an object of letters; anything else, such as an empty list, is an open question. */
function optionsOf(value: unknown): readonly string[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const texts = Object.values(value).map(textOf)
  return texts.length >= 2 && texts.every((text) => text !== undefined) ? texts : undefined
}
