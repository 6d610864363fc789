/**
 * The map tools as a server of the Model Context Protocol.
 *
 * `createServer()` gives the server with its tools, resources and prompts; connect it to any transport of
 * `@modelcontextprotocol/server`, which is an optional peer to install beside this package. One server is one session, with
 * a store of maps of its own. To run it without a program, use `v2lo-map mcp` (standard input and output, or `--http`).
 *
 * `openMemoryFile(path)` opens a memory that is kept in a file across restarts, for `createServer({ memory })`.
 *
 * @example
 * const server = createServer()
 * await server.connect(transport)
 *
 * @module
 */

export { isV2loError, V2loError } from './base/error'
export type { MemoryFile, MemoryFileOptions } from './mcp/memory-file'
export { openMemoryFile } from './mcp/memory-file'
export type { McpServerOptions } from './mcp/server'
export { createServer } from './mcp/server'
