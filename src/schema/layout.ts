import * as z from 'zod'
import { ORIGINS } from '../layout/layout'

/** Meters; JSON has no infinities and no NaN, and neither has a map. */
const meters = z.number().describe('meters')
/** A point of the plane. */
export const pointSchema = z.tuple([meters, meters]).readonly()

const aabbSchema = z
  .object({ minX: meters, minY: meters, maxX: meters, maxY: meters })
  .readonly()
  .refine(({ minX, minY, maxX, maxY }) => minX <= maxX && minY <= maxY, 'expected minX <= maxX and minY <= maxY')

export const boxSchema = aabbSchema

const objectSchema = z
  .object({
    id: z.string().min(1).describe('unique in its layout: chair, chair#2, ...'),
    label: z.string().min(1).describe('the category as written'),
    box: aabbSchema,
    footprint: z.array(pointSchema).readonly().exactOptional().describe('convex outline, counter-clockwise'),
    zRange: z.tuple([meters, meters]).readonly().exactOptional().describe('lowest and highest point'),
    headingDeg: z.number().exactOptional().describe('where its front looks, degrees clockwise from +y'),
  })
  .readonly()

/** A `Layout`: a metric map as JSON. */
export const layoutSchema = z
  .object({
    origin: z.enum(ORIGINS).describe('where (0, 0) is'),
    objects: z
      .array(objectSchema)
      .readonly()
      .refine(
        (objects) => new Set(objects.map(({ id }) => id)).size === objects.length,
        'expected ids that are unique',
      ),
    floor: z.array(pointSchema).readonly().exactOptional().describe("outline of the room's floor"),
  })
  .readonly()
  .describe('A metric map seen from above: x to the right, y forward, meters')
