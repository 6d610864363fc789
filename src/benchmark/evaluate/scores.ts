import { namesIn } from '../../question/names'
import type { BenchmarkItem } from '../item'
import { EXTRACTION_PROFILES, type ExtractionProfile, truthKind } from '../profiles/grade'
import { prepareItem } from '../split/split'
import { type BootstrapOptions, quantile } from '../statistics/bootstrap'
import type { ClusteredValue } from '../statistics/clustered'
import { uniformChance } from './chance'
import { type Estimate, estimate } from './estimate'
import { itemScore, type JudgedRun } from './judged'
import type { NamedEstimate, ProfileRow } from './report'

/** The score of every item with its scene. */
export function itemValues({ items, samples }: JudgedRun): readonly ClusteredValue[] {
  return items.map(({ scene }, i) => ({ cluster: scene, value: itemScore(samples[i]!) }))
}

/** The estimate of each group, in order of first sight; items without a group are left out. */
export function estimatesBy(
  run: JudgedRun,
  groupOf: (item: BenchmarkItem, index: number) => string | undefined,
  options: BootstrapOptions,
): readonly NamedEstimate[] {
  const groups = new Map<string, ClusteredValue[]>()
  const values = itemValues(run)
  run.items.forEach((item, i) => {
    const name = groupOf(item, i)
    if (name === undefined) return
    const group = groups.get(name)
    if (group) group.push(values[i]!)
    else groups.set(name, [values[i]!])
  })
  return [...groups].map(([name, group]) => ({ name, estimate: estimate(group, 'logit', options) }))
}

/** The mean over tasks, each weighing the same, however many items it has. */
export function byTask(run: JudgedRun): Estimate {
  return equalGroups(run, ({ task }) => task)
}

/** The mean over cells of answer value and object label, each weighing the same. */
export function balanced(run: JudgedRun, labels: Labels): Estimate {
  const values = valueNames(run.items)
  return equalGroups(run, (_, i) => JSON.stringify([run.items[i]!.task, values[i], labels[i]]))
}

function equalGroups(run: JudgedRun, groupOf: (item: BenchmarkItem, index: number) => string): Estimate {
  const groups = run.items.map(groupOf)
  const counts = new Map<string, number>()
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1)
  // Weights with a mean of 1 keep equal groups the plain mean they are.
  const scale = run.items.length / counts.size
  return estimate(itemValues(run).map((value, i) => ({ ...value, weight: scale / counts.get(groups[i]!)! })))
}

/** By answer value: the letter's own text or word; numbers by the fifths of their task. */
export function byValue(run: JudgedRun, options: BootstrapOptions): readonly NamedEstimate[] {
  const values = valueNames(run.items)
  return sorted(estimatesBy(run, ({ task }, i) => `${task}: ${values[i]}`, options))
}

/** By the first object a question names. */
export function byLabel(run: JudgedRun, labels: Labels, options: BootstrapOptions): readonly NamedEstimate[] {
  return sorted(estimatesBy(run, (_, i) => labels[i], options))
}

const sorted = (rows: readonly NamedEstimate[]) => [...rows].sort((a, b) => b.estimate.n - a.estimate.n)

/** The first object that each question names; `undefined` where it names none or is not read. */
export type Labels = readonly (string | undefined)[]

/** Reads every question once. */
export function labelsOf(items: readonly BenchmarkItem[]): Labels {
  return items.map((item) => {
    const { question } = prepareItem(item)
    return question === undefined ? undefined : namesIn(question)[0]?.name
  })
}

/** What an answer comes to, to group by it: the text of a choice, a word, or the fifth a number lies in. */
function valueNames(items: readonly BenchmarkItem[]): readonly string[] {
  const numbers = new Map<string, number[]>()
  for (const item of items)
    if (truthKind(item) === 'number') {
      const known = numbers.get(item.task)
      if (known) known.push(Number(item.answer))
      else numbers.set(item.task, [Number(item.answer)])
    }
  const edges = new Map(
    [...numbers].map(([task, values]) => {
      const order = values.sort((a, b) => a - b)
      return [task, [0.2, 0.4, 0.6, 0.8].map((share) => quantile(order, share))] as const
    }),
  )
  return items.map((item) => {
    if (truthKind(item) !== 'number') return choiceText(item)
    const bounds = edges.get(item.task)!
    const fifth = bounds.filter((edge) => Number(item.answer) > edge).length
    return `${fifth + 1} of 5`
  })
}

function choiceText({ answer, choices }: BenchmarkItem): string {
  const index = answer.toUpperCase().charCodeAt(0) - 'A'.charCodeAt(0)
  return (answer.length === 1 && choices?.[index]) || answer
}

/** The mean under each profile, and the items whose score it changes. */
export function profileTable(run: JudgedRun, profile: ExtractionProfile): readonly ProfileRow[] {
  const own = EXTRACTION_PROFILES.indexOf(profile)
  return EXTRACTION_PROFILES.map((name, at) => {
    const changed: string[] = []
    let sum = 0
    run.items.forEach(({ id }, i) => {
      const samples = run.samples[i]!
      const mean = (which: number) => samples.reduce((total, { scores }) => total + scores[which]!, 0) / samples.length
      if (samples.length === 0) return
      sum += mean(at)
      if (mean(at) !== mean(own)) changed.push(id)
    })
    const n = run.items.length
    return { profile: name, mean: n === 0 ? null : sum / n, changed: changed.length, ids: changed.slice(0, 50) }
  })
}

/** Σ (hit - 1/n) / Σ (1 - 1/n) over the questions with choices; `null` without any. */
export function adjustedAccuracy({ items, samples }: JudgedRun): number | null {
  let over = 0
  let under = 0
  items.forEach((item, i) => {
    const chance = uniformChance(item)
    if (chance === 0) return
    over += itemScore(samples[i]!) - chance
    under += 1 - chance
  })
  return under > 0 ? over / under : null
}
