import type { BootstrapOptions } from '../statistics/bootstrap'
import { studentCdf, studentQuantile } from '../statistics/distributions'
import { signFlip } from '../statistics/permutation'
import { detectableDifference, holm, mcNemar } from '../statistics/proportions'
import { type Estimate, estimate, sceneSums } from './estimate'
import { itemRight, itemScore, type JudgedRun } from './judged'
import type { ComparedGroup, Comparison } from './report'

/** A run against a baseline on the same items: paired by item, with the interval over scenes. */
export function compareRuns(run: JudgedRun, baseline: JudgedRun, name: string, options: BootstrapOptions): Comparison {
  const tasks = [...new Set(run.items.map(({ task }) => task))]
  const all = run.items.map((_, i) => i)
  const groups = tasks.map((task) =>
    compareGroup(
      task,
      run,
      baseline,
      all.filter((i) => run.items[i]!.task === task),
      options,
    ),
  )
  const adjusted = holm(groups.map(({ p }) => p ?? 1))
  return {
    baseline: name,
    overall: compareGroup('overall', run, baseline, all, options),
    tasks: groups.map((group, i) => ({ ...group, holmP: group.p === null ? null : adjusted[i]! })),
  }
}

function compareGroup(
  name: string,
  run: JudgedRun,
  baseline: JudgedRun,
  indices: readonly number[],
  options: BootstrapOptions,
): ComparedGroup {
  const values = indices.map((i) => ({
    cluster: run.items[i]!.scene,
    value: itemScore(run.samples[i]!) - itemScore(baseline.samples[i]!),
  }))
  const difference = estimate(values, 'plain', options)
  const right = indices.map((i) => [run, baseline].map(({ items, samples }) => itemRight(items[i]!, samples[i]!)))
  const count = (test: (value: number) => boolean) => values.filter(({ value }) => test(value)).length
  return {
    name,
    difference,
    verdict: verdictOf(difference),
    signFlip: signFlip(
      sceneSums(values).map(([sum]) => sum),
      options.seed,
    ),
    mcNemar: mcNemar(right.filter(([a, b]) => a && !b).length, right.filter(([a, b]) => !a && b).length),
    wins: count((value) => value > 0),
    losses: count((value) => value < 0),
    ties: count((value) => value === 0),
    ...testOf(difference),
  }
}

function verdictOf({ interval, standardError }: Estimate): ComparedGroup['verdict'] {
  // Differences that are all alike have an interval without width, which shows nothing about other scenes.
  if (interval === null || standardError === 0) return 'no difference shown'
  return interval[0] > 0 ? 'better' : interval[1] < 0 ? 'worse' : 'no difference shown'
}

function testOf({ mean, standardError, df }: Estimate): Pick<ComparedGroup, 'p' | 'detectable'> {
  if (mean === null || standardError === null || df === null || standardError === 0)
    return { p: null, detectable: null }
  return {
    p: Math.min(1, 2 * studentCdf(-Math.abs(mean / standardError), df)),
    detectable: detectableDifference(standardError, studentQuantile(0.975, df)),
  }
}
