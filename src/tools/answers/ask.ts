import type { Diagnostic } from '../../base/parsed'
import { nameOf } from '../../layout/find'
import type { Layout } from '../../layout/layout'
import { type BeliefAnswer, withUncertainty } from '../../memory/ask'
import { readFor, solveRead } from '../../question/ask'
import { explainSolution } from '../../question/explain/explain'
import type { Question } from '../../question/question'
import { DIRECTION_KINDS, SIDES } from '../../question/question'
import type { Solved, UnsolvedReason } from '../../question/solution'
import type { AskInput } from '../../schema/tool-inputs'
import { type AskOutput, askMemoryOutput, askOutput } from '../../schema/tool-outputs'
import { inputsOf, mapGiven, type ToolContext } from '../context'
import { missingNote } from '../missing'
import { speakable } from '../names'
import { CAMERA } from '../observer'
import { remedyOf } from '../question-hints'
import { checkNames } from '../question-names'
import { listed, listedAnd, printable, quoted, spoken, unitWord } from '../text'
import { spokenSpan } from '../time'
import { defineTool, refusal, type Tool } from '../tool'

/** Longest derivation that is given, characters. */
const LONGEST_EXPLANATION = 6_000

export const askTool = (context: ToolContext): Tool<AskInput, AskOutput> =>
  defineTool({
    name: 'ask',
    title: 'Ask a map',
    description:
      'Answers one spatial question about a map by exact geometry: where something is (also from ' +
      'elsewhere: "Standing at A and facing B, is C to the left?"), what is near or between, distances, the nearest, ' +
      'sizes, what fits, counts, area, turns of a route. With choices it says which is right. Not for what no ' +
      'map holds, such as colors; if the wording is not understood use distance, direction, nearest or size.',
    inputSchema: inputsOf(context).ask,
    outputSchema: context.memory === undefined ? askOutput : askMemoryOutput,
    answer({ map, question: text, choices, synonyms, explain }) {
      const { layout: given, assumed, belief } = mapGiven(context, map)
      const layout = speakable(given)
      const options = { ...(choices && { choices }), synonyms: synonyms === true }
      const read = readFor(layout, text, options)
      if (!read.ok)
        throw refusal(
          'unreadable-text',
          'question: a question about places, distances, sizes or counts',
          ...unreadable(text, read.diagnostics[0]),
        )
      const question = read.value
      const solution = solveRead(question, read.diagnostics, layout, options)
      if (solution.status === 'unsolved') {
        checkNames(question, layout, solution.reason)
        throw refusal(
          'no-answer',
          'question: one that the map answers',
          `one that it does not (${solution.reason}): ${solution.message}`,
          (belief && solution.reason === 'no-frame' ? ASK_WHERE_IS : undefined) ??
            remedyOfReason(context, solution.reason) ??
            remedyOfNames(layout),
        )
      }
      const { value, choice, quantities, margin, unit, notes } = solution
      const solve = (moved: Layout) => solveRead(question, read.diagnostics, moved, options)
      const asked = belief && withUncertainty(belief, layout, { solution, solve })
      const ambiguous = (asked?.solution ?? solution).ambiguous
      const missing = missingNote(question, solution)
      return {
        kind: question.kind,
        answer: printable(namedAnswer(solution, question), 1_000),
        value: typeof value === 'object' ? [...value] : value,
        ...(unit !== undefined && { unit }),
        ...(choice && { choice: { letter: choice.letter, text: choice.text } }),
        ...(quantities && { quantities: quantities.map((one) => ({ ...one })) }),
        ...(margin !== undefined && { margin }),
        ambiguous,
        ...(asked && { uncertainty: uncertaintyOf(asked) }),
        ...(explain && { explanation: explanationOf(solution) }),
        assumed: [...assumed, ...notes].map((note) => printable(note, 400)),
        sentence: `${sentenceOf(solution, question)}${missing === undefined ? '' : ` But ${printable(missing, 300)}.`}${asked ? howSure(asked, solution) : ''}`,
      }
    },
  })

