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
  handle: 'a handle that read_map gave, or the text of a map',
  text: 'the text of the map itself, a <map> block or JSON, whole in every call',
}
const name = z.string().max(NAME).describe('A name on the map, such as "sofa" or "chair#2"')
const otherwise = (what: string) => z.string().max(NAME).nullish().describe(what)
const limit = z.int().min(1).max(1000).nullish().describe('Default 20')
const offset = z.int().min(0).nullish()
const origin = z.enum(ORIGINS)
const dialect = z.enum(DIALECT_NAMES)
const scheme = z.enum(SCHEMES)
const measure = z.enum(['closest', 'center']).nullish().describe('Between closest points (default) or centers')
const question = z
  .string()
  .max(QUESTION)
  .describe('Such as "Standing at the tv and facing the sofa, where is the lamp?"')
const choices = z
  .array(z.string().max(NAME))
  .max(100)
  .nullish()
  .describe('Texts of the choices A, B, ..., without their letters')

/** Where an observer stands and looks. */
const observer = {
  at: otherwise('The object it stands at; default the camera'),
  facing: otherwise('The object it looks at'),
  yaw_deg: z.number().min(-360).max(360).nullish().describe('Instead of "facing": degrees clockwise from +y'),
}

/** What each tool takes. A field that may be left out may be null too, as strict function calls have it. */
function inputsWith(mapsBy: MapsBy) {
  const given = (which: string) => `${which}: ${GIVEN[mapsBy]}`
  const map = z.string().describe(GIVEN[mapsBy])
  return {
    read_map: z.strictObject({
      text: z.string().describe('A whole answer of a model, a <map> block, or JSON'),
      dialect: dialect.nullish().describe('The format; default: recognized'),
      origin: origin
        .nullish()
        .describe('What (0, 0) is; "observer": the camera, looking along +y. Default: what the format says'),
      limit,
    }),
    describe_map: z.strictObject({
      map,
      label: z.string().max(NAME).nullish().describe('Only objects of this label'),
      limit,
      offset,
    }),
    ask: z.strictObject({
      map,
      question,
      choices,
      synonyms: z.boolean().nullish().describe('Read couch for sofa'),
      explain: z.boolean().nullish().describe('Give the derivation too'),
    }),
    check_answer: z.strictObject({
      map,
      question,
      answer: z.string().max(QUESTION).describe('A letter of the choices, a number, a direction, yes or no, a name'),
      choices,
    }),
    distance: z.strictObject({
      map,
      a: name,
      b: otherwise('A name; default the camera'),
      measure,
    }),
    size: z.strictObject({ map, object: name }),
    direction: z.strictObject({
      map,
      target: name,
      ...observer,
      from: otherwise('Where the direction is taken from, in the frame of the observer; default: where it stands'),
      scheme: scheme.nullish().describe('Default "octant": front, front-right, right, ...'),
    }),
    what_is_around: z.strictObject({
      map,
      ...observer,
      max_range: z.number().min(0).nullish().describe('Farthest center, meters'),
      sector: z.string().max(40).nullish().describe('Only this sector, such as "front-left"'),
      scheme: scheme.nullish().describe('Default "octant": front, front-right, right, ...'),
      limit,
      offset,
    }),
    nearest: z.strictObject({
      map,
      to: otherwise('From this object; default the camera'),
      candidates: z
        .array(z.string().max(NAME))
        .max(200)
        .nullish()
        .describe('Only these names; default: every other object'),
      label: z.string().max(NAME).nullish().describe('Only objects of this label'),
      measure,
      order: z.enum(PICKS).nullish().describe('Which come first; default "nearest"'),
      limit,
      offset,
    }),
    compare_maps: z.strictObject({
      predicted: z.string().describe(given('The map to judge')),
      truth: z.string().describe(given('The true map')),
      align: z
        .enum(ALIGNMENTS)
        .nullish()
        .describe('What may be done to the judged map first; default "none": the maps share a frame'),
      limit,
      offset,
    }),
    to_grid: z.strictObject({
      map,
      size: z.int().min(1).max(100).nullish().describe('Cells per side; default 10'),
      preset: z.enum(GRID_PRESET_NAMES).nullish().describe('As a benchmark makes its grids'),
      dialect: z.enum(GRID_DIALECTS).nullish().describe('Format of the text; default that of the preset, or "vsi"'),
      limit,
      offset,
      max_characters: z.int().min(1).max(1_000_000).nullish().describe('Longest text to give; default 20000'),
    }),
    draw: z.strictObject({
      map,
      question: question.nullish().describe('Drawn with the derivation of its answer'),
      choices,
      truth: z.string().nullish().describe(given('The true map to draw it over')),
      ...observer,
      width: z.int().min(160).max(2000).nullish().describe('Pixels; default 640'),
      theme: z.enum(THEMES).nullish().describe('Default "light"'),
      max_characters: z.int().min(1).max(900_000).nullish().describe('Longest drawing to give; default 40000'),
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
