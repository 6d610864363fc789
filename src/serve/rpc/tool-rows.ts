import { isV2loError, showReceived } from '../../base/error'
import { own } from '../../base/fields/json-row'
import { wireMessage } from '../../base/fields/wire-words'
import type { Tool } from '../../tools/tool'
import type { WireError } from '../../transport/failure'
import type { WireLimits } from '../../transport/limits'

/** What a tool gave, as JSON text, or why it gave nothing. */
export type ToolResult = { readonly json: string } | { readonly error: WireError }

/** Whether a row asks a tool, `{"tool": NAME, "arguments": {...}}`, instead of bringing a response to score. */
export const isToolRow = (row: unknown): row is object =>
  typeof row === 'object' &&
  row !== null &&
  Object.hasOwn(row, 'tool') &&
  !Object.hasOwn(row, 'response') &&
  !Object.hasOwn(row, 'ground_truth')

/**
 * The answers to the rows of a request that ask a tool, by their index; whatever is wrong with one costs only it. All of
 * them together are about as long as a request may be.
 */
export async function answerToolRows(
  rows: readonly unknown[],
  limits: WireLimits,
): Promise<ReadonlyMap<number, ToolResult>> {
  const results = new Map<number, ToolResult>()
  let characters = 0
  for (const [index, row] of rows.entries()) {
    if (!isToolRow(row)) continue
    const result = characters > limits.maxBytes ? tooMuch(limits) : await answer(row, limits)
    if ('json' in result) characters += result.json.length
    results.set(index, result)
  }
  return results
}

const tooMuch = ({ maxBytes }: WireLimits): ToolResult =>
  refusal(
    'too-long',
    `expected answers of at most ${maxBytes} characters to one request, received more; ask in several requests`,
  )

async function answer(row: object, { maxResponseChars }: WireLimits): Promise<ToolResult> {
  const name = own(row, 'tool')
  const given = own(row, 'arguments') ?? {}
  const tools = await loadTools()
  const tool = tools.get(name)
  if (tool === undefined) {
    const received = `${showReceived(name)}; correct the name`
    return refusal('bad-option', `expected "tool" to be one of ${[...tools.keys()].join(', ')}, received ${received}`)
  }
  const long = Object.entries(given).find(([, text]) => typeof text === 'string' && text.length > maxResponseChars)
  if (long !== undefined) {
    const [field, { length }] = long
    return refusal(
      'too-long',
      `expected ${showReceived(field)} of at most ${maxResponseChars} characters, received ${length}`,
    )
  }
  try {
    return { json: JSON.stringify(await tool.execute(given)) }
  } catch (error) {
    if (isV2loError(error)) return refusal(error.code, wireMessage(error))
    return refusal('internal', `${tool.name} failed: ${(error as Error).name}`)
  }
}

const refusal = (code: string, message: string): ToolResult => ({ error: { code, message } })

/** The tools by name; a scorer that is asked none does not load them. */
async function loadTools(): Promise<ReadonlyMap<unknown, Tool>> {
  const [{ mapTools }, { parseLayoutTool }] = await Promise.all([
    import('../../tools/map-tools'),
    import('../../tools/parse-layout'),
  ])
  return new Map([...mapTools, parseLayoutTool].map((tool) => [tool.name, tool]))
}
