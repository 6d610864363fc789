import { mix } from '../hash'

/** Something that is drawn by its key. */
interface Keyed {
  readonly key: number
}

/**
 * The thing whose key gives the smallest hash with a seed. A larger list that contains this one gives the same thing,
 * unless what it has more gives a smaller hash: that is how the budgets of a scene come to share questions.
 */
export function drawn<T extends Keyed>(things: readonly T[], seed: number, without: readonly T[] = []): T | undefined {
  let best: T | undefined
  let least = Infinity
  for (const thing of things) {
    const hash = mix(seed, thing.key)
    if (hash < least && !without.includes(thing)) {
      best = thing
      least = hash
    }
  }
  return best
}

/** `count` different things, or `undefined` if there are not so many. */
export function drawnSeveral<T extends Keyed>(
  things: readonly T[],
  seed: number,
  count: number,
  without: readonly T[] = [],
): readonly T[] | undefined {
  const found: T[] = []
  let next = seed
  for (let i = 0; i < count; i++) {
    const thing = drawn(things, next, [...without, ...found])
    if (thing === undefined) return undefined
    found.push(thing)
    next = mix(next, thing.key)
  }
  return found
}

/** Things in the order of their hashes. */
export function inHashOrder<T extends Keyed>(things: readonly T[], seed: number): readonly T[] {
  return things
    .map((thing) => ({ thing, hash: mix(seed, thing.key) }))
    .sort((a, b) => a.hash - b.hash || a.thing.key - b.thing.key)
    .map(({ thing }) => thing)
}
