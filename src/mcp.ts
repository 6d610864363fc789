/**
 * The map tools as a server of the Model Context Protocol.
 *
 * `createServer()` gives the server with its tools, resources and prompts; connect it to any transport of
 * `@modelcontextprotocol/server`, which is an optional peer to install beside this package. One server is one session, with
 * a store of maps of its own. To run it without a program, use `v2lo-map mcp` (standard input and output, or `--http`).
 *
 * @example
 * const server = createServer()
 * await server.connect(transport)
 *
 * @module
 */

export { isV2loError, V2loError } from './base/error'
export type { McpServerOptions } from './mcp/server'
export { createServer } from './mcp/server'
