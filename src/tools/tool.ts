import { V2loError, type V2loErrorCode } from '../base/error'
import { checkInput } from './arguments'
import { printable } from './text'
import type { ToolIssue, ToolSchema } from './tool-schema'

export type { JsonSchemaTarget, ToolCheck, ToolIssue, ToolSchema } from './tool-schema'

/** What a host may tell its user about a tool, in the words of the Model Context Protocol. */
export interface ToolAnnotations {
  readonly title: string
  /** False for tools that change a memory. */
  readonly readOnlyHint: boolean
  readonly idempotentHint: true
  /** True for the tool that makes a memory forget. */
  readonly destructiveHint: boolean
  readonly openWorldHint: false
}

/**
 * A tool for an agent: plain data and a function. The same object is an AI SDK tool and is registered with an MCP server
 * unchanged.
 */
// biome-ignore lint/suspicious/noExplicitAny: a list of tools is called with what a model wrote, which has no type.
export interface Tool<Input = any, Output = any> {
  /** snake_case. */
  readonly name: string
  readonly title: string
  /** Written for a model: what the tool is for, in which frame and units it answers, and when not to use it. */
  readonly description: string
  readonly inputSchema: ToolSchema<Input>
  readonly outputSchema: ToolSchema<Output>
  readonly annotations: ToolAnnotations
  /**
   * Checks the input, in which a JSON text is read where the schema takes no text, and answers. Rejects with a
   * `V2loError` whose message tells a model what to do next: which names there are, which instance was meant, which
   * field is wrong. Waits for nothing, keeps nothing but maps in a store and observations in a memory.
   */
  execute(input: Input): Promise<Output>
}

/** A tool as its file writes it. */
export interface ToolDefinition<Input, Output> {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly inputSchema: ToolSchema<Input>
  readonly outputSchema: ToolSchema<Output>
  /** What it does to a memory; absent for tools that only read. */
  readonly changes?: 'adds' | 'deletes'
  readonly answer: (input: Input) => Output
}

/** Makes a tool that checks what it is given, whoever calls it. */
export function defineTool<Input, Output>(definition: ToolDefinition<Input, Output>): Tool<Input, Output> {
  const { name, title, description, inputSchema, outputSchema, changes, answer } = definition
  return {
    name,
    title,
    description,
    inputSchema,
    outputSchema,
    annotations: {
      title,
      readOnlyHint: changes === undefined,
      idempotentHint: true,
      destructiveHint: changes === 'deletes',
      openWorldHint: false,
    },
    async execute(input) {
      const checked = await checkInput(inputSchema, input)
      if (checked.issues) throw badInput(name, checked.issues)
      return answer(checked.value)
    },
  }
}

function badInput(tool: string, issues: readonly ToolIssue[]): V2loError {
  const shown = issues.slice(0, 3).map(({ message, path = [] }) => {
    const field = path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
    return field === '' ? printable(message, 200) : `${printable(field, 80)}: ${printable(message, 200)}`
  })
  const more = issues.length > 3 ? ` and ${issues.length - 3} more` : ''
  return new V2loError({
    code: 'bad-option',
    expected: `the input of ${tool} as its schema says`,
    received: `one with ${shown.join('; ')}${more}`,
    remedy: 'correct the field and call the tool again',
  })
}

/** Longest part of a sentence that tells a model what went wrong. */
const LONGEST_PART = 600

/** What a tool cannot do, and what to do instead. Names in it come from models and maps, so every part is made printable. */
export function refusal(code: V2loErrorCode, expected: string, received: string, remedy: string): V2loError {
  return new V2loError({
    code,
    expected: printable(expected, LONGEST_PART),
    received: printable(received, LONGEST_PART),
    remedy: printable(remedy, LONGEST_PART),
  })
}
