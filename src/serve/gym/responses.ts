import { own } from '../rows/request'

/**
 * What the model said last in a response of OpenAI's Responses API: the `output_text` of its last assistant message.
 * Reasoning, tool calls and refusals are no part of it, so that a response without a message is the empty text, which
 * scores as a wrong answer does. `undefined` for what is no such response.
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
