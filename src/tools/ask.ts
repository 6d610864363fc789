import { findObject } from '../layout/find'
import type { Layout } from '../layout/layout'
import { explainSolution } from '../question/explain'
import { parseQuestion } from '../question/read'
import type { Solved, UnsolvedReason } from '../question/solution'
import { solveQuestion } from '../question/solve'
import type { Question } from '../question/types'
import { type AskInput, askInput } from '../schema/tool-inputs'
import { type AskOutput, askOutput } from '../schema/tool-outputs'
import { nameOf, objectNamed, speakable } from './names'
import { mapGiven, type Session } from './session'
import { listed, printable, quoted, spoken } from './text'
import { defineTool, refusal, type Tool } from './tool'

/** Longest derivation that is given, characters. */
const LONGEST_EXPLANATION = 6_000

export const askTool = (session: Session): Tool<AskInput, AskOutput> =>
  defineTool({
    name: 'ask',
    title: 'Ask a map',
    description:
      'Answers one spatial question in plain English from a map, by exact geometry instead of guessing: where something ' +
      'is (also seen from another place: "Standing at A and facing B, is C to the left?"), distances, what is nearest, ' +
      'sizes, counts, the area of the room, the turns of a route. With choices it says which one is right. Answers in ' +
      'the unit of the question. Not for colours, materials, the order of a video, or anything else a map does not hold; ' +
      'where the wording is not understood use distance, direction, nearest or size instead.',
    inputSchema: askInput,
    outputSchema: askOutput,
    answer({ map, question: text, choices, explain }) {
      const { layout: given, assumed } = mapGiven(session, map)
      const layout = speakable(given)
      const read = parseQuestion(text, choices ? { choices } : {})
      if (!read.ok)
        throw refusal(
          'unreadable-text',
          'question: a question about places, distances, sizes or counts',
          `one that cannot be read: ${read.diagnostics[0].message}`,
          'ask in other words, or use distance, direction, nearest or size',
        )
      const question = read.value
      const solution = solveQuestion(question, layout)
      if (solution.status === 'unsolved') {
        checkNames(question, layout, solution.reason)
        throw refusal(
          'no-answer',
          'question: one that the map answers',
          `one that it does not (${solution.reason}): ${solution.message}`,
          REMEDIES[solution.reason] ?? remedyOfNames(layout),
        )
      }
      const { answer, value, choice, margin, unit, ambiguous, notes = [] } = solution
      const unread = read.diagnostics.map((d) => `${d.message}: ${d.text ?? ''}`)
      return {
        kind: question.kind,
        answer: printable(answer, 1_000),
        value: typeof value === 'object' ? [...value] : value,
        ...(unit !== undefined && { unit }),
        ...(choice && { choice: { letter: choice.letter, text: choice.text } }),
        ...(margin !== undefined && { margin }),
        ambiguous,
        ...(explain && { explanation: explanationOf(solution) }),
        assumed: [...assumed, ...notes, ...closestNotes(question, layout), ...unread.slice(0, 5)].map((note) =>
          printable(note, 400),
        ),
        sentence: sentenceOf(solution, question),
      }
    },
  })

/** Where a name is the trouble, it is refused as in every tool, which says the names or the instances there are. */
function checkNames(question: Question, layout: Layout, reason: UnsolvedReason): void {
  const kind = reason === 'missing-object' ? 'none' : reason === 'several-instances' ? 'many' : undefined
  if (kind === undefined) return
  for (const [field, name] of namesIn(question))
    if (findObject(layout, name).kind === kind) objectNamed(layout, name, `question (${field})`)
}

/** The names a question holds, with their fields. */
const namesIn = (question: Question): [field: string, name: string][] =>
  Object.entries(question).filter(([field, name]) => NAME_FIELDS.has(field) && typeof name === 'string')

const NAME_FIELDS: ReadonlySet<string> = new Set([
  'target',
  'from',
  'at',
  'facing',
  'a',
  'b',
  'reference',
  'object',
  'goal',
])

/** Which names stand for several objects, of which the solver took the closest. */
function closestNotes(question: Question, layout: Layout): string[] {
  const names = namesIn(question).map(([, name]) => name)
  return [...new Set(names)].flatMap((name) => {
    const found = findObject(layout, name)
    if (found.kind !== 'many') return []
    return [`${quoted(name)} names ${found.objects.length} objects; the closest of them counted`]
  })
}

/** What to do where no object's name is the trouble. */
const REMEDIES: { readonly [reason in UnsolvedReason]?: string } = {
  'unreadable-question': 'ask in other words, or use distance, direction, nearest or size',
  'coincident-points': 'ask from another place: the two centres coincide and give no direction',
  'no-frame': 'say where the observer stands and what it faces, or read the map again with origin "observer"',
  'no-choice-fits': 'ask again without choices to see what the map says',
  'several-choices-fit': 'ask again without choices to see what the map says',
  'needs-frames': 'look at the video: a map does not hold time',
  'no-height': 'look at the images: this map holds no heights',
  'no-candidates': 'name candidates that are on the map',
  'no-extent': 'measure something that has an extent',
}

function remedyOfNames(layout: Layout): string {
  const names = layout.objects.map((object) => nameOf(layout, object))
  if (names.length === 0) return 'the map is empty: read another one'
  return `ask with these names: ${listed(names, 20)}${names.length > 20 ? '; describe_map lists them all' : ''}`
}

function sentenceOf(solution: Solved, question: Question): string {
  const { answer, choice, ambiguous, margin, unit, steps } = solution
  const end = steps.findLast((step) => step.kind === 'conclusion')
  const said = choice
    ? `choice ${choice.letter}: ${printable(choice.text, 200)}`
    : `${printable(answer, 200)}${unit ? ` ${UNIT_WORDS[unit] ?? unit}` : ''}`
  const about = end ? `${printable(end.what, 300).replace(/^the /, 'The ')}: ${said}.` : `The answer is ${said}.`
  if (ambiguous) return `${about} It is a tie, decided by convention.`
  return margin === undefined ? about : `${about} Margin: ${spoken(margin)} ${marginUnit(question)}.`
}

function marginUnit(question: Question): string {
  if (question.kind.includes('direction') || question.kind === 'route') return 'degrees'
  return 'by' in question && question.by === 'area' ? 'm²' : 'm'
}

const UNIT_WORDS: { readonly [unit: string]: string } = { m2: 'm²', cm2: 'cm²', ft2: 'ft²', deg: 'degrees' }

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
