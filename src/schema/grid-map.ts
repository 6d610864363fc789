import * as z from 'zod'
import { FACINGS } from '../grid/facing'
import { GRID_CHOICES } from '../grid/grid-frame'
import { GRID_DIALECTS } from '../grid/grid-map'
import { boxSchema } from './layout'

const cellSchema = z.tuple([z.number(), z.number()]).readonly().describe('column, then row, both from 0')
const facingSchema = z.enum(FACINGS)
const ids = z.array(z.string()).readonly()

/** A `GridMap`: a discrete cognitive map as JSON. */
export const gridMapSchema = z
  .object({
    size: z.number().exactOptional().describe('cells per side'),
    yAxis: z.enum(GRID_CHOICES.yAxis).describe('which way rows grow'),
    objects: z
      .array(
        z
          .object({ id: z.string(), label: z.string(), cell: cellSchema, facing: facingSchema.exactOptional() })
          .readonly(),
      )
      .readonly(),
    views: z
      .array(z.object({ name: z.string(), cell: cellSchema, facing: facingSchema.exactOptional() }).readonly())
      .readonly()
      .exactOptional(),
    dialect: z.enum(GRID_DIALECTS).exactOptional(),
    metric: z
      .object({
        bounds: boxSchema,
        cellSize: z.tuple([z.number(), z.number()]).readonly(),
        rule: z.enum(GRID_CHOICES.rule),
      })
      .readonly()
      .exactOptional(),
    collisions: z.array(z.object({ cell: cellSchema, ids }).readonly()).readonly(),
    quantizationError: z.object({ worst: z.number(), mean: z.number() }).readonly().exactOptional(),
    outside: ids.exactOptional(),
    hidden: ids.exactOptional(),
    malformed: z.number().exactOptional(),
  })
  .readonly()
  .describe('Objects in the cells of an N x N grid')
