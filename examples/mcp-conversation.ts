import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'

// A whole conversation as an agent sees it: the host starts the server, the model calls its tools. A host is configured
// with { "command": "v2lo-map", "args": ["mcp"] }; here the server is started from its source.
const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const client = new Client({ name: 'example', version: '1.0.0' })
await client.connect(new StdioClientTransport({ command: process.execPath, args: ['--import', 'tsx', main, 'mcp'] }))

/** Calls a tool as a model does and shows what it asked and what it is told. */
async function call(name: string, given: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: given })
  const shown = { ...given, ...(typeof given.text === 'string' && { text: `${given.text.slice(0, 24)}...` }) }
  const result = (structuredContent ?? {}) as Record<string, unknown>
  const [text] = content as { text: string }[]
  console.log(`> ${name} ${JSON.stringify(shown)}`)
  console.log(`  ${isError ? `failed: ${text?.text}` : result.sentence}\n`)
  return result
}

// What the agent's own vision model wrote about the room.
const answer = `<map>[
  {"object_name": "television", "bbox": [-0.6, 4.9, 0.8, 5.1]}, {"object_name": "box", "bbox": [0.2, 0.4, 0.8, 1.0]},
  {"object_name": "armchair", "bbox": [-3.3, 3.2, -2.3, 4.2]}, {"object_name": "dog bed", "bbox": [-5.8, 6.9, -5.0, 7.7]},
  {"object_name": "chair", "bbox": [1.5, 2.0, 2.0, 2.5]}, {"object_name": "chair", "bbox": [2.5, 2.0, 3.0, 2.5]}
]</map>`

const { handle } = await call('read_map', { text: answer })
await call('ask', { map: handle, question: 'How far is the armchair from the television in meters?' })

// The same room seen by somebody else: from the television, looking at the box.
await call('direction', { map: handle, target: 'armchair', at: 'television', facing: 'box' })
await call('what_is_around', { map: handle, at: 'television', facing: 'box', max_range: 4 })

// A name that fits two objects is not guessed.
await call('distance', { map: handle, a: 'chair', b: 'television', measure: 'closest' })
await call('distance', { map: handle, a: 'chair#2', b: 'television', measure: 'closest' })

// Does the answer the agent is about to give follow from its own map?
const question = 'Standing at the television and facing the box, is the armchair to the left or to the right?'
await call('check_answer', { map: handle, question, answer: 'left' })
await call('check_answer', { map: handle, question, answer: 'right' })

await client.close()
