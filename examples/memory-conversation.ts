import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'

// An agent walks through a room, and its memory outlives the server: look, walk, look again, a chair is moved, ask,
// restart, ask. A host is configured with { "command": "v2lo-map", "args": ["mcp", "--memory", "home.jsonl"] }.
const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const file = join(tmpdir(), `v2lo-map-home-${process.pid}.jsonl`)

/** Starts the server on the file. */
async function start(): Promise<Client> {
  const client = new Client({ name: 'example', version: '1.0.0' })
  const args = ['--import', 'tsx', main, 'mcp', '--memory', file]
  await client.connect(new StdioClientTransport({ command: process.execPath, args }))
  return client
}

/** Calls a tool as a model does and shows what it is told. */
async function call(client: Client, name: string, given: Record<string, unknown>): Promise<void> {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: given })
  const [text] = content as { text: string }[]
  console.log(`> ${name}`)
  console.log(`  ${isError ? `failed: ${text?.text}` : (structuredContent as { sentence: string }).sentence}\n`)
}

/** What the agent's vision model writes about a view, in the agent's own frame. */
const view = (objects: Record<string, readonly [number, number, number, number]>) =>
  JSON.stringify(Object.entries(objects).map(([name, bbox]) => ({ object_name: name, bbox })))

let client = await start()

// Look from the door, walk a step to the left, look again: what was seen from two places is confirmed.
await call(client, 'observe', {
  objects: view({ table: [-1.5, 3, -0.5, 4], chair: [1, 3, 1.5, 3.5], keys: [-1.05, 3.4, -0.95, 3.5] }),
  ...{ x: 0, y: 0, yaw_deg: 0, at: 0 },
})
await call(client, 'observe', {
  objects: view({ table: [-0.9, 3, 0.1, 4], chair: [1.6, 3, 2.1, 3.5], keys: [-0.45, 3.4, -0.35, 3.5] }),
  ...{ x: -0.6, y: 0, yaw_deg: 0, at: 10 },
})

// Somebody moves the chair: twice it is not where it should be, then it is found in the other corner.
for (const at of [20, 30])
  await call(client, 'observe', {
    objects: view({ table: [-1.5, 3, -0.5, 4], keys: [-1.05, 3.4, -0.95, 3.5] }),
    ...{ x: 0, y: 0, yaw_deg: 0, at },
  })
await call(client, 'observe', {
  objects: view({ chair: [-0.25, 2, 0.25, 2.5] }),
  ...{ x: -3.5, y: 2, yaw_deg: 0, at: 40 },
})
await call(client, 'what_changed', { since: 10 })
await call(client, 'why', { id: 'chair' })
await client.close()

// A new server, the same memory.
client = await start()
await call(client, 'where_is', { label: 'chair', x: 0, y: 0, yaw_deg: 0 })
await call(client, 'is_visible_from', { x: 0, y: 0, yaw_deg: 0 })
await call(client, 'ask', { map: 'memory', question: 'How far is the chair from the table in meters?' })
await client.close()
rmSync(file)
