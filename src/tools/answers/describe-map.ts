import { instancesOf } from '../../layout/find'
import { foldLabel } from '../../layout/label'
import type { Layout } from '../../layout/layout'
import type { DescribeMapInput } from '../../schema/tool-inputs'
import { type DescribeMapOutput, describeMapOutput } from '../../schema/tool-outputs'
import { roomSize } from '../../solve/room'
import { inputsOf, mapGiven, type ToolContext } from '../context'
import { objectsNamed } from '../names'
import { DEFAULT_LIMIT, pageOf } from '../paging'
import { counted, printable, quoted, spoken } from '../text'
import { defineTool, type Tool } from '../tool'
import { boundsOf, extent, listedObject } from './read-map'
import { shownSize } from './size'

export const describeMapTool = (context: ToolContext): Tool<DescribeMapInput, DescribeMapOutput> =>
  defineTool({
    name: 'describe_map',
    title: 'Describe a map',
    description:
      'Lists the objects of a map with their centers, boxes and sizes, how many there are of each label, and the area ' +
      'of the floor. Use it to see which names there are; for one distance, direction or size use the tool of that name.',
    inputSchema: inputsOf(context).describe_map,
    outputSchema: describeMapOutput,
    answer({ map, label, limit, offset }) {
      const { layout, assumed } = mapGiven(context, map)
      const chosen = label == null ? layout.objects : chosenObjects(layout, label)
      const page = pageOf(chosen, { limit, offset })
      const labels = labelCounts(layout)
      const bounds = boundsOf(layout)
      const room = roomSize(layout)
      return {
        origin: layout.origin,
        total: page.total,
        offset: page.offset,
        more: page.more,
        objects: page.items.map((object) => ({ ...listedObject(layout, object), size: shownSize(object) })),
        labels: labels.slice(0, limit ?? DEFAULT_LIMIT),
        labels_total: labels.length,
        bounds,
        floor_area: room?.area ?? null,
        floor_from: room?.from ?? null,
        assumed: [...assumed],
        sentence:
          `${label == null ? counted(chosen.length, 'object') : `${chosen.length} of ${quoted(label)}`}` +
          `${label == null ? ` of ${counted(labels.length, 'label')}${labels.length > 0 ? ` (${mostCommon(labels)})` : ''}` : ''}.` +
          `${bounds ? ` The map spans ${extent(bounds)}.` : ''}` +
          `${room ? ` ${FLOOR[room.from]} ${spoken(room.area)} square meters.` : ''}${page.hint}`,
      }
    },
  })

const FLOOR = { floor: 'The floor has', hull: 'The hull of the objects has' } as const

/** Every object of a label, or the one an instance reference names. */
function chosenObjects(layout: Layout, label: string) {
  const instances = instancesOf(layout, label)
  return instances.length > 0 ? instances : objectsNamed(layout, label, 'label')
}

/** The labels of a map, the most frequent first, with how often they are there. */
function labelCounts({ objects }: Layout): { label: string; count: number }[] {
  const counts = new Map<string, { label: string; count: number }>()
  for (const { label } of objects) {
    const folded = foldLabel(label)
    const known = counts.get(folded)
    if (known) known.count++
    else counts.set(folded, { label, count: 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)
}

function mostCommon(labels: readonly { label: string; count: number }[]): string {
  const shown = labels.slice(0, 8).map(({ label, count }) => `${count} ${printable(label)}`)
  return `${shown.join(', ')}${labels.length > 8 ? ` and ${labels.length - 8} more labels` : ''}`
}
