import type { Layout } from '../../layout/layout'
import { askLayout } from '../../question/ask'
import { type Drawable, renderSvg } from '../../render/svg'
import type { DrawInput } from '../../schema/tool-inputs'
import { type DrawOutput, drawOutput } from '../../schema/tool-outputs'
import { perspectiveShift } from '../../solve/perspective'
import { inputsOf, mapGiven, type ToolContext } from '../context'
import { observerOf } from '../observer'
import { counted } from '../text'
import { defineTool, refusal, type Tool } from '../tool'

const DEFAULT_WIDTH = 640
const DEFAULT_CHARACTERS = 40_000
/** The most its schema lets a call ask for. */
const MOST_CHARACTERS = 900_000

/** A drawing before it is one: what, and how a sentence says it. */
interface Subject {
  readonly what: Drawable
  readonly shows: DrawOutput['shows']
  readonly said: string
  readonly assumed: readonly string[]
}

export const drawTool = (context: ToolContext): Tool<DrawInput, DrawOutput> =>
  defineTool({
    name: 'draw',
    title: 'Draw a map',
    description:
      'Draws a map seen from above as an SVG document, x to the right and y up: the map itself, the derivation of a ' +
      'question, the map over the true one (truth), or the room as an observer at one object facing another has it. For ' +
      'people to look at; to learn where things are use the other tools.',
    inputSchema: inputsOf(context).draw,
    outputSchema: drawOutput,
    answer(input) {
      const { what, shows, said, assumed } = subjectOf(context, input)
      const svg = renderSvg(what, { width: input.width ?? DEFAULT_WIDTH, theme: input.theme ?? 'light' })
      const whole = svg.length <= (input.max_characters ?? DEFAULT_CHARACTERS)
      return {
        svg: whole ? svg : null,
        characters: svg.length,
        shows,
        assumed: [...assumed],
        sentence: whole
          ? `A drawing of ${said}, as SVG.`
          : `A drawing of ${said} has ${svg.length} characters; ${svg.length <= MOST_CHARACTERS ? `ask with max_characters ${svg.length} to get it` : 'that is more than a tool gives: draw a smaller map'}.`,
      }
    },
  })

function subjectOf(context: ToolContext, { map, question, choices, truth, at, facing, yaw_deg }: DrawInput): Subject {
  const { layout, assumed } = mapGiven(context, map)
  const views = at != null || facing != null || yaw_deg != null
  if ([question != null, truth != null, views].filter(Boolean).length > 1)
    throw refusal(
      'bad-option',
      'one of question, truth, and at with facing',
      'several of them',
      'draw one after the other',
    )
  const objects = counted(layout.objects.length, 'object')
  if (question != null)
    return { what: solved(layout, question, choices), shows: 'question', said: 'a question on the map', assumed }
  if (truth != null) {
    const real = mapGiven(context, truth, 'truth')
    const what = { predicted: layout, truth: real.layout }
    return { what, shows: 'match', said: 'the map over the true one', assumed: [...assumed, ...real.assumed] }
  }
  if (!views) return { what: layout, shows: 'map', said: `a map of ${objects}`, assumed }
  const { frame, said } = observerOf(context, layout, { at, facing, yaw_deg })
  return { what: perspectiveShift(layout, frame), shows: 'perspective', said: `${objects} ${said}`, assumed }
}

/** A question with its derivation. Throws a `V2loError` where the map has no answer: there is nothing to draw then. */
function solved(layout: Layout, question: string, choices: DrawInput['choices']): Drawable {
  const solution = askLayout(layout, question, choices ? { choices } : {})
  if (solution.status === 'solved') return { layout, solution, question }
  throw refusal(
    'no-answer',
    'question: one that the map answers',
    `one that it does not (${solution.reason}): ${solution.message}`,
    'ask in other words, or draw the map without a question',
  )
}
