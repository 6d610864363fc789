import { foldLabel } from '../../layout/label'
import { type MemoryInput, type MemoryOutput, memoryInputs, memoryOutputs } from '../../schema/memory-tools'
import { counted, quoted } from '../text'
import { defineTool, type Tool } from '../tool'
import type { MemoryContext } from './memory-context'
import { placed, poseFrom, thingOf, viewFrom } from './thing'

export const isVisibleFromTool = ({
  memory,
}: MemoryContext): Tool<MemoryInput<'is_visible_from'>, MemoryOutput<'is_visible_from'>> =>
  defineTool({
    name: 'is_visible_from',
    title: 'What is in sight from a pose',
    description:
      'What you would see from a pose as the room is remembered: within view and range and not hidden by another remembered ' +
      'thing. Walls are not remembered. For where something was last known use where_is.',
    inputSchema: memoryInputs.is_visible_from,
    outputSchema: memoryOutputs.is_visible_from,
    answer(input) {
      const { label, limit } = input
      const folded = label == null ? undefined : foldLabel(label)
      const seen = memory
        .visibleFrom(poseFrom(input), viewFrom(input))
        .filter((one) => folded === undefined || foldLabel(one.label) === folded || one.id === label)
      const what = label == null ? 'nothing that is remembered' : quoted(label)
      return {
        objects: seen.slice(0, limit ?? 20).map(thingOf),
        total: seen.length,
        sentence:
          seen.length === 0
            ? `From there ${what} is ${label == null ? '' : 'not '}in sight.`
            : `In sight from there: ${counted(seen.length, 'object')}, the nearest ${placed(seen[0]!)}.`,
      }
    },
  })
