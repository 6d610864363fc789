import { isV2loError } from '../../base/error'
import { toGridMap } from '../../grid/convert'
import type { GridPreset } from '../../grid/grid-frame'
import type { GridMap } from '../../grid/grid-map'
import { formatGridMap } from '../../grid/write'
import { nameOf } from '../../layout/find'
import type { Layout } from '../../layout/layout'
import type { ToGridInput } from '../../schema/tool-inputs'
import { type ToGridOutput, toGridOutput } from '../../schema/tool-outputs'
import { inputsOf, mapGiven, type ToolContext } from '../context'
import { DEFAULT_LIMIT, pageOf, within } from '../paging'
import { counted, spoken } from '../text'
import { defineTool, refusal, type Tool } from '../tool'

const DEFAULT_SIZE = 10
const DEFAULT_CHARACTERS = 20_000
/** The most its schema lets a call ask for. */
const MOST_CHARACTERS = 1_000_000

export const toGridTool = (context: ToolContext): Tool<ToGridInput, ToGridOutput> =>
  defineTool({
    name: 'to_grid',
    title: 'Make a grid map',
    description:
      'Turns a metric map into a grid map (cognitive map) of N x N cells, as earlier work and benchmarks write it: its ' +
      'text, the cell of every object (column to the right, row in the direction row_grows says, both from 0), and which ' +
      'objects share a cell. Lossy: for distances and directions ask the metric map.',
    inputSchema: inputsOf(context).to_grid,
    outputSchema: toGridOutput,
    answer({ map, size, preset, dialect: asked, limit, offset, max_characters: longest }) {
      const { layout, assumed } = mapGiven(context, map)
      const grid = gridOf(layout, size ?? undefined, preset ?? undefined)
      const dialect = asked ?? preset ?? 'vsi'
      const text = formatGridMap(grid, dialect)
      const whole = text.length <= (longest ?? DEFAULT_CHARACTERS)
      const objects = new Map(layout.objects.map((object) => [object.id, object]))
      const nameOfId = (id: string) => nameOf(layout, objects.get(id)!)
      // A cell that is shared holds two objects at least, so the pages of cells go on as long as those of collisions.
      const page = pageOf(grid.objects, { limit, offset })
      return {
        size: grid.size!,
        row_grows: grid.yAxis,
        dialect,
        text: whole && page.offset === 0 ? text : null,
        characters: text.length,
        cells: page.items.map(({ id, cell: [column, row] }) => ({ name: nameOfId(id), column, row })),
        collisions: within(grid.collisions, page).map(({ cell: [column, row], ids }) => ({
          column,
          row,
          names: ids.slice(0, limit ?? DEFAULT_LIMIT).map(nameOfId),
          count: ids.length,
        })),
        collisions_total: grid.collisions.length,
        worst_shift: grid.quantizationError?.worst ?? null,
        total: page.total,
        offset: page.offset,
        more: page.more,
        assumed: [
          ...assumed,
          ...(size == null ? [`a grid of ${grid.size} cells per side, as no size was asked for`] : []),
        ],
        sentence:
          `${counted(page.total, 'object')} on a grid of ${grid.size} by ${grid.size} cells; ` +
          `${grid.collisions.length > 0 ? `${counted(grid.collisions.length, 'cell')} shared` : 'no cell is shared'}.` +
          `${grid.quantizationError ? ` Centers moved by up to ${spoken(grid.quantizationError.worst)} m.` : ''}` +
          `${page.hint}${whole ? '' : ` The text has ${text.length} characters; ${remedyOf(text.length)}.`}`,
      }
    },
  })

const remedyOf = (length: number): string =>
  length <= MOST_CHARACTERS
    ? `ask with max_characters ${length} to get it`
    : 'that is more than a tool gives: take the cells page by page'

function gridOf(layout: Layout, size = DEFAULT_SIZE, preset?: GridPreset): GridMap {
  try {
    return toGridMap(layout, { size, ...(preset && { preset }) })
  } catch (error) {
    if (isV2loError(error)) throw refusal(error.code, error.expected, error.received, error.remedy)
    throw error
  }
}
