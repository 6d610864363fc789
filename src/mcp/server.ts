import { McpServer } from '@modelcontextprotocol/server'
import type { Memory } from '../memory/memory'
import { createMapTools } from '../tools/map-tools'
import { createMemoryTools } from '../tools/memory-tools'
import { createLayoutStore, type LayoutStore } from '../tools/store'
import type { Tool } from '../tools/tool'
import { INSTRUCTIONS } from './conventions'
import { registerPrompts } from './prompts'
import { registerResources } from './resources'
import { registerTool } from './tools'

/** What {@link createServer} makes a server with. */
export interface McpServerOptions {
  /**
   * Where the maps of this session are kept; default a store of its own, with handles made from the maps: a conversation
   * may outlive the server, and an old handle must not mean another map then.
   */
  readonly store?: LayoutStore
  /** A memory that grows: adds its six tools, and makes it a map with the handle `memory`; default none. */
  readonly memory?: Memory
  /** The tools offered; default all map tools, on `store`, and those of `memory`. */
  readonly tools?: readonly Tool[]
  /** The name the server gives itself; default `v2lo-map`. */
  readonly name?: string
  /** Default `0.0.0`: the command tells its own. */
  readonly version?: string
  /** Told of a tool that failed by a mistake of its own; the model is told only that it failed. */
  readonly onError?: (error: unknown) => void
}

/**
 * An MCP server with the map tools, the maps read so far as resources and the answer formats as prompts, to be connected
 * to a transport of `@modelcontextprotocol/server`. One server is one session: its maps are its own, unless servers are
 * given one `store`.
 *
 * @example
 * const server = createServer()
 * await server.connect(transport) // a transport of @modelcontextprotocol/server
 */
export function createServer(options: McpServerOptions = {}): McpServer {
  const {
    store = createLayoutStore({ handles: 'content' }),
    name = 'v2lo-map',
    version = '0.0.0',
    onError = () => undefined,
  } = options
  const server = new McpServer(
    { name, version, title: 'v2lo-map: metric maps of rooms, asked exactly' },
    {
      instructions: INSTRUCTIONS,
      capabilities: {
        tools: { listChanged: false },
        resources: { listChanged: true },
        prompts: { listChanged: false },
      },
    },
  )
  const { memory } = options
  const offered = options.tools ?? [
    ...createMapTools({ store, memory }),
    ...(memory === undefined ? [] : createMemoryTools({ memory })),
  ]
  for (const tool of offered) registerTool(server, tool, store, onError)
  registerResources(server, store)
  registerPrompts(server)
  return server
}
