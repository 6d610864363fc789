import * as z from 'zod'
import { SEVERITIES } from '../base/parsed'
import { GRID_CHOICES } from '../grid/grid-frame'
import { ORIGINS } from '../layout/layout'
import { PICKS } from '../question/question'
import { VERDICTS } from '../score/consistency'
import { ALIGNMENTS } from '../score/map/align'
import { MEASURES } from '../solve/distance'
import { SCHEMES } from '../solve/sectors'

/*
 * A model is shown these with every tool, so a field says only what its name and what a host is told of the whole server
 * leave open. Lengths are meters, areas square meters.
 */

const sentence = z.string()
const assumed = z.array(z.string())
const ambiguous = z.boolean()
const name = z.string()
const total = z.int().min(0)
const offset = z.int().min(0)
const more = z.boolean()
const point = z.object({ x: z.number(), y: z.number() })
const bbox = z.array(z.number()).length(4)
const originField = z.enum(ORIGINS)
const bearing = z.number()
const margin = z.number().min(0).describe('To the nearest edge of the sector: how certain the name is')
const label = z.string()
const unsigned = z.number().min(0)

const mapObject = z.object({ name, label, center: point, bbox })

const readMapOutput = z.object({
  dialect: z.string().optional(),
  origin: originField,
  total,
  more,
  objects: z.array(mapObject),
  bounds: bbox.nullable(),
  diagnostics: z
    .array(
      z.object({
        code: z.string(),
        severity: z.enum(SEVERITIES),
        message: z.string(),
        text: z.string().optional(),
      }),
    )
    .describe('What was lost (error), odd or repaired, what was lost first'),
  diagnostics_total: z.int().min(0),
  assumed,
  sentence,
})

/** What read_map gives, by how its set of tools is given maps: a handle only where something keeps them. */
export const readMapOutputs = {
  handle: readMapOutput.extend({ handle: z.string() }),
  text: readMapOutput,
}

const size = z.object({
  width: unsigned.describe('Along x'),
  depth: unsigned.describe('Along y'),
  longest: unsigned,
  shortest: unsigned,
  area: unsigned,
  height: unsigned.optional(),
})

export const describeMapOutput = z.object({
  origin: originField,
  total,
  offset,
  more,
  objects: z.array(mapObject.extend({ size })),
  labels: z.array(z.object({ label, count: z.int().min(1) })),
  labels_total: z.int().min(0),
  bounds: bbox.nullable(),
  floor_area: unsigned.nullable(),
  floor_from: z
    .enum(['floor', 'hull'])
    .nullable()
    .describe('hull: the convex hull of the objects, without empty borders'),
  assumed,
  sentence,
})

const choice = z.object({ letter: z.string(), text: z.string() })

export const askOutput = z.object({
  kind: z.string(),
  answer: z.string(),
  value: z
    .union([z.number(), z.string(), z.array(z.string())])
    .describe('A number in "unit", a direction, yes or no, a name, or a list'),
  unit: z.string().optional(),
  choice: choice.optional(),
  quantities: z.array(z.object({ name: z.string(), value: z.number(), unit: z.string() })).optional(),
  margin: z.number().min(0).optional().describe('How far the answer is from being another one'),
  ambiguous,
  explanation: z.string().optional(),
  assumed,
  sentence,
})

/** That of a session with a memory: of answers about it also how sure they are. */
export const askMemoryOutput = askOutput.extend({
  uncertainty: z
    .object({ confidence: z.number(), age: z.number(), spread: z.number().optional() })
    .optional()
    .describe('Chance that all is where it was, seconds since it was seen, half the 95 % interval'),
})

export const checkAnswerOutput = z.object({
  verdict: z.enum(VERDICTS),
  stated: z.string().optional(),
  implied: z.string().optional(),
  unit: z.string().optional(),
  reason: z.string().optional(),
  ambiguous,
  assumed,
  sentence,
})

const pairOf = { a: name, b: name }

export const distanceOutput = z.object({
  ...pairOf,
  distance: unsigned,
  measure: z.enum(MEASURES),
  other: z.object({ measure: z.enum(MEASURES), distance: unsigned }),
  assumed,
  sentence,
})

export const sizeOutput = z.object({
  name,
  label,
  size,
  from: z.enum(['footprint', 'box']),
  assumed,
  sentence,
})

const schemeField = z.enum(SCHEMES)

