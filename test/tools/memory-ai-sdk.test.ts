import { generateText, stepCountIs, type ToolSet } from 'ai'
import { MockLanguageModelV3 } from 'ai/test'
import { expect, it } from 'vitest'
import { createMemory } from '../../src/memory/memory'
import { createMemoryTools } from '../../src/tools/memory-tools'

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
}

const calling = (toolName: string, input: object) => ({
  content: [{ type: 'tool-call' as const, toolCallId: toolName, toolName, input: JSON.stringify(input) }],
  finishReason: { unified: 'tool-calls' as const, raw: undefined },
  usage,
  warnings: [],
})

it('an agent of the AI SDK walks through a room and asks its memory', async () => {
  const tools = createMemoryTools({ memory: createMemory(), now: () => 5 })
  const view = '[{"object_name": "keys", "bbox": [-1, 2, -0.9, 2.1]}]'
  const model = new MockLanguageModelV3({
    doGenerate: [
      calling('observe', { objects: view, x: 0, y: 0, yaw_deg: 0 }),
      calling('observe', { objects: view, x: 5, y: 0, yaw_deg: 0, at: 6 }),
      calling('where_is', { label: 'keys', x: 5, y: 0, yaw_deg: 0 }),
      calling('why', { id: 'cup' }),
      {
        content: [{ type: 'text' as const, text: 'done' }],
        finishReason: { unified: 'stop' as const, raw: undefined },
        usage,
        warnings: [],
      },
    ],
  })
  const { steps } = await generateText({
    model,
    tools: Object.fromEntries(tools.map((tool) => [tool.name, tool])) as ToolSet,
    prompt: 'Where are my keys?',
    stopWhen: stepCountIs(10),
  })
  const parts = steps.flatMap(({ content }) => content)
  const outputs = parts.flatMap((part) => (part.type === 'tool-result' ? [part.output as { sentence: string }] : []))
  const errors = parts.flatMap((part) => (part.type === 'tool-error' ? [String(part.error)] : []))
  expect(outputs.map(({ sentence }) => sentence.slice(0, 40))).toEqual([
    'Recognized 0 objects; new: "keys".',
    'Recognized 0 objects; new: "keys#2".',
    expect.stringMatching(/^"keys#?2?" was last seen at/),
  ])
  expect(errors).toEqual([expect.stringContaining('use one of "keys", "keys#2"')])
})
