import { shareOf } from '../hash'
import { SPLITS, type Split } from '../item'

/**
 * The part of the data set a scene is in, by a hash of its id: the same whatever else there is, and whatever the seed.
 *
 * @example
 * splitOf('kitchen-3', [1, 0, 0]) // 'train'
 */
export function splitOf(scene: string, parts: readonly [train: number, val: number, test: number]): Split {
  const at = shareOf(`split ${scene}`)
  const last = parts.findLastIndex((part) => part > 0)
  let sum = 0
  return SPLITS[parts.findIndex((part, i) => i === last || at < (sum += part))]!
}

/**
 * Which of `shards` shards makes a scene's items, from 0: dealt by a hash of its id, so every run of one set agrees.
 *
 * @example
 * shardOf('kitchen-3', 1) // 0
 */
export const shardOf = (scene: string, shards: number): number => Math.floor(shareOf(`shard ${scene}`) * shards)
