import type { LocatedObject } from '../../memory/locate'
import { type MemoryInput, type MemoryOutput, memoryInputs, memoryOutputs } from '../../schema/memory-tools'
import { listed, quoted, spoken } from '../text'
import { spokenSpan, timeToAsk } from '../time'
import { defineTool, refusal, type Tool } from '../tool'
import type { MemoryContext } from './memory-context'
import { placed, spokenPoint, thingOf, wayTo } from './thing'

const bareName = (label: string): string => label.replace(/^\s*(the|a|an|my|your|our|his|her|their)\s+/i, '')

const agoOf = ({ age }: LocatedObject): string =>
  age < 0 ? `${spokenSpan(-age)} after the time asked for` : `${spokenSpan(age)} ago`

const stateOf = ({ state, from }: LocatedObject): string =>
  from ? `moved there from ${spokenPoint(from.center)}` : state

export const whereIsTool = ({ memory, now }: MemoryContext): Tool<MemoryInput<'where_is'>, MemoryOutput<'where_is'>> =>
  defineTool({
    name: 'where_is',
    title: 'Where something was last seen',
    description:
      'Where a thing of a label was last known, in view or not, with how sure that is and how long ago it was seen; the best ' +
      'guess first. With x, y and yaw_deg also its distance and bearing from there. For what is in sight now use is_visible_from.',
    inputSchema: memoryInputs.where_is,
    outputSchema: memoryOutputs.where_is,
    answer({ label, x, y, yaw_deg: yawDeg, at, limit }) {
      const from = x != null && y != null && yawDeg != null
      if (!from && (x != null || y != null || yawDeg != null))
        throw refusal('bad-option', 'x, y and yaw_deg together', 'only some of them', 'give all three or none')
      const options = {
        at: at ?? timeToAsk(memory, now),
        ...(from && { from: { position: [x, y] as const, yawDeg } }),
      }
      const exact = memory.locate(label, options)
      // "my keys" are the keys, where nothing has that name.
      const { best, alternatives } = exact.best === null ? memory.locate(bareName(label), options) : exact
      if (best === null) {
        const labels = [...new Set(memory.belief().objects.map((object) => object.label))]
        const known =
          labels.length > 0 ? ` Known are ${listed(labels, 20)}.` : ' The memory is empty: observe something first.'
        return { objects: [], total: 0, sentence: `Nothing named ${quoted(label)} is known.${known}` }
      }
      const all = [best, ...alternatives]
      const where = best.state === 'missing' ? 'is gone; it was last seen' : 'was last seen'
      const more =
        alternatives.length > 0
          ? ` ${alternatives.length} more: ${alternatives.slice(0, 3).map(placed).join(', ')}.`
          : ''
      return {
        objects: all.slice(0, limit ?? 20).map(thingOf),
        total: all.length,
        sentence:
          `${quoted(best.id)} ${where} at ${spokenPoint(best.center)}, ${agoOf(best)}` +
          `${wayTo(best)}; ${stateOf(best)}, confidence ${spoken(best.confidence)}.${more}`,
      }
    },
  })
