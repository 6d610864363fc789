import { partOfFlag } from '../score/flags'
import type { Preset } from '../score/presets'
import { COMPONENTS, type Component, type Score } from '../score/result'
import type { ItemResult } from '../serve/rows/score-item'

/** Why two rewards disagree about a row. */
export interface Cause {
  /** The part of the score that decided; `gate` where one reward gives 0 because the format is not met, `row` where one cannot score it. */
  readonly part: Component | 'gate' | 'row'
  /** A flag of that part, `measures PART` where only one reward looks at it, `weights`, the part itself, or `failed: code`. */
  readonly cause: string
}

/** Two scores that differ by less agree. */
const AGREE = 0.01

interface Rewarded<Result> {
  readonly result: Result
  readonly preset: Preset
}

/** Why two rewards disagree about a row; `undefined` where they agree. */
export function causeOf(first: Rewarded<ItemResult>, other: Rewarded<ItemResult>): Cause | undefined {
  const [a, b] = [first.result, other.result]
  if (a.error || b.error)
    return a.error?.code === b.error?.code ? undefined : { part: 'row', cause: `failed: ${(a.error ?? b.error)!.code}` }
  const difference = a.overall - b.overall
  if (Math.abs(difference) < AGREE) return undefined
  const [one, two] = [
    { result: a, preset: first.preset },
    { result: b, preset: other.preset },
  ]
  const closed = [one, two].filter(isGateClosed)
  if (closed.length === 1) return { part: 'gate', cause: flagsOf('format', closed[0]!.result)[0] ?? 'format' }
  const pull = (part: Component) => (shareOf(part, one) - shareOf(part, two)) * Math.sign(difference)
  const part = COMPONENTS.reduce((most, next) => (pull(next) > pull(most) ? next : most))
  return { part, cause: wordFor(part, a, b) }
}

const isGateClosed = ({ result, preset }: Rewarded<Score>) =>
  preset.reading === 'strict' && preset.gates.format && result.format === 0

/** What a part adds to the overall score. */
function shareOf(part: Component, { result, preset }: Rewarded<Score>): number {
  if (!result.measured.includes(part) || isGateClosed({ result, preset })) return 0
  const weights: Partial<Record<Component, number>> = preset.weights
  const total =
    preset.reading === 'v2lo' ? 1 : result.measured.reduce((sum, measured) => sum + (weights[measured] ?? 0), 0)
  return ((weights[part] ?? 0) * result[part]) / total
}

function wordFor(part: Component, a: Score, b: Score): string {
  if (a.measured.includes(part) !== b.measured.includes(part)) return `measures ${part}`
  if (a[part] === b[part]) return 'weights'
  const [flagsA, flagsB] = [flagsOf(part, a), flagsOf(part, b)]
  return [...flagsA, ...flagsB].find((flag) => flagsA.includes(flag) !== flagsB.includes(flag)) ?? part
}

const flagsOf = (part: Component, { flags }: Score) => flags.filter((flag) => partOfFlag(flag) === part)
