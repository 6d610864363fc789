import { nameOf } from '../../layout/find'
import type { BevObject } from '../../layout/layout'
import type { SizeInput } from '../../schema/tool-inputs'
import { type SizeOutput, sizeOutput } from '../../schema/tool-outputs'
import { sizeOf } from '../../solve/size'
import { inputsOf, mapGiven, type ToolContext } from '../context'
import { objectNamed } from '../names'
import { quoted, spoken } from '../text'
import { defineTool, type Tool } from '../tool'

export const sizeTool = (context: ToolContext): Tool<SizeInput, SizeOutput> =>
  defineTool({
    name: 'size',
    title: 'Size of an object',
    description:
      'The size of one object: along x and y of the map, its longer and shorter side, its floor area, and its height ' +
      'where the map knows it. For the area of the whole room use describe_map.',
    inputSchema: inputsOf(context).size,
    outputSchema: sizeOutput,
    answer({ map, object: reference }) {
      const { layout, assumed } = mapGiven(context, map)
      const object = objectNamed(layout, reference, 'object')
      const size = shownSize(object)
      const name = nameOf(layout, object)
      const from = object.footprint ? 'footprint' : 'box'
      const high = size.height === undefined ? '' : ` and ${spoken(size.height)} m high`
      return {
        name,
        label: object.label,
        size,
        from,
        assumed: [...assumed, ...(from === 'box' ? [BOX_NOTE] : [])],
        sentence: `${quoted(name)} measures ${spoken(size.longest)} m by ${spoken(size.shortest)} m${high}.`,
      }
    },
  })

const BOX_NOTE = 'measured on a box along the axes of the map; an object that stands askew is smaller than its box'

/** The size of an object as results have it. */
export function shownSize(object: BevObject) {
  const { extentX: width, extentY: depth, longest, shortest, area, height } = sizeOf(object)
  return { width, depth, longest, shortest, area, ...(height !== undefined && { height }) }
}
