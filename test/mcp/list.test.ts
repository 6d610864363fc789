import { Client } from '@modelcontextprotocol/client'
import { InMemoryTransport } from '@modelcontextprotocol/server'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { compactInput, compactOutput } from '../../src/mcp/compact-schema'
import { createServer } from '../../src/mcp/server'
import { createMapTools } from '../../src/tools/map-tools'
import { createLayoutStore } from '../../src/tools/store'

/** What one conversation may spend on knowing the tools, in characters of the reply to `tools/list`. */
const BUDGET = 24_000

const tools = createMapTools({ store: createLayoutStore() })
const target = { target: 'draft-2020-12' }

it('the list of tools stays within its budget', async () => {
  const [here, there] = InMemoryTransport.createLinkedPair()
  const server = createServer()
  await server.connect(there as never)
  let reply = ''
  const client = new Client({ name: 'test', version: '0' })
  await client.connect(here as never)
  const receive = here.onmessage
  here.onmessage = (message, extra) => {
    reply = JSON.stringify(message)
    receive?.(message, extra)
  }
  const listed = await client.listTools()
  await client.close()
  expect(listed.tools).toHaveLength(tools.length)
  expect(JSON.parse(reply).result.tools).toHaveLength(tools.length)
  expect(reply.length).toBeLessThan(BUDGET)
})

it.each(tools.map((tool) => [tool.name, tool] as const))('%s keeps every field it takes and gives', (_, tool) => {
  for (const [full, short] of [
    [tool.inputSchema['~standard'].jsonSchema.input(target), compactInput],
    [tool.outputSchema['~standard'].jsonSchema.output(target), compactOutput],
  ] as const) {
    const compact = short(full)
    expect(fieldsOf(compact)).toEqual(fieldsOf(full))
    expect(compact.required).toEqual(full.required)
    expect(JSON.stringify(compact).length).toBeLessThan(JSON.stringify(full).length)
  }
})

/** The paths of all fields of a schema, those of entries of lists included. */
function fieldsOf(schema: { readonly [keyword: string]: unknown }, path = ''): string[] {
  const { properties = {}, items, anyOf = [] } = schema
  return [
    ...Object.entries(properties as object).flatMap(([field, inner]) => [
      `${path}.${field}`,
      ...fieldsOf(inner, `${path}.${field}`),
    ]),
    ...(items === undefined ? [] : fieldsOf(items as object as never, `${path}[]`)),
    ...(anyOf as never[]).flatMap((inner) => fieldsOf(inner, path)),
  ].sort()
}

const jsonOf = (schema: z.ZodType) => z.toJSONSchema(schema) as { readonly [keyword: string]: unknown }

it('a short schema takes what the full one takes', () => {
  const short = compactInput(
    jsonOf(
      z.strictObject({
        text: z.string().max(9).nullish().describe('a text'),
        pick: z.enum(['a', 'b']).nullish(),
        many: z
          .array(z.enum(['x']))
          .max(3)
          .nullish(),
        either: z.union([z.number().max(9), z.string()]),
        maximum: z.int(),
        few: z.int().min(1).max(9).nullish(),
      }),
    ),
  )
  expect(short).toEqual({
    type: 'object',
    properties: {
      text: { type: ['string', 'null'], description: 'a text' },
      pick: { enum: ['a', 'b', null] },
      many: { type: ['array', 'null'], items: { enum: ['x'] }, maxItems: 3 },
      either: { anyOf: [{ type: 'number', maximum: 9 }, { type: 'string' }] },
      maximum: { type: 'integer', minimum: Number.MIN_SAFE_INTEGER },
      few: { type: ['integer', 'null'], minimum: 1, maximum: 9 },
    },
    required: ['either', 'maximum'],
    additionalProperties: false,
  })
})

it('a field named like a keyword is a field', () => {
  const short = compactOutput(jsonOf(z.object({ required: z.object({ minimum: z.number().min(0) }) })))
  expect(short).toEqual({
    type: 'object',
    properties: { required: { type: 'object', properties: { minimum: { type: 'number' } } } },
    required: ['required'],
  })
})
