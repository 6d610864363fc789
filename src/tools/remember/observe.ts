import type { Diagnostic } from '../../base/parsed'
import { type MemoryInput, type MemoryOutput, memoryInputs, memoryOutputs } from '../../schema/memory-tools'
import { DEFAULT_LIMIT } from '../paging'
import { counted, listed, printable, quoted } from '../text'
import { defineTool, type Tool } from '../tool'
import type { MemoryContext } from './memory-context'
import { poseFrom, viewFrom } from './thing'

/** The most diagnostics of a text that are given. */
const MOST_DIAGNOSTICS = 10

export const observeTool = ({ memory, now }: MemoryContext): Tool<MemoryInput<'observe'>, MemoryOutput<'observe'>> =>
  defineTool({
    name: 'observe',
    title: 'Remember what is in view',
    description:
      'Adds what you see now to the memory: the text of a map of everything in view, in your own frame, and the pose you ' +
      'see it from. Report all of it every time, or say complete: false: what should be in view and is not counts as gone. The ' +
      'memory is also a map ' +
      'with the handle "memory" for the other tools.',
    inputSchema: memoryInputs.observe,
    outputSchema: memoryOutputs.observe,
    changes: 'adds',
    answer(input) {
      const { objects, at: time, position_sd: position, yaw_sd_deg: yawDeg, source, complete } = input
      const at = time ?? now()
      const most = input.limit ?? DEFAULT_LIMIT
      const report = memory.observe({
        objects,
        pose: poseFrom(input),
        poseSd: { position: position ?? 0, yawDeg: yawDeg ?? 0 },
        view: viewFrom(input),
        at,
        ...(source != null && { source }),
        ...(complete != null && { complete }),
      })
      const { hash, isNew, matched, added, ambiguous, notSeen, checkpointed, diagnostics } = report
      return {
        observation: hash,
        at,
        is_new: isNew,
        matched: matched.slice(0, most).map(({ id }) => id),
        added: added.slice(0, most),
        ambiguous: ambiguous
          .slice(0, most)
          .map(({ object, candidates }) => ({ object, candidates: candidates.slice(0, most) })),
        not_seen: notSeen.slice(0, most),
        total: matched.length + added.length + ambiguous.length + notSeen.length,
        checkpointed,
        diagnostics: diagnostics
          .slice(0, MOST_DIAGNOSTICS)
          .map(({ code, message }) => printable(`${code}: ${message}`, 200)),
        sentence: sentenceOf(report),
      }
    },
  })

function sentenceOf({
  isNew,
  matched,
  added,
  ambiguous,
  notSeen,
  diagnostics,
}: ReturnType<MemoryContext['memory']['observe']>): string {
  if (!isNew) return 'This observation is known already; it counts once.'
  const parts = [
    `Recognized ${counted(matched.length, 'object')}`,
    ...(added.length > 0 ? [`new: ${listed(added)}`] : []),
    ...ambiguous
      .slice(0, 3)
      .map(({ object, candidates }) => `${quoted(object)} may be ${listed(candidates, 4)}, so it moved none`),
    ...(notSeen.length > 0 ? [`not seen where expected: ${listed(notSeen)}`] : []),
  ]
  const lost = diagnostics.filter(({ severity }) => severity === 'error')
  return `${parts.join('; ')}.${lost.length === 0 ? '' : ` ${lossOf(lost[0]!, lost.length)}`}`
}

/** What could not be read, and what follows from that. */
const lossOf = ({ message }: Diagnostic, count: number): string =>
  `Not all of the text could be read, so nothing counts as gone: ${printable(message, 300)}` +
  `${count > 1 ? `, and ${count - 1} more` : ''}.`
