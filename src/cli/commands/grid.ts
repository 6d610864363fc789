import { isV2loError } from '../../base/error'
import { wireMessage } from '../../base/fields/wire-words'
import { type ToGridMapOptions, toGridMap } from '../../grid/convert'
import { GRID_PRESET_NAMES } from '../../grid/grid-frame'
import type { GridDialect, GridMap } from '../../grid/grid-map'
import { formatGridMap } from '../../grid/write'
import { fromBoxes } from '../../layout/from-boxes'
import type { Layout } from '../../layout/layout'
import { SCENE_FRAME, sceneRows } from '../../layout/scan-rows'
import { writeAll } from '../../transport/stream'
import { type Arguments, type Command, type Io, UsageError } from '../command'
import { readInput } from '../io'
import { readLayoutFile } from '../layout-file'
import { readSceneFile } from '../scene-file'

const help = `v2lo-map grid --layout FILE [--scene ID] [--size 10] [--preset NAME] [--dialect NAME]
v2lo-map grid --scan FILE --scene ID [--preset NAME] [--dialect NAME]

Turns a metric map, or a room of scanned oriented boxes (VSI-Bench's metadata), into a grid map. Writes the grid map
as JSON to standard output, or its text in a dialect, and its picture with what the grid lost to standard error.

  --layout FILE     a layout, a response or any text a map can be read from; - is standard input
  --scan FILE       metadata of rooms: { scene: { object_bbox: { category: [...] } } }
  --scene ID        which room of a scan; with --layout, FILE holds scenes (docs/scenes.md): the one with this id
  --preset NAME     the choices of a project: vsi, spacer, mindcube
  --size N          cells along a side; default 10
  --dialect NAME    writes the text of a dialect instead of JSON: vsi, spacer, mindcube, mindcube-augmented, vagen, ascii

Example:
  echo '[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}, {"object_name": "lamp", "bbox": [3, 4, 4, 5]}]' | v2lo-map grid --layout - --dialect vsi
`

export const gridCommand: Command = {
  name: 'grid',
  summary: 'turn a metric map or a scanned room into a grid map',
  help,
  options: {
    layout: { type: 'string' },
    scan: { type: 'string' },
    scene: { type: 'string' },
    preset: { type: 'string' },
    size: { type: 'string' },
    dialect: { type: 'string' },
  },
  maxWords: 0,
  async run({ options }, io) {
    const layout = await readRoom(options, io)
    const { dialect } = options
    const grid = toGridMap(layout, gridOptions(options))
    const out = dialect === undefined ? JSON.stringify(grid, null, 2) : formatGridMap(grid, dialect as GridDialect)
    await writeAll(io.stderr, `${formatGridMap(grid, 'ascii')}\n${describeLoss(grid)}`)
    await writeAll(io.stdout, `${out}\n`)
    return 0
  },
}

async function readRoom(options: Arguments['options'], io: Io): Promise<Layout> {
  const { layout, scan, scene } = options
  if ((layout === undefined) === (scan === undefined))
    throw new UsageError('expected either --layout FILE or --scan FILE; see grid --help')
  if (typeof layout === 'string')
    return typeof scene === 'string' ? (await readSceneFile(layout, scene, io)).layout : readLayoutFile(layout, io)
  if (typeof scene !== 'string') throw new UsageError('--scan: expected --scene ID too; see grid --help')
  const text = await readInput(scan as string, io)
  let metadata: unknown
  try {
    metadata = JSON.parse(text)
  } catch {
    throw new UsageError(`${scan}: expected the JSON metadata of rooms`)
  }
  try {
    return fromBoxes(sceneRows(metadata, scene), SCENE_FRAME)
  } catch (error) {
    throw isV2loError(error) ? new UsageError(`${scan}: ${wireMessage(error)}`) : error
  }
}

function gridOptions({ preset, size, dialect }: Arguments['options']): ToGridMapOptions {
  // The dialect of a project that has a preset brings its choices along.
  const implied = (GRID_PRESET_NAMES as readonly string[]).includes(String(dialect)) ? dialect : undefined
  const chosen = preset ?? implied
  return {
    ...(chosen !== undefined && { preset: chosen as 'vsi' }),
    ...(size !== undefined && { size: size === '' ? Number.NaN : Number(size) }),
  }
}

function describeLoss(grid: GridMap): string {
  const shared = grid.collisions.map(({ cell, ids }) => `cell (${cell.join(', ')}): ${ids.join(', ')}\n`)
  const error = grid.quantizationError
  const moved = error
    ? `centers moved by ${error.mean.toFixed(2)} m on average, ${error.worst.toFixed(2)} m at most\n`
    : ''
  return `${moved}${shared.length > 0 ? `cells with several objects:\n${shared.map((line) => `  ${line}`).join('')}` : ''}`
}
