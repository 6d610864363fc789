export { isV2loError, V2loError } from './base/error'
export type { McpServerOptions } from './mcp/server'
export { createServer } from './mcp/server'
