import { checksumOf } from '../../base/checksum'

/**
 * Which part of the scenes each is in, 0 to `count` - 1: dealt in the order of a seeded hash, so that the parts differ
 * by one scene at most and do not depend on the order of the rows.
 */
export function dealScenes(scenes: Iterable<string>, count: number, seed: number): ReadonlyMap<string, number> {
  const ordered = [...new Set(scenes)]
    .map((scene) => [checksumOf(`${seed} ${scene}`).padStart(7, '0'), scene] as const)
    .sort(([a, one], [b, other]) => (a < b || (a === b && one < other) ? -1 : 1))
  return new Map(ordered.map(([, scene], i) => [scene, i % count]))
}
