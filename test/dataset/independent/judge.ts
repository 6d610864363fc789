import type { Item } from '../../../src/dataset/item'
import { readQuestion } from './agrees'
import { apart, clockwise, fold, gapBetween, longerSide, middle, named, type PlainObject, sectorAt } from './boxes'

/** The rules as `docs/data.md` has them, written down once more. */
export interface Limits {
  readonly angle: number
  readonly extent: number
  readonly pair: readonly [least: number, most: number]
  readonly pairGap: number
  readonly spread: number
  readonly nearestGap: number
  readonly nearestGapLarge: number
  readonly nearestAway: number
  readonly distance: number
  readonly count: number
  readonly size: number
  readonly notCounted: readonly string[]
  readonly notMeasured: readonly string[]
  readonly notSized: readonly string[]
}

export const VSI: Limits = {
  angle: 10,
  extent: Infinity,
  pair: [0.3, 5],
  pairGap: 0,
  spread: 0.25,
  nearestGap: 0.15,
  nearestGapLarge: 0.3,
  nearestAway: 0,
  distance: 0.2,
  count: 2,
  size: 0.1,
  notCounted: [],
  notMeasured: [],
  notSized: [],
}

export const REVSI: Limits = {
  angle: 35,
  extent: 1.4,
  pair: [0, Infinity],
  pairGap: 1.5,
  spread: 0.25,
  nearestGap: 0.3,
  nearestGapLarge: 0.3,
  nearestAway: 1,
  distance: 1,
  count: 1,
  size: 0.1,
  notCounted: ['window', 'blinds', 'shoes', 'clothes', 'lightswitch'],
  notMeasured: ['bed', 'sofa'],
  notSized: ['curtain', 'blinds', 'clothes', 'towel', 'blanket', 'bag', 'plant', 'cable', 'rug'],
}

const STRUCTURE = ['wall', 'floor', 'ceiling', 'room', 'doorframe']
const NOISE = 1e-9

/** Which rules an item breaks; `area` is that of its room. Items that cannot be answered are held to none. */
export function brokenRules(item: Item, limits: Limits, area: number): string[] {
  const question = readQuestion(item)
  const { objects } = item.true_layout
  const broken: string[] = []
  const hold = (rule: string, holds: boolean) => void (holds || broken.push(`${item.id}: ${rule}`))
  const names = namesIn(item)
  hold(
    'structure',
    names.every((name) => !STRUCTURE.includes(fold(name))),
  )
  if (question.kind === 'object-count') {
    hold('count', named(objects, question.label!).length >= limits.count)
    hold('count labels', !limits.notCounted.includes(fold(question.label!)))
    return broken
  }
  hold(
    'names',
    names.every((name) => named(objects, name).length === 1),
  )
  if (broken.length > 0) return broken
  const one = (name: string) => named(objects, name)[0]!
  if (question.kind === 'object-size') {
    hold('size', longerSide(one(question.object)) >= limits.size - NOISE)
    hold('size labels', !limits.notSized.includes(fold(question.object)))
  } else if (question.kind === 'closest-distance') {
    hold('distance', gapBetween(one(question.a), one(question.b as string)) >= limits.distance - NOISE)
    hold(
      'distance labels',
      names.every((name) => !limits.notMeasured.includes(fold(name))),
    )
  } else if (question.kind === 'nearest') {
    const reference = one(question.reference as string)
    const far = question.candidates!.map((name) =>
      question.measure === 'center' ? apart(middle(reference), middle(one(name))) : gapBetween(reference, one(name)),
    )
    const least = area > 40 ? limits.nearestGapLarge : limits.nearestGap
    hold(
      'nearest gap',
      far.every((a, i) => far.every((b, j) => i === j || Math.abs(a - b) >= least - NOISE)),
    )
    hold(
      'nearest away',
      far.every((a) => a > limits.nearestAway || limits.nearestAway === 0),
    )
  } else if (question.kind === 'relative-direction') {
    const [at, facing, target] = [question.at, question.facing, question.target].map(one) as [
      PlainObject,
      PlainObject,
      PlainObject,
    ]
    const from = question.from === undefined ? at : one(question.from)
    const turn = (to: readonly [number, number]) => clockwise(middle(at), middle(facing), question.as, middle(from), to)
    const scheme = question.scheme ?? 'quadrant'
    const { name, toEdge } = sectorAt(turn(middle(target)), scheme)
    hold('angle', toEdge >= limits.angle - NOISE)
    const behind = Math.abs(((turn(middle(target)) + 180) % 360) - 180)
    hold('angle behind', scheme !== 'left-right' || behind <= 135 - limits.angle + NOISE)
    hold(
      'extent',
      [at, facing, target].every((object) => longerSide(object) <= limits.extent + NOISE),
    )
    const all = [...new Set([at, facing, target, from])]
    const pairs = all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const))
    const [least, most] = limits.pair
    hold(
      'near',
      pairs.every(([a, b]) => apart(middle(a), middle(b)) >= least - NOISE),
    )
    hold(
      'far',
      pairs.every(([a, b]) => apart(middle(a), middle(b)) <= most + NOISE),
    )
    hold(
      'gap',
      pairs.every(([a, b]) => gapBetween(a, b) >= limits.pairGap - NOISE),
    )
    // Counted on a grid, so a little more than the limit is let through.
    hold('spread', spread(target, (to) => sectorAt(turn(to), scheme).name === name) <= limits.spread + 0.03)
  }
  return broken
}

/** The part of a box whose points are not inside. */
function spread({ box }: PlainObject, isInside: (point: readonly [number, number]) => boolean): number {
  const steps = 40
  let outside = 0
  for (let i = 0; i < steps; i++)
    for (let j = 0; j < steps; j++) {
      const x = box.minX + ((i + 0.5) / steps) * (box.maxX - box.minX)
      const y = box.minY + ((j + 0.5) / steps) * (box.maxY - box.minY)
      if (!isInside([x, y])) outside++
    }
  return outside / (steps * steps)
}

/** Every name in the question of an item. */
export function namesIn(item: Item): readonly string[] {
  const question = readQuestion(item)
  switch (question.kind) {
    case 'relative-direction':
      return [question.at, question.facing, question.target, ...(question.from === undefined ? [] : [question.from])]
    case 'closest-distance':
      return [question.a, question.b as string]
    case 'nearest':
      return [question.reference as string, ...question.candidates!]
    case 'object-count':
      return [question.label!]
    case 'object-size':
      return [question.object]
    default:
      return []
  }
}
