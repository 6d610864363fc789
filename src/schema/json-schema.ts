import * as z from 'zod'
import { badOption } from '../base/error'
import { ceilingsSchema, noiseSchema } from './ceilings'
import { gridMapSchema } from './grid-map'
import { layoutSchema } from './layout'
import { questionSchema } from './question'
import { reportSchema } from './report'
import { rowSchema } from './row'
import { sceneSchema } from './scene'
import { presetSchema, scoreFailureSchema, scoreSchema } from './score'

/** The types that {@link jsonSchemaOf} knows. */
export type SchemaName =
  | 'Layout'
  | 'Scene'
  | 'GridMap'
  | 'Question'
  | 'Row'
  | 'Score'
  | 'ScoreFailure'
  | 'Preset'
  | 'Report'
  | 'Ceilings'
  | 'NoiseAblation'

/**
 * The JSON Schema (draft 2020-12) of a type of this package, a fresh object each time. What no JSON Schema can say
 * (`minX <= maxX`, unique ids) only the zod schema checks. Throws a `V2loError` for an unknown name.
 *
 * @example
 * jsonSchemaOf('Layout').type // 'object'
 */
export function jsonSchemaOf(name: SchemaName): { readonly [keyword: string]: unknown } {
  return z.toJSONSchema(schemaOf(name)) as { readonly [keyword: string]: unknown }
}

function schemaOf(name: SchemaName): z.ZodType {
  switch (name) {
    case 'Layout':
      return layoutSchema
    case 'Scene':
      return sceneSchema
    case 'GridMap':
      return gridMapSchema
    case 'Question':
      return questionSchema
    case 'Row':
      return rowSchema
    case 'Score':
      return scoreSchema
    case 'ScoreFailure':
      return scoreFailureSchema
    case 'Preset':
      return presetSchema
    case 'Report':
      return reportSchema
    case 'Ceilings':
      return ceilingsSchema
    case 'NoiseAblation':
      return noiseSchema
    default:
      throw badOption(
        "'Layout', 'Scene', 'GridMap', 'Question', 'Row', 'Score', 'ScoreFailure', 'Preset', 'Report', 'Ceilings' or 'NoiseAblation'",
        name,
        'name a type that has a schema',
      )
  }
}
