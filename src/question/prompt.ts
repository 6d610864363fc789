import { badOption, listOptions } from '../base/error'
import { answerForm } from './answer-form'
import { phraseQuestion } from './phrase'
import type { Question } from './question'
import { choiceLetter } from './solve/choose'

/** The values of {@link PromptStyle}. */
export const PROMPT_STYLES = ['v2lo', 'answer-only'] as const
/** `v2lo`: map, reasoning and answer in tags, as the paper's models write them. `answer-only`: no map and no reasoning. */
export type PromptStyle = (typeof PROMPT_STYLES)[number]

/** What {@link formatPrompt} asks a model to write. */
export interface PromptOptions {
  /** Default `'v2lo'`. */
  readonly style?: PromptStyle
  /** The sentence to ask with; default {@link phraseQuestion}'s. The choices follow it. */
  readonly words?: string
}

const EXAMPLE_MAP =
  '<map>[{"object_name": "sofa", "bbox": [-1.2, 0.5, 0.8, 1.4]}, {"object_name": "lamp", "bbox": [1.0, 0.6, 1.3, 0.9]}]</map>'

/**
 * The instruction that asks a model for its map, its reasoning and its answer to a question, in the form that
 * `parseLayout`, `parseAnswer` and the rewards expect: frame, unit and order of the numbers are stated.
 *
 * @example
 * formatPrompt(unwrap(parseQuestion('How wide is the sofa in meters?'))).includes('<map>') // true
 */
export function formatPrompt(question: Question, options: PromptOptions = {}): string {
  const { style = 'v2lo', words } = options
  if (style !== 'v2lo' && style !== 'answer-only')
    throw badOption(`style ${listOptions(PROMPT_STYLES)}`, style, "leave it out for 'v2lo'")
  const asked = askedLines(question, words)
  const { words: form, example } = answerForm(question)
  if (style === 'answer-only') return `${asked}\n\nAnswer in <answer></answer> tags: ${form}.`
  return `${asked}

First draw the room as you see it from above, then reason on this map, then answer.
- Map: in <map></map>, a JSON list with one entry for every object: {"object_name": name, "bbox": [x_min, y_min, x_max, y_max]}.
  All numbers are meters. The origin (0, 0) is where the camera is in the first frame, x points to its right and y straight ahead.
  Objects of one kind are separate entries with the same name.
- Reasoning: in <think></think>, with the centers of the objects, the vectors between them and the arithmetic.
- Answer: in <answer></answer>, ${form}, and nothing else.
Write the three parts in this order, each once, and nothing outside them. For example:
${EXAMPLE_MAP}<think>${example.reasoning}</think><answer>${example.answer}</answer>`
}

/** A question with its choices, each on a line of its own behind its letter. */
export function askedLines(question: Question, words = phraseQuestion(question)): string {
  return [words, ...(question.choices ?? []).map((text, index) => `${choiceLetter(index)}. ${text}`)].join('\n')
}
