import * as z from 'zod'
import { questionSchema } from './question'

const json = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.unknown()).readonly(),
  z.record(z.string(), z.unknown()).readonly(),
])

/** A row to score as JSON, as `v2lo-map score` and the scorers of `v2lo-map/server` take it; other fields may be beside. */
export const rowSchema = z
  .looseObject({
    id: z.union([z.string(), z.number()]).optional().describe('Echoed in the result as it was written'),
    response: z.string().describe("The model's whole output"),
    ground_truth: json.describe('The right answer: a letter, a number, a direction or a text'),
    question: z
      .union([z.string(), questionSchema])
      .nullish()
      .describe('In its own words, or typed; with it, consistency is measured'),
    choices: z
      .array(z.union([z.string(), z.number()]))
      .readonly()
      .nullish()
      .describe('In order A, B, ..., with or without their letters'),
    true_layout: z
      .union([z.string(), z.array(z.unknown()).readonly(), z.record(z.string(), z.unknown()).readonly()])
      .nullish()
      .describe(
        'The true map in meters: a layout, a list of objects, or the text of a map; with it, the map is measured',
      ),
    strip_prompt: z
      .string()
      .optional()
      .describe('The prompt, where the response begins with it and holds special tokens: it is scored without them'),
  })
  .readonly()
  .describe('One response to score')
