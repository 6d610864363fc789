import { setImmediate as turn } from 'node:timers/promises'
import type { CallToolResult, McpServer, StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import { isV2loError } from '../base/error'
import { wireMessage } from '../base/fields/wire-words'
import type { LayoutStore } from '../tools/store'
import type { Tool } from '../tools/tool'
import { compactInput, compactOutput } from './compact-schema'
import { handlesOf } from './resources'
import { safeJson, safeSentence } from './text'

/** Longest result, in characters of its text: a model's context is not filled by one answer. */
const MAX_RESULT_CHARS = 1_000_000

/** Offers one tool. A new map in the store changes the list of resources, which clients are told. */
export function registerTool(
  server: McpServer,
  tool: Tool,
  store: LayoutStore,
  onError: (error: unknown) => void,
): void {
  const { name, title, description, annotations } = tool
  // The title is the tool's own, and calling what only reads twice is always harmless.
  const { title: _title, idempotentHint: _idempotent, ...hints } = annotations
  const inputSchema = compacted(tool.inputSchema as StandardSchemaWithJSON)
  const config = {
    title,
    description,
    annotations: hints,
    inputSchema: unchecked(inputSchema),
    outputSchema: compacted(tool.outputSchema as StandardSchemaWithJSON),
  }
  server.registerTool(name, config, async (input, ctx) => {
    // A call that was cancelled while it waited for its turn is not worked on; the protocol sends no answer to it.
    await turn()
    if (ctx.mcpReq.signal.aborted) return failure('the call was canceled')
    const before = handlesOf(store).join()
    try {
      return success(await tool.execute(input))
    } catch (error) {
      if (isV2loError(error)) return failure(wireMessage(error))
      onError(error)
      return failure(`${name} failed; this is a bug in the tool, not in the call`)
    } finally {
      if (handlesOf(store).join() !== before) await server.server.sendResourceListChanged().catch(onError)
    }
  })
}

function success(output: unknown): CallToolResult {
  const text = safeJson(output)
  if (text.length > MAX_RESULT_CHARS) {
    return failure(`the result has ${text.length} characters, more than ${MAX_RESULT_CHARS}; ask for less with "limit"`)
  }
  return { content: [{ type: 'text', text }], structuredContent: output as Record<string, unknown> }
}

const failure = (sentence: string): CallToolResult => ({
  content: [{ type: 'text', text: safeSentence(sentence) }],
  isError: true,
})

/** The schema with its JSON Schema in fewer characters. */
function compacted(schema: StandardSchemaWithJSON): StandardSchemaWithJSON {
  const { jsonSchema, ...rest } = schema['~standard']
  return {
    '~standard': {
      ...rest,
      jsonSchema: {
        input: (options) => compactInput(jsonSchema.input(options)),
        output: (options) => compactOutput(jsonSchema.output(options)),
      },
    },
  }
}

/**
 * The schema as clients see it, without its check: `execute` checks too, and its sentences are bounded, where the
 * protocol's own would repeat what a call sent.
 */
function unchecked(schema: StandardSchemaWithJSON): StandardSchemaWithJSON {
  return { '~standard': { ...schema['~standard'], validate: (value: unknown) => ({ value }) } }
}
