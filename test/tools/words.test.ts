import { describe, expect, it } from 'vitest'
import { createMapTools, mapTools } from '../../src/tools/map-tools'
import { toOpenAITools } from '../../src/tools/openai/openai'
import { createLayoutStore } from '../../src/tools/store'
import type { Tool } from '../../src/tools/tool'
import { ROOM, sessionOf } from './room'

/** Everything a model is told of a tool before it calls it: its description and both schemas, names of fields included. */
const told = ({ title, description, inputSchema, outputSchema }: Tool): string => {
  const target = { target: 'draft-2020-12' }
  const schemas = [
    inputSchema['~standard'].jsonSchema.input(target),
    outputSchema['~standard'].jsonSchema.output(target),
  ]
  return JSON.stringify([title, description, ...schemas])
}

/** The fields of an input that take a map, and what they say. */
const mapFields = ({ inputSchema }: Tool): string[] => {
  const { properties } = inputSchema['~standard'].jsonSchema.input({ target: 'draft-2020-12' })
  return Object.entries(properties as Record<string, { description?: string }>)
    .filter(([field]) => ['map', 'predicted', 'truth'].includes(field))
    .map(([, { description }]) => description ?? '')
}

describe('without a store', () => {
  it.each(mapTools.map((tool) => [tool.name, tool] as const))('%s speaks of no handle', (name, tool) => {
    expect(told(tool)).not.toMatch(/handle|map-\d/i)
    if (name !== 'read_map') expect(mapFields(tool)).not.toEqual([])
    for (const said of mapFields(tool)) expect(said).toContain('the text of the map itself')
  })

  it('strict functions speak of none either', () => {
    expect(JSON.stringify(toOpenAITools())).not.toMatch(/handle/i)
  })

  it('refusals lead to no handle and to no second reading', async () => {
    const { refused } = sessionOf(mapTools)
    const world =
      '{"origin": "world", "objects": [{"id": "tv", "label": "tv", "box": {"minX": 0, "minY": 0, "maxX": 1, "maxY": 1}}]}'
    const messages = [
      await refused('size', { map: 'no map', object: 'tv' }),
      await refused('distance', { map: world, a: 'tv' }),
      await refused('direction', { map: world, target: 'tv' }),
      await refused('ask', { map: world, question: 'Is the tv to the left of the camera?' }),
      await refused('size', { map: ROOM, object: 'piano' }),
    ]
    for (const message of messages) expect(message).not.toMatch(/handle|read_map|read the map again/)
  })
})

describe('with a store', () => {
  const tools = createMapTools({ store: createLayoutStore() })
  it.each(tools.map((tool) => [tool.name, tool] as const))('%s speaks of handles', (_, tool) => {
    expect(told(tool)).toMatch(/handle/)
    for (const said of mapFields(tool)) expect(said).toContain('a handle that read_map gave')
  })

  it('read_map always gives a handle', () => {
    const schema = tools[0]!.outputSchema['~standard'].jsonSchema.output({ target: 'draft-2020-12' })
    expect(schema.required).toContain('handle')
  })

  it('says how a map without a camera is read with one', async () => {
    const { call, refused } = sessionOf(tools)
    const { handle: map } = await call('read_map', { text: ROOM, origin: 'world' })
    for (const message of [
      await refused('distance', { map, a: 'tv' }),
      await refused('ask', { map, question: 'Is the tv to the left of the camera?' }),
    ])
      expect(message).toContain('read the map again with origin "observer"')
  })
})
