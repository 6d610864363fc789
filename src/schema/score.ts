import * as z from 'zod'
import { PREFILL_BLOCKS } from '../parse/layout'
import { MRA_PROFILES } from '../score/mra'
import { ANSWER_POLICIES } from '../score/preset-rules'
import { COMPONENTS, SCORE_FAILURE_CODES } from '../score/result'

const share = z.number().min(0).max(1)
const weight = share.describe('a share of what was measured')
const component = z.enum(COMPONENTS)
const weights = z
  .object({ format: weight, accuracy: weight, map: weight, consistency: weight, reasoning: weight })
  .readonly()

/** A `Score` as JSON; a failure is a {@link scoreFailureSchema}. */
export const scoreSchema = z
  .object({
    overall: z.number().describe('the reward'),
    format: share,
    accuracy: share,
    map: share,
    consistency: share,
    reasoning: share,
    measured: z.array(component).readonly().describe('the components that count; the others are 0'),
    flags: z.array(z.string()).readonly().describe('every deduction and every forgiveness by name'),
    error: z.null(),
  })
  .readonly()
  .describe('A score in its parts')

/** A `ScoreFailure` as JSON: a row that could not be scored, without numbers. */
export const scoreFailureSchema = z
  .object({
    error: z
      .object({
        code: z.enum(SCORE_FAILURE_CODES),
        message: z.string(),
        line: z.number().exactOptional(),
      })
      .readonly(),
  })
  .readonly()
  .describe('A row that could not be scored; never the same as a score of 0')

/** A `Preset` as JSON. */
export const presetSchema = z
  .union([
    z
      .object({
        name: z.string(),
        reading: z.literal('v2lo'),
        weights: z.object({ format: weight, accuracy: weight }).readonly(),
      })
      .readonly(),
    z
      .object({
        name: z.string(),
        reading: z.literal('strict'),
        weights,
        gates: z.object({ format: z.boolean() }).readonly(),
        mra: z.enum(MRA_PROFILES),
        answerPolicy: z.enum(ANSWER_POLICIES),
        lenient: z.boolean(),
        prefill: z.enum(PREFILL_BLOCKS).nullable(),
        endTokens: z.array(z.string()).readonly(),
        maxClaims: z.number().min(1).exactOptional(),
        maxChars: z.number().positive(),
      })
      .readonly(),
  ])
  .describe('A way of scoring')
