import { readDirection } from '../../base/direction-words'
import { findObject } from '../../layout/find'
import type { Layout } from '../../layout/layout'
import { parseAnswer } from '../../parse/answer/answer'
import { withUnread } from '../../question/ask'
import type { Question } from '../../question/question'
import { parseQuestion } from '../../question/read/read'
import type { Solved } from '../../question/solution'
import { choiceLetter } from '../../question/solve/choose'
import type { CheckAnswerInput } from '../../schema/tool-inputs'
import { type CheckAnswerOutput, checkAnswerOutput } from '../../schema/tool-outputs'
import { type Consistency, type ConsistencyTrace, traceConsistency } from '../../score/consistency'
import { sectorOf } from '../../solve/sectors'
import { inputsOf, mapGiven, type ToolContext } from '../context'
import { missingNote } from '../missing'
import { speakable } from '../names'
import { plainAnswer } from '../plain-answer'
import { remedyOf } from '../question-hints'
import { printable, quoted, spoken, unitWord } from '../text'
import { defineTool, type Tool } from '../tool'

export const checkAnswerTool = (context: ToolContext): Tool<CheckAnswerInput, CheckAnswerOutput> =>
  defineTool({
    name: 'check_answer',
    title: 'Check an answer against a map',
    description:
      'Whether an answer to a question follows from a map: consistent, inconsistent, or undecidable with the reason. ' +
      'Use it before giving an answer that came from looking or reasoning. It judges the answer by the map, not the map ' +
      '(compare_maps does). A number may be off by 5 % or by rounding.',
    inputSchema: inputsOf(context).check_answer,
    outputSchema: checkAnswerOutput,
    answer({ map, question, answer, choices: given }) {
      const { layout: whole, assumed } = mapGiven(context, map)
      const layout = speakable(whole)
      const read = parseQuestion(question, given ? { choices: given } : {})
      const judged: ConsistencyTrace = read.ok
        ? judge(answer, read.value, layout)
        : {
            verdict: 'undecidable',
            reason: `the question cannot be read, as it fits no form that can be asked; ${remedyOf(question)}`,
            answer: null,
            solution: null,
          }
      const solution = judged.solution && withUnread(judged.solution, read.diagnostics)
      const notes = solution?.status === 'solved' ? solution.notes : []
      const missing = read.ok && solution ? missingNote(read.value, solution) : undefined
      const caveats = notes.filter((note) => note === missing || note.includes('closest of them'))
      const unit = solution?.status === 'solved' ? solution.unit : undefined
      const choices = read.ok ? read.value.choices : undefined
      const [stated, implied, reason] = [judged.stated, judged.implied, judged.reason].map(
        (text) => text && printable(text, 600),
      )
      return {
        verdict: judged.verdict,
        ...(stated !== undefined && { stated }),
        ...(implied !== undefined && { implied }),
        ...(unit !== undefined && choices === undefined && { unit }),
        ...(reason !== undefined && { reason }),
        ambiguous: judged.verdict === 'undecidable' && stated !== undefined && implied !== undefined,
        assumed: [...assumed, ...notes].map((note) => printable(note, 400)),
        sentence: sentenceOf(judged, answer, {
          choices,
          unit,
          caveats: judged.verdict === 'consistent' ? caveats : caveats.filter((note) => note !== missing),
        }),
      }
    },
  })

function judge(answer: string, question: Question, layout: Layout): ConsistencyTrace {
  const plain = plainAnswer(answer, question, layout)
  const compare = (asked: Question, text: string) =>
    traceConsistency({ ok: true, value: layout, diagnostics: [] }, parseAnswer, text, asked, { lenient: true })
  if ('unclear' in plain) {
    // No answer to compare: only what the map implies.
    const { solution, answer: none } = compare(question, '')
    const implied = solution?.status === 'solved' ? { implied: solution.answer } : {}
    const reason = `the answer is not clear: give ${plain.unclear}`
    return { verdict: 'undecidable', ...implied, reason, answer: none, solution }
  }
  const judged = compare(question, plain.text)
  const { solution } = judged
  if (solution?.status !== 'solved') return judged
  if (question.choices && judged.stated === undefined)
    return {
      ...judged,
      reason: `the answer is not clear: give the letter of one choice, ${lettersOf(question.choices)}`,
    }
  if (judged.verdict !== 'inconsistent') return judged
  if (namesTheSame(judged, solution, layout) || isFinerDirection(plain.text, solution))
    return { ...judged, verdict: 'consistent' }
  const other = otherReading(question)
  if (other && compare(other, plain.text).verdict === 'consistent')
    return {
      ...judged,
      verdict: 'undecidable',
      reason: `it is right between closest points, but between centers the map implies ${judged.implied}${unitWord(solution.unit)}; ask which is meant`,
    }
  const missing = missingNote(question, solution)
  return missing === undefined ? judged : { ...judged, verdict: 'undecidable', reason: missing }
}

