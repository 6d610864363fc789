import { badOption } from '../../base/error'
import { unwrap } from '../../base/parsed'
import { type GridDialect, type GridMap, isGridMap } from '../../grid/grid-map'
import { parseGridMap } from '../../grid/read'
import { type MindCubeSimilarity, mindcubeSimilarity } from './mindcube'
import { type MindCubeMap, mindcubeMapOfGrid, mindcubeMapOfJson } from './mindcube-map'
import { type SpacerScore, spacerScore } from './spacer'
import { type VagenMetrics, type VagenOptions, vagenMetrics } from './vagen'
import { type VsiGridDistance, vsiGridDistance } from './vsi-grid-distance'

/** What each profile answers, under the names its project uses. */
export interface GridComparisons {
  readonly 'vsi-grid-distance': VsiGridDistance
  readonly mindcube: MindCubeSimilarity
  readonly spacer: SpacerScore
  readonly vagen: VagenMetrics
}

/** A project whose comparison of grid maps is reproduced. */
export type GridProfile = keyof GridComparisons

/** Options of the profiles of {@link compareGridMaps}. */
export type CompareGridOptions = VagenOptions

/** A grid map, or a map in the JSON of the profile's own project, such as `{"chair": [[3, 4]]}`. */
export type ComparableGrid = GridMap | { readonly [key: string]: unknown }

/**
 * Compares two grid maps as a project does, faults included, so that a number can be compared with a published one; the
 * faults are listed with each profile and in docs/grid-maps.md. To know how good a map is, use `mapAccuracy`.
 * Throws a `V2loError` on an unknown profile and on what is not a grid map; texts of models are for `parseGridMap`.
 *
 * @example
 * compareGridMaps({ chair: [[3, 4]] }, { chair: [[3, 4]] }, 'spacer').score // 1
 */
export function compareGridMaps<Profile extends GridProfile>(
  predicted: ComparableGrid,
  truth: ComparableGrid,
  profile: Profile,
  options: CompareGridOptions = {},
): GridComparisons[Profile] {
  if (!Object.hasOwn(DIALECTS, profile))
    throw badOption(
      "profile 'vsi-grid-distance', 'mindcube', 'spacer' or 'vagen'",
      profile,
      'name the project whose numbers yours are compared with',
    )
  if (profile === 'mindcube')
    return mindcubeSimilarity(mindcubeMapOf(predicted, true), mindcubeMapOf(truth, false)) as GridComparisons[Profile]
  const dialect = DIALECTS[profile]
  return compareAs(gridFrom(predicted, dialect), gridFrom(truth, dialect), profile, options) as GridComparisons[Profile]
}

const DIALECTS: Readonly<Record<GridProfile, GridDialect>> = {
  'vsi-grid-distance': 'vsi',
  mindcube: 'mindcube',
  spacer: 'spacer',
  vagen: 'vagen',
}

function gridFrom(map: ComparableGrid, dialect: GridDialect): GridMap {
  checkMap(map)
  return isGridMap(map) ? map : unwrap(parseGridMap(JSON.stringify(map), { dialect }))
}

/** MindCube's own JSON is read as its program reads it, which refuses what our reader repairs. */
function mindcubeMapOf(map: ComparableGrid, generated: boolean): MindCubeMap {
  checkMap(map)
  return isGridMap(map)
    ? mindcubeMapOfGrid(map)
    : mindcubeMapOfJson(map as { readonly [key: string]: unknown }, generated)
}

function checkMap(map: unknown): asserts map is object {
  if (typeof map !== 'object' || map === null || Array.isArray(map))
    throw badOption('two grid maps', map, 'read texts with parseGridMap, convert layouts with toGridMap')
}

function compareAs(
  predicted: GridMap,
  truth: GridMap,
  profile: Exclude<GridProfile, 'mindcube'>,
  options: CompareGridOptions,
) {
  switch (profile) {
    case 'vsi-grid-distance':
      return vsiGridDistance(predicted, truth)
    case 'spacer':
      return spacerScore(predicted, truth)
    case 'vagen':
      return vagenMetrics(predicted, truth, options)
  }
}
