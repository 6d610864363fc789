import * as z from 'zod'
import { SEVERITIES } from '../base/parsed'
import { GRID_CHOICES } from '../grid/grid-frame'
import { ORIGINS } from '../layout/layout'
import { PICKS } from '../question/question'
import { VERDICTS } from '../score/consistency'
import { ALIGNMENTS } from '../score/map/align'
import { MEASURES } from '../solve/distance'
import { SCHEMES } from '../solve/sectors'

const metres = (what: string) => z.number().describe(`${what}, metres`)
const sentence = z.string().describe('What was found, in words that may be repeated')
const assumed = z.array(z.string()).describe('What was taken for granted; empty if nothing')
const ambiguous = z.boolean().describe('true: a tie, decided by convention; do not rely on it')
const name = z.string().describe('The name to ask for this object by')
const total = z.int().min(0).describe('How many entries there are in all')
const offset = z.int().min(0).describe('How many entries before these were skipped')
const more = z.boolean().describe('true: there are more; the sentence says how to get them')
const point = z.object({ x: metres('To the right'), y: metres('Forward') })
const bbox = z.array(z.number()).length(4).describe('[x_min, y_min, x_max, y_max], metres')
const originField = z.enum(ORIGINS).describe('What (0, 0) is')
const bearing = z.number().describe('Degrees clockwise from forward, in (-180, 180]')
const margin = z.number().min(0).describe('Degrees to the nearest edge of the sector: how certain the name is')
const label = z.string().describe('The category as written')
const unsigned = (what: string) => z.number().min(0).describe(what)

const mapObject = z.object({ name, label, center: point, bbox })

const readMapOutput = z.object({
  dialect: z.string().optional().describe('The format it was read in'),
  origin: originField,
  total,
  more,
  objects: z.array(mapObject),
  bounds: bbox.nullable().describe('The box around everything, [x_min, y_min, x_max, y_max]; null if the map is empty'),
  diagnostics: z
    .array(
      z.object({
        code: z.string(),
        severity: z.enum(SEVERITIES).describe('error: something is lost'),
        message: z.string(),
        text: z.string().optional(),
      }),
    )
    .describe('What was lost, odd or repaired when the text was read; what was lost first'),
  diagnostics_total: z.int().min(0),
  assumed,
  sentence,
})

/** What read_map gives, by how its set of tools is given maps: a handle only where something keeps them. */
export const readMapOutputs = {
  handle: readMapOutput.extend({ handle: z.string().describe('Give this as "map" to the other tools') }),
  text: readMapOutput,
}

const size = z.object({
  width: unsigned('Along x, metres'),
  depth: unsigned('Along y, metres'),
  longest: unsigned('The longer side, metres'),
  shortest: unsigned('The shorter side, metres'),
  area: unsigned('Floor area, square metres'),
  height: unsigned('metres').optional(),
})

export const describeMapOutput = z.object({
  origin: originField,
  total,
  offset,
  more,
  objects: z.array(mapObject.extend({ size })),
  labels: z.array(z.object({ label, count: z.int().min(1) })).describe('How many objects there are of each label'),
  labels_total: z.int().min(0),
  bounds: bbox.nullable(),
  floor_area: unsigned('Square metres').nullable(),
  floor_from: z
    .enum(['floor', 'hull'])
    .nullable()
    .describe('floor: its own outline; hull: the convex hull of the objects, which leaves out empty borders'),
  assumed,
  sentence,
})

const choice = z.object({ letter: z.string(), text: z.string() })

export const askOutput = z.object({
  kind: z.string().describe('As which kind of question it was read'),
  answer: z.string().describe("In the question's own unit and spelling"),
  value: z
    .union([z.number(), z.string(), z.array(z.string())])
    .describe('A number in "unit", a direction, yes or no, the name of an object, or a list of turns'),
  unit: z.string().optional(),
  choice: choice.optional(),
  quantities: z
    .array(z.object({ name: z.string(), value: z.number(), unit: z.string() }))
    .optional()
    .describe('The numbers of the answer, or beside it: ranges, sides, the other of two distances'),
  margin: z
    .number()
    .min(0)
    .optional()
    .describe('How far the answer is from being another one: degrees for directions, else metres or square metres'),
  ambiguous,
  explanation: z.string().optional(),
  assumed,
  sentence,
})

export const checkAnswerOutput = z.object({
  verdict: z
    .enum(VERDICTS)
    .describe('Whether the answer follows from the map; it says nothing about whether the map is true'),
  stated: z.string().optional().describe('The answer as it was read'),
  implied: z.string().optional().describe('What the map implies'),
  unit: z.string().optional().describe('The unit of both, where they are numbers'),
  reason: z.string().optional().describe('Why it is undecidable'),
  ambiguous,
  assumed,
  sentence,
})

const pairOf = { a: name, b: z.string().describe('The name of the other, or "the camera"') }

