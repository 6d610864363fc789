import type { Forgotten } from '../../memory/observation'
import { type MemoryInput, type MemoryOutput, memoryInputs, memoryOutputs } from '../../schema/memory-tools'
import { DEFAULT_LIMIT } from '../paging'
import { listed, quoted } from '../text'
import { defineTool, refusal, type Tool } from '../tool'
import type { MemoryContext } from './memory-context'

export const forgetTool = ({ memory }: MemoryContext): Tool<MemoryInput<'forget'>, MemoryOutput<'forget'>> =>
  defineTool({
    name: 'forget',
    title: 'Forget something',
    description:
      'Forgets one thing by id, all things of a label, or what was not seen since a time; the observations are kept. With ' +
      'observation, takes that one out as if it had never been. Exactly one of the four.',
    inputSchema: memoryInputs.forget,
    outputSchema: memoryOutputs.forget,
    changes: 'deletes',
    answer({ id, label, before, observation, limit }) {
      const given = [id, label, before, observation].filter((field) => field != null)
      if (given.length !== 1)
        throw refusal('bad-option', 'one of id, label, before and observation', `${given.length}`, 'give exactly one')
      if (observation != null) {
        const observations = memory.undo({ hash: observation })
        const sentence =
          observations > 0 ? 'The observation was taken out.' : `No observation has the hash ${quoted(observation)}.`
        return { forgotten: [], total: 0, observations, sentence }
      }
      const what: Forgotten = id != null ? { id } : label != null ? { label } : { before: before! }
      const forgotten = memory.forget(what)
      const sentence = forgotten.length > 0 ? `Forgot ${listed(forgotten)}.` : 'Nothing of the kind is known.'
      return {
        forgotten: forgotten.slice(0, limit ?? DEFAULT_LIMIT),
        total: forgotten.length,
        observations: 0,
        sentence,
      }
    },
  })
