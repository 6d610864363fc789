import { foldLabel } from '../../layout/label'
import { shareOf } from '../hash'
import type { NamedObject, View } from '../scene/view'
import type { CountCandidate, DistanceCandidate, NearestCandidate, OrderCandidate, SizeCandidate } from './candidate'

/** Whether any of the things has one of the listed labels. */
export function hasLabel(objects: readonly Pick<NamedObject, 'name'>[], labels: string): boolean {
  const listed = labels.split(',').map(foldLabel)
  return objects.some(({ name }) => listed.includes(foldLabel(name)))
}

/** A room from which candidates must be further apart, square meters. */
export const LARGE_ROOM = 40

/** Candidates next to each other in the order of their distances differ by so much. */
export function hasGaps({ distances }: NearestCandidate, least: number): boolean {
  return distances.slice(1).every((distance, i) => isAtLeast(distance - distances[i]!, least))
}

/** The same in a large room, where distances are harder to tell. */
export const hasGapsInLargeRoom = (candidate: NearestCandidate, least: number, { area }: View): boolean =>
  area <= LARGE_ROOM || hasGaps(candidate, least)

/** No candidate is this close to the reference, or closer. */
export const isAway = ({ distances }: NearestCandidate, most: number): boolean => distances[0]! > most

export const isFar = ({ meters }: DistanceCandidate, least: number): boolean => isAtLeast(meters, least)

/** A measured number reaches a limit: 0.3 - 0.1 does reach 0.2. */
const isAtLeast = (measured: number, least: number): boolean => measured >= least - 1e-9

/** Of the distances in a range the hash of the question keeps a part: `1-2:0.2,2-3:0.5`. */
export function isKeptDistance({ meters }: DistanceCandidate, rates: string, id: string): boolean {
  for (const rate of rates.split(',')) {
    const [range = '', share = ''] = rate.split(':')
    const [low, high] = range.split('-').map(Number) as [number, number]
    if (meters >= low && meters < high) return shareOf(`distance-keep ${id}`) < Number(share)
  }
  return true
}

export const isCountOfLeast = ({ counted }: CountCandidate, least: number): boolean => counted.indices.length >= least

/** Of the counts of one the hash keeps a part, and none for a label that is not common. */
export function isKeptOne({ counted: { label, indices } }: CountCandidate, share: number, common: string, id: string) {
  if (indices.length !== 1) return true
  return hasLabel([{ name: label }], common) && shareOf(`count-keep-one ${id}`) < share
}

export const isKeptTwo = ({ counted }: CountCandidate, share: number, id: string): boolean =>
  counted.indices.length !== 2 || shareOf(`count-keep-two ${id}`) < share

export const isSizeOfLeast = ({ meters }: SizeCandidate, least: number): boolean => isAtLeast(meters, least)

/** So many frames lie from each first sight to the next. */
export const isInOrder = ({ frames }: OrderCandidate, least: number): boolean =>
  frames.slice(1).every((frame, i) => frame - frames[i]! >= least)
