import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { mapTools } from '../../../src/tools/map-tools'
import { toOpenAITools } from '../../../src/tools/openai/openai'
import { layoutFromResponse, layoutResponseFormat } from '../../../src/tools/openai/response-format'
import type { JsonSchema } from '../../../src/tools/openai/strict-schema'
import { defineTool } from '../../../src/tools/tool'
import { ROOM, toolOf } from '../room'

/** The keywords strict functions and structured outputs know, from the guide on structured outputs. */
const SUPPORTED = new Set([
  'type',
  'description',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'const',
  'anyOf',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
])
const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'])

interface Counted {
  properties: number
  enums: number
  depth: number
}

/** Walks a schema and throws, with its place, at whatever a strict schema may not have. */
function walkStrict(schema: JsonSchema, path: string, count: Counted, depth = 0): void {
  count.depth = Math.max(count.depth, depth)
  for (const keyword of Object.keys(schema)) expect(SUPPORTED, path).toContain(keyword)
  const types = ([] as unknown[]).concat(schema.type ?? [])
  for (const type of types) expect(TYPES, path).toContain(type)
  expect(types.length > 0 || 'anyOf' in schema || 'const' in schema || 'enum' in schema, path).toBe(true)
  if (types.includes('object')) {
    const properties = schema.properties as { [name: string]: JsonSchema }
    expect(schema.additionalProperties, path).toBe(false)
    expect([...(schema.required as string[])].sort(), path).toEqual(Object.keys(properties).sort())
    count.properties += Object.keys(properties).length
    for (const [name, one] of Object.entries(properties)) walkStrict(one, `${path}.${name}`, count, depth + 1)
  }
  if (types.includes('array')) walkStrict(schema.items as JsonSchema, `${path}[]`, count, depth + 1)
  for (const [i, one] of ((schema.anyOf ?? []) as JsonSchema[]).entries())
    walkStrict(one, `${path}.anyOf.${i}`, count, depth)
  count.enums += ((schema.enum ?? []) as unknown[]).length
}

function checkStrict(schema: JsonSchema, path: string): void {
  expect(schema.type, path).toBe('object')
  expect(schema, path).not.toHaveProperty('anyOf')
  const count = { properties: 0, enums: 0, depth: 0 }
  walkStrict(schema, path, count)
  // The limits the guide states.
  expect(count.properties).toBeLessThanOrEqual(5_000)
  expect(count.enums).toBeLessThanOrEqual(1_000)
  expect(count.depth).toBeLessThanOrEqual(10)
}

describe('tools as strict functions', () => {
  it.each(toOpenAITools().map((tool) => [tool.function.name, tool] as const))('%s keeps every rule', (name, tool) => {
    expect(tool.type).toBe('function')
    expect(tool.function.strict).toBe(true)
    expect(name).toMatch(/^[a-z][a-z_]{0,63}$/)
    expect(tool.function.description.length).toBeLessThanOrEqual(1_024)
    checkStrict(tool.function.parameters, name)
  })

  it('make what may be left out nullable, and nothing else', () => {
    const parameters = toOpenAITools().find((tool) => tool.function.name === 'distance')!.function.parameters
    expect(parameters).toMatchObject({
      required: ['map', 'a', 'b', 'measure'],
      properties: {
        map: { type: 'string' },
        a: { type: 'string' },
        b: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        measure: { anyOf: [{ type: 'string', enum: ['closest', 'center'] }, { type: 'null' }] },
      },
    })
  })

  it('are called with nulls by the tool as it is', async () => {
    const given = JSON.parse(JSON.stringify({ map: ROOM, a: 'tv', b: null, measure: null }))
    expect(await toolOf(mapTools, 'distance').execute(given)).toMatchObject({ b: 'the camera', distance: 4 })
  })

  it('have the form of either API, fresh each time', () => {
    const [chat] = toOpenAITools(mapTools.slice(0, 1))
    const [responses] = toOpenAITools(mapTools.slice(0, 1), { api: 'responses' })
    expect(responses).toEqual({ type: 'function', ...chat!.function })
    expect(toOpenAITools()).toEqual(toOpenAITools())
    expect(toOpenAITools()[0]!.function.parameters).not.toBe(toOpenAITools()[0]!.function.parameters)
    expect(() => toOpenAITools(mapTools, { api: 'soap' as 'chat' })).toThrow("expected api 'chat' or 'responses'")
  })

  it.each([
    ['a dictionary', z.object({ a: z.record(z.string(), z.number()) }), 'mine.a'],
    ['a tuple', z.object({ a: z.tuple([z.number(), z.string()]) }), 'prefixItems at mine.a'],
    ['an open object', z.looseObject({ a: z.string() }), 'additionalProperties at mine'],
    ['an intersection', z.object({ a: z.intersection(z.string(), z.literal('x')) }), 'allOf at mine.a'],
  ])('refuse %s by its place', (_, inputSchema, place) => {
    const tool = defineTool<object, object>({
      name: 'mine',
      title: 'Mine',
      description: 'A tool of somebody else',
      inputSchema,
      outputSchema: z.object({}),
      answer: () => ({}),
    })
    expect(() => toOpenAITools([tool])).toThrow(place)
  })

  it('take what somebody else’s tool leaves out as nullable, nested too', () => {
    const tool = defineTool<object, object>({
      name: 'mine',
      title: 'Mine',
      description: 'A tool of somebody else',
      inputSchema: z.object({
        list: z.array(z.object({ x: z.number().optional(), y: z.string().min(1).default('z') })).optional(),
        one: z.literal('a').nullable().optional(),
      }),
      outputSchema: z.object({}),
      answer: () => ({}),
    })
    const { parameters } = toOpenAITools([tool])[0]!.function
    checkStrict(parameters, 'mine')
    expect(parameters).toMatchObject({
      required: ['list', 'one'],
      properties: {
        list: {
          anyOf: [
            { type: 'array', items: { properties: { x: { anyOf: [{ type: 'number' }, { type: 'null' }] } } } },
            { type: 'null' },
          ],
        },
      },
    })
  })
})

