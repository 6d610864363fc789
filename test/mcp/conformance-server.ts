import { setTimeout as wait } from 'node:timers/promises'
import {
  type CallToolResult,
  completable,
  fromJsonSchema,
  type McpServer,
  ResourceTemplate,
  type ServerContext,
} from '@modelcontextprotocol/server'
import * as z from 'zod'
import { startMcpServer } from '../../src/mcp/http'
import { createServer } from '../../src/mcp/server'
import { serveOverStdio } from '../../src/mcp/stdio'

/** The smallest picture and the smallest sound, as base64. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=='
const WAV = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA='

const text = (value: string): CallToolResult => ({ content: [{ type: 'text', text: value }] })
const image = { type: 'image', data: PNG, mimeType: 'image/png' } as const

/** The project's own server, and beside its tools those that the public conformance suite asks for by name. */
function createConformanceServer(): McpServer {
  const server = createServer()
  server.server.registerCapabilities({ logging: {}, resources: { subscribe: true } })
  addTools(server)
  addElicitations(server)
  addResources(server)
  addPrompts(server)
  return server
}

/**
 * Asks the client on the stream of its own request. Without it the SDK asks on the standing stream, and the question is
 * lost when the client's GET arrives after its call.
 */
const onStreamOf = ({ id }: ServerContext['mcpReq']) => ({ relatedRequestId: id })

function addTools(server: McpServer): void {
  const add = (name: string, run: (ctx: ServerContext) => CallToolResult | Promise<CallToolResult>) =>
    server.registerTool(name, { description: `Fixture: ${name}` }, run)
  add('test_simple_text', () => text('This is a simple text response for testing.'))
  add('test_image_content', () => ({ content: [image] }))
  add('test_audio_content', () => ({ content: [{ type: 'audio', data: WAV, mimeType: 'audio/wav' }] }))
  add('test_embedded_resource', () => ({
    content: [resource('test://embedded-resource', 'text/plain', 'This is an embedded resource content.')],
  }))
  add('test_multiple_content_types', () => ({
    content: [
      { type: 'text', text: 'Multiple content types test:' },
      image,
      resource('test://mixed-content-resource', 'application/json', '{"test":"data","value":123}'),
    ],
  }))
  add('test_error_handling', () => {
    throw new Error('This tool intentionally returns an error for testing')
  })
  add('test_tool_with_logging', async ({ mcpReq }) => {
    for (const said of ['Tool execution started', 'Tool processing data', 'Tool execution completed']) {
      await mcpReq.log('info', said)
      await wait(50)
    }
    return text('logged')
  })
  add('test_tool_with_progress', async ({ mcpReq }) => {
    const progressToken = mcpReq._meta?.progressToken
    for (const progress of [0, 50, 100]) {
      if (progressToken !== undefined)
        await mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress, total: 100 } })
      await wait(50)
    }
    return text('done')
  })
  const sampling = { description: 'Fixture: sampling', inputSchema: z.object({ prompt: z.string() }) }
  server.registerTool('test_sampling', sampling, async ({ prompt }, { mcpReq }) => {
    const asked = { role: 'user', content: { type: 'text', text: prompt } } as const
    const { content } = await mcpReq.requestSampling({ messages: [asked], maxTokens: 100 }, onStreamOf(mcpReq))
    return text(`LLM response: ${'text' in content ? content.text : ''}`)
  })
  const inputSchema = fromJsonSchema({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    $defs: { address: { type: 'object', properties: { street: { type: 'string' }, city: { type: 'string' } } } },
    properties: { name: { type: 'string' }, address: { $ref: '#/$defs/address' } },
    additionalProperties: false,
  })
  server.registerTool('json_schema_2020_12_tool', { description: 'Fixture: keywords', inputSchema }, () => text('ok'))
}

