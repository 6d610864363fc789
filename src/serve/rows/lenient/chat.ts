import { isRow, type JsonRow, own } from '../../../base/fields/json-row'
import type { RowFlag } from '../row-flags'

/** Who speaks: the model, or who asks it. */
type Speaker = 'assistant' | 'user'

/** A row made to cost time gets no further: real ones take three steps. */
const MOST_STEPS = 8

/**
 * What somebody said, out of the forms in which chats hold it; the value as it is where that is not certain. `flags` takes
 * what was read leniently.
 */
export function saidBy(speaker: Speaker, given: unknown, flags: Set<RowFlag>): unknown {
  let value = given
  const found: RowFlag[] = []
  for (let step = 0; step < MOST_STEPS; step++) {
    if (typeof value === 'string') {
      for (const flag of found) flags.add(flag)
      return value
    }
    const next = Array.isArray(value) ? fromList(speaker, value) : isRow(value) ? fromObject(speaker, value) : undefined
    if (next === undefined) return given
    found.push(next.flag)
    value = next.value
  }
  return given
}

interface Step {
  readonly value: unknown
  readonly flag: RowFlag
}

function fromList(speaker: Speaker, list: readonly unknown[]): Step | undefined {
  const [first] = list
  if (list.length === 0 || !list.every((one) => isRow(one)))
    return list.length === 1 ? { value: first, flag: 'row-one-element-list' } : undefined
  if (list.every((turn) => Object.hasOwn(turn, 'content'))) return fromTurns(speaker, list)
  const texts = list.filter((block) => !(speaker === 'user' && isPicture(block))).map(blockText)
  if (texts.length > 0 && texts.every((text) => text !== undefined))
    return { value: texts.join(''), flag: 'row-content-blocks' }
  return list.length === 1 ? { value: first, flag: 'row-one-element-list' } : undefined
}

/** The model's answer is what a conversation ends with; the question is the one turn of who asks. */
function fromTurns(speaker: Speaker, turns: readonly JsonRow[]): Step | undefined {
  if (speaker === 'assistant') {
    const last = turns.at(-1)!
    const isOurs = ASSISTANTS.includes(last.role) || (turns.length === 1 && last.role === undefined)
    return isOurs ? { value: last, flag: 'row-chat' } : undefined
  }
  const asked = turns.filter(({ role }) => role === 'user')
  return asked.length === 1 && turns.at(-1) === asked[0] ? { value: asked[0], flag: 'row-chat' } : undefined
}

const ASSISTANTS: readonly unknown[] = ['assistant', 'model']

function fromObject(speaker: Speaker, value: JsonRow): Step | undefined {
  const choices = own(value, 'choices')
  if (speaker === 'assistant' && Array.isArray(choices)) {
    const [choice] = choices
    if (choices.length !== 1 || !isRow(choice)) return undefined
    return { value: own(choice, 'message') ?? own(choice, 'text'), flag: 'row-completion' }
  }
  const role = own(value, 'role')
  const isOurs = role === undefined || (speaker === 'assistant' ? ASSISTANTS.includes(role) : role === 'user')
  // Reasoning in a field of its own: what the model wrote is not whole in its content.
  if (!Object.hasOwn(value, 'content') || !isOurs || REASONING.some((name) => own(value, name))) return undefined
  return { value: value.content, flag: 'row-chat' }
}

const REASONING = ['reasoning_content', 'reasoning', 'thinking'] as const

function blockText(block: JsonRow): string | undefined {
  const [type, text] = [own(block, 'type'), own(block, 'text')]
  const isText = type === undefined || type === 'text' || type === 'output_text' || type === 'input_text'
  return isText && typeof text === 'string' ? text : undefined
}

/** A frame that was sent with a question does not belong to its words. */
const isPicture = (block: JsonRow) => /^(?:input_)?(?:image|video)(?:_url)?$/.test(String(own(block, 'type')))
