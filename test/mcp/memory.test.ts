import { Client } from '@modelcontextprotocol/client'
import { InMemoryTransport } from '@modelcontextprotocol/server'
import { describe, expect, it } from 'vitest'
import { createServer } from '../../src/mcp/server'
import { createMemory } from '../../src/memory/memory'
import { runExample } from '../docs/checkout'
import { temporaryFolder } from '../support/temporary-folder'
import { INITIALIZE, notBuilt, startRaw } from './process'

describe('a memory over the Model Context Protocol', () => {
  it('is a whole conversation: look, walk, look again, a chair is moved, ask, restart, ask', async () => {
    const turns = (await runExample('examples/memory-conversation.ts')).trim().split('\n\n')
    const told = turns.map((turn) => turn.split('\n').map((line) => line.replace(/^> |^ {2}/, '')))
    expect(told).toEqual([
      ['observe', 'Recognized 0 objects; new: "table", "chair", "keys".'],
      ['observe', 'Recognized 3 objects.'],
      ['observe', 'Recognized 2 objects; not seen where expected: "chair".'],
      ['observe', 'Recognized 2 objects; not seen where expected: "chair".'],
      ['observe', 'Recognized 0 objects; new: "chair#2".'],
      ['what_changed', 'Since 10 s: "chair#2" moved from (1.25, 3.25) to (-3.5, 4.25).'],
      ['why', '"chair" is elsewhere now: seen 2 times, not seen where expected 2 times.'],
      // By hand: atan2(-3.5, 4.25) is -39.47 degrees, and the hypotenuse 5.51 m.
      [
        'where_is',
        expect.stringMatching(
          /^"chair#2" was last seen at \(-3.5, 4.25\), 0 s ago, 5.51 m away, 39.47 degrees to the left; moved there from \(1.25, 3.25\), confidence 0/,
        ),
      ],
      ['is_visible_from', 'In sight from there: 2 objects, the nearest "table" at (-1, 3.5).'],
      [
        'ask',
        expect.stringMatching(
          new RegExp(`${Math.hypot(2.5, 0.75).toFixed(2)} m.* Confidence 0.+, last seen 10 s ago.`),
        ),
      ],
    ])
  })

  it('lists the six tools only for a server with a memory', async () => {
    const names = async (server: ReturnType<typeof createServer>) => {
      const [here, there] = InMemoryTransport.createLinkedPair()
      await server.connect(there as never)
      const client = new Client({ name: 'test', version: '0' })
      await client.connect(here as never)
      const { tools } = await client.listTools()
      await client.close()
      return tools.map(({ name, annotations }) => `${name}${annotations?.readOnlyHint ? '' : ' writes'}`)
    }
    const without = await names(createServer())
    const added = (await names(createServer({ memory: createMemory() }))).filter((name) => !without.includes(name))
    expect(without).toHaveLength(12)
    expect(added).toEqual(['observe writes', 'where_is', 'what_changed', 'is_visible_from', 'why', 'forget writes'])
  })
})

describe.skipIf(notBuilt)('v2lo-map mcp --memory', () => {
  const file = `${temporaryFolder()}/home.jsonl`

  it('refuses the file to a second process, and gives it back after a kill', async () => {
    const first = startRaw(['--memory', file])
    first.child.stdin.write(`${JSON.stringify(INITIALIZE)}\n`)
    await first.until((messages) => messages.length > 0)
    const second = startRaw(['--memory', file])
    expect(await second.ended).toBe(2)
    expect(second.err()).toContain(`process ${first.child.pid}`)
    first.child.kill('SIGKILL')
    await first.ended
    const third = startRaw(['--memory', file])
    third.child.stdin.end(`${JSON.stringify(INITIALIZE)}\n`)
    expect(await third.ended).toBe(0)
  })

  it('does not go with --http', async () => {
    const { ended, err } = startRaw(['--http', '--memory', file])
    expect(await ended).toBe(2)
    expect(err()).toContain('--memory')
  })
})
