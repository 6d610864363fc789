import { type MemoryInput, type MemoryOutput, memoryInputs, memoryOutputs } from '../../schema/memory-tools'
import { listed, quoted } from '../text'
import { spokenTime, timeToAsk } from '../time'
import { defineTool, refusal, type Tool } from '../tool'
import type { MemoryContext } from './memory-context'
import { pointOf, spokenPoint } from './thing'

export const whatChangedTool = ({
  memory,
  now,
}: MemoryContext): Tool<MemoryInput<'what_changed'>, MemoryOutput<'what_changed'>> =>
  defineTool({
    name: 'what_changed',
    title: 'What changed since a time',
    description:
      'What appeared, disappeared, moved or was forgotten since a time, on the clock of the observations. A thing counts as ' +
      'gone only where it should have been in sight.',
    inputSchema: memoryInputs.what_changed,
    outputSchema: memoryOutputs.what_changed,
    answer({ since, ago, limit }) {
      if ((since == null) === (ago == null))
        throw refusal('bad-option', 'since or ago', since == null ? 'neither' : 'both', 'give one of them')
      const changes = memory.changes(since ?? timeToAsk(memory, now) - ago!)
      const most = limit ?? 20
      const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
      const { appeared, disappeared, moved, forgotten } = changes
      const moves = moved.map(
        ({ id, was, center }) => `${quoted(id)} moved from ${spokenPoint(was)} to ${spokenPoint(center)}`,
      )
      const parts = [
        ...moves.slice(0, 5),
        ...(moves.length > 5 ? [`${moves.length - 5} more moved`] : []),
        ...(appeared.length > 0 ? [`new: ${listed(idsOf(appeared))}`] : []),
        ...(disappeared.length > 0 ? [`gone: ${listed(idsOf(disappeared))}`] : []),
        ...(forgotten.length > 0 ? [`forgotten: ${listed(idsOf(forgotten))}`] : []),
      ]
      return {
        since: changes.since,
        appeared: idsOf(appeared).slice(0, most),
        disappeared: idsOf(disappeared).slice(0, most),
        moved: moved.slice(0, most).map(({ id, was, center, moved: distance, sameness }) => ({
          id,
          from: pointOf(was),
          to: pointOf(center),
          distance,
          confidence: sameness,
        })),
        forgotten: idsOf(forgotten).slice(0, most),
        total: appeared.length + disappeared.length + moved.length + forgotten.length,
        sentence:
          parts.length > 0
            ? `Since ${spokenTime(changes.since)}: ${parts.join('; ')}.`
            : `Nothing changed since ${spokenTime(changes.since)}.`,
      }
    },
  })