const uncertaintyOf = ({ confidence, age, spread }: BeliefAnswer) => ({
  confidence,
  age,
  ...(spread !== undefined && { spread }),
})

/** How sure the answer of a memory is, as more sentences; nothing where it speaks of no thing. */
function howSure(
  { confidence, age, spread, solution: { ambiguous }, objects }: BeliefAnswer,
  solution: Solved,
): string {
  if (objects.length === 0) return ''
  const within = spread === undefined ? '' : ` Within ${spoken(spread)}${unitWord(solution.unit)} (95 %).`
  const seen = ` Confidence ${spoken(confidence)}, last seen ${spokenSpan(Math.max(0, age))} ago.`
  const doubt = ambiguous && !solution.ambiguous ? ' The places are not known well enough to be sure of it.' : ''
  return `${within}${seen}${doubt}`
}

/** What a question was that could not be read, and what to do about it. */
const unreadable = (text: string, { code, message }: Diagnostic): [received: string, remedy: string] =>
  code === 'ambiguous-question'
    ? [
        `one that says two things: ${message}`,
        'ask for one of them; the tools direction and nearest leave nothing open',
      ]
    : ['one that fits no form that can be asked', `${remedyOf(text)}; ${message}`]

/** "Which chair is nearest?" asks for the instance, which is the value. */
function namedAnswer({ answer, value, choice }: Solved, question: Question): string {
  const isName = question.kind === 'nearest' || question.kind === 'size-comparison'
  return choice === undefined && isName && typeof value === 'string' ? value : answer
}

/** What to do where no object's name is the trouble. */
const remedyOfReason = ({ store }: ToolContext, reason: UnsolvedReason): string | undefined =>
  reason === 'no-frame' && store !== undefined ? READ_AGAIN : REMEDIES[reason]

/** What is remembered is in the world: nobody looks at it. */
const ASK_WHERE_IS =
  'use where_is, with x, y and yaw_deg for the way from there, or say where the observer stands and what it faces'

const READ_AGAIN =
  'say where the observer stands and what it faces, or, only if (0, 0) is the camera, read the map again with origin "observer"'

const REMEDIES: { readonly [reason in UnsolvedReason]?: string } = {
  'unreadable-question': 'ask in other words, or use distance, direction, nearest or size',
  'coincident-points': 'ask from another place: the two centers coincide and give no direction',
  'no-frame': 'say where the observer stands and what it faces',
  'no-choice-fits': 'ask again without choices to see what the map says',
  'several-choices-fit': 'ask again without choices to see what the map says',
  'needs-frames': 'look at the video: a map does not hold time',
  'no-height': 'look at the images: this map holds no heights',
  'no-candidates': 'name candidates that are on the map',
  'two-readings': 'ask one of the two',
  'no-extent': 'measure something that has an extent',
}

function remedyOfNames(layout: Layout): string {
  const names = layout.objects.map((object) => nameOf(layout, object))
  if (names.length === 0) return 'the map is empty: read another one'
  return `ask with these names: ${listed(names, 20)}${names.length > 20 ? '; describe_map lists them all' : ''}`
}

function sentenceOf(solution: Solved, question: Question): string {
  const { choice, ambiguous, margin, unit, steps } = solution
  const end = steps.findLast((step) => step.kind === 'conclusion')
  const said = choice
    ? `${measured(solution)}choice ${choice.letter}: ${printable(choice.text, 200)}`
    : `${printable(namedAnswer(solution, question), 400)}${unitWord(unit)}${otherDistance(solution, question)}`
  const found = steps.filter((step) => step.kind === 'conclusion').at(-2)
  // Whether something is so is said of the objects it was found for.
  const before = end?.what.startsWith('whether it') && found ? `${printable(found.what, 300)}: ${found.answer}; ` : ''
  const from = isSeen(question) ? viewOf(question) : ''
  const what = end
    ? `${from}${before}${subjectOf(question, printable(end.what, 300))}: ${said}`
    : `the answer is ${said}`
  const about = `${what.charAt(0).toUpperCase()}${what.slice(1)}.`
  if (ambiguous)
    return `${about} It is a tie, decided by convention.${question.kind === 'nearest' ? ' The tool nearest says which are tied, with the same measure.' : ''}`
  if (DIRECTION_KINDS.has(question.kind) && margin !== undefined && margin < 5)
    return `${about} It is only ${spoken(margin)} degrees from the next sector.`
  return margin === undefined ? about : `${about} Margin: ${spoken(margin)} ${marginUnit(question)}.`
}

