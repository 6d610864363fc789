import { presetHash } from '../score/preset-hash'
import type { Preset } from '../score/presets'
import type { ItemResult } from '../serve/rows/score-item'
import { type Cause, causeOf } from './replay-cause'

/** What one reward makes of all rollouts. */
export interface PresetReport {
  readonly name: string
  readonly hash: string
  readonly scored: number
  readonly failed: number
  readonly failures: { readonly [code: string]: number }
  /** Mean over the rows that were scored; `null` where there was none. */
  readonly mean: number | null
  /** Scores in [0, 0.1), [0.1, 0.2), ..., [0.9, 1]. */
  readonly histogram: readonly number[]
  /** Share of the scored rows with each flag, the most frequent first. */
  readonly flags: { readonly [flag: string]: number }
}

/** Rows that two rewards see differently, for one reason. */
export interface Disagreement extends Cause {
  readonly count: number
  /** Mean of the first reward minus the other one; 0 where one of them failed. */
  readonly meanDifference: number
  /** Lines of the first few such rows, from 1. */
  readonly lines: readonly number[]
}

export interface ReplayReport {
  readonly rows: number
  /** Lines that do not hold a row. */
  readonly unreadable: number
  readonly presets: readonly PresetReport[]
  /** The first reward against each other one. */
  readonly comparisons: readonly {
    readonly between: readonly [first: string, other: string]
    readonly agreeing: number
    /**
     * Share of the rows that both scored to which the other reward gives at least 0.5 more than the first; `null` where
     * both scored no row.
     */
    readonly hackRate: number | null
    readonly disagreements: readonly Disagreement[]
  }[]
}

const EXAMPLES = 5
/** What a reward must give beyond the first one for a row to count as a hack of it. */
const HACKED = 0.5

interface Tally {
  scored: number
  sum: number
  readonly histogram: number[]
  readonly flags: Map<string, number>
  readonly failures: Map<string, number>
}

interface CauseTally {
  readonly cause: Cause
  count: number
  sum: number
  readonly lines: number[]
}

/** Collects the scores of rollouts under several rewards; memory grows with flags and causes, not with rows. */
export function createReplay(presets: readonly Preset[]) {
  const tallies = presets.map(
    (): Tally => ({ scored: 0, sum: 0, histogram: new Array(10).fill(0), flags: new Map(), failures: new Map() }),
  )
  const comparisons = presets
    .slice(1)
    .map(() => ({ agreeing: 0, both: 0, hacked: 0, causes: new Map<string, CauseTally>() }))
  let rows = 0
  let unreadable = 0
  return {
    /** A line that does not hold a row. */
    skip(): void {
      unreadable++
    },
    /** One row's results, in the order of the presets. */
    add(line: number, results: readonly ItemResult[]): void {
      rows++
      for (const [i, result] of results.entries()) count(tallies[i]!, result)
      const [first, ...others] = results
      for (const [i, other] of others.entries()) {
        const comparison = comparisons[i]!
        const difference = first!.error || other.error ? 0 : first!.overall - other.overall
        if (!first!.error && !other.error) {
          comparison.both++
          if (difference <= -HACKED) comparison.hacked++
        }
        const cause = causeOf({ result: first!, preset: presets[0]! }, { result: other, preset: presets[i + 1]! })
        if (cause === undefined) {
          comparison.agreeing++
          continue
        }
        const key = `${cause.part} ${cause.cause}`
        const known = comparison.causes.get(key) ?? { cause, count: 0, sum: 0, lines: [] }
        comparison.causes.set(key, known)
        known.count++
        known.sum += difference
        if (known.lines.length < EXAMPLES) known.lines.push(line)
      }
    },
    report(): ReplayReport {
      return {
        rows,
        unreadable,
        presets: presets.map((preset, i) => reportOf(preset, tallies[i]!)),
        comparisons: comparisons.map(({ agreeing, both, hacked, causes }, i) => ({
          between: [presets[0]!.name, presets[i + 1]!.name] as const,
          agreeing,
          hackRate: both > 0 ? hacked / both : null,
          disagreements: [...causes.values()]
            .map(({ cause, count, sum, lines }) => ({ ...cause, count, meanDifference: sum / count, lines }))
            .sort((a, b) => b.count - a.count || (a.cause < b.cause ? -1 : 1)),
        })),
      }
    },
  }
}

function count(tally: Tally, result: ItemResult): void {
  if (result.error) {
    increase(tally.failures, result.error.code)
    return
  }
  tally.scored++
  tally.sum += result.overall
  tally.histogram[Math.min(9, Math.floor(result.overall * 10))]!++
  for (const flag of result.flags) increase(tally.flags, flag)
}

const increase = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

function reportOf(preset: Preset, { scored, sum, histogram, flags, failures }: Tally): PresetReport {
  const rates = [...flags].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return {
    name: preset.name,
    hash: presetHash(preset),
    scored,
    failed: [...failures.values()].reduce((total, one) => total + one, 0),
    failures: Object.fromEntries(failures),
    mean: scored > 0 ? sum / scored : null,
    histogram,
    flags: Object.fromEntries(rates.map(([flag, times]) => [flag, times / scored])),
  }
}