function addElicitations(server: McpServer): void {
  const plain = { description: 'Fixture: elicitation', inputSchema: z.object({ message: z.string() }) }
  server.registerTool('test_elicitation', plain, async ({ message }, { mcpReq }) => {
    const properties = {
      username: { type: 'string', description: "User's response" },
      email: { type: 'string', description: "User's email address" },
    } as const
    const { action, content } = await mcpReq.elicitInput(
      { mode: 'form', message, requestedSchema: { type: 'object', properties, required: ['username', 'email'] } },
      onStreamOf(mcpReq),
    )
    return text(`User response: action=${action}, content=${JSON.stringify(content ?? {})}`)
  })
  const ask = (name: string, properties: object) =>
    server.registerTool(name, { description: `Fixture: ${name}` }, async ({ mcpReq }) => {
      const requestedSchema = { type: 'object', properties, required: [] } as never
      const asked = { mode: 'form', message: 'Please fill in', requestedSchema } as const
      const { action, content } = await mcpReq.elicitInput(asked, onStreamOf(mcpReq))
      return text(`Elicitation completed: action=${action}, content=${JSON.stringify(content ?? {})}`)
    })
  ask('test_elicitation_sep1034_defaults', {
    name: { type: 'string', description: 'User name', default: 'John Doe' },
    age: { type: 'integer', description: 'User age', default: 30 },
    score: { type: 'number', description: 'User score', default: 95.5 },
    status: { type: 'string', enum: ['active', 'inactive', 'pending'], default: 'active' },
    verified: { type: 'boolean', description: 'Verification status', default: true },
  })
  const plainOptions = ['option1', 'option2', 'option3']
  const titled = (word: string) =>
    ['First', 'Second', 'Third'].map((which, i) => ({ const: `value${i + 1}`, title: `${which} ${word}` }))
  ask('test_elicitation_sep1330_enums', {
    untitledSingle: { type: 'string', enum: plainOptions },
    titledSingle: { type: 'string', oneOf: titled('Option') },
    legacyEnum: {
      type: 'string',
      enum: ['opt1', 'opt2', 'opt3'],
      enumNames: ['Option One', 'Option Two', 'Option Three'],
    },
    untitledMulti: { type: 'array', items: { type: 'string', enum: plainOptions } },
    titledMulti: { type: 'array', items: { anyOf: titled('Choice') } },
  })
}

const resource = (uri: string, mimeType: string, content: string) =>
  ({ type: 'resource', resource: { uri, mimeType, text: content } }) as const

function addResources(server: McpServer): void {
  const plain = { mimeType: 'text/plain', description: 'Fixture' }
  server.registerResource('static-text', 'test://static-text', plain, ({ href }) => ({
    contents: [{ uri: href, mimeType: 'text/plain', text: 'This is the content of the static text resource.' }],
  }))
  server.registerResource('static-binary', 'test://static-binary', { description: 'Fixture' }, ({ href }) => ({
    contents: [{ uri: href, mimeType: 'image/png', blob: PNG }],
  }))
  server.registerResource('watched', 'test://watched-resource', plain, ({ href }) => ({
    contents: [{ uri: href, mimeType: 'text/plain', text: 'watched' }],
  }))
  const template = new ResourceTemplate('test://template/{id}/data', { list: undefined })
  server.registerResource('template', template, plain, ({ href }, { id }) => {
    const data = { id, templateTest: true, data: `Data for ID: ${id}` }
    return { contents: [{ uri: href, mimeType: 'application/json', text: JSON.stringify(data) }] }
  })
  const watched = new Set<string>()
  server.server.setRequestHandler('resources/subscribe', ({ params }) => {
    watched.add(params.uri)
    return {}
  })
  server.server.setRequestHandler('resources/unsubscribe', ({ params }) => {
    watched.delete(params.uri)
    return {}
  })
}

function addPrompts(server: McpServer): void {
  const say = (...contents: readonly object[]) => ({
    messages: contents.map((content) => ({ role: 'user', content }) as never),
  })
  const words = (value: string) => ({ type: 'text', text: value })
  server.registerPrompt('test_simple_prompt', { description: 'Fixture' }, () =>
    say(words('This is a simple prompt for testing.')),
  )
  const cities = completable(z.string(), (typed) => ['paris', 'park', 'party'].filter((one) => one.startsWith(typed)))
  const two = z.object({ arg1: cities, arg2: z.string() })
  server.registerPrompt('test_prompt_with_arguments', { description: 'Fixture', argsSchema: two }, (given) =>
    say(words(`Prompt with arguments: arg1='${given.arg1}', arg2='${given.arg2}'`)),
  )
  const link = z.object({ resourceUri: z.string() })
  server.registerPrompt('test_prompt_with_embedded_resource', { description: 'Fixture', argsSchema: link }, (given) =>
    say(
      resource(given.resourceUri, 'text/plain', 'Embedded resource content for testing.'),
      words('Please process the embedded resource above.'),
    ),
  )
  server.registerPrompt('test_prompt_with_image', { description: 'Fixture' }, () =>
    say(image, words('Please analyze the image above.')),
  )
}

if (process.argv[2] === 'http') {
  const server = await startMcpServer({
    createSession: createConformanceServer,
    createExchange: createConformanceServer,
  })
  console.log(server.url)
} else {
  const { signal } = new AbortController()
  await serveOverStdio(createConformanceServer, process.stdin, process.stdout, { signal })
}
