import { foldLabel } from '../../layout/label'
import type { BevObject } from '../../layout/layout'
import { closestDistance } from '../../solve/distance'
import type { Question, SizeComparisonQuestion } from '../question'
import { singularsOf } from '../solve/count-named'
import { solveQuestion } from '../solve/solve'
import type { AskedQuestion, Scope } from './scope'

/** How many candidates a closest-object question has, as in VSI-Bench. */
const CANDIDATES = 4

/** Distances and comparisons of two objects, each pair once. */
export function* askPairs(
  scope: Scope,
  kind: 'closest-distance' | 'center-distance' | 'size-comparison',
): Generator<AskedQuestion> {
  const [least, most] = scope.margins.pairDistance
  const asked = new Set<BevObject>()
  for (const a of scope.unique) {
    asked.add(a)
    for (const b of scope.inRange(a)) {
      if (asked.has(b)) continue
      if (kind === 'size-comparison') {
        yield* comparisons(scope, a, b)
        continue
      }
      const gap = kind === 'closest-distance' ? closestDistance(a, b) : undefined
      if (gap !== undefined && (gap < least || gap > most)) continue
      yield* answered(scope, { kind, a: a.label, b: b.label, unit: 'm' })
    }
  }
}

function* comparisons(scope: Scope, a: BevObject, b: BevObject): Generator<AskedQuestion> {
  const questions: SizeComparisonQuestion[] = (['width', 'length', 'height'] as const).map((by) => ({
    kind: 'size-comparison',
    a: a.label,
    b: b.label,
    by,
    pick: 'more',
  }))
  for (const question of questions)
    for (const asked of answered(scope, question))
      if (!asked.solution.ambiguous && asked.solution.margin! >= scope.margins.sizeGap) yield asked
}

/** Which of four objects is nearest to a fifth, by closest points and by centers. */
export function* askNearest(scope: Scope): Generator<AskedQuestion> {
  for (const reference of scope.unique)
    for (const four of combinations(scope.inRange(reference), CANDIDATES))
      for (const measure of ['closest', 'center'] as const) {
        const question: Question = {
          kind: 'nearest',
          reference: reference.label,
          candidates: four.map(({ label }) => label),
          pick: 'nearest',
          measure,
        }
        for (const asked of answered(scope, question)) {
          const order = asked.solution.steps.find((step) => step.kind === 'order')!
          const gaps = order.items.slice(1).map(({ value }, i) => value - order.items[i]!.value)
          if (gaps.every((gap) => gap >= scope.candidateGap)) yield asked
        }
      }
}

/** Every choice of `k` items, in the order of the items. */
function* combinations<T>(items: readonly T[], k: number): Generator<readonly T[]> {
  const at = Array.from({ length: k }, (_, i) => i)
  if (items.length < k) return
  for (;;) {
    yield at.map((i) => items[i]!)
    let moved = k - 1
    while (moved >= 0 && at[moved] === items.length - k + moved) moved--
    if (moved < 0) return
    at[moved]!++
    for (let i = moved + 1; i < k; i++) at[i] = at[i - 1]! + 1
  }
}

/** The longest side of each object that has one. */
export function* askSizes(scope: Scope): Generator<AskedQuestion> {
  for (const { label, box } of scope.unique)
    if (box.maxX > box.minX || box.maxY > box.minY)
      yield* answered(scope, { kind: 'object-size', object: label, dimension: 'longest-side', unit: 'm' })
}

/**
 * How many objects each label has; labels that are plurals of each other cannot be told apart and are not asked about.
 */
export function* askCounts(scope: Scope): Generator<AskedQuestion> {
  const labels = new Map<string, string>()
  for (const { label } of scope.layout.objects) if (!labels.has(foldLabel(label))) labels.set(foldLabel(label), label)
  for (const [folded, label] of scope.ordered([...labels])) {
    const plain = [...singularsOf(label)].every((form) => form === folded || !labels.has(form))
    if (plain) yield* answered(scope, { kind: 'object-count', label })
  }
}

export function* askRoom(scope: Scope): Generator<AskedQuestion> {
  yield* answered(scope, { kind: 'room-size', unit: 'm2' })
}

function* answered(scope: Scope, question: Question): Generator<AskedQuestion> {
  const solution = solveQuestion(question, scope.layout)
  if (solution.status === 'solved') yield { question, solution }
}
