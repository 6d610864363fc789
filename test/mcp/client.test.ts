import { Client, type ClientOptions } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { COMMAND, notBuilt, ROOM, ROOM_HANDLE } from './process'

const open: Client[] = []
afterEach(() => Promise.all(open.splice(0).map((client) => client.close())))

async function connect(options: ClientOptions = {}) {
  const transport = new StdioClientTransport({ command: COMMAND.command, args: [...COMMAND.args], stderr: 'pipe' })
  const client = new Client({ name: 'test', version: '1.0.0' }, options)
  open.push(client)
  await client.connect(transport)
  return { client, transport }
}

const read = (client: Client, text = ROOM) => client.callTool({ name: 'read_map', arguments: { text } })

const textOf = (result: unknown) => (result as { content: { text: string }[] }).content[0]!.text

describe.skipIf(notBuilt).each([
  ['with the handshake of 2025', {}],
  ['with the newest revision', { versionNegotiation: { mode: 'auto' } } as ClientOptions],
])('a client over standard input and output, %s', (_, options) => {
  // One for all tests but that which kills its server: to start one takes longer than to test it.
  let shared: Client
  beforeAll(async () => {
    shared = (await connect(options)).client
    open.length = 0
  })
  afterAll(() => shared.close())

  it('lists tools, resources, templates and prompts', async () => {
    const client = shared
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toContain('read_map')
    expect((await client.listResources()).resources.map(({ uri }) => uri)).toContain('v2lo-map://conventions')
    const { resourceTemplates } = await client.listResourceTemplates()
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toContain('v2lo-map://layouts/{handle}')
    expect((await client.listPrompts()).prompts).toMatchObject([
      { name: 'spatial_question', arguments: [{ name: 'question', required: true }, {}, {}] },
    ])
    expect(client.getInstructions()).toContain('read_map')
  })

  it('gets structured results, which it checks against the schema of the tool', async () => {
    const client = shared
    await client.listTools()
    const result = await read(client)
    expect(result.isError).not.toBe(true)
    expect(result.structuredContent).toMatchObject({ handle: ROOM_HANDLE })
    expect(JSON.parse(textOf(result))).toEqual(result.structuredContent)
  })

  it('gets failures of a tool as text alone', async () => {
    const client = shared
    const result = await read(client, 'no map at all')
    expect(result).toMatchObject({ isError: true, content: [{ type: 'text' }] })
    expect(result.structuredContent).toBeUndefined()
    expect(textOf(result)).toMatch(/expected|no map/)
    await expect(client.callTool({ name: 'nope', arguments: {} })).rejects.toMatchObject({ code: -32602 })
  })

  it('finds the map that was read among the resources, and reads it and the conventions', async () => {
    const client = shared
    await read(client)
    const { resources } = await client.listResources()
    expect(resources.map(({ uri }) => uri)).toContain(`v2lo-map://layouts/${ROOM_HANDLE}`)
    const { contents } = await client.readResource({ uri: `v2lo-map://layouts/${ROOM_HANDLE}` })
    const layout = JSON.parse((contents[0] as { text: string }).text)
    expect(layout.objects.map(({ id }: { id: string }) => id)).toEqual(['sofa', 'lamp', 'chair', 'chair#2'])
    const conventions = await client.readResource({ uri: 'v2lo-map://conventions' })
    expect((conventions.contents[0] as { text: string }).text).toContain('degrees clockwise from forward')
    await expect(client.readResource({ uri: 'v2lo-map://layouts/map-9' })).rejects.toThrow(ROOM_HANDLE)
    const ref = { type: 'ref/resource', uri: 'v2lo-map://layouts/{handle}' } as const
    const { completion } = await client.complete({ ref, argument: { name: 'handle', value: 'map' } })
    expect(completion.values).toEqual([ROOM_HANDLE])
  })

  it('gets the prompt of a question, with its choices and in its style', async () => {
    const client = shared
    const get = async (given: Record<string, string>) => {
      const { messages } = await client.getPrompt({ name: 'spatial_question', arguments: given })
      return (messages[0]!.content as { text: string }).text
    }
    const question = 'What is the distance between the sofa and the lamp in meters?'
    expect(await get({ question })).toContain('<map></map>')
    expect(await get({ question, style: 'answer-only', choices: '1.5\n2.5\n' })).toMatch(
      /A\. 1\.5\nB\. 2\.5\n\nAnswer in/,
    )
    await expect(get({ question, style: 'no' })).rejects.toMatchObject({ code: -32602 })
    await expect(get({ question: 'Is it nice?' })).rejects.toMatchObject({ code: -32602 })
  })

  it('cancels a call and goes on', async () => {
    const client = shared
    const leaving = new AbortController()
    const cancelled = client.callTool({ name: 'read_map', arguments: { text: ROOM } }, { signal: leaving.signal })
    leaving.abort()
    await expect(cancelled).rejects.toThrow()
    expect((await read(client)).isError).not.toBe(true)
  })

  it('survives a restart of the server: the loss is told, and a new one answers', async () => {
    const { client, transport } = await connect(options)
    await read(client)
    const lost = new Promise<void>((resolve) => {
      client.onclose = resolve
    })
    process.kill(transport.pid!, 'SIGKILL')
    await lost
    await expect(read(client)).rejects.toThrow()
    const again = (await connect(options)).client
    // Maps are of a session: the new one does not know the old handle, and says what to do.
    // Another map in the new server never answers to the old handle.
    await read(again, '<map>[{"object_name": "sofa", "bbox": [0, 0, 9, 9]}]</map>')
    await expect(again.readResource({ uri: `v2lo-map://layouts/${ROOM_HANDLE}` })).rejects.toThrow(/read_map/)
    expect((await read(again)).structuredContent).toMatchObject({ handle: ROOM_HANDLE })
  })

  it('may ask many things at once, each answered with its own', async () => {
    const client = shared
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, i) => read(client, ROOM.replace('5, 1, 6', `5, 1, 6.${i}1`))),
    )
    const handles = results.map(({ structuredContent }) => (structuredContent as { handle: string }).handle)
    expect(new Set(handles).size).toBe(100)
  })
})

describe.skipIf(notBuilt)('a client of 2025', () => {
  it('is told when a map was added', async () => {
    const { client } = await connect()
    const told = new Promise<void>((resolve) => {
      client.setNotificationHandler('notifications/resources/list_changed', () => resolve())
    })
    await read(client)
    await told
  })
})
