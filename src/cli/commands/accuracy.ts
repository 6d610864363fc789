import { toGridMap } from '../../grid/convert'
import { GRID_PRESET_NAMES } from '../../grid/grid-frame'
import { type GridMap, isGridMap } from '../../grid/grid-map'
import type { Layout } from '../../layout/layout'
import { mapAccuracy } from '../../score/map/accuracy'
import type { AlignKind } from '../../score/map/align'
import { compareGridMaps, type GridProfile } from '../../score/profiles/compare'
import { type Command, UsageError } from '../command'
import { present } from '../io'
import { readMapFile } from '../layout-file'
import { readSceneFile } from '../scene-file'
import { formatTable } from '../table'

const help = `v2lo-map accuracy --predicted FILE --truth FILE [--scene ID] [--align KIND | --profile NAME] [--json]

How good a predicted map is. Both files hold a layout, a response or any text a map can be read from; one of them may
be - for standard input. Writes every number as JSON to standard output and the main ones as a table to standard error.

  --scene ID     the truth's FILE holds scenes (docs/scenes.md): the one with this id
  --align KIND   how the predicted map may be moved first: none (default: the map is metric), translation, rigid,
                 similarity
  --profile NAME  compares two grid maps as a project does: vsi-grid-distance, mindcube, spacer or vagen
                 (docs/grid-maps.md); maps in meters are turned into its grid first
  --json         only the JSON

Example:
  echo '[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]' > truth.txt
  echo '[{"object_name": "sofa", "bbox": [0.1, 0, 2.1, 1]}]' | v2lo-map accuracy --predicted - --truth truth.txt
`

export const accuracyCommand: Command = {
  name: 'accuracy',
  summary: 'how good a predicted map is',
  help,
  options: {
    predicted: { type: 'string' },
    truth: { type: 'string' },
    scene: { type: 'string' },
    align: { type: 'string' },
    profile: { type: 'string' },
    json: { type: 'boolean' },
  },
  maxWords: 0,
  async run({ options }, io) {
    const { predicted, truth, scene, align, profile } = options
    if (typeof predicted !== 'string' || typeof truth !== 'string')
      throw new UsageError('expected --predicted FILE and --truth FILE; see accuracy --help')
    if (predicted === '-' && truth === '-') throw new UsageError('--truth: only one of the two can be standard input')
    if (align !== undefined && profile !== undefined) throw new UsageError('expected one of --align and --profile')
    const given = await readMapFile(predicted, io)
    const real =
      typeof scene === 'string' ? (await readSceneFile(truth, scene, io)).layout : await readMapFile(truth, io)
    if (typeof profile === 'string') {
      const result = compareGridMaps(gridOf(given, profile), gridOf(real, profile), profile as GridProfile)
      await present(io, { profile, ...result }, describe({ ...result }), options.json === true)
      return 0
    }
    const result = mapAccuracy(inMeters(given, predicted), inMeters(real, truth), {
      ...(align !== undefined && { align: align as AlignKind }),
    })
    await present(io, result, describe({ ...result }), options.json === true)
    return 0
  },
}

function inMeters(map: Layout | GridMap, file: string): Layout {
  if (!isGridMap(map)) return map
  throw new UsageError(
    `${file}: it holds a grid map, which has no meters: expected --profile NAME; see accuracy --help`,
  )
}

/** A grid map as it was read, or the one that the profile's project makes of a map in meters. */
function gridOf(map: Layout | GridMap, profile: string): GridMap {
  if (isGridMap(map)) return map
  const project = profile.startsWith('vsi') ? 'vsi' : profile
  const preset = GRID_PRESET_NAMES.find((name) => name === project)
  return toGridMap(map, preset ? { preset } : {})
}

function describe(result: { readonly [name: string]: unknown }): string {
  const shown = (name: string, value: unknown) =>
    typeof value !== 'number' ? '-' : /Count$|^pairs$|^correct$/.test(name) ? String(value) : value.toFixed(3)
  const rows = Object.entries(result)
    .filter(([, value]) => typeof value === 'number' || value === null)
    .map(([name, value]) => [name, shown(name, value)])
  const mirrored = result.mirrored ? 'a mirrored map would fit clearly better\n' : ''
  return `${formatTable(['measure', 'value'], rows)}${mirrored}`
}
