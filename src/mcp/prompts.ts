import { completable, type McpServer, ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server'
import { formatPrompt } from '../question/prompt'
import { parseQuestion } from '../question/read/read'
import { PROMPT_STYLES, promptArguments } from '../schema/prompt-arguments'
import { safeSentence } from './text'

/** Offers the instruction that asks a model for its map, its reasoning and its answer to a question. */
export function registerPrompts(server: McpServer): void {
  const argsSchema = promptArguments()
  completable(argsSchema.shape.style.unwrap(), (typed = '') => PROMPT_STYLES.filter((known) => known.startsWith(typed)))
  server.registerPrompt(
    'spatial_question',
    {
      title: 'Ask a spatial question with a map',
      description:
        'Asks for a metric map of the room, the reasoning on it and the answer, in the form that read_map and check_answer read',
      argsSchema,
    },
    ({ question, choices, style }) => ({
      messages: [{ role: 'user', content: { type: 'text', text: promptFor(question, choices, style) } }],
    }),
  )
}

function promptFor(text: string, lines: string | undefined, style: (typeof PROMPT_STYLES)[number] | undefined): string {
  const choices = lines
    ?.split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const parsed = parseQuestion(text, { choices })
  if (!parsed.ok) {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, safeSentence(parsed.diagnostics[0].message))
  }
  return formatPrompt(parsed.value, { ...(style !== undefined && { style }) })
}
