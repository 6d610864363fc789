import { showReceived, V2loError } from '../../base/error'
import { type GridMap, isGridMap } from '../../grid/grid-map'
import { type MindCubeSimilarity, mindcubeSimilarity } from './mindcube'
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

export type GridProfile = keyof GridComparisons

export type CompareGridOptions = VagenOptions

/**
 * Compares two grid maps as a project does, faults included, so that a number can be set beside a published one; what
 * the faults are stands with each profile and in docs/grid-maps.md. To know how good a map is, use `mapAccuracy`.
 * Throws a `V2loError` on an unknown profile and on what is not a grid map.
 */
export function compareGridMaps<Profile extends GridProfile>(
  predicted: GridMap,
  truth: GridMap,
  profile: Profile,
  options: CompareGridOptions = {},
): GridComparisons[Profile] {
  for (const map of [predicted, truth])
    if (typeof map !== 'object' || map === null || !isGridMap(map))
      throw new V2loError({
        code: 'bad-option',
        expected: 'two grid maps',
        received: showReceived(map),
        remedy: 'read texts with parseGridMap, convert layouts with toGridMap',
      })
  return compareAs(predicted, truth, profile, options) as GridComparisons[Profile]
}

function compareAs(predicted: GridMap, truth: GridMap, profile: GridProfile, options: CompareGridOptions) {
  switch (profile) {
    case 'vsi-grid-distance':
      return vsiGridDistance(predicted, truth)
    case 'mindcube':
      return mindcubeSimilarity(predicted, truth)
    case 'spacer':
      return spacerScore(predicted, truth)
    case 'vagen':
      return vagenMetrics(predicted, truth, options)
    default:
      throw new V2loError({
        code: 'bad-option',
        expected: "profile 'vsi-grid-distance', 'mindcube', 'spacer' or 'vagen'",
        received: showReceived(profile),
        remedy: 'name the project whose numbers yours are compared with',
      })
  }
}
