/**
 * Zod schemas and JSON Schema of the data that crosses a wire: layouts, grid maps, questions, scenes, rows to
 * score, presets, scores, and reports of evaluations.
 *
 * The schemas check what the types promise and more: finite numbers, `minX <= maxX`, unique ids. Use the zod schemas in a
 * program, and `jsonSchemaOf(name)` (draft 2020-12) for everything that is not JavaScript. This entry loads zod.
 *
 * @example
 * const layout = layoutSchema.parse(JSON.parse(text))
 * const schema = jsonSchemaOf('Layout')
 *
 * @module
 */

export type { V2loErrorCode } from './base/error'
export { isV2loError, V2loError } from './base/error'
export { ceilingsSchema, noiseSchema } from './schema/ceilings'
export { gridMapSchema } from './schema/grid-map'
export type { SchemaName } from './schema/json-schema'
export { jsonSchemaOf } from './schema/json-schema'
export { layoutSchema } from './schema/layout'
export { questionSchema } from './schema/question'
export { reportSchema } from './schema/report'
export { rowSchema } from './schema/row'
export { sceneSchema } from './schema/scene'
export { presetSchema, scoreFailureSchema, scoreSchema } from './schema/score'
