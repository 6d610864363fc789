import { type MemoryInput, type MemoryOutput, memoryInputs, memoryOutputs } from '../../schema/memory-tools'
import { counted, quoted, spoken } from '../text'
import { defineTool, type Tool } from '../tool'
import type { MemoryContext } from './memory-context'
import { pointOf } from './thing'

export const whyTool = ({ memory }: MemoryContext): Tool<MemoryInput<'why'>, MemoryOutput<'why'>> =>
  defineTool({
    name: 'why',
    title: 'Why something is believed',
    description:
      'The observations that the belief in a thing comes from, the newest first: when it was seen, when it should have been ' +
      'and was not, and when it could not be told apart from another. Each has the hash that forget takes.',
    inputSchema: memoryInputs.why,
    outputSchema: memoryOutputs.why,
    answer({ id, limit }) {
      const { label, reasons } = memory.why(id)
      const newest = [...reasons].reverse()
      const count = (what: string) => reasons.filter((reason) => reason.what === what).length
      const known = memory.belief().objects.find((object) => object.id === id)
      const state = known === undefined ? 'elsewhere now' : `${known.state}, confidence ${spoken(known.confidence)}`
      const times = [
        `seen ${counted(count('seen'), 'time')}`,
        ...(count('not-seen') > 0 ? [`not seen where expected ${counted(count('not-seen'), 'time')}`] : []),
        ...(count('ambiguous') > 0 ? [`ambiguous ${counted(count('ambiguous'), 'time')}`] : []),
      ]
      return {
        id,
        label,
        reasons: newest.slice(0, limit ?? 20).map(({ at, what, hash, pose, source }) => ({
          at,
          what,
          observation: hash,
          ...(pose && { position: pointOf(pose.position) }),
          ...(source !== undefined && { source }),
        })),
        total: reasons.length,
        sentence: `${quoted(id)} is ${state}: ${times.join(', ')}.`,
      }
    },
  })
