import * as z from 'zod'
import { rowSchema } from './row'

/** What goes over the wire of the HTTP scorer, for its OpenAPI description. */
const number = (what: string) => z.number().describe(what)

const wireError = z
  .object({
    code: z.string().describe('Stable; code may branch on it'),
    message: z.string(),
    line: z.int().positive().optional(),
  })
  .describe('Why there is no result; never the same as a score of 0')

const id = z.union([z.string(), z.number()]).describe('Echoed as it was written')

const score = z.object({
  id: id.optional(),
  overall: number('The reward'),
  format: number('Part of the score, as are the next four; 0 where it was not measured'),
  accuracy: z.number(),
  map: z.number(),
  consistency: z.number(),
  reasoning: z.number(),
  measured: z.array(z.string()).describe('The parts that count'),
  flags: z.array(z.string()).describe('Every deduction and forgiveness by name'),
  error: z.null(),
})

const failure = z.object({ id: id.optional(), error: wireError })

const preset = z
  .union([z.string(), z.record(z.string(), z.unknown())])
  .describe(
    "A reward's name, a whole preset, or { base, ... } with what differs; strict, or what the server was started with, if left out",
  )

const numbers = z.array(z.number())

const { shape: rowFields } = rowSchema.unwrap()

const rollout = z.looseObject({
  responses_create_params: z
    .unknown()
    .optional()
    .describe('What the model was asked, in the form of the Responses API'),
  response: z.looseObject({ output: z.array(z.unknown()).describe('Its last assistant message is scored') }),
  ground_truth: z
    .unknown()
    .optional()
    .describe('Also as "expected_answer"; the scored fields of a row may stand in "verifier_metadata" as well'),
  question: rowFields.question,
  choices: rowFields.choices,
  true_layout: rowFields.true_layout,
  verifier_metadata: z.unknown().optional(),
})

const statistics = z.record(z.string(), z.number())

/** Requests and replies by the name they have in the description. */
export const HTTP_SCHEMAS = {
  ScoreRequest: z.object({
    id: id.optional(),
    items: z
      .array(
        z.union([rowSchema, z.looseObject({}).describe('A row that keeps its parts otherwise, with keys or lenient')]),
      )
      .describe('Rows'),
    preset: preset.optional(),
    options: z.record(z.string(), z.unknown()).optional().describe('Fields of the preset to change'),
    keys: z
      .union([z.string(), z.record(z.string(), z.string())])
      .optional()
      .describe('Where the items keep parts that they call otherwise: response=output,ground_truth=gts, or an object'),
    lenient: z
      .boolean()
      .optional()
      .describe('Also reads items that can mean one thing only; each has a flag that says so'),
  }),
  ScoreReply: z.object({
    id: id.optional(),
    results: z.array(z.union([score, failure])).describe('One for each item, in order'),
    ms: number('Milliseconds the scoring took'),
    warnings: z
      .array(z.string())
      .optional()
      .describe('Fields of the first item that are nearly called what it lacks, where there are any'),
  }),
  GetRewardRequest: z.object({
    query: z.array(z.string()).describe('Prompt, response and special tokens'),
    prompts: z.array(z.string()),
    labels: z.array(z.unknown()).describe('The truths'),
  }),
  GetRewardReply: z.object({ rewards: numbers, scores: numbers, extra_logs: z.record(z.string(), numbers) }),
  RemoteRequest: z.object({ prompt: z.unknown().optional(), response: z.string(), label: z.unknown() }),
  RemoteReply: z.number().describe('The reward'),
  RemoteObjectReply: z.record(z.string(), z.number()).describe('The parts of the score; "overall" is the reward'),
  SeedSessionRequest: z.looseObject({ resources_session_id: z.string().optional() }),
  SeedSessionReply: z.object({ resources_session_id: z.string().optional().describe('As it was asked for') }),
  VerifyRequest: rollout,
  VerifyReply: rollout
    .extend({
      reward: z.number(),
      reward_components: z
        .record(z.string(), z.number())
        .describe('The parts of the score; beside them as "v2lo_..." too'),
      mask_sample: z.literal(true).optional().describe('The response could not be scored; its reward of 0 is none'),
      failure_kind: z.literal('verifier_error').optional(),
      failure_reason: z.string().optional(),
    })
    .describe('The whole request, and what is said of it'),
  AggregateRequest: z.object({ verify_responses: z.array(z.looseObject({})) }),
  AggregateReply: z.object({
    group_level_metrics: z.array(statistics).describe('For each task'),
    agent_metrics: statistics.describe('Over all rollouts: "mean/reward", "std/v2lo_map", ...'),
    key_metrics: statistics.describe('The means'),
  }),
  Status: z.object({ status: z.enum(['ok', 'ready', 'draining']) }),
  Version: z.object({ name: z.literal('v2lo-map'), version: z.string().optional(), node: z.string() }),
  ErrorReply: z.object({ error: wireError }),
} as const

export type HttpSchemaName = keyof typeof HTTP_SCHEMAS

/** The JSON Schema of a request or a reply, as OpenAPI 3.1 takes it. */
export function httpJsonSchema(name: HttpSchemaName): object {
  const { $schema: _, ...schema } = z.toJSONSchema(HTTP_SCHEMAS[name])
  return schema
}
