import { createRandom } from '../../base/random'
import { seedOf } from '../../dataset/hash'
import { aabbCenter } from '../../layout/aabb'
import type { BevObject } from '../../layout/layout'
import type { Scene } from '../../scene/scene'
import { clusteredInterval, clusteredMean, type Interval } from '../statistics/clustered'
import { creditIn } from './ceilings'
import type { SceneCredit } from './credit'
import { formNamed, GRID_FORM, METRIC_FORM } from './forms'
import { CEILING_TASKS, type CeilingTask, questionsOf, type SceneQuestions } from './questions'

/** What goes wrong before a map is written; everything is 0 unless told. */
export interface MapNoise {
  /** Standard deviation of a center along each axis, meters. */
  readonly centers?: number
  /** Standard deviation of the logarithm of each side. */
  readonly sizes?: number
  /** The part of the objects that is left out. */
  readonly missed?: number
  /** The part of the objects that change labels with another. */
  readonly relabeled?: number
  /** Objects that are not there, as a part of those that are: they hide a name, as two of it cannot be told apart. */
  readonly invented?: number
}

/** What the ablation measures. */
export interface AblationOptions {
  /** Standard deviations of centers, meters, ascending; default 0.1 to 2. */
  readonly centers?: readonly number[]
  /** The other kinds of noise, each on its own. */
  readonly others?: readonly MapNoise[]
  /** Noisy maps of each scene at each level; default 4. */
  readonly draws?: number
  /** Draws of scenes for the interval of the crossing; default 1,000. */
  readonly bootstrap?: number
  /** Default 1. */
  readonly seed?: number
}

/** The scores of both forms at one level of noise, from the same draws. */
export interface NoiseLevel {
  readonly noise: MapNoise
  readonly metric: number
  /** `null` if the grid cannot say it. */
  readonly grid: number | null
  /** Metric minus grid, with its 95 % interval over scenes; `null` for one scene, or without a grid's score. */
  readonly lead: number | null
  readonly interval: Interval | null
}

/** The two questions about one task. */
export interface NoiseTask {
  readonly task: CeilingTask
  /** The grid without noise; `null` for sizes, which a grid does not have. */
  readonly noiseFreeGrid: number | null
  /** The lead of the metric map at equal noise, level by level. */
  readonly levels: readonly NoiseLevel[]
  /**
   * The deviation of centers, meters, at which the noisy metric map falls to the grid without noise, with its interval
   * from drawing scenes; `'none'` if it does not within the levels or the grid has no score, and an edge `null` where
   * draws of scenes do not.
   */
  readonly crossing: { readonly at: number; readonly interval: readonly [number | null, number | null] } | 'none'
}

/** What metric maps are worth under noise. */
export interface NoiseAblation {
  readonly v2lo: 'noise/1'
  readonly scenes: number
  readonly metricForm: string
  readonly gridForm: string
  readonly draws: number
  readonly seed: number
  readonly tasks: readonly NoiseTask[]
}

const DEFAULT_CENTERS = [0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2] as const
const DEFAULT_OTHERS: readonly MapNoise[] = [
  ...[0.1, 0.25, 0.5].map((sizes) => ({ sizes })),
  ...[0.05, 0.2, 0.5].flatMap((part) => [{ missed: part }, { relabeled: part }, { invented: part }]),
]

/** The tasks that are compared; a grid has no score for the last. */
const ABLATED = [
  'object_rel_direction_hard',
  'object_rel_distance',
  'object_abs_distance',
  'object_size_estimation',
] as const

/**
 * What metric maps are worth when the observer errs: the paper's map and the grid of VSI-Bench, made from the same noisy
 * scene. At equal noise, how far the metric map leads; and how much noise takes it down to a grid without any.
 */
