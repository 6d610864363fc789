import { own } from '../../base/fields/json-row'

/**
 * The `output_text` of the last assistant message in a response of OpenAI's Responses API. Reasoning, tool calls and
 * refusals are left out, so a response without a message gives an empty text, which scores as a wrong answer does.
 * `undefined` for a value without a list `output`.
 */
export function lastMessage(response: unknown): string | undefined {
  const output = fieldOf(response, 'output')
  if (!Array.isArray(output)) return undefined
  const message = output.findLast(
    (item) => fieldOf(item, 'type') === 'message' && fieldOf(item, 'role') === 'assistant',
  )
  const content = fieldOf(message, 'content')
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  const texts = content.filter((part) => fieldOf(part, 'type') === 'output_text').map((part) => fieldOf(part, 'text'))
  return texts.filter((text) => typeof text === 'string').join('')
}

/** A field of what may be an object. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? own(value, name) : undefined
}
