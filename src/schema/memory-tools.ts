import * as z from 'zod'
import { BELIEF_STATES } from '../memory/belief'
import { TRACK_EVENTS } from '../memory/track'

const NAME = 1_000
const meters = (what: string) => z.number().min(-1e6).max(1e6).describe(what)
const place = { x: meters('Meters in the world'), y: meters('Meters in the world') }
const yaw = z.number().min(-1e6).max(1e6).describe('Degrees clockwise from +y')
const view = {
  fov_deg: z.number().min(1).max(170).nullish().describe('Whole horizontal field of view; default 90'),
  range: z.number().gt(0).max(1e6).nullish().describe('How far it sees, meters; default 10'),
}
const limit = z.int().min(1).max(1000).nullish().describe('Default 20')
const time = z.number().nullish()

/** What the tools of a memory take. A field that may be left out may be null too. */
export const memoryInputs = {
  observe: z.strictObject({
    objects: z.string().describe('The text of a map of what is in view, the observer at (0, 0) and looking along +y'),
    ...place,
    yaw_deg: yaw,
    at: time.describe('Seconds; default now'),
    position_sd: z.number().min(0).max(1e6).nullish().describe('How sure x and y are, meters; default 0'),
    yaw_sd_deg: z.number().min(0).max(360).nullish().describe('Default 0'),
    ...view,
    complete: z.boolean().nullish().describe('False if objects is only a part of what is in view; default true'),
    source: z.string().max(NAME).nullish(),
    limit,
  }),
  where_is: z.strictObject({
    label: z.string().max(NAME).describe('Such as "keys", or an id such as "chair#2"'),
    x: place.x.nullish(),
    y: place.y.nullish(),
    yaw_deg: yaw.nullish().describe('With x and y: adds distance and bearing from there'),
    at: time.describe('The time now, for the age; default now, or the newest observation on a clock of its own'),
    limit,
  }),
  what_changed: z.strictObject({
    since: time.describe('Seconds, on the clock of the observations'),
    ago: z.number().min(0).nullish().describe('Or so many seconds before now'),
    limit,
  }),
  is_visible_from: z.strictObject({
    ...place,
    yaw_deg: yaw,
    label: z.string().max(NAME).nullish().describe('Only this label or id'),
    ...view,
    limit,
  }),
  why: z.strictObject({ id: z.string().max(NAME), limit }),
  forget: z.strictObject({
    id: z.string().max(NAME).nullish().describe('One thing'),
    label: z.string().max(NAME).nullish().describe('All things of a label'),
    before: z.number().nullish().describe('What was not seen since, seconds'),
    observation: z
      .string()
      .max(100)
      .nullish()
      .describe('An observation, as if it had never been: a hash of observe or why'),
    limit,
  }),
}

const name = z.string()
const point = z.object({ x: z.number(), y: z.number() })
const sentence = z.string()
const chance = z.number().min(0).max(1)
const total = z.int().min(0)
const ids = z.array(z.string())

const thing = z.object({
  id: name,
  label: name,
  state: z.enum(BELIEF_STATES),
  confidence: chance,
  center: point,
  sd: z.number().min(0).describe('Of the center, the larger of x and y'),
  last_seen: z.number(),
  age: z.number().describe('Seconds since it was seen'),
  distance: z.number().min(0).optional(),
  bearing_deg: z.number().optional(),
  moved_from: point.optional(),
})

export const memoryOutputs = {
  observe: z.object({
    observation: z.string().describe('Its hash'),
    at: z.number().describe('Its time, for what_changed'),
    is_new: z.boolean(),
    matched: ids,
    added: ids,
    ambiguous: z.array(z.object({ object: name, candidates: ids })).describe('May be of several things: moved none'),
    not_seen: ids.describe('Should have been in sight'),
    total: z.int().min(0).describe('Of the four lists together'),
    checkpointed: z.int().min(0),
    diagnostics: z.array(z.string()),
    sentence,
  }),
  where_is: z.object({ objects: z.array(thing).describe('The best guess first'), total, sentence }),
  what_changed: z.object({
    since: z.number(),
    appeared: ids,
    disappeared: ids,
    moved: z.array(z.object({ id: name, from: point, to: point, distance: z.number().min(0), confidence: chance })),
    forgotten: ids,
    total,
    sentence,
  }),
  is_visible_from: z.object({ objects: z.array(thing).describe('The nearest first'), total, sentence }),
  why: z.object({
    id: name,
    label: name,
    reasons: z.array(
      z.object({
        at: z.number(),
        what: z.enum(TRACK_EVENTS),
        observation: z.string().nullable(),
        position: point.optional(),
        source: z.string().optional(),
      }),
    ),
    total,
    sentence,
  }),
  forget: z.object({ forgotten: ids, total, observations: z.int().min(0), sentence }),
}

type Inputs = typeof memoryInputs
type Outputs = typeof memoryOutputs
export type MemoryInput<Name extends keyof Inputs> = z.output<Inputs[Name]>
export type MemoryOutput<Name extends keyof Outputs> = z.output<Outputs[Name]>