const ON_A_SIDE: ReadonlySet<string> = new Set(SIDES)

/** Whether the answer is that of someone who looks. */
const isSeen = (question: Question): boolean =>
  DIRECTION_KINDS.has(question.kind) ||
  question.kind === 'locate' ||
  ('where' in question && ON_A_SIDE.has(question.where ?? ''))

/** A distance by the other measure: whichever was meant, it is said. */
function otherDistance({ quantities }: Solved, { kind }: Question): string {
  const [one, other] = quantities ?? []
  if (!kind.endsWith('-distance') || !one || !other || Math.abs(one.value - other.value) <= 1e-9) return ''
  return `; ${other.name} ${spoken(other.value)}${unitWord(other.unit)}`
}

/** The objects that were chosen from, where not all were. */
function amongWhich(question: Question): string {
  const named = 'candidates' in question ? question.candidates : undefined
  if (named !== undefined && named.length > 1) return `of ${listedAnd(named.slice(0, 8), named.length)}, `
  return named === undefined && question.choices !== undefined ? 'of the choices, ' : ''
}

/** What the answer is about; of a choice between objects the derivation does not say which, or to what. */
function subjectOf(question: Question, what: string): string {
  if (question.kind === 'size-comparison' && 'a' in question)
    return `of ${quoted(question.a)} and ${quoted(question.b)}, ${lowerFirst(what)}`
  if (question.kind === 'size-comparison') return `${amongWhich(question)}${lowerFirst(what)}`
  if (question.kind !== 'nearest') return what
  const reference = typeof question.reference === 'string' ? quoted(question.reference) : CAMERA
  return `${amongWhich(question)}the object ${question.pick === 'nearest' ? 'nearest to' : 'farthest from'} ${reference}`
}

const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** Who looks, as the start of a sentence: the same words from another place have another answer. */
function viewOf(question: Question): string {
  if ('at' in question && question.at !== undefined && 'facing' in question && question.facing !== undefined) {
    const as = 'as' in question ? question.as : undefined
    const [at, facing] = [quoted(question.at), quoted(question.facing)]
    if (as === undefined || as === 'forward') return `standing at ${at} and facing ${facing}, `
    return `standing at ${at} with ${facing} ${as === 'backward' ? 'behind' : `on the ${as}`}, `
  }
  return "in the camera's view, "
}

function marginUnit(question: Question): string {
  if (question.kind.includes('direction') || question.kind === 'route' || question.kind === 'locate') return 'degrees'
  return 'by' in question && question.by === 'area' ? 'm²' : 'm'
}

/** What the map holds, where a choice is only the nearest to it. */
function measured({ value, unit, steps }: Solved): string {
  if (typeof value !== 'number') return ''
  if (unit !== undefined) return `${spoken(value)}${unitWord(unit)}, so `
  // The choice says its own unit; a count has none.
  const end = steps.findLast((step) => step.kind === 'conclusion')
  return end?.answer.includes(' ') ? `${end.answer}, so ` : ''
}

function explanationOf(solution: Solved): string {
  const lines = explainSolution(solution).split('\n')
  let text = ''
  for (const line of lines) {
    const next = `${text === '' ? '' : `${text}\n`}${printable(line, 2_000)}`
    if (next.length > LONGEST_EXPLANATION) return `${text}\n...`
    text = next
  }
  return text
}
