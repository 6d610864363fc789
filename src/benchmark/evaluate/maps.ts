import { ERROR_CELLS } from '../split/split'
import { quantile } from '../statistics/bootstrap'
import { clusteredCorrelation } from '../statistics/correlation-interval'
import { estimate } from './estimate'
import { itemScore, type JudgedRun, type JudgedSample } from './judged'
import type { ErrorSplit, Frames, MapAnswer } from './report'

interface MappedAnswer {
  readonly cluster: string
  readonly accuracy: number
  readonly score: number
  readonly right: number
}

/** How the accuracy of maps and right answers hang together, over the given items; `null` under two such answers. */
export function mapAndAnswer(run: JudgedRun, indices: readonly number[], seed: number): MapAnswer | null {
  const answers: MappedAnswer[] = []
  for (const i of indices)
    for (const { mapAccuracy, score, saidRight } of run.samples[i]!)
      if (mapAccuracy !== null)
        answers.push({ cluster: run.items[i]!.scene, accuracy: mapAccuracy, score, right: saidRight ? 1 : 0 })
  if (answers.length < 2) return null
  const accuracies = answers.map(({ accuracy }) => accuracy)
  return {
    n: answers.length,
    mapAccuracy: estimate(answers.map(({ cluster, accuracy }) => ({ cluster, value: accuracy }))),
    pointBiserial: clusteredCorrelation(
      answers.map(({ cluster, right, accuracy }) => ({ cluster, x: right, y: accuracy })),
      'pearson',
      seed,
    ),
    spearman: clusteredCorrelation(
      answers.map(({ cluster, score, accuracy }) => ({ cluster, x: score, y: accuracy })),
      'spearman',
      seed,
    ),
    fifths: fifthsOf(answers, accuracies),
  }
}

/** Five groups by map accuracy, equal ones together, so that groups may differ in size or be fewer. */
function fifthsOf(answers: readonly MappedAnswer[], accuracies: readonly number[]): MapAnswer['fifths'] {
  const order = [...accuracies].sort((a, b) => a - b)
  const edges = [0.2, 0.4, 0.6, 0.8].map((share) => quantile(order, share))
  const groups = new Map<number, MappedAnswer[]>()
  for (const answer of answers) {
    const at = edges.filter((edge) => answer.accuracy > edge).length
    const group = groups.get(at)
    if (group) group.push(answer)
    else groups.set(at, [answer])
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([, group]) => ({
      from: group.reduce((least, { accuracy }) => Math.min(least, accuracy), 1),
      to: group.reduce((most, { accuracy }) => Math.max(most, accuracy), 0),
      accuracy: estimate(group.map(({ cluster, right }) => ({ cluster, value: right }))),
    }))
}

/** Where errors come from, over the first answer to each item. */
export function errorSplit(run: JudgedRun, oracle?: JudgedRun): ErrorSplit {
  const first = run.items.map(({ scene }, i) => ({ cluster: scene, sample: run.samples[i]![0] }))
  const cells = first.map(({ sample }) => sample?.cell ?? 'unanswered')
  const share = (test: (sample: JudgedSample) => boolean | null) =>
    estimate(
      first.flatMap(({ cluster, sample }) => {
        const value = sample === undefined ? false : test(sample)
        return value === null ? [] : [{ cluster, value: value ? 1 : 0 }]
      }),
    )
  const gap =
    oracle &&
    estimate(
      run.items.map(({ scene }, i) => ({
        cluster: scene,
        value: itemScore(oracle.samples[i]!) - itemScore(run.samples[i]!),
      })),
      'plain',
    )
  return {
    withoutTrueLayouts: run.items.every(({ trueLayout }) => trueLayout === undefined),
    cells: ERROR_CELLS.map((cell) => ({
      cell,
      count: cells.filter((one) => one === cell).length,
      share: estimate(first.map(({ cluster }, i) => ({ cluster, value: cells[i] === cell ? 1 : 0 }))),
    })),
    said: share(({ saidRight }) => saidRight),
    derived: share(({ derivedRight }) => derivedRight),
    consistency: share(({ follows }) => follows),
    ...(gap && { oracleGap: gap }),
  }
}

/** Every figure over the frame budgets, the peak, and whether it is told apart from its neighbors. */
export function framesOf(run: JudgedRun, seed: number): Frames | null {
  const budgets = [...new Set(run.items.flatMap(({ budget }) => (budget === undefined ? [] : [budget])))].sort(
    (a, b) => a - b,
  )
  if (budgets.length < 2) return null
  const at = budgets.map((budget) => run.items.flatMap((item, i) => (item.budget === budget ? [i] : [])))
  const rows = budgets.map((budget, b) => {
    const mapAnswer = mapAndAnswer(run, at[b]!, seed)
    return {
      budget,
      score: estimate(at[b]!.map((i) => ({ cluster: run.items[i]!.scene, value: itemScore(run.samples[i]!) }))),
      mapAccuracy: mapAnswer?.mapAccuracy ?? null,
      mapAnswer,
    }
  })
  const best = rows.reduce((most, row, i) => (row.score.mean! > rows[most]!.score.mean! ? i : most), 0)
  return {
    rows,
    peak: budgets[best]!,
    neighbors: [best - 1, best + 1]
      .filter((i) => budgets[i] !== undefined)
      .map((i) => {
        const difference = pairedDifference(run, at[best]!, at[i]!)
        const { interval, standardError } = difference
        const toldApart = interval !== null && standardError !== 0 && (interval[0] > 0 || interval[1] < 0)
        return { budget: budgets[i]!, difference, toldApart }
      }),
  }
}

/** The same questions under two budgets: the answer may differ with what was seen, the question does not. */
function pairedDifference(run: JudgedRun, ours: readonly number[], theirs: readonly number[]) {
  const byQuestion = new Map(theirs.map((i) => [run.items[i]!.questionId, i]))
  const values = ours.flatMap((i) => {
    const { questionId, scene } = run.items[i]!
    const other = questionId === undefined ? undefined : byQuestion.get(questionId)
    if (other === undefined) return []
    return [{ cluster: scene, value: itemScore(run.samples[i]!) - itemScore(run.samples[other]!) }]
  })
  return estimate(values, 'plain')
}
