import type { BenchmarkItem } from '../item'
import { meanOf } from '../statistics/correlation'
import { estimate } from './estimate'
import { itemRight, type JudgedRun, type JudgedSample } from './judged'
import type { Samples } from './report'

/** What several answers to each item say; `null` where no item has more than one. */
export function samplesOf({ items, samples }: JudgedRun): Samples | null {
  const most = samples.reduce((most, { length }) => Math.max(most, length), 0)
  if (most < 2) return null
  const several = samples.map((list, i) => ({ item: items[i]!, list })).filter(({ list }) => list.length > 0)
  const ks = Array.from({ length: Math.ceil(Math.log2(most)) + 1 }, (_, i) => Math.min(most, 2 ** i))
  return {
    most,
    passAtK: [...new Set(ks)].map((k) => {
      const enough = several.filter(({ list }) => list.length >= k)
      return { k, mean: meanOf(enough.map(({ list }) => passAt(list, k))), items: enough.length }
    }),
    majority: estimate(several.map(({ item, list }) => ({ cluster: item.scene, value: majorityRight(item, list) }))),
    ...variances(several.map(({ list }) => list.map(({ score }) => score))),
  }
}

/** 1 - C(n - c, k) / C(n, k): the chance that k of n answers, c of them right, hold a right one. */
function passAt(list: readonly JudgedSample[], k: number): number {
  const n = list.length
  const wrong = list.filter(({ saidRight }) => !saidRight).length
  let none = 1
  for (let i = 0; i < k; i++) none *= Math.max(0, wrong - i) / (n - i)
  return 1 - none
}

/** The share of the most frequent answers that are right. */
function majorityRight(item: BenchmarkItem, list: readonly JudgedSample[]): number {
  const groups = new Map<string, { count: number; sample: JudgedSample }>()
  for (const sample of list) {
    if (sample.said === null) continue
    const { choice, number, text } = sample.said
    const key = String(choice ?? number ?? text.toLowerCase())
    const known = groups.get(key)
    if (known) known.count++
    else groups.set(key, { count: 1, sample })
  }
  const all = [...groups.values()]
  const most = Math.max(0, ...all.map(({ count }) => count))
  const first = all.filter(({ count }) => count === most)
  if (first.length === 0) return 0
  return first.filter(({ sample }) => itemRight(item, [sample])).length / first.length
}

/** The variance of scores within items and that of item means, the second without what the first puts into it. */
function variances(scores: readonly (readonly number[])[]): Pick<Samples, 'withinVariance' | 'betweenVariance'> {
  const several = scores.filter(({ length }) => length > 1)
  const within = several.length === 0 ? null : meanOf(several.map(variance))
  const means = scores.map(meanOf)
  if (within === null || means.length < 2) return { withinVariance: within, betweenVariance: null }
  const noise = within * meanOf(scores.map(({ length }) => 1 / length))
  return { withinVariance: within, betweenVariance: Math.max(0, variance(means) - noise) }
}

function variance(values: readonly number[]): number {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}
