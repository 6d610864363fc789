import { V2loError } from '../../base/error'
import { mapTools } from '../map-tools'
import type { Tool } from '../tool'
import { type JsonSchema, strictSchema } from './strict-schema'

/** A function as the Chat Completions API takes it. */
export interface ChatTool {
  readonly type: 'function'
  readonly function: {
    readonly name: string
    readonly description: string
    readonly parameters: JsonSchema
    readonly strict: true
  }
}

/** A function as the Responses API takes it. */
export interface ResponsesTool {
  readonly type: 'function'
  readonly name: string
  readonly description: string
  readonly parameters: JsonSchema
  readonly strict: true
}

/** Which OpenAI interface {@link toOpenAITools} writes for. */
export interface OpenAIToolsOptions<Api extends 'chat' | 'responses' = 'chat' | 'responses'> {
  /** `chat` (default): Chat Completions and everything that speaks like it. `responses`: the Responses API. */
  readonly api?: Api
}

/**
 * Tools as strict functions of OpenAI's APIs: every property is required, one that may be left out is nullable, and
 * there are no open dictionaries. What a call holds goes to the tool as it is: to the map tools null is left out, and a
 * tool of your own must take it so too. Fresh objects each time. Throws a `V2loError` for a tool whose input no strict schema can say, and for an unknown `api`.
 *
 * @example
 * toOpenAITools(createMapTools())[0].function.name // 'read_map'
 */
export function toOpenAITools(tools?: readonly Tool[], options?: OpenAIToolsOptions<'chat'>): ChatTool[]
export function toOpenAITools(
  tools: readonly Tool[] | undefined,
  options: OpenAIToolsOptions<'responses'>,
): ResponsesTool[]
export function toOpenAITools(
  tools: readonly Tool[] = mapTools,
  options: OpenAIToolsOptions = {},
): (ChatTool | ResponsesTool)[] {
  const { api = 'chat' } = options
  if (api !== 'chat' && api !== 'responses')
    throw new V2loError({
      code: 'bad-option',
      expected: "api 'chat' or 'responses'",
      received: String(api),
      remedy: "leave it out for 'chat'",
    })
  return tools.map(({ name, description, inputSchema }) => {
    const parameters = strictSchema(inputSchema['~standard'].jsonSchema.input({ target: 'draft-2020-12' }), name)
    const said = { name, description, parameters, strict: true } as const
    return api === 'chat' ? { type: 'function', function: said } : { type: 'function', ...said }
  })
}