export const distanceOutput = z.object({
  ...pairOf,
  distance: unsigned('metres; 0 if they touch or overlap'),
  measure: z.enum(MEASURES),
  other: z
    .object({ measure: z.enum(MEASURES), distance: z.number().min(0) })
    .describe('The same distance by the other measure'),
  assumed,
  sentence,
})

export const sizeOutput = z.object({
  name,
  label,
  size,
  from: z.enum(['footprint', 'box']).describe('What the sides were measured on; a box is along the axes of the map'),
  assumed,
  sentence,
})

const schemeField = z.enum(SCHEMES)

export const directionOutput = z.object({
  target: name,
  direction: z.string().describe('The sector of the scheme, such as "front-left"'),
  scheme: schemeField,
  bearing_deg: bearing,
  margin_deg: margin,
  ambiguous,
  right: metres('How far the target is to the right (left if negative)'),
  forward: metres('How far it is in front (behind if negative)'),
  assumed,
  sentence,
})

export const whatIsAroundOutput = z.object({
  scheme: schemeField,
  total,
  offset,
  more,
  sectors: z
    .array(z.object({ sector: z.string(), count: z.int().min(1), nearest: name, range: unsigned('metres') }))
    .describe('Clockwise from the front: how many there are and which is nearest'),
  objects: z
    .array(
      z.object({
        name,
        label,
        sector: z.string().nullable().describe('null: the observer stands on its centre'),
        bearing_deg: bearing.nullable(),
        range: unsigned('To the centre, metres'),
        ambiguous,
      }),
    )
    .describe('By sector, clockwise from the front, and within one from the nearest'),
  assumed,
  sentence,
})

export const nearestOutput = z.object({
  to: z.string().describe('The name of the reference, or "the camera"'),
  measure: z.enum(MEASURES),
  order: z.enum(PICKS),
  total,
  offset,
  more,
  objects: z.array(z.object({ name, label, distance: unsigned('metres') })),
  gap: unsigned('How much farther (nearer, for farthest) the second is, metres').nullable(),
  tied: z.int().min(1).describe('How many are equally near (far, for farthest) as the first, itself counted'),
  ambiguous: z.boolean().describe('true: a tie, so none of the tied ones is the nearest (farthest) alone'),
  assumed,
  sentence,
})

const share = z.number().min(0).max(1)

export const compareMapsOutput = z.object({
  overall: share.describe('The one number: 1 if the maps agree, 0 if nothing does'),
  precision: share,
  recall: share,
  f1: share,
  coverage: share.describe('Share of the true objects whose name is on the judged map'),
  center_error: unsigned('Mean distance of the centres of pairs, metres').nullable(),
  max_center_error: unsigned('metres').nullable(),
  mean_iou: share.nullable(),
  direction_agreement: share.nullable(),
  predicted_total: z.int().min(0),
  truth_total: z.int().min(0),
  align: z.enum(ALIGNMENTS),
  yaw_deg: z.number(),
  scale: z.number(),
  mirrored: z.boolean().describe('true: left and right are probably swapped'),
  pairs: z
    .array(z.object({ predicted: name, truth: name, quality: share, center_error: unsigned('metres') }))
    .describe('Objects of one name, matched; the worst first'),
  pairs_total: z.int().min(0),
  missed: z.array(name).describe('True objects without a partner'),
  missed_total: z.int().min(0),
  invented: z.array(name).describe('Objects of the judged map without a partner'),
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
  text: z
    .string()
    .nullable()
    .describe('The grid map in the format; null if it is longer than max_characters, and on later pages'),
  characters: z.int().min(0).describe('How long the text is'),
  cells: z.array(z.object({ name, column: z.int().min(0), row: z.int().min(0) })),
  collisions: z
    .array(z.object({ column: z.int(), row: z.int(), names: z.array(name), count: z.int().min(2) }))
    .describe('Cells with several objects'),
  collisions_total: z.int().min(0),
  worst_shift: unsigned('How far the centre of an object moved to that of its cell at most, metres').nullable(),
  total,
  offset,
  more,
  assumed,
  sentence,
})

export const drawOutput = z.object({
  svg: z.string().nullable().describe('The drawing, an SVG document; null if it is longer than max_characters'),
  characters: z.int().min(0).describe('How long the drawing is'),
  shows: z.enum(['map', 'question', 'match', 'perspective']),
  assumed,
  sentence,
})

export type ReadMapOutput = z.output<typeof readMapOutput> & { readonly handle?: string }
export type DescribeMapOutput = z.output<typeof describeMapOutput>
export type AskOutput = z.output<typeof askOutput>
export type CheckAnswerOutput = z.output<typeof checkAnswerOutput>
export type DistanceOutput = z.output<typeof distanceOutput>
export type SizeOutput = z.output<typeof sizeOutput>
export type DirectionOutput = z.output<typeof directionOutput>
export type WhatIsAroundOutput = z.output<typeof whatIsAroundOutput>
export type NearestOutput = z.output<typeof nearestOutput>
export type CompareMapsOutput = z.output<typeof compareMapsOutput>
export type ToGridOutput = z.output<typeof toGridOutput>
export type DrawOutput = z.output<typeof drawOutput>
