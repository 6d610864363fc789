import * as z from 'zod'
import { SCENE_SOURCES } from '../scene/scene'
import { layoutSchema, pointSchema } from './layout'

const meters = z.number().describe('meters')
const pixels = z.number().positive().describe('pixels')

const wallSchema = z
  .object({ from: pointSchema, to: pointSchema, base: meters, top: meters })
  .readonly()
  .refine(({ base, top }) => base <= top, 'expected base <= top')
  .describe('a piece of wall seen from above, and the heights it stands between')

const cameraSchema = z
  .object({
    id: z.string().min(1),
    position: z.tuple([meters, meters, meters]).readonly().describe('x right, y forward, z over the floor'),
    yawDeg: z.number().describe('degrees clockwise seen from above, 0 looks along +y'),
    pitchDeg: z.number().min(-90).max(90).describe('degrees, up is positive'),
    verticalFovDeg: z.number().gt(0).lt(180).describe('degrees, the whole vertical field of view'),
    width: pixels,
    height: pixels,
    image: z.string().exactOptional().describe('path of the picture, relative to the scene file'),
    seen: z
      .record(z.string(), z.object({ pixels: z.number().min(0) }).readonly())
      .readonly()
      .exactOptional()
      .describe('pixels by object id, where a simulator dumped its instance masks'),
  })
  .readonly()

const unique = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id)).size === list.length

/** A line of `scene.jsonl` as `formatScene` writes it. */
export const sceneSchema = z
  .object({
    v2lo: z.literal('scene/1'),
    id: z.string().min(1).describe('unique in its file'),
    source: z.enum(SCENE_SOURCES),
    layout: layoutSchema.refine(({ origin }) => origin === 'world', 'expected the origin "world"'),
    walls: z.array(wallSchema).readonly(),
    cameras: z.array(cameraSchema).readonly().refine(unique, 'expected ids that are unique'),
  })
  .readonly()
  .describe('A room: its map, its walls and the cameras it was seen from')