export function noiseAblation(scenes: Iterable<Scene>, options: AblationOptions = {}): NoiseAblation {
  const { centers = DEFAULT_CENTERS, others = DEFAULT_OTHERS, draws = 4, bootstrap = 1000, seed = 1 } = options
  const noises: readonly MapNoise[] = [...centers.map((sd) => ({ centers: sd })), ...others]
  const rows: SceneRow[] = []
  for (const scene of scenes) rows.push(measureScene(scene, noises, draws, seed))
  return {
    v2lo: 'noise/1',
    scenes: rows.length,
    metricForm: METRIC_FORM,
    gridForm: GRID_FORM,
    draws,
    seed,
    tasks: ABLATED.flatMap((task) => taskOf(task, rows, { noises, centers, bootstrap, seed }) ?? []),
  }
}

/** The credits of one scene by task: without noise, and at each level. */
interface SceneRow {
  readonly free: Pair
  readonly noisy: readonly Pair[]
}

type Credits = Partial<Record<CeilingTask, SceneCredit | null>>
interface Pair {
  readonly metric: Credits
  readonly grid: Credits
}

function measureScene(scene: Scene, noises: readonly MapNoise[], draws: number, seed: number): SceneRow {
  const questions = questionsOf(scene)
  const objects = questions.named.map(({ object }) => object)
  const pairOf = (known: readonly (BevObject | undefined)[], all: readonly BevObject[]): Pair => ({
    metric: creditIn(questions, formNamed(METRIC_FORM), known, all),
    grid: creditIn(questions, formNamed(GRID_FORM), known, all),
  })
  return {
    free: pairOf(objects, scene.layout.objects),
    noisy: noises.map((noise) =>
      meanPair(
        Array.from({ length: draws }, (_, draw) => {
          const noisy = noisyObjects(questions, noise, seedOf(`${scene.id}:${draw}`, seed))
          return pairOf(noisy, [])
        }),
      ),
    ),
  }
}

/** The objects of a scene as an erring observer knows them, by name: what is missed or doubled is `undefined`. */
export function noisyObjects(
  { named }: SceneQuestions,
  { centers = 0, sizes = 0, missed = 0, relabeled = 0, invented = 0 }: MapNoise,
  seed: number,
): readonly (BevObject | undefined)[] {
  const random = createRandom(seed)
  const draws = named.map(({ object }) => {
    const { box } = object
    const [x, y] = aabbCenter(box)
    const [dx, dy, width, depth] = [random.normal(), random.normal(), random.normal(), random.normal()]
    const [lost, swapped, doubled] = [random.next(), random.next(), random.next()]
    const halfX = ((box.maxX - box.minX) / 2) * Math.exp(sizes * width)
    const halfY = ((box.maxY - box.minY) / 2) * Math.exp(sizes * depth)
    const [cx, cy] = [x + centers * dx, y + centers * dy]
    const { id, label } = object
    return {
      object: { id, label, box: { minX: cx - halfX, minY: cy - halfY, maxX: cx + halfX, maxY: cy + halfY } },
      isKnown: lost >= missed && doubled >= invented,
      isSwapped: swapped < relabeled,
    }
  })
  // Names go round among those that are swapped: what one is called, the next one is.
  const swapped = draws.flatMap(({ isSwapped }, i) => (isSwapped ? [i] : []))
  const source = draws.map((_, i) => i)
  swapped.forEach((i, at) => {
    source[i] = swapped[(at + 1) % swapped.length]!
  })
  return source.map((from, i) => {
    const { object, isKnown } = draws[from]!
    return isKnown ? { ...object, id: named[i]!.object.id, label: named[i]!.object.label } : undefined
  })
}

function meanPair(pairs: readonly Pair[]): Pair {
  const mean = (of: (pair: Pair) => Credits): Credits => {
    const credits: Credits = {}
    for (const task of ABLATED) {
      const found = pairs.flatMap((pair) => of(pair)[task] ?? [])
      if (found.length > 0)
        credits[task] = { mean: found.reduce((sum, one) => sum + one.mean, 0) / found.length, n: found[0]!.n }
    }
    return credits
  }
  return { metric: mean(({ metric }) => metric), grid: mean(({ grid }) => grid) }
}

