import { badOption, listOptions, V2loError } from '../base/error'
import { drawAscii } from './ascii'
import { compassWord, type Facing } from './facing'
import type { GridCell, GridDialect, GridMap } from './grid-map'
import { GRID_DIALECTS } from './grid-map'

/**
 * A grid map as text in a dialect. Reading it with `parseGridMap` in the same dialect gives the same names, cells and
 * facings, as far as the dialect has a place for them: `vsi` and `spacer` have none for facings and views, `mindcube`
 * none for views; `vagen` has one place per name, so that later instances are called `chair#2`. For a dialect whose
 * rows grow the other way, the rows are flipped, which needs a `size`. Throws a `V2loError` on an unknown dialect, and
 * if the rows cannot be flipped.
 *
 * @example
 * const grid = unwrap(parseGridMap('{"sofa": [(2, 3)]}', { dialect: 'vsi' }))
 * formatGridMap(grid, 'spacer') // '{"sofa": [[2,3]]}'
 */
export function formatGridMap(grid: GridMap, dialect: GridDialect): string {
  switch (dialect) {
    case 'vsi':
      return lists(turned(grid, 'up'), (cells) => `[${cells.map(([x, y]) => `(${x}, ${y})`).join(', ')}]`)
    case 'spacer':
      return lists(turned(grid, 'up'), (cells) => JSON.stringify(cells))
    case 'mindcube':
      return plain(turned(grid, 'down'))
    case 'mindcube-augmented':
      return augmented(turned(grid, 'down'))
    case 'vagen':
      return vagen(turned(grid, 'up'))
    case 'ascii':
      return drawAscii(grid)
    default:
      throw badOption(`dialect ${listOptions(GRID_DIALECTS)}`, dialect, 'name the format the text is for')
  }
}

/** The same map with its rows counted the other way; facings refer to the picture and stay the same. */
export function turned(grid: GridMap, yAxis: 'up' | 'down'): GridMap {
  const { size } = grid
  if (grid.yAxis === yAxis) return grid
  if (size === undefined)
    throw new V2loError({
      code: 'bad-option',
      expected: `a grid map with a size, to count its rows ${yAxis === 'up' ? 'upwards' : 'downwards'}`,
      received: 'a grid map without one',
      remedy: 'set its size, or write it in a dialect whose rows grow the same way',
    })
  const turn = <T extends { readonly cell: GridCell }>(item: T): T => ({
    ...item,
    cell: [item.cell[0], size - 1 - item.cell[1]],
  })
  const { views } = grid
  return { ...grid, yAxis, objects: grid.objects.map(turn), ...(views && { views: views.map(turn) }) }
}

/** Names in order of their first appearance, with the cells of their instances. */
function lists(grid: GridMap, cellsText: (cells: readonly GridCell[]) => string): string {
  const cells = new Map<string, GridCell[]>()
  for (const { label, cell } of grid.objects) {
    const known = cells.get(label)
    if (known) known.push(cell)
    else cells.set(label, [cell])
  }
  return `{${[...cells].map(([label, list]) => `${JSON.stringify(label)}: ${cellsText(list)}`).join(', ')}}`
}

interface Placed {
  readonly cell: GridCell
  readonly facing?: Facing
}

function attributes({ cell, facing }: Placed): string {
  const word = facing === undefined ? '' : `, "facing": ${JSON.stringify(facing)}`
  return `"position": [${cell[0]}, ${cell[1]}]${word}`
}

/** Names are keys here; a name with several instances gets a list of them, which MindCube's reader cuts to the first. */
function plain(grid: GridMap): string {
  const instances = new Map<string, string[]>()
  for (const object of grid.objects) {
    const known = instances.get(object.label)
    const text = `{${attributes(object)}}`
    if (known) known.push(text)
    else instances.set(object.label, [text])
  }
  const value = (list: readonly string[]) => (list.length === 1 ? list[0] : `[${list.join(', ')}]`)
  return `{${[...instances].map(([label, list]) => `${JSON.stringify(label)}: ${value(list)}`).join(', ')}}`
}

function augmented(grid: GridMap): string {
  const items = (list: readonly (Placed & { readonly name: string })[]) =>
    list.map((item) => `{"name": ${JSON.stringify(item.name)}, ${attributes(item)}}`).join(', ')
  const objects = grid.objects.map(({ label, ...placed }) => ({ ...placed, name: label }))
  return `{"objects": [${items(objects)}], "views": [${items(grid.views ?? [])}]}`
}

function vagen(grid: GridMap): string {
  const entry = (name: string, { cell, facing }: Placed): string => {
    const word = facing === undefined ? undefined : compassWord(facing)
    return `${JSON.stringify(name)}: {"position": [${cell[0]}, ${cell[1]}]${word ? `, "facing": "${word}"` : ''}}`
  }
  return `{${[...(grid.views ?? []).map((view) => entry(view.name, view)), ...grid.objects.map((object) => entry(object.id, object))].join(', ')}}`
}
