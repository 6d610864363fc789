import type { ForeignItem } from './row'

/** The parts of a benchmark's item, and the keys they are found under, in this order. */
export const FOREIGN_KEYS = {
  id: ['id', 'question_id', 'index'],
  scene: ['scene_name', 'scene_id', 'scene', 'video', 'video_id'],
  task: ['question_type', 'task', 'type', 'category'],
  question: ['question', 'prompt', 'problem'],
  options: ['options', 'choices'],
  answer: ['ground_truth', 'answer', 'solution', 'gt_answer'],
} as const
/** A part of a benchmark's item that a key can be named for. */
export type ForeignPart = keyof typeof FOREIGN_KEYS

/** The key of each part, where a caller names one. */
export type ForeignKeys = { readonly [Part in ForeignPart]?: string }

/**
 * A benchmark's item in a row of its file; a sentence if it lacks its question or its answer. `number` names a row
 * without an id. A row without a scene is a room of its own, one without a task is of the task `all`.
 */
export function foreignItemIn(row: object, number: number, keys: ForeignKeys = {}): ForeignItem | string {
  const values = row as { readonly [key: string]: unknown }
  const partOf = (part: ForeignPart): unknown => {
    const named = keys[part]
    const names: readonly string[] = named === undefined ? FOREIGN_KEYS[part] : [named]
    const found = names.find((name) => Object.hasOwn(values, name) && values[name] !== null)
    return found === undefined ? undefined : values[found]
  }
  const question = textOf(partOf('question'))
  if (question === undefined) return `no question under ${told('question', keys)}`
  const answer = textOf(partOf('answer'))
  if (answer === undefined) return `no answer under ${told('answer', keys)}`
  const id = textOf(partOf('id')) ?? String(number)
  const options = optionsOf(partOf('options'))
  return {
    id,
    scene: textOf(partOf('scene')) ?? id,
    task: textOf(partOf('task')) ?? 'all',
    question,
    ...(options && { options }),
    answer,
  }
}

const told = (part: ForeignPart, keys: ForeignKeys) =>
  (keys[part] === undefined ? FOREIGN_KEYS[part] : [keys[part]]).map((key) => `"${key}"`).join(', ')

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined
}

/** Options as a list, or as an object of letters; anything else, such as an empty list, is an open question. */
function optionsOf(value: unknown): readonly string[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const texts = Object.values(value).map(textOf)
  return texts.length >= 2 && texts.every((text) => text !== undefined) ? texts : undefined
}
