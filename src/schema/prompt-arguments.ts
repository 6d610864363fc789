import * as z from 'zod'

/** Longest text of a prompt's argument; a question in words is far shorter. */
const MAX_CHARS = 10_000

/** The styles of `formatPrompt`. */
export const PROMPT_STYLES = ['v2lo', 'answer-only'] as const

/**
 * What the prompt "spatial_question" takes; arguments of a prompt are texts. A schema of its own each time: a server
 * marks what it can complete in it.
 */
export const promptArguments = () =>
  z.object({
    question: z
      .string()
      .max(MAX_CHARS)
      .describe('the question in words, such as "How far is the sofa from the lamp?"; choices may stand in it'),
    choices: z.string().max(MAX_CHARS).optional().describe('the choices, one a line, where the question has none'),
    style: z
      .enum(PROMPT_STYLES)
      .optional()
      .describe('"v2lo" (default) asks for a map, reasoning and an answer; "answer-only" for the answer alone'),
  })
