import * as z from 'zod'

/** Longest name or choice a tool is asked with, longest question, characters. */
const NAME = 1_000
const QUESTION = 20_000

/** What a map is given as where a store keeps maps; elsewhere only its text will do. */
const HANDLE_OR_TEXT = 'a handle that read_map gave, such as "map-1", or the text of a map itself'
const map = (which = 'The map') => z.string().describe(`${which}: ${HANDLE_OR_TEXT}`)
const name = (what: string) => z.string().max(NAME).describe(`${what}: a name on the map, such as "sofa" or "chair#2"`)
const optionalName = (what: string) => z.string().max(NAME).nullish().describe(`${what} (a name on the map)`)
const limit = (fallback: number) =>
  z.int().min(1).max(1000).nullish().describe(`How many entries to give at most; ${fallback} if null or left out`)
const offset = z.int().min(0).nullish().describe('How many entries to skip, to go on after a shorter answer')
const origin = z.enum(['observer', 'world', 'unknown'])
const dialect = z.enum(['v2lo', 'prose', 'spatiallm', 'scenescript', 'qwen3-vl', 'gemini-3d', 'seed-3d', 'gs-reasoner'])
const scheme = z.enum(['quadrant', 'cardinal', 'octant', 'left-right', 'front-back', 'left-right-back'])
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
export const readMapInput = z.strictObject({
  text: z.string().describe('The text with the map: a whole answer of a model, a <map> block, or JSON'),
  dialect: dialect.nullish().describe('The format; recognised by itself if left out'),
  origin: origin
    .nullish()
    .describe('What (0, 0) is: "observer" if it is the camera, looking along +y; what the format declares if left out'),
  limit: limit(20),
})

export const describeMapInput = z.strictObject({
  map: map(),
  label: z.string().max(NAME).nullish().describe('Only objects of this label, such as "chair"'),
  limit: limit(20),
  offset,
})

export const askInput = z.strictObject({
  map: map(),
  question,
  choices,
  explain: z.boolean().nullish().describe('true: give the derivation too, step by step'),
})

export const checkAnswerInput = z.strictObject({
  map: map(),
  question,
  answer: z
    .string()
    .max(QUESTION)
    .describe('The answer to check: a letter of the choices, a number, a direction, yes or no, a name'),
  choices,
})

export const distanceInput = z.strictObject({
  map: map(),
  a: name('The first object'),
  b: z.string().max(NAME).nullish().describe('The second object: a name on the map; left out: where the camera was'),
  measure,
})

export const sizeInput = z.strictObject({ map: map(), object: name('The object') })

export const directionInput = z.strictObject({
  map: map(),
  target: name('The object whose direction is asked'),
  ...observer,
  from: z
    .string()
    .max(NAME)
    .nullish()
    .describe(
      'The direction is taken from this object instead ("target relative to from"), in the frame of the observer',
    ),
  scheme: scheme.nullish().describe('The names directions have; "quadrant" (front-left, ...) if left out'),
})

export const whatIsAroundInput = z.strictObject({
  map: map(),
  ...observer,
  max_range: z.number().min(0).nullish().describe('Only objects whose centre is at most this many metres away'),
  sector: z.string().max(40).nullish().describe('Only objects in this sector of the scheme, such as "front-left"'),
  scheme: scheme.nullish().describe('The names directions have; "octant" (front, front-right, right, ...) if left out'),
  limit: limit(20),
  offset,
})

export const nearestInput = z.strictObject({
  map: map(),
  to: z.string().max(NAME).nullish().describe('From which object: a name on the map; left out: where the camera was'),
  candidates: z
    .array(z.string().max(NAME))
    .max(200)
    .nullish()
    .describe('Only these names; a name of several objects stands for all of them; left out: every other object'),
  label: z.string().max(NAME).nullish().describe('Only objects of this label, such as "chair"'),
  measure,
  order: z.enum(['nearest', 'farthest']).nullish().describe('Which come first; "nearest" if left out'),
  limit: limit(20),
  offset,
})

export const compareMapsInput = z.strictObject({
  predicted: map('The map to judge'),
  truth: map('The true map'),
  align: z
    .enum(['none', 'translation', 'rigid', 'similarity'])
    .nullish()
    .describe('What may be done to the judged map first; "none" (maps are metric and share a frame) if left out'),
  limit: limit(20),
  offset,
})

export const toGridInput = z.strictObject({
  map: map(),
  size: z.int().min(1).max(100).nullish().describe('Cells per side; 10 if left out'),
  preset: z.enum(['vsi', 'spacer', 'mindcube']).nullish().describe('The way a benchmark makes its grids'),
  dialect: z
    .enum(['vsi', 'spacer', 'mindcube', 'mindcube-augmented', 'vagen', 'ascii'])
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
})

export const drawInput = z.strictObject({
  map: map(),
  question: question.nullish().describe('Drawn with the derivation of its answer, where the map has one'),
  choices,
  truth: z.string().nullish().describe(`The true map to draw the map over, with their match: ${HANDLE_OR_TEXT}`),
  ...observer,
  width: z.int().min(160).max(2000).nullish().describe('Pixels; 640 if left out'),
  theme: z.enum(['light', 'dark', 'auto']).nullish().describe('"light" if left out'),
  max_characters: z
    .int()
    .min(1)
    .max(900_000)
    .nullish()
    .describe('Longest drawing to give, characters; a longer one is left out; 40000 if left out'),
})

/** The input of a tool as it stands, or, without a store, where there are no handles to speak of, without a word of them. */
export function inputOf<Schema extends z.ZodObject>({ store }: { readonly store?: unknown }, schema: Schema): Schema {
  if (store !== undefined) return schema
  const fields = Object.entries(schema.shape).flatMap(([key, field]: [string, z.ZodType]) => {
    const said = field.description
    return said?.includes(HANDLE_OR_TEXT) ? [[key, field.describe(said.replace(HANDLE_OR_TEXT, 'its text'))]] : []
  })
  return schema.extend(Object.fromEntries(fields)) as unknown as Schema
}

export type ReadMapInput = z.output<typeof readMapInput>
export type DescribeMapInput = z.output<typeof describeMapInput>
export type AskInput = z.output<typeof askInput>
export type CheckAnswerInput = z.output<typeof checkAnswerInput>
export type DistanceInput = z.output<typeof distanceInput>
export type SizeInput = z.output<typeof sizeInput>
export type DirectionInput = z.output<typeof directionInput>
export type WhatIsAroundInput = z.output<typeof whatIsAroundInput>
export type NearestInput = z.output<typeof nearestInput>
export type CompareMapsInput = z.output<typeof compareMapsInput>
export type ToGridInput = z.output<typeof toGridInput>
export type DrawInput = z.output<typeof drawInput>
