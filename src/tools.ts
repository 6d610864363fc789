/**
 * Tools for agents: a map is read once, then asked instead of guessed at.
 *
 * - `createMapTools({ store: createLayoutStore() })` gives twelve tools that name maps by a handle; `mapTools` are the
 *   same tools without a store, which take each map as text.
 * - `createMemoryTools({ memory })` gives six more, over a memory of `v2lo-map/memory` that grows with each look.
 * - A tool is a plain object: `name`, `description`, `inputSchema` and `outputSchema` (Standard Schema with JSON
 *   Schema) and `execute(input)`, which rejects with a `V2loError` that tells a model what to do next.
 * - `toOpenAITools(tools)` makes strict functions of them; `layoutResponseFormat()` makes a model answer with a map, and
 *   `layoutFromResponse(text)` reads that answer.
 *
 * docs/agents.md has the AI SDK, LangChain, Mastra and the Model Context Protocol.
 *
 * @example
 * const tools = createMapTools({ store: createLayoutStore() })
 * const { handle } = await tools.find(({ name }) => name === 'read_map').execute({ text: response })
 *
 * @module
 */

export type { V2loErrorCode } from './base/error'
export { isV2loError, V2loError } from './base/error'
export type { MapToolsOptions } from './tools/map-tools'
export { createMapTools, mapTools } from './tools/map-tools'
export type { MemoryToolsOptions } from './tools/memory-tools'
export { createMemoryTools } from './tools/memory-tools'
export type { ChatTool, OpenAIToolsOptions, ResponsesTool } from './tools/openai/openai'
export { toOpenAITools } from './tools/openai/openai'
export type { LayoutResponseFormat } from './tools/openai/response-format'
export { layoutFromResponse, layoutResponseFormat } from './tools/openai/response-format'
export type { JsonSchema } from './tools/openai/strict-schema'
export type { LayoutStore, LayoutStoreOptions, StoredLayout } from './tools/store'
export { createLayoutStore } from './tools/store'
export type { JsonSchemaTarget, Tool, ToolAnnotations, ToolCheck, ToolIssue, ToolSchema } from './tools/tool'
