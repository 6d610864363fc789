import * as z from 'zod'
import { CEILING_TASKS, type CeilingTask } from '../benchmark/ceilings/questions'

const share = z.number().min(0).max(1)
const count = z.number().int().min(0)
const interval = z.tuple([z.number(), z.number()]).readonly().describe('95 %: its low and its high end')
const task = z.enum(Object.keys(CEILING_TASKS) as [CeilingTask, ...CeilingTask[]])

const row = z
  .object({
    form: z.string(),
    tasks: z
      .partialRecord(
        task,
        z.object({ mean: share, interval: interval.nullable(), scenes: count, questions: count }).readonly().nullable(),
      )
      .readonly(),
  })
  .readonly()

/** A `NoiseAblation` of `v2lo-map/benchmark` as JSON. */
export const noiseSchema = z
  .object({
    v2lo: z.literal('noise/1'),
    scenes: count,
    metricForm: z.string(),
    gridForm: z.string(),
    draws: count,
    seed: z.number(),
    tasks: z
      .array(
        z
          .object({
            task,
            noiseFreeGrid: share.nullable(),
            levels: z
              .array(
                z
                  .object({
                    noise: z
                      .object({
                        centers: z.number().exactOptional(),
                        sizes: z.number().exactOptional(),
                        missed: z.number().exactOptional(),
                        relabeled: z.number().exactOptional(),
                        invented: z.number().exactOptional(),
                      })
                      .readonly(),
                    metric: share,
                    grid: share.nullable(),
                    lead: z.number().nullable(),
                    interval: interval.nullable(),
                  })
                  .readonly(),
              )
              .readonly(),
            crossing: z.union([
              z
                .object({
                  at: z.number(),
                  interval: z.tuple([z.number().nullable(), z.number().nullable()]).readonly(),
                })
                .readonly(),
              z.literal('none'),
            ]),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()
  .describe('What noise leaves of a metric map and of a grid')

/** `Ceilings` of `v2lo-map/benchmark` as JSON. */
export const ceilingsSchema = z
  .object({
    v2lo: z.literal('ceilings/1'),
    scenes: count,
    rows: z.array(row).readonly(),
    budgets: z.array(row).readonly(),
    withoutWalk: count,
  })
  .readonly()
  .describe('What each form of map can reach at best')
