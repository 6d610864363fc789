import { createRandom, type Random } from '../../base/random'

/** How many choices a question with choices has, the right one among them. */
export const CHOICES = 4
/** Wrong numbers are from 0.4 to 2.5 times the right one, and 20 % apart from it and each other. */
const [LEAST, MOST, APART] = [0.4, 2.5, 1.2]
const TRIES = 20

/**
 * Four lengths with the decimals of the right one, which may be any of them in order of size; `undefined` if the right one
 * has too few digits for three others.
 */
export function lengthChoices(answer: string, seed: number): readonly string[] | undefined {
  const truth = Number(answer)
  const decimals = answer.split('.')[1]?.length ?? 0
  const random = createRandom(seed)
  const rank = random.below(CHOICES)
  for (let i = 0; i < TRIES; i++) {
    const low = ladder(random, rank, 1 / LEAST).map((factor) => (truth / factor).toFixed(decimals))
    const high = ladder(random, CHOICES - 1 - rank, MOST).map((factor) => (truth * factor).toFixed(decimals))
    const rising = [...low.reverse(), answer, ...high]
    if (isApart(rising.map(Number), truth)) return rising
  }
  return undefined
}

/** `steps` rising factors up to `most`, each at least 1.2 times the one before. */
function ladder(random: Random, steps: number, most: number): number[] {
  let factor = 1
  return Array.from({ length: steps }, (_, i) => {
    // What is left is shared out, so that the last steps have room.
    const widest = Math.exp(Math.log(most / factor) / (steps - i))
    factor *= random.between(APART, Math.max(APART, widest))
    return factor
  })
}

const isApart = (rising: readonly number[], truth: number): boolean =>
  rising[0]! >= LEAST * truth - 1e-9 &&
  rising.at(-1)! <= MOST * truth + 1e-9 &&
  rising.slice(1).every((value, i) => value >= APART * rising[i]! - 1e-9)

/** Wrong counts are off by this at most. */
export const COUNT_OFF = 3

/** Four counts, none below 1; the right one may be any of them in order of size that leaves room for the others. */
export function countChoices(count: number, seed: number): readonly string[] {
  const random = createRandom(seed)
  const below = Math.min(COUNT_OFF, count - 1)
  const rank = random.below(below + 1)
  const lower = several(random, rank, below).map((off) => count - off)
  const higher = several(random, CHOICES - 1 - rank, COUNT_OFF).map((off) => count + off)
  return [...lower, count, ...higher].sort((a, b) => a - b).map(String)
}

/** `count` different whole numbers from 1 to `most`. */
function several(random: Random, count: number, most: number): number[] {
  const left = Array.from({ length: most }, (_, i) => i + 1)
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0]!)
}
