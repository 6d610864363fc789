import { badOption, listOptions } from '../base/error'

const BASELINES = ['group', 'leave-one-out', 'none'] as const
const SCALES = ['group', 'batch', 'none'] as const
const SINGLES = ['zero', 'reward', 'refuse'] as const

/** How {@link groupAdvantages} turns rewards into advantages. */
export interface AdvantageOptions {
  /** The group of each reward, such as its prompt's id; one for each reward. */
  readonly groups: readonly (string | number)[]
  /** `group`: minus the mean of the group (default). `leave-one-out`: minus the mean of its others. `none`. */
  readonly baseline?: (typeof BASELINES)[number]
  /** `group`: by the group's standard deviation (default). `batch`: by that of all rewards. `none` (Dr. GRPO). */
  readonly scale?: (typeof SCALES)[number]
  /** Added to the standard deviation; default 1e-6 (EasyR1, verl). TRL takes 1e-4, OpenRLHF 1e-9. */
  readonly epsilon?: number
  /** n - ddof is what the squares are divided by; default 1, as in every trainer here. */
  readonly ddof?: 0 | 1
  /**
   * What a group with one reward gets: 0 (default, as TRL), its `reward` as it is (as verl, which takes mean 0 and
   * standard deviation 1), or a `V2loError` (`refuse`, as EasyR1).
   */
  readonly single?: (typeof SINGLES)[number]
}

/**
 * Advantages within groups of samples, as trainers work them out. A `null` reward could not be scored: it is left out
 * of every mean and deviation, and its own advantage is 0. Throws a `V2loError` if the lists differ in length, a
 * reward is not finite, or an option is invalid.
 *
 * @example
 * const [low, high] = groupAdvantages([0, 1], { groups: ['a', 'a'], scale: 'none' })
 * [low, high] // [-0.5, 0.5]
 */
export function groupAdvantages(rewards: readonly (number | null)[], options: AdvantageOptions): number[] {
  const { groups, baseline = 'group', scale = 'group', epsilon = 1e-6, ddof = 1, single = 'zero' } = options
  check(groups?.length === rewards.length, `groups: one for each of ${rewards.length} rewards`, groups?.length)
  check(BASELINES.includes(baseline), `baseline ${listOptions(BASELINES)}`, baseline)
  check(SCALES.includes(scale), `scale ${listOptions(SCALES)}`, scale)
  check(SINGLES.includes(single), `single ${listOptions(SINGLES)}`, single)
  check(epsilon >= 0, 'epsilon: a number that is not negative', epsilon)
  check(ddof === 0 || ddof === 1, 'ddof 0 or 1', ddof)
  const members = new Map<string | number, number[]>()
  const all: number[] = []
  for (const [i, reward] of rewards.entries()) {
    if (reward === null) continue
    check(Number.isFinite(reward), 'rewards: finite numbers, or null for what could not be scored', reward)
    all.push(reward)
    const group = members.get(groups[i]!)
    if (group) group.push(reward)
    else members.set(groups[i]!, [reward])
  }
  const batchDeviation = scale === 'batch' ? deviation(all, ddof) : 0
  const statistics = new Map(
    [...members].map(([key, group]) => {
      check(group.length > 1 || single !== 'refuse', `at least two rewards in group ${String(key)}`, group.length)
      return [key, { count: group.length, mean: mean(group), deviation: deviation(group, ddof) }] as const
    }),
  )
  return rewards.map((reward, i) => {
    if (reward === null) return 0
    const { count, mean: center, deviation: spread } = statistics.get(groups[i]!)!
    if (count === 1) return single === 'reward' ? reward : 0
    const others = (center * count - reward) / (count - 1)
    const base = baseline === 'none' ? 0 : baseline === 'group' ? center : others
    const difference = reward - base
    if (scale === 'none') return difference
    const by = scale === 'batch' ? batchDeviation : spread
    // Leave-one-out divides only if there is a spread (NeMo-RL); the others add their epsilon.
    if (baseline === 'leave-one-out') return by > 0 ? difference / (by + epsilon) : difference
    return difference / (by + epsilon)
  })
}

/**
 * Advantages of each component separately, then their weighted sum (GDPO): a component that is the same throughout a
 * group does not drown the others. Throws as {@link groupAdvantages}, and if a weight has no component.
 *
 * @example
 * componentAdvantages({ format: [0, 1] }, { format: 1 }, { groups: ['a', 'a'], scale: 'none' }).length // 2
 */
export function componentAdvantages(
  components: { readonly [name: string]: readonly (number | null)[] },
  weights: { readonly [name: string]: number },
  options: AdvantageOptions,
): number[] {
  const sums: number[] = new Array<number>(options.groups.length).fill(0)
  for (const [name, weight] of Object.entries(weights)) {
    const rewards = Object.hasOwn(components, name) ? components[name] : undefined
    check(rewards !== undefined, `a component for every weight: ${Object.keys(components).join(', ')}`, name)
    for (const [i, advantage] of groupAdvantages(rewards!, options).entries()) sums[i]! += weight * advantage
  }
  return sums
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function deviation(values: readonly number[], ddof: number): number {
  if (values.length <= ddof) return 0
  const center = mean(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - center) ** 2, 0) / (values.length - ddof))
}

function check(good: boolean, expected: string, received: unknown): void {
  if (!good) throw badOption(expected, received, 'see AdvantageOptions for what each trainer uses')
}
