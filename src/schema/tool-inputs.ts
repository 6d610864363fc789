import * as z from 'zod'
import { GRID_PRESET_NAMES } from '../grid/grid-frame'
import { GRID_DIALECTS } from '../grid/grid-map'
import { ORIGINS } from '../layout/layout'
import { DIALECT_NAMES } from '../parse/dialect'
import { PICKS } from '../question/question'
import { THEMES } from '../render/theme'
import { ALIGNMENTS } from '../score/map/align'
import { SCHEMES } from '../solve/sectors'

/** Longest name or choice a tool is asked with, longest question, characters. */
const NAME = 1_000
const QUESTION = 20_000

/** How the tools of a set are given maps: a set without a store knows no handles, and its schemas speak of none. */
type MapsBy = 'handle' | 'text'

const GIVEN: { readonly [mapsBy in MapsBy]: string } = {
  handle: 'a handle that read_map gave, such as "map-1", or the text of a map itself',
  text: 'the text of the map itself, a <map> block or JSON, whole in every call',
}
const name = (what: string) => z.string().max(NAME).describe(`${what}: a name on the map, such as "sofa" or "chair#2"`)
const optionalName = (what: string) => z.string().max(NAME).nullish().describe(`${what} (a name on the map)`)
const limit = (fallback: number) =>
  z.int().min(1).max(1000).nullish().describe(`How many entries to give at most; ${fallback} if null or left out`)
const offset = z.int().min(0).nullish().describe('How many entries to skip, to go on after a shorter answer')
const origin = z.enum(ORIGINS)
const dialect = z.enum(DIALECT_NAMES)
const scheme = z.enum(SCHEMES)
const measure = z
  .enum(['closest', 'center'])
  .nullish()
  .describe(
    '"closest": between the closest points of the outlines; "center": between the centres; "closest" if left out',
  )
const question = z
  .string()
  .max(QUESTION)
  .describe('One question in plain English, such as "Standing at the tv and facing the sofa, where is the lamp?"')
const choices = z
  .array(z.string().max(NAME))
  .max(100)
  .nullish()
  .describe('The texts of the choices in order A, B, ..., without their letters')

/** Where an observer stands and looks. */
const observer = {
  at: optionalName('Where the observer stands, on its centre; left out: where the camera was'),
  facing: optionalName('What the observer looks at; left out together with "at": the way the camera looked'),
  yaw_deg: z
    .number()
    .min(-360)
    .max(360)
    .nullish()
    .describe('Instead of "facing": degrees clockwise from the +y axis of the map'),
}