export const directionOutput = z.object({
  target: name,
  direction: z.string(),
  scheme: schemeField,
  bearing_deg: bearing,
  margin_deg: margin,
  ambiguous,
  right: z.number().describe('Meters to the right, left if negative'),
  forward: z.number().describe('Meters in front, behind if negative'),
  assumed,
  sentence,
})

export const whatIsAroundOutput = z.object({
  scheme: schemeField,
  total,
  offset,
  more,
  sectors: z
    .array(z.object({ sector: z.string(), count: z.int().min(1), nearest: name, range: unsigned }))
    .describe('Clockwise from the front'),
  objects: z
    .array(
      z.object({
        name,
        label,
        sector: z.string().nullable().describe('null: the observer stands on it'),
        bearing_deg: bearing.nullable(),
        range: unsigned.describe('To its center'),
        ambiguous,
      }),
    )
    .describe('By sector, the nearest of each first'),
  assumed,
  sentence,
})

export const nearestOutput = z.object({
  to: z.string(),
  measure: z.enum(MEASURES),
  order: z.enum(PICKS),
  total,
  offset,
  more,
  objects: z.array(z.object({ name, label, distance: unsigned })),
  gap: unsigned.nullable().describe('Between the first and the second'),
  tied: z.int().min(1).describe('How many are as near (far) as the first, itself counted'),
  ambiguous,
  assumed,
  sentence,
})

const share = z.number().min(0).max(1)

export const compareMapsOutput = z.object({
  overall: share.describe('The one number: 1 if the maps agree'),
  precision: share,
  recall: share,
  f1: share,
  coverage: share.describe('Share of the true names that are on the judged map'),
  center_error: unsigned.nullable().describe('Mean over the pairs'),
  max_center_error: unsigned.nullable(),
  mean_iou: share.nullable(),
  direction_agreement: share.nullable(),
  predicted_total: z.int().min(0),
  truth_total: z.int().min(0),
  align: z.enum(ALIGNMENTS),
  yaw_deg: z.number(),
  scale: z.number(),
  mirrored: z.boolean().describe('Left and right are probably swapped'),
  pairs: z
    .array(z.object({ predicted: name, truth: name, quality: share, center_error: unsigned }))
    .describe('The worst first'),
  pairs_total: z.int().min(0),
  missed: z.array(name),
  missed_total: z.int().min(0),
  invented: z.array(name),
  invented_total: z.int().min(0),
  offset,
  more,
  assumed,
  sentence,
})

export const toGridOutput = z.object({
  size: z.int().min(1),
  row_grows: z.enum(GRID_CHOICES.yAxis).describe('up: with +y; down: against it, as in an image'),
  dialect: z.string(),
  text: z.string().nullable().describe('null if longer than max_characters, and on later pages'),
  characters: z.int().min(0),
  cells: z.array(z.object({ name, column: z.int().min(0), row: z.int().min(0) })),
  collisions: z
    .array(z.object({ column: z.int(), row: z.int(), names: z.array(name), count: z.int().min(2) }))
    .describe('Cells with several objects'),
  collisions_total: z.int().min(0),
  worst_shift: unsigned.nullable().describe('Farthest that a center moved to that of its cell'),
  total,
  offset,
  more,
  assumed,
  sentence,
})

export const drawOutput = z.object({
  svg: z.string().nullable().describe('null if longer than max_characters'),
  characters: z.int().min(0),
  shows: z.enum(['map', 'question', 'match', 'perspective']),
  assumed,
  sentence,
})

export type ReadMapOutput = z.output<typeof readMapOutput> & { readonly handle?: string }
export type DescribeMapOutput = z.output<typeof describeMapOutput>
export type AskOutput = z.output<typeof askMemoryOutput>
export type CheckAnswerOutput = z.output<typeof checkAnswerOutput>
export type DistanceOutput = z.output<typeof distanceOutput>
export type SizeOutput = z.output<typeof sizeOutput>
export type DirectionOutput = z.output<typeof directionOutput>
export type WhatIsAroundOutput = z.output<typeof whatIsAroundOutput>
export type NearestOutput = z.output<typeof nearestOutput>
export type CompareMapsOutput = z.output<typeof compareMapsOutput>
export type ToGridOutput = z.output<typeof toGridOutput>
export type DrawOutput = z.output<typeof drawOutput>
