import * as z from 'zod'
import { NO_INTERVAL } from '../benchmark/evaluate/estimate'
import { VERDICTS } from '../benchmark/evaluate/report'
import { EXTRACTION_PROFILES } from '../benchmark/profiles/grade'
import { ERROR_CELLS } from '../benchmark/split/split'
import { layoutSchema } from './layout'

const share = z.number().min(0).max(1)
const count = z.number().int().min(0)
const interval = z.tuple([z.number(), z.number()]).readonly().describe('95 %: its low and its high end')
const ids = z.array(z.string()).readonly()

const estimate = z
  .object({
    mean: z.number().nullable(),
    n: count,
    scenes: count,
    interval: interval.nullable().describe('over scenes: CR2 with Bell-McCaffrey degrees of freedom'),
    noInterval: z.enum(NO_INTERVAL).exactOptional(),
    standardError: z.number().nullable(),
    df: z.number().nullable(),
    ignoresScenes: z.object({ standardError: z.number().nullable(), wilson: interval.nullable() }).readonly(),
    lmmsEvalClustered: z.number().nullable(),
    bootstrap: z
      .object({ draws: count, seed: z.number(), percentile: interval, bca: interval.nullable() })
      .readonly()
      .nullable(),
  })
  .readonly()
const named = z.object({ name: z.string(), estimate }).readonly()
const names = z.array(named).readonly()

const counts = z
  .object({
    items: count,
    scenes: count,
    predictions: count,
    answered: count,
    unanswered: z.object({ count, ids }).readonly(),
    unreadable: count,
    unmatched: z
      .object({
        count,
        listed: z.array(z.object({ id: z.string().nullable(), reason: z.string() }).readonly()).readonly(),
      })
      .readonly(),
    duplicateItems: ids,
  })
  .readonly()

const chanceRow = z
  .object({
    name: z.string(),
    mean: share,
    tasks: z
      .array(z.object({ task: z.string(), asked: z.string(), mean: share, items: count }).readonly())
      .readonly()
      .exactOptional(),
  })
  .readonly()

const compared = z
  .object({
    name: z.string(),
    difference: estimate,
    verdict: z.enum(VERDICTS),
    signFlip: z.object({ p: share, exact: z.boolean(), draws: count }).readonly().nullable(),
    mcNemar: z.object({ onlyFirst: count, onlySecond: count, p: share }).readonly().describe('ignores scenes'),
    wins: count,
    losses: count,
    ties: count,
    p: share.nullable(),
    holmP: share.nullable().exactOptional(),
    detectable: z.number().nullable(),
  })
  .readonly()

const correlation = z
  .object({ r: z.number().min(-1).max(1), n: count, p: share.nullable(), interval: interval.nullable() })
  .readonly()
  .nullable()

const mapAnswer = z
  .object({
    n: count,
    mapAccuracy: estimate,
    pointBiserial: correlation,
    spearman: correlation,
    fifths: z.array(z.object({ from: share, to: share, accuracy: estimate }).readonly()).readonly(),
  })
  .readonly()

const split = z
  .object({
    withoutTrueLayouts: z.boolean(),
    cells: z.array(z.object({ cell: z.enum(ERROR_CELLS), count, share: estimate }).readonly()).readonly(),
    said: estimate,
    derived: estimate,
    consistency: estimate,
    oracleGap: estimate.exactOptional(),
  })
  .readonly()

const frames = z
  .object({
    rows: z
      .array(
        z
          .object({
            budget: count,
            score: estimate,
            mapAccuracy: estimate.nullable(),
            mapAnswer: mapAnswer.nullable(),
          })
          .readonly(),
      )
      .readonly(),
    peak: count,
    neighbors: z.array(z.object({ budget: count, difference: estimate, toldApart: z.boolean() }).readonly()).readonly(),
  })
  .readonly()

const samples = z
  .object({
    most: count,
    passAtK: z.array(z.object({ k: count, mean: z.number(), items: count }).readonly()).readonly(),
    majority: estimate,
    withinVariance: z.number().nullable(),
    betweenVariance: z.number().nullable(),
  })
  .readonly()

const conditions = z
  .object({
    profile: z.enum(EXTRACTION_PROFILES),
    seed: z.number(),
    budgets: z.array(count).readonly(),
    version: z.string(),
    harness: z.string().exactOptional(),
    command: z.string().exactOptional(),
    files: z.record(z.string(), z.string()).readonly().exactOptional().describe('SHA-256 by name'),
    promptHash: z.string().exactOptional(),
  })
  .readonly()

/** A `Report` of `v2lo-map/benchmark` as JSON. */
export const reportSchema = z
  .object({
    v2lo: z.literal('report/1'),
    title: z.string(),
    simulated: z.boolean(),
    conditions,
    counts,
    overall: z.object({ byItem: estimate, byTask: estimate, balanced: estimate }).readonly(),
    tasks: names,
    by: z.object({ name: z.string(), rows: names }).readonly().exactOptional(),
    profiles: z
      .array(z.object({ profile: z.enum(EXTRACTION_PROFILES), mean: share.nullable(), changed: count, ids }).readonly())
      .readonly(),
    chance: z.object({ rows: z.array(chanceRow).readonly(), adjustedAccuracy: z.number().nullable() }).readonly(),
    comparison: z
      .object({ baseline: z.string(), overall: compared, tasks: z.array(compared).readonly() })
      .readonly()
      .exactOptional(),
    mapAnswer: mapAnswer.nullable(),
    split,
    frames: frames.nullable(),
    balance: z.object({ byValue: names, byLabel: names }).readonly(),
    samples: samples.nullable(),
    twins: z
      .array(
        z.object({ change: z.string(), pairs: count, bothRight: estimate, consistent: estimate.nullable() }).readonly(),
      )
      .readonly(),
    notes: z.array(z.string()).readonly(),
    worst: z
      .array(
        z
          .object({
            id: z.string(),
            scene: z.string(),
            question: z.string(),
            answer: z.string(),
            response: z.string(),
            mapAccuracy: share,
            trueLayout: layoutSchema,
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()
  .describe('What a run is worth on a benchmark')
