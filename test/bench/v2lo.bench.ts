import { score } from '../../src/score/score'
import type { Contest } from './measure'
import { portScore } from './v2lo-port'
import { type Rollout, syntheticRollouts, withComparisons } from './v2lo-responses'

/** Preset `v2lo` beside a plain port of the original's steps, on the same seeded responses. */
export function v2loContests(): Contest[] {
  const rollouts = syntheticRollouts(20_000, 1)
  return [
    contest('score, preset v2lo', rollouts),
    // Where both sides have the most to do: the original rewrites each mark, ours stops at each `<`.
    contest('score, preset v2lo, reasoning full of comparisons', withComparisons(rollouts)),
  ]
}

function contest(name: string, rollouts: readonly Rollout[]): Contest {
  // Both sides must agree before either is timed.
  for (const { response, groundTruth } of rollouts) {
    if (ours(response, groundTruth) !== portScore(response, groundTruth).overall) {
      throw new Error(`ours and the port disagree on: ${response}`)
    }
  }
  const sum = (reward: (response: string, groundTruth: string) => number): number =>
    rollouts.reduce((total, { response, groundTruth }) => total + reward(response, groundTruth), 0)
  return {
    name,
    unit: 'response',
    units: rollouts.length,
    ours: () => sum(ours),
    peer: {
      name: "plain port of the original's regular expressions",
      run: () => sum((response, groundTruth) => portScore(response, groundTruth).overall),
    },
    aim: 15,
  }
}

function ours(response: string, groundTruth: string): number {
  const result = score({ response, groundTruth }, { preset: 'v2lo' })
  return result.error === null ? result.overall : Number.NaN
}
