import { isV2loError } from '../../base/error'
import type { BevObject } from '../../layout/layout'
import type { Scene } from '../../scene/scene'
import { evidenceOf, type Sight, sights } from '../../scene/sight'
import { FRAME_BUDGETS, frameBudgets } from '../../scene/walk/budgets'
import { walkOf } from '../../scene/walk/walk'
import { clusteredInterval, clusteredMean, type Interval } from '../statistics/clustered'
import { creditOf, type SceneCredits } from './credit'
import { formNamed, MAP_FORMS, type MapForm } from './forms'
import { CEILING_TASKS, type CeilingTask, questionsOf, type SceneQuestions } from './questions'

/** A score that a form of map can reach, over scenes. */
export interface Ceiling {
  /** In [0, 1]: each scene weighs min(n, cap) for its n questions. */
  readonly mean: number
  /** 95 %, clustered by scene; `null` for one scene, and where every scene has the same score. */
  readonly interval: Interval | null
  readonly scenes: number
  /** All questions that keep the margins. */
  readonly questions: number
}

/** What one form reaches, by task: `null` for what it cannot say at all; absent if no scene asks it. */
export interface CeilingRow {
  readonly form: string
  readonly tasks: Partial<Record<CeilingTask, Ceiling | null>>
}

/** What every form of map can reach at best. */
export interface Ceilings {
  readonly v2lo: 'ceilings/1'
  readonly scenes: number
  readonly rows: readonly CeilingRow[]
  /** A perfect map, in exact boxes, of what so many frames show; what was not seen gives no credit. */
  readonly budgets: readonly CeilingRow[]
  /** Scenes without a walk, which the budgets leave out. */
  readonly withoutWalk: number
}

/** Which budgets are measured. */
export interface CeilingOptions {
  /** Default 1, 4, 8, 12, 16; none leaves them out. */
  readonly budgets?: readonly number[]
  /** Of sampled walks; default 1. */
  readonly seed?: number
}

/**
 * How well a perfect observer answers who is limited only by the form of its map: all questions of VSI-Bench's kinds
 * that keep its margins, truths from the full geometry, nothing sampled, no model. Scenes are taken one at a time.
 *
 * @example
 * ceilings(scenes, { budgets: [] }).rows[0].tasks.object_rel_distance // { mean: 0.898, interval: [0.86, 0.97], ... }
 */
export function ceilings(scenes: Iterable<Scene>, options: CeilingOptions = {}): Ceilings {
  const { budgets = FRAME_BUDGETS, seed = 1 } = options
  const credits = new Map<string, SceneCredits[]>()
  const keep = (name: string, credit: SceneCredits) => {
    const known = credits.get(name)
    if (known) known.push(credit)
    else credits.set(name, [credit])
  }
  let count = 0
  let withoutWalk = 0
  for (const scene of scenes) {
    count++
    const questions = questionsOf(scene)
    const objects = questions.named.map(({ object }) => object)
    const all = scene.layout.objects
    for (const form of MAP_FORMS) keep(form.name, creditIn(questions, form, objects, all))
    const walk = budgets.length === 0 ? undefined : sightsOf(scene, Math.max(...budgets), seed)
    if (budgets.length > 0 && walk === undefined) withoutWalk++
    if (walk === undefined) continue
    for (const { frames, indices } of frameBudgets(walk.length, budgets)) {
      const seen = new Set(evidenceOf(indices.map((index) => walk[index]!)).map(({ id }) => id))
      const known = objects.map((object) => (seen.has(object.id) ? object : undefined))
      keep(budgetName(frames), creditIn(questions, formNamed('boxes, exact'), known, []))
    }
  }
  const row = (form: string): CeilingRow => ({ form, tasks: ceilingsOf(credits.get(form) ?? []) })
  return {
    v2lo: 'ceilings/1',
    scenes: count,
    rows: MAP_FORMS.map(({ name }) => row(name)),
    budgets: budgets
      .map(budgetName)
      .filter((name) => credits.has(name))
      .map(row),
    withoutWalk,
  }
}

const budgetName = (frames: number) => (frames === 1 ? '1 frame' : `${frames} frames`)

/** What the scene's map in a form is worth. Objects whose labels are not unique are on it too: they widen a grid. */
export function creditIn(
  questions: SceneQuestions,
  form: MapForm,
  objects: readonly (BevObject | undefined)[],
  all: readonly BevObject[],
): SceneCredits {
  const named = new Set(questions.named.map(({ object }) => object.id))
  const others = all.filter(({ id }) => !named.has(id))
  return creditOf(questions, form.read([...objects, ...others]), form)
}

function sightsOf(scene: Scene, frames: number, seed: number): readonly Sight[] | undefined {
  try {
    return sights(scene, walkOf(scene, { seed, frames }).cameras)
  } catch (error) {
    // A scan without floor and objects, or one that leaves nowhere to stand.
    if (isV2loError(error)) return undefined
    throw error
  }
}

/** Each task over the scenes, weighted by how many questions the benchmark would take from each. */
export function ceilingsOf(scenes: readonly SceneCredits[]): CeilingRow['tasks'] {
  const tasks: Partial<Record<CeilingTask, Ceiling | null>> = {}
  for (const [task, cap] of Object.entries(CEILING_TASKS) as [CeilingTask, number][]) {
    const found = scenes.map((credits) => credits[task])
    const scored = found.flatMap((credit, i) => (credit ? [{ ...credit, cluster: String(i) }] : []))
    if (scored.length === 0) {
      if (found.some((credit) => credit === null)) tasks[task] = null
      continue
    }
    const mean = clusteredMean(
      scored.map(({ cluster, mean: value, n }) => ({ cluster, value, weight: Math.min(n, cap) })),
    )
    tasks[task] = {
      mean: mean.mean,
      interval: clusteredInterval(mean, 'logit'),
      scenes: scored.length,
      questions: scored.reduce((sum, { n }) => sum + n, 0),
    }
  }
  return tasks
}
