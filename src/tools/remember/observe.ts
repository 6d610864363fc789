import { type MemoryInput, type MemoryOutput, memoryInputs, memoryOutputs } from '../../schema/memory-tools'
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
      'see it from. Report all of it every time: what should be in view and is not counts as gone. The memory is also a map ' +
      'with the handle "memory" for the other tools.',
    inputSchema: memoryInputs.observe,
    outputSchema: memoryOutputs.observe,
    changes: 'adds',
    answer(input) {
      const { objects, at, position_sd: position, yaw_sd_deg: yawDeg, source } = input
      const report = memory.observe({
        objects,
        pose: poseFrom(input),
        poseSd: { position: position ?? 0, yawDeg: yawDeg ?? 0 },
        view: viewFrom(input),
        at: at ?? now(),
        ...(source != null && { source }),
      })
      const { hash, isNew, matched, added, ambiguous, notSeen, checkpointed, diagnostics } = report
      return {
        observation: hash,
        is_new: isNew,
        matched: matched.map(({ id }) => id),
        added: [...added],
        ambiguous: ambiguous.map(({ object, candidates }) => ({ object, candidates: [...candidates] })),
        not_seen: [...notSeen],
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
  return `${parts.join('; ')}.`
}