/** What each tool takes. A field that may be left out may be null too, as strict function calls have it. */
function inputsWith(mapsBy: MapsBy) {
  const given = (which: string) => `${which}: ${GIVEN[mapsBy]}`
  const map = z.string().describe(given('The map'))
  return {
    read_map: z.strictObject({
      text: z.string().describe('The text with the map: a whole answer of a model, a <map> block, or JSON'),
      dialect: dialect.nullish().describe('The format; recognised by itself if left out'),
      origin: origin
        .nullish()
        .describe(
          'What (0, 0) is: "observer" if it is the camera, looking along +y; what the format declares if left out',
        ),
      limit: limit(20),
    }),
    describe_map: z.strictObject({
      map,
      label: z.string().max(NAME).nullish().describe('Only objects of this label, such as "chair"'),
      limit: limit(20),
      offset,
    }),
    ask: z.strictObject({
      map,
      question,
      choices,
      synonyms: z
        .boolean()
        .nullish()
        .describe('true: other words for what is on the map are read, such as couch for sofa'),
      explain: z.boolean().nullish().describe('true: give the derivation too, step by step'),
    }),
    check_answer: z.strictObject({
      map,
      question,
      answer: z
        .string()
        .max(QUESTION)
        .describe('The answer to check: a letter of the choices, a number, a direction, yes or no, a name'),
      choices,
    }),
    distance: z.strictObject({
      map,
      a: name('The first object'),
      b: z
        .string()
        .max(NAME)
        .nullish()
        .describe('The second object: a name on the map; left out: where the camera was'),
      measure,
    }),
    size: z.strictObject({ map, object: name('The object') }),
    direction: z.strictObject({
      map,
      target: name('The object whose direction is asked'),
      ...observer,
      from: z
        .string()
        .max(NAME)
        .nullish()
        .describe(
          'The direction is taken from this object instead ("target relative to from"), in the frame of the observer',
        ),
      scheme: scheme
        .nullish()
        .describe('The names directions have; "octant" (front, front-right, right, ...) if left out'),
    }),
    what_is_around: z.strictObject({
      map,
      ...observer,
      max_range: z.number().min(0).nullish().describe('Only objects whose centre is at most this many metres away'),
      sector: z.string().max(40).nullish().describe('Only objects in this sector of the scheme, such as "front-left"'),
      scheme: scheme
        .nullish()
        .describe('The names directions have; "octant" (front, front-right, right, ...) if left out'),
      limit: limit(20),
      offset,
    }),
    nearest: z.strictObject({
      map,
      to: z
        .string()
        .max(NAME)
        .nullish()
        .describe('From which object: a name on the map; left out: where the camera was'),
      candidates: z
        .array(z.string().max(NAME))
        .max(200)
        .nullish()
        .describe('Only these names; a name of several objects stands for all of them; left out: every other object'),
      label: z.string().max(NAME).nullish().describe('Only objects of this label, such as "chair"'),
      measure,
      order: z.enum(PICKS).nullish().describe('Which come first; "nearest" if left out'),
      limit: limit(20),
      offset,
    }),
    compare_maps: z.strictObject({
      predicted: z.string().describe(given('The map to judge')),
      truth: z.string().describe(given('The true map')),
      align: z
        .enum(ALIGNMENTS)
        .nullish()
        .describe('What may be done to the judged map first; "none" (maps are metric and share a frame) if left out'),
      limit: limit(20),
      offset,
    }),
    to_grid: z.strictObject({
      map,
      size: z.int().min(1).max(100).nullish().describe('Cells per side; 10 if left out'),
      preset: z.enum(GRID_PRESET_NAMES).nullish().describe('The way a benchmark makes its grids'),
      dialect: z
        .enum(GRID_DIALECTS)
        .nullish()
        .describe('The format of the text; that of the preset, or "vsi", if left out'),
      limit: limit(20),
      offset,
      max_characters: z
        .int()
        .min(1)
        .max(1_000_000)
        .nullish()
        .describe('Longest text to give, characters; a longer one is left out; 20000 if left out'),
    }),
    draw: z.strictObject({
      map,
      question: question.nullish().describe('Drawn with the derivation of its answer, where the map has one'),
      choices,
      truth: z.string().nullish().describe(given('The true map to draw the map over, with their match')),
      ...observer,
      width: z.int().min(160).max(2000).nullish().describe('Pixels; 640 if left out'),
      theme: z.enum(THEMES).nullish().describe('"light" if left out'),
      max_characters: z
        .int()
        .min(1)
        .max(900_000)
        .nullish()
        .describe('Longest drawing to give, characters; a longer one is left out; 40000 if left out'),
    }),
  }
}

type ToolInputs = ReturnType<typeof inputsWith>

/** What each tool takes, by how its set is given maps. */
export const toolInputs: { readonly [mapsBy in MapsBy]: ToolInputs } = {
  handle: /* @__PURE__ */ inputsWith('handle'),
  text: /* @__PURE__ */ inputsWith('text'),
}

export type ReadMapInput = z.output<ToolInputs['read_map']>
export type DescribeMapInput = z.output<ToolInputs['describe_map']>
export type AskInput = z.output<ToolInputs['ask']>
export type CheckAnswerInput = z.output<ToolInputs['check_answer']>
export type DistanceInput = z.output<ToolInputs['distance']>
export type SizeInput = z.output<ToolInputs['size']>
export type DirectionInput = z.output<ToolInputs['direction']>
export type WhatIsAroundInput = z.output<ToolInputs['what_is_around']>
export type NearestInput = z.output<ToolInputs['nearest']>
export type CompareMapsInput = z.output<ToolInputs['compare_maps']>
export type ToGridInput = z.output<ToolInputs['to_grid']>
export type DrawInput = z.output<ToolInputs['draw']>
