import { findObject } from '../layout/find'
import type { Layout } from '../layout/layout'
import { parseQuestion } from '../question/read'
import { type CheckAnswerInput, checkAnswerInput } from '../schema/tool-inputs'
import { type CheckAnswerOutput, checkAnswerOutput } from '../schema/tool-outputs'
import { type Consistency, judgeConsistency } from '../score/consistency'
import { speakable } from './names'
import { mapGiven, type Session } from './session'
import { printable, quoted } from './text'
import { defineTool, type Tool } from './tool'

export const checkAnswerTool = (session: Session): Tool<CheckAnswerInput, CheckAnswerOutput> =>
  defineTool({
    name: 'check_answer',
    title: 'Check an answer against a map',
    description:
      'Whether an answer to a question follows from a map: consistent, inconsistent, or undecidable with the reason. ' +
      'Use it before giving an answer that came from looking or reasoning. It checks the answer against the map, not the ' +
      'map against the room; to judge a map use compare_maps. A number may be off by 5 % or by rounding.',
    inputSchema: checkAnswerInput,
    outputSchema: checkAnswerOutput,
    answer({ map, question, answer, choices }) {
      const { layout: given, assumed } = mapGiven(session, map)
      const layout = speakable(given)
      const read = parseQuestion(question, choices ? { choices } : {})
      const judged: Consistency = read.ok
        ? judgeConsistency({ ok: true, value: layout, diagnostics: [] }, withoutStop(answer), read.value, {
            lenient: true,
          })
        : { verdict: 'undecidable', reason: `the question cannot be read: ${read.diagnostics[0].message}` }
      const verdict = namesTheSame(judged, layout) ? 'consistent' : judged.verdict
      const [stated, implied, reason] = [judged.stated, judged.implied, judged.reason].map(
        (text) => text && printable(text, 600),
      )
      return {
        verdict,
        ...(stated !== undefined && { stated }),
        ...(implied !== undefined && { implied }),
        ...(reason !== undefined && { reason }),
        ambiguous: verdict === 'undecidable' && stated !== undefined && implied !== undefined,
        assumed: [...assumed],
        sentence: sentenceOf(verdict, quoted(stated ?? answer), implied, reason),
      }
    },
  })

/** Whether an answer that is spelled otherwise names the implied object, or several of which it is one. */
function namesTheSame({ verdict, stated, implied }: Consistency, layout: Layout): boolean {
  if (verdict !== 'inconsistent' || stated === undefined || implied === undefined) return false
  const [said, meant] = [findObject(layout, stated), findObject(layout, implied)]
  if (meant.kind !== 'one') return false
  return said.kind === 'one'
    ? said.object === meant.object
    : said.kind === 'many' && said.objects.includes(meant.object)
}

/** An answer without the stop that ends a sentence. */
function withoutStop(answer: string): string {
  const trimmed = answer.trimEnd()
  return trimmed.endsWith('.') ? trimmed.slice(0, -1) : trimmed
}

function sentenceOf(
  verdict: Consistency['verdict'],
  stated: string,
  implied: string | undefined,
  reason: string | undefined,
): string {
  switch (verdict) {
    case 'consistent':
      return `The answer ${stated} follows from the map.`
    case 'inconsistent':
      return `The answer ${stated} does not follow from the map, which implies ${quoted(implied ?? '')}.`
    default:
      return `Whether the answer ${stated} follows from the map cannot be decided: ${reason ?? 'it is open'}${reason?.endsWith('?') ? '' : '.'}`
  }
}
