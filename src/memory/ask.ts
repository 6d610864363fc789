import type { Layout } from '../layout/layout'
import { askLayout } from '../question/ask'
import type { QuestionOptions } from '../question/read/read'
import type { Solution, Solved } from '../question/solution'
import type { SolveOptions } from '../question/solve/options'
import type { Belief, BelievedObject } from './belief'

/** What an answer on a belief says beside the answer. */
export interface BeliefAnswer {
  /**
   * The answer of `askLayout` on the belief's layout. `ambiguous` is true also where the uncertainty of the places crosses
   * the edge of the answer: its margin is smaller than its own 95 % spread.
   */
  readonly solution: Solved
  /** The chance that all things it speaks of are where they are said to be, 0 to 1. */
  readonly confidence: number
  /** Seconds since the thing it speaks of that was not seen for longest. */
  readonly age: number
  /** Of a number: half its 95 % interval, in the unit of the answer, from the uncertainty of the places. */
  readonly spread?: number
  /** Half the 95 % interval of the margin, in its unit. */
  readonly marginSpread?: number
  /** What it speaks of. */
  readonly objects: readonly string[]
}

/** An answer with its uncertainty, or why there is no answer. */
export type AskedBelief = BeliefAnswer | { readonly solution: Exclude<Solution, Solved> }

/** Standard deviations from the middle to the ends of a 95 % interval. */
const WITHIN_95 = 1.96
/** How far a place is moved to see what the answer makes of it, meters. */
const STEP = 1e-4

/**
 * Answers a question on a belief, with how sure the answer is. Its spread is that of the places carried through the
 * answer to first order: the derivative by each coordinate, by moving the thing a little and asking again, times its
 * standard deviation, all in quadrature (places are taken as independent). Sides and directions of things are taken as
 * exact.
 *
 * @example
 * const memory = createMemory()
 * memory.observe({ pose: { position: [0, 0], yawDeg: 0 }, objects: '[{"object_name": "sofa", "bbox": [-1, 2, 1, 3]}]', at: 0 })
 * askBelief(memory.belief(), 'How many sofas are there?').solution.answer // '1'
 */
export function askBelief(belief: Belief, text: string, options: QuestionOptions & SolveOptions = {}): AskedBelief {
  const solve = (layout: Layout) => askLayout(layout, text, options)
  const solution = solve(belief.layout)
  if (solution.status === 'unsolved') return { solution }
  return withUncertainty(belief, belief.layout, { solution, solve })
}

/**
 * An answer with its uncertainty. `layout` is that of the belief, object by object, whatever their ids are in it; `solve`
 * answers the same question on it with a thing moved.
 */
export function withUncertainty(
  belief: Belief,
  layout: Layout,
  { solution, solve }: { readonly solution: Solved; readonly solve: (layout: Layout) => Solution },
): BeliefAnswer {
  const named = new Set(namesIn(solution))
  const known = new Map(belief.objects.map((object) => [object.id, object]))
  const objects: BelievedObject[] = []
  let value = 0
  let margin = 0
  for (const [i, { id }] of layout.objects.entries()) {
    const object = known.get(belief.layout.objects[i]!.id)
    if (object === undefined || !named.has(id)) continue
    objects.push(object)
    for (const axis of [0, 1] as const) {
      const sd = object.sd.center[axis]
      const ask = (by: number) => solve(shifted(layout, id, axis, by))
      const [low, high] = [ask(-STEP), ask(STEP)]
      if (low.status === 'unsolved' || high.status === 'unsolved') continue
      value += (sd * slope(low.value, high.value)) ** 2
      // At an edge the answer is another one on either side: the margin falls to it and rises beyond it.
      const isSame = String(low.answer) === String(high.answer) || typeof solution.value === 'number'
      margin += (sd * slope(isSame ? low.margin : -(low.margin ?? 0), high.margin)) ** 2
    }
  }
  const spread = WITHIN_95 * Math.sqrt(value)
  const marginSpread = WITHIN_95 * Math.sqrt(margin)
  const crosses = solution.margin !== undefined && solution.margin < marginSpread
  return {
    solution: crosses && !solution.ambiguous ? { ...solution, ambiguous: true } : solution,
    confidence: objects.reduce((product, { confidence }) => product * confidence, 1),
    age: objects.reduce((oldest, { lastSeen }) => Math.max(oldest, belief.at - lastSeen), 0),
    ...(typeof solution.value === 'number' && { spread }),
    ...(solution.margin !== undefined && { marginSpread }),
    objects: objects.map(({ id }) => id),
  }
}

const slope = (low: unknown, high: unknown): number =>
  typeof low === 'number' && typeof high === 'number' ? (high - low) / (2 * STEP) : 0

/** The ids that the steps of a solution speak of. */
function namesIn({ steps }: Solved): readonly string[] {
  return steps.flatMap((step) => {
    switch (step.kind) {
      case 'point':
      case 'box':
        return [step.name]
      case 'list':
        return step.names
      case 'order':
        return step.items.map(({ name }) => name)
      default:
        return []
    }
  })
}

/** The layout with one object moved along an axis. */
function shifted(layout: Layout, id: string, axis: 0 | 1, by: number): Layout {
  const [x, y] = axis === 0 ? [by, 0] : [0, by]
  return {
    ...layout,
    objects: layout.objects.map((object) => {
      if (object.id !== id) return object
      const { box, footprint } = object
      return {
        ...object,
        box: { minX: box.minX + x, minY: box.minY + y, maxX: box.maxX + x, maxY: box.maxY + y },
        ...(footprint && { footprint: footprint.map(([px, py]) => [px + x, py + y] as const) }),
      }
    }),
  }
}