describe('the structured output for a map', () => {
  it('keeps every rule', () => {
    const { type, json_schema: format } = layoutResponseFormat()
    expect({ type, name: format.name, strict: format.strict }).toEqual({
      type: 'json_schema',
      name: 'metric_map',
      strict: true,
    })
    checkStrict(format.schema, 'metric_map')
  })

  const answer = {
    objects: [
      { object_name: 'sofa', bbox: [-1, 0, 1, 2] },
      { object_name: 'sofa', bbox: [2, 0, 3, 2] },
    ],
  }

  it.each([
    ['a value', answer],
    ['its text', JSON.stringify(answer)],
    ['its text with white space', ` ${JSON.stringify(answer, null, 2)}\n`],
  ])('is read back from %s, with nothing to complain of in the wrapper', (_, given) => {
    const read = layoutFromResponse(given)
    expect(read.value).toEqual({
      origin: 'observer',
      objects: [
        { id: 'sofa', label: 'sofa', box: { minX: -1, minY: 0, maxX: 1, maxY: 2 } },
        { id: 'sofa#2', label: 'sofa', box: { minX: 2, minY: 0, maxX: 3, maxY: 2 } },
      ],
    })
    expect(read.diagnostics.map(({ code }) => code)).toEqual(['repeated-label'])
  })

  it.each([{ objects: [] }, '{"objects": []}', '{ "objects" : [ ] }\n'])('may be an empty room: %o', (given) => {
    expect(layoutFromResponse(given)).toMatchObject({ ok: true, value: { objects: [] }, diagnostics: [] })
  })

  it('keeps what is good of an answer that was cut off or goes wrong in one object', () => {
    const text = JSON.stringify(answer)
    expect(layoutFromResponse(text.slice(0, 60))).toMatchObject({ ok: true, value: { objects: [{ label: 'sofa' }] } })
    const odd = {
      objects: [
        { object_name: 'a', bbox: [0, 0, 1] },
        { object_name: 'b', bbox: [1, 0, 0, 1] },
      ],
    }
    const read = layoutFromResponse(odd)
    expect(read).toMatchObject({ ok: true, value: { objects: [{ label: 'b', box: { minX: 0, maxX: 1 } }] } })
    expect(read.diagnostics.map(({ severity }) => severity)).toEqual(['error', 'repair'])
  })

  it.each([null, 5, [], {}, 'I see no room.', { objects: 'none' }, { objects: [5] }])('fails softly on %o', (given) => {
    const read = layoutFromResponse(given)
    if (Array.isArray(given)) expect(read).toMatchObject({ ok: true, value: { objects: [] } })
    else expect(read).toMatchObject({ ok: false, diagnostics: [{ severity: 'error' }] })
  })

  it('refuses what is no JSON, and a nesting that JSON cannot say', () => {
    const cycle: { self?: unknown } = {}
    cycle.self = cycle
    let deep: unknown = []
    for (let i = 0; i < 50_000; i++) deep = [deep]
    for (const value of [undefined, () => 1, cycle, deep, 5n])
      expect(() => layoutFromResponse(value)).toThrow('expected the answer of a model')
  })

  it('takes names like __proto__ for names, and the options of the reader', () => {
    const read = layoutFromResponse('{"objects": [{"object_name": "__proto__", "bbox": [0, 0, 1, 1]}]}', {
      origin: 'world',
    })
    expect(read.value).toMatchObject({ origin: 'world', objects: [{ id: '__proto__', label: '__proto__' }] })
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})
