import * as z from 'zod'
import { boxSchema } from './layout'

const cellSchema = z.tuple([z.number(), z.number()]).readonly().describe('column, then row, both from 0')
const facingSchema = z.enum(['up', 'right', 'down', 'left', 'inner', 'outer'])
const ids = z.array(z.string()).readonly()

/** A `GridMap`: a discrete cognitive map as JSON. */
export const gridMapSchema = z
  .object({
    size: z.number().exactOptional().describe('cells per side'),
    yAxis: z.enum(['up', 'down']).describe('which way rows grow'),
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
    dialect: z.enum(['vsi', 'spacer', 'mindcube', 'mindcube-augmented', 'vagen', 'ascii']).exactOptional(),
    metric: z
      .object({
        bounds: boxSchema,
        cellSize: z.tuple([z.number(), z.number()]).readonly(),
        rule: z.enum(['floor', 'round']),
      })
      .readonly()
      .exactOptional(),
    collisions: z.array(z.object({ cell: cellSchema, ids }).readonly()).readonly(),
    quantizationError: z.object({ worst: z.number(), mean: z.number() }).readonly().exactOptional(),
    outside: ids.exactOptional(),
    hidden: ids.exactOptional(),
  })
  .readonly()
  .describe('Objects in the cells of an N x N grid')
