import { generateText, stepCountIs, type ToolSet, tool } from 'ai'
import { MockLanguageModelV3 } from 'ai/test'
import { describe, expect, it } from 'vitest'
import { createMapTools, mapTools } from '../../src/tools/map-tools'
import { createLayoutStore } from '../../src/tools/store'
import { ROOM } from './room'

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
}

/** What a model does in one turn: it calls tools, or says something. */
function turn(...calls: readonly (readonly [name: string, input: object])[]) {
  return {
    content:
      calls.length === 0
        ? [{ type: 'text' as const, text: 'done' }]
        : calls.map(([toolName, input], i) => ({
            type: 'tool-call' as const,
            toolCallId: `call-${i}`,
            toolName,
            input: JSON.stringify(input),
          })),
    finishReason: { unified: calls.length === 0 ? ('stop' as const) : ('tool-calls' as const), raw: undefined },
    usage,
    warnings: [],
  }
}

/** The same objects under their names: nothing is wrapped. */
const toolSet = (): ToolSet =>
  Object.fromEntries(createMapTools({ store: createLayoutStore() }).map((one) => [one.name, one]))

async function converse(...turns: ReturnType<typeof turn>[]) {
  const model = new MockLanguageModelV3({ doGenerate: turns })
  const result = await generateText({ model, tools: toolSet(), prompt: 'Where is what?', stopWhen: stepCountIs(10) })
  const parts = result.steps.flatMap(({ content }) => content)
  return {
    model,
    text: result.text,
    outputs: parts.flatMap((part) => (part.type === 'tool-result' ? [part.output as Record<string, unknown>] : [])),
    errors: parts.flatMap((part) => (part.type === 'tool-error' ? [part.error as Error] : [])),
  }
}

describe('the map tools in the AI SDK', () => {
  it('are tools as they stand: tool() is the identity', () => {
    for (const one of mapTools) expect(tool(one)).toBe(one)
  })

  it('answer a model that reads a map, asks it, shifts its perspective and checks an answer', async () => {
    const question = 'Standing at the sofa and facing the tv, is the lamp to the left or to the right?'
    const { text, outputs, errors, model } = await converse(
      turn(['read_map', { text: ROOM }]),
      turn(
        ['ask', { map: 'map-1', question }],
        ['direction', { map: 'map-1', target: 'lamp', at: 'sofa', facing: 'tv' }],
      ),
      turn(['check_answer', { map: 'map-1', question, answer: 'left' }]),
      turn(),
    )
    expect(errors).toEqual([])
    expect(outputs).toMatchObject([
      { handle: 'map-1', total: 5 },
      { value: 'right' },
      { direction: 'front-right' },
      { verdict: 'inconsistent', implied: 'right' },
    ])
    expect(text).toBe('done')
    // What the model is told about a tool: the schema that execute checks.
    const offered = model.doGenerateCalls[0]!.tools!.find((one) => one.name === 'distance')!
    expect(offered).toMatchObject({
      type: 'function',
      description: expect.stringContaining('meters'),
      inputSchema: { type: 'object', required: ['map', 'a'], additionalProperties: false },
    })
    // The model of the last turn has read the sentence.
    expect(JSON.stringify(model.doGenerateCalls[3]!.prompt)).toContain('does not follow from the map')
  })

  it('tell the model what to do next where they refuse', async () => {
    const { errors, outputs, model } = await converse(
      turn(['distance', { map: ROOM, a: 'chair', b: 'tv' }]),
      turn(['distance', { map: ROOM, a: 'chair#2', b: 'tv' }]),
      turn(),
    )
    expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining('say which is meant: "chair#1" at')])
    expect(JSON.stringify(model.doGenerateCalls[1]!.prompt)).toContain('say which is meant')
    expect(outputs).toMatchObject([{ a: 'chair#2' }])
  })

  it('are not called with what the schema refuses; the model is told', async () => {
    const { errors, outputs } = await converse(turn(['distance', { map: ROOM, a: 5 }]), turn())
    expect(outputs).toEqual([])
    expect(errors).toHaveLength(1)
  })

  it('share one session over the steps of a conversation, and no other', async () => {
    const { errors } = await converse(turn(['size', { map: 'map-1', object: 'tv' }]), turn())
    expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining('read the map again with read_map')])
  })
})
