import * as z from 'zod'
import { AREA_UNITS, LENGTH_UNITS } from '../base/units'
import { RELATIONS } from '../layout/frame'
import { BOUNDS, LIMITED, WHERES } from '../question/condition'
import { COMPARED, DIMENSIONS, PICKS, SIDES, TURNS } from '../question/question'
import { MEASURES } from '../solve/distance'
import { SCHEMES } from '../solve/sectors'

const name = z.string().describe('an object by label, id, or label and number: chair, chair#2')
const camera = z.object({ kind: z.literal('camera') }).readonly()
const place = z.union([name, camera])
const length = z.enum(LENGTH_UNITS)
const relation = z.enum(RELATIONS)
const scheme = z.enum(SCHEMES)
const measure = z.enum(MEASURES)
const pick = z.enum(PICKS)
const assumed = z.literal(true).exactOptional()
const compared = z.enum(COMPARED)
const more = z.enum(['more', 'less'])

/** What objects have to satisfy, whose `where` says which of the fields it has. */
const condition = {
  of: place.exactOptional(),
  and: name.exactOptional(),
  to: name.exactOptional(),
  at: name.exactOptional(),
  facing: name.exactOptional(),
  as: relation.exactOptional(),
  dimension: z.enum(LIMITED).exactOptional(),
  bound: z.enum(BOUNDS).exactOptional(),
  limit: z.number().exactOptional(),
  limitUnit: length.exactOptional(),
  measure: measure.exactOptional(),
}
const where = z.enum(WHERES)
const maybe = { where: where.exactOptional(), ...condition }
const label = z.string().exactOptional()

/** One kind of question with its own fields and what every question may carry. */
function asked<Kind extends string, Fields extends z.ZodRawShape>(kind: Kind, fields: Fields) {
  return z
    .object({
      kind: z.literal(kind),
      ...fields,
      choices: z.array(z.string()).readonly().exactOptional().describe('texts of the choices, in order A, B, ...'),
      wording: z.string().exactOptional(),
    })
    .readonly()
}

const step = z.union([
  z.object({ kind: z.literal('go'), to: name }).readonly(),
  z.object({ kind: z.literal('turn'), given: z.enum(TURNS).exactOptional() }).readonly(),
])

/** A `Question` as JSON. */
export const questionSchema = z
  .union([
    asked('relative-direction', {
      target: name,
      from: name.exactOptional(),
      at: name,
      facing: name,
      as: relation,
      scheme: scheme.exactOptional(),
    }),
    asked('camera-direction', { target: name, from: name.exactOptional(), scheme: scheme.exactOptional() }),
    asked('direction-check', {
      target: name,
      from: name.exactOptional(),
      side: z.enum(SIDES),
      at: name.exactOptional(),
      facing: name.exactOptional(),
      as: relation.exactOptional(),
    }),
    asked('closest-distance', { a: name, b: place, unit: length }),
    asked('center-distance', { a: name, b: place, unit: length, assumed }),
    asked('nearest', {
      reference: place,
      candidates: z.array(name).readonly().exactOptional(),
      pick,
      rank: z.int().min(1).exactOptional(),
      measure,
      assumed,
    }),
    asked('distance-check', { a: name, b: name, reference: place, pick, measure, assumed }),
    asked('object-size', {
      object: name,
      dimension: z.enum(DIMENSIONS),
      unit: length,
    }),
    asked('object-size', { object: name, dimension: z.literal('area'), unit: z.enum(AREA_UNITS) }),
    asked('object-count', {
      ...maybe,
      label,
      labels: z.array(z.string()).readonly().exactOptional(),
    }),
    asked('room-size', { unit: z.enum(AREA_UNITS) }),
    asked('route', { at: name, facing: name, goal: name, steps: z.array(step).readonly() }),
    asked('appearance-order', { objects: z.array(name).readonly() }),
    asked('size-comparison', { a: name, b: name, by: compared, pick: more }),
    asked('size-comparison', {
      // One name without the other is a pair that is not whole, and no question about every object.
      a: z.never().exactOptional(),
      b: z.never().exactOptional(),
      candidates: z.array(name).readonly().exactOptional(),
      by: compared,
      pick: more,
    }),
    asked('size-check', { a: name, b: name, by: compared, pick: more }),
    asked('locate', {
      target: name,
      each: assumed,
      at: name.exactOptional(),
      facing: name.exactOptional(),
      as: relation.exactOptional(),
    }),
    asked('list', { ...maybe, label }),
    asked('exists', { ...maybe, label }),
    asked('condition-check', { ...condition, target: name, where }),
    asked('fits', {
      a: name,
      b: name,
      thing: name.exactOptional(),
      width: z.number().exactOptional(),
      depth: z.number().exactOptional(),
      limitUnit: length.exactOptional(),
      label,
    }),
  ])
  .describe('A question about a map')