interface Levels {
  readonly noises: readonly MapNoise[]
  readonly centers: readonly number[]
  readonly bootstrap: number
  readonly seed: number
}

function taskOf(task: CeilingTask, rows: readonly SceneRow[], levels: Levels): NoiseTask | undefined {
  const asked = rows.filter(({ free }) => free.metric[task])
  if (asked.length === 0) return undefined
  const weights = asked.map(({ free }) => Math.min(free.metric[task]!.n, CEILING_TASKS[task]))
  const over = (of: (row: SceneRow) => number) => asked.map(of)
  const mean = (values: readonly number[]) => weightedMean(values, weights)
  const metricAt = levels.noises.map((_, level) => over(({ noisy }) => noisy[level]!.metric[task]!.mean))
  if (!asked[0]!.free.grid[task])
    return {
      task,
      noiseFreeGrid: null,
      levels: levels.noises.map((noise, level) => ({
        ...{ noise, metric: mean(metricAt[level]!), grid: null, lead: null, interval: null },
      })),
      crossing: 'none',
    }
  const noiseFree = over(({ free }) => free.grid[task]!.mean)
  const gridAt = levels.noises.map((_, level) => over(({ noisy }) => noisy[level]!.grid[task]!.mean))
  const curve = [over(({ free }) => free.metric[task]!.mean), ...metricAt.slice(0, levels.centers.length)]
  return {
    task,
    noiseFreeGrid: mean(noiseFree),
    levels: levels.noises.map((noise, level) => {
      const lead = clusteredMean(
        asked.map((_, i) => ({
          cluster: String(i),
          value: metricAt[level]![i]! - gridAt[level]![i]!,
          weight: weights[i]!,
        })),
      )
      const [metric, grid] = [mean(metricAt[level]!), mean(gridAt[level]!)]
      return { noise, metric, grid, lead: lead.mean, interval: clusteredInterval(lead, 'plain') }
    }),
    crossing: crossingOf([0, ...levels.centers], curve, noiseFree, weights, levels),
  }
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  let [over, under] = [0, 0]
  values.forEach((value, i) => {
    over += weights[i]! * value
    under += weights[i]!
  })
  return over / under
}

function crossingOf(
  deviations: readonly number[],
  curve: readonly (readonly number[])[],
  level: readonly number[],
  weights: readonly number[],
  { bootstrap, seed }: Levels,
): NoiseTask['crossing'] {
  const crossingWith = (chosen: readonly number[]): number => {
    const pick = (values: readonly number[]) => chosen.map((i) => values[i]!)
    const own = pick(weights)
    const target = weightedMean(pick(level), own)
    return firstBelow(
      deviations,
      curve.map((values) => weightedMean(pick(values), own) - target),
    )
  }
  const at = crossingWith(weights.map((_, i) => i))
  if (!Number.isFinite(at)) return 'none'
  const random = createRandom(seed)
  const found = Float64Array.from({ length: bootstrap }, () =>
    crossingWith(weights.map(() => random.below(weights.length))),
  ).sort()
  const edge = (share: number) => {
    const value = found[Math.round(share * (found.length - 1))] ?? Number.NaN
    return Number.isFinite(value) ? value : null
  }
  return { at, interval: [edge(0.025), edge(0.975)] }
}

/** Where a curve over the deviations first falls to 0, linear between levels; infinite if it does not. */
function firstBelow(deviations: readonly number[], values: readonly number[]): number {
  for (let i = 0; i < values.length; i++) {
    if (values[i]! > 0) continue
    if (i === 0) return 0
    const [before, after] = [values[i - 1]!, values[i]!]
    return deviations[i - 1]! + ((deviations[i]! - deviations[i - 1]!) * before) / (before - after)
  }
  return Number.POSITIVE_INFINITY
}
