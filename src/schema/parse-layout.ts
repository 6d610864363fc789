import * as z from 'zod'
import { SEVERITIES } from '../base/parsed'
import { ORIGINS } from '../layout/layout'
import { DIALECT_NAMES } from '../parse/dialect'
import { layoutSchema } from './layout'

/** What `parse_layout` takes: what read_map takes, without pages. */
export const parseLayoutInput = z.strictObject({
  text: z.string(),
  dialect: z.enum(DIALECT_NAMES).nullish(),
  origin: z.enum(ORIGINS).nullish(),
})

const diagnosticSchema = z.object({
  code: z.string(),
  severity: z.enum(SEVERITIES),
  message: z.string(),
  span: z.tuple([z.int(), z.int()]).readonly().exactOptional(),
  objectIndex: z.int().exactOptional(),
  text: z.string().exactOptional(),
  count: z.int().exactOptional(),
})

/** What `parse_layout` gives: the map as the library has it, every object and every diagnostic. */
export const parseLayoutOutput = z.object({
  layout: layoutSchema,
  dialect: z.string().exactOptional(),
  diagnostics: z.array(diagnosticSchema).readonly(),
  assumed: z.array(z.string()).readonly(),
})

export type ParseLayoutInput = z.output<typeof parseLayoutInput>
export type ParseLayoutOutput = z.input<typeof parseLayoutOutput>