/** Whether an answer that is spelled otherwise names the object that is meant, or several that include it. */
function namesTheSame({ stated }: Consistency, solution: Solved, layout: Layout): boolean {
  if (stated === undefined || typeof solution.value !== 'string') return false
  const meant = layout.objects.find(({ id }) => id === solution.value)
  const said = findObject(layout, stated)
  if (meant === undefined) return false
  return said.kind === 'one' ? said.object === meant : said.kind === 'many' && said.objects.includes(meant)
}

/** A direction in other words than the question's, such as front-left where left was asked for. */
function isFinerDirection(text: string, solution: Solved): boolean {
  const label = readDirection(text)
  const bearing = solution.steps.find((step) => step.kind === 'bearing')
  if (label === undefined || bearing === undefined) return false
  return (['quadrant', 'cardinal', 'octant'] as const).some((scheme) => {
    // A name of the question's own scheme was judged already.
    const sector = scheme === bearing.scheme || sectorOf(bearing.scheme, label) ? undefined : sectorOf(scheme, label)
    if (sector === undefined) return false
    return [0, 360].some(
      (turn) => bearing.bearingDeg + turn > sector.fromDeg && bearing.bearingDeg + turn < sector.toDeg,
    )
  })
}

/** The question between closest points, where its words left open between which points and the centers were taken. */
function otherReading(question: Question): Question | undefined {
  if (!('assumed' in question) || !question.assumed) return undefined
  const { assumed: _, ...rest } = question
  return rest.kind === 'center-distance' ? { ...rest, kind: 'closest-distance' } : { ...rest, measure: 'closest' }
}

const lettersOf = ({ length }: readonly string[]): string => (length > 1 ? `A to ${choiceLetter(length - 1)}` : 'A')

interface Wording {
  readonly choices: readonly string[] | undefined
  readonly unit: string | undefined
  /** What the verdict hangs on. */
  readonly caveats: readonly string[]
}

function sentenceOf({ verdict, stated, implied, reason }: Consistency, answer: string, wording: Wording): string {
  const said = stated === undefined ? quoted(answer) : worded(stated, wording)
  // A number that was written in another unit is said as it was written, too.
  const written = answer.trim()
  const isOther =
    wording.unit !== undefined && stated !== undefined && !written.includes(stated) && written.length <= 60
  const subject = `The answer ${isOther && !wording.choices ? `${quoted(written)}, which is ${said},` : said}`
  const but = wording.caveats.length > 0 ? ` But ${printable(wording.caveats.join('; '), 300)}.` : ''
  switch (verdict) {
    case 'consistent':
      return `${subject} follows from the map.${but}`
    case 'inconsistent':
      return `${subject} does not follow from the map, which implies ${worded(implied ?? '', wording)}.${but}`
    default:
      return `Whether the answer ${said} follows from the map cannot be decided: ${printable(reason ?? 'it is open', 600)}${reason?.endsWith('?') ? '' : '.'}`
  }
}

/** An answer in a sentence: a letter with the text of its choice, a number with its unit. */
function worded(answer: string, { choices, unit }: Wording): string {
  const choice = choices?.find((_, i) => choiceLetter(i) === answer)
  if (choice !== undefined) return `${quoted(answer)} (${printable(choice)})`
  const number = unit === undefined || choices ? Number.NaN : Number(answer)
  return quoted(Number.isFinite(number) ? `${spoken(number)}${unitWord(unit)}` : answer)
}
