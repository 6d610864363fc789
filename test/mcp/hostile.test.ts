import { Client } from '@modelcontextprotocol/client'
import { InMemoryTransport } from '@modelcontextprotocol/server'
import { describe, expect, it } from 'vitest'
import { createServer } from '../../src/mcp/server'
import { ROOM, ROOM_HANDLE } from './process'

async function connect() {
  const [here, there] = InMemoryTransport.createLinkedPair()
  await createServer().connect(there as never)
  const client = new Client({ name: 'test', version: '0' })
  await client.connect(here as never)
  const call = (name: string, given: Record<string, unknown>) => client.callTool({ name, arguments: given })
  return { client, call }
}

const textOf = (result: unknown) => (result as { content: { text: string }[] }).content[0]!.text

describe('hostile calls on one session', () => {
  it('wrong types for every field of every tool are failures that name the tool or the field, briefly', async () => {
    const { client, call } = await connect()
    for (const { name, inputSchema } of (await client.listTools()).tools) {
      for (const value of [5, true, [], {}, 'x'.repeat(100_000), { __proto__: null, toString: 1 }]) {
        const given = Object.fromEntries(Object.keys(inputSchema.properties ?? {}).map((field) => [field, value]))
        const result = await call(name, given)
        expect({ name, isError: result.isError }).toEqual({ name, isError: true })
        expect(result.structuredContent).toBeUndefined()
        expect(textOf(result).length).toBeLessThan(3_000)
        expect(textOf(result)).not.toContain('this is a bug')
      }
    }
  })

  it('no arguments at all are a failure of every tool', async () => {
    const { client, call } = await connect()
    for (const { name } of (await client.listTools()).tools) expect((await call(name, {})).isError).toBe(true)
  })

  it('1,000 maps leave the last hundred, and an old handle says what to do', async () => {
    const { client, call } = await connect()
    const read = async (i: number) => {
      const text = `<map>[{"object_name": "thing", "bbox": [0, 0, ${i + 0.5}, 1]}]</map>`
      return ((await call('read_map', { text })).structuredContent as { handle: string }).handle
    }
    const first = await read(0)
    for (let i = 1; i < 999; i++) await read(i)
    const last = await read(999)
    const { resources } = await client.listResources()
    expect(resources.filter(({ uri }) => uri.startsWith('v2lo-map://layouts/map-'))).toHaveLength(100)
    const old = await call('describe_map', { map: first })
    expect(old.isError).toBe(true)
    expect(textOf(old)).toMatch(/read_map/)
    expect((await call('describe_map', { map: last })).isError).not.toBe(true)
  })

  it('names that every object of the language has are names like any other', async () => {
    const { call } = await connect()
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const objects = names.map((object_name, i) => ({ object_name, bbox: [i * 2, 0, i * 2 + 1, 1] }))
    const { structuredContent } = await call('read_map', { text: `<map>${JSON.stringify(objects)}</map>` })
    const { handle } = structuredContent as { handle: string }
    const result = await call('distance', { map: handle, a: '__proto__', b: 'constructor', measure: 'closest' })
    expect(result.isError).not.toBe(true)
    for (const name of names) expect((await call('describe_map', { map: name })).isError).toBe(true)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('a question of 100,000 characters is a failure, briefly and soon', async () => {
    const { call } = await connect()
    const { structuredContent } = await call('read_map', { text: ROOM })
    const { handle } = structuredContent as { handle: string }
    for (const question of ['x'.repeat(100_000), 'how far is the '.repeat(7_000), '((('.repeat(33_000)]) {
      const result = await call('ask', { map: handle, question })
      expect(result.isError).toBe(true)
      expect(textOf(result).length).toBeLessThan(3_000)
    }
  })

  it('many calls at once are answered each with its own', async () => {
    const { call } = await connect()
    const maps = Array.from(
      { length: 50 },
      (_, i) => `<map>[{"object_name": "thing${i}", "bbox": [0, 0, ${i + 1}, 1]}]</map>`,
    )
    const handles = await Promise.all(
      maps.map(async (text) => ((await call('read_map', { text })).structuredContent as { handle: string }).handle),
    )
    expect(new Set(handles).size).toBe(50)
    const described = await Promise.all(handles.map((map) => call('describe_map', { map })))
    for (const [i, result] of described.entries()) expect(textOf(result)).toContain(`thing${i}"`)
  })

  it('maps of one session are not found in another', async () => {
    const [one, two] = [await connect(), await connect()]
    await one.call('read_map', { text: ROOM })
    const result = await two.call('describe_map', { map: ROOM_HANDLE })
    expect(result.isError).toBe(true)
    expect(textOf(result)).toMatch(/read_map/)
  })
})
