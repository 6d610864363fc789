import { makeResponses, seeded } from '../load/rows'

/** A row whose score tells which row it is: its answer misses the truth by a distance that was drawn for it. */
export interface KnownRow {
  readonly response: string
  readonly truth: string | number
  /** What preset `v2lo` gives. */
  readonly reward: number
}

/** Longest reasoning of a row, in characters. */
export const LONGEST = 200_000

// Reasoning to cut pieces out of, 400 kB. Without brackets, which would open a block.
const REASONING = makeResponses(192, 3).join('\n').replaceAll(/[<>]/g, '=')
const OTHER = 'é室 a < b '.repeat(LONGEST / 8)

/** A length from 0 to {@link LONGEST}: most are short, and one in some hundreds is as long as they get. */
function drawLength(random: () => number): number {
  return Math.min(LONGEST, Math.floor(60 / (1 - random()) ** 1.1) - 60)
}

/** A number of rows from 1 to `most`, each order of magnitude as likely as the others. */
export const drawCount = (random: () => number, most = 3_000): number =>
  Math.floor(Math.exp(random() * Math.log(most + 1)))

export function drawRow(random: () => number): KnownRow {
  const length = drawLength(random)
  if (length === 0 && random() < 0.3) return { response: '', truth: 'x', reward: 0 }
  const passes = Math.floor(random() * 11)
  // Between two of the ten thresholds .05, .10, ..., .50 of the relative error.
  const answer = (100 * (1 + 0.05 * (10 - passes) + 0.02 + random() * 0.01)).toFixed(4)
  const filler = random() < 0.2 ? OTHER : REASONING
  const at = Math.floor(random() * (filler.length - length + 1))
  return {
    response: `<map>[]</map><think>${filler.slice(at, at + length)}</think><answer>${answer}</answer>`,
    truth: random() < 0.5 ? '100' : 100,
    reward: 0.1 + 0.09 * passes,
  }
}

export const isReward = (received: unknown, { reward }: KnownRow): boolean =>
  typeof received === 'number' && Math.abs(received - reward) < 1e-9

export { seeded }
