import { nameOf } from '../../../layout/find'
import { foldLabel } from '../../../layout/label'
import type { BevObject, Layout } from '../../../layout/layout'
import type { Condition, ConditionCheckQuestion, ExistsQuestion, ListQuestion } from '../../condition'
import type { Quantity, Solution, Step, Unsolved } from '../../solution'
import { chooseBy } from '../choose'
import { meaningOfCount } from '../count-meaning'
import type { SolveOptions } from '../options'
import { closestNotes, objectsNamed, shownNames, unsolved } from '../refer'
import { solved } from '../solved'
import { conclude, once } from '../steps'
import { solvedYesNo } from '../yes-no'
import { inLimitUnit, judgeOf, saidCondition, type Verdict } from './judge'

/** The objects that satisfy a condition, the nearest or smallest first. */
export interface Satisfying {
  readonly objects: readonly BevObject[]
  readonly quantities: readonly Quantity[]
  /** One of them, or of those that do not, is exactly at the edge. */
  readonly ambiguous: boolean
  readonly notes: readonly string[]
  readonly steps: readonly Step[]
}

/** With more objects than this the derivation lists what was measured, and leaves out how. */
const MOST_DERIVED = 8

/** Which of some objects satisfy a condition. */
export function satisfying(
  condition: Condition,
  candidates: readonly BevObject[],
  layout: Layout,
  options: SolveOptions,
): Satisfying | Unsolved {
  const judge = judgeOf(condition, layout, options)
  if ('status' in judge) return judge
  const asked = candidates.filter((object) => !judge.about.has(object))
  const judged = asked.map((object) => ({ object, verdict: judge.of(object) }))
  const known = judged.filter((one): one is { object: BevObject; verdict: Verdict } => one.verdict !== undefined)
  if (known.length === 0 && judged.length > 0)
    return unsolved(
      'no-height',
      `the map does not say how high ${shownNames(layout, asked)} are; ask how wide or how long`,
    )
  const found = known
    .filter(({ verdict }) => verdict.holds)
    .sort((p, q) => (p.verdict.quantity?.value ?? 0) - (q.verdict.quantity?.value ?? 0))
  const doubtful = known.filter(({ verdict }) => verdict.otherwise !== undefined && verdict.otherwise !== verdict.holds)
  const edges = known.filter(({ verdict }) => verdict.margin === 0).map(({ object }) => object)
  const unknown = judged.filter(({ verdict }) => verdict === undefined).map(({ object }) => object)
  const quantities = found.flatMap(({ verdict }) =>
    verdict.quantity ? [inLimitUnit(verdict.quantity, condition)] : [],
  )
  return {
    objects: found.map(({ object }) => object),
    quantities,
    ambiguous: edges.length > 0,
    notes: [
      ...judge.notes,
      ...doubtful
        .slice(0, 4)
        .map(({ object, verdict }) => `${nameOf(layout, object)} is a matter of what is measured: ${verdict.both}`),
      ...(edges.length > 0 ? [`${shownNames(layout, edges)}: exactly on the edge, decided by convention`] : []),
      ...(unknown.length > 0 ? [`the map does not say how high ${shownNames(layout, unknown)} are`] : []),
    ],
    steps: once([
      ...judge.steps,
      ...(found.length <= MOST_DERIVED ? found.flatMap(({ verdict }) => verdict.steps) : []),
      ...(quantities.length > 0
        ? [
            {
              kind: 'order' as const,
              what: condition.where === 'size' ? (condition.dimension ?? 'size').replace('-', ' ') : 'distance',
              unit: quantities[0]!.unit,
              items: quantities,
            },
          ]
        : []),
    ]),
  }
}

/** Objects of a label, and with a condition those that satisfy it. */
function objectsAsked(
  question: ListQuestion | ExistsQuestion,
  layout: Layout,
  options: SolveOptions,
): Satisfying | Unsolved {
  const meant = question.label === undefined ? undefined : meaningOfCount(layout, question.label)
  if (meant?.kind === 'unclear') return unsolved('missing-object', meant.message)
  if (meant?.kind === 'labels')
    return unsolved(
      'missing-object',
      `"${question.label}" are not objects; ask "How many ${question.label} are there?"`,
    )
  const objects = meant?.objects ?? layout.objects
  const notes = meant?.notes ?? []
  if (question.where === undefined) return { objects, quantities: [], ambiguous: false, notes, steps: [] }
  const found = satisfying(question as Condition, objects, layout, options)
  return 'status' in found ? found : { ...found, notes: [...notes, ...found.notes] }
}

/** What a list is of: "the objects near sofa". */
const saidList = (question: ListQuestion | ExistsQuestion, layout: Layout): string =>
  `${question.label ?? 'objects'}${question.where === undefined ? '' : ` ${saidCondition(question as Condition, layout)}`}`

export function solveList(question: ListQuestion, layout: Layout, options: SolveOptions): Solution {
  const found = objectsAsked(question, layout, options)
  if ('status' in found) return found
  const names = found.objects.map((object) => nameOf(layout, object))
  const answer = names.length === 0 ? 'none' : names.join(', ')
  const wanted = names.map(foldLabel).sort().join()
  return solved({
    answer,
    value: found.objects.map(({ id }) => id),
    choice: chooseBy(question.choices, answer, (choice) => namesIn(choice).sort().join() === wanted),
    ...(found.quantities.length > 0 && { quantities: found.quantities }),
    ambiguous: found.ambiguous,
    notes: found.notes,
    steps: [
      ...found.steps,
      { kind: 'list', what: 'The map holds', names: found.objects.map(({ id }) => id) },
      conclude(saidList(question, layout), answer, found.ambiguous),
    ],
  })
}

/** The names of a list in words, folded. */
export const namesIn = (text: string): string[] =>
  text
    .split(/,|\band\b/i)
    .map((name) => foldLabel(name.replace(/^\s*(?:the|an?)\s/i, '')))
    .filter((name) => name !== '')

export function solveExists(question: ExistsQuestion, layout: Layout, options: SolveOptions): Solution {
  const found = objectsAsked(question, layout, options)
  if ('status' in found) return found
  const names = found.objects.map((object) => nameOf(layout, object))
  return solvedYesNo(question.choices, names.length > 0, {
    ambiguous: found.ambiguous,
    ...(found.quantities.length > 0 && { quantities: found.quantities }),
    notes: [
      ...found.notes,
      ...(names.length > 0 && question.where ? [`it is true of ${names.slice(0, 8).join(', ')}`] : []),
    ],
    steps: (answer) => [
      ...found.steps,
      { kind: 'list', what: 'The map holds', names: found.objects.map(({ id }) => id) },
      conclude(`whether there are ${saidList(question, layout)}`, answer, found.ambiguous),
    ],
  })
}

export function solveConditionCheck(question: ConditionCheckQuestion, layout: Layout, options: SolveOptions): Solution {
  const judge = judgeOf(question, layout, options)
  if ('status' in judge) return judge
  const targets = objectsNamed(layout, question.target)
  if ('status' in targets) return targets
  if (targets.length > 1 && (options.instances === 'refuse' || !MEASURED.has(question.where)))
    return unsolved(
      'several-instances',
      `"${question.target}" names ${targets.length} objects (${shownNames(layout, targets)}) and the question needs one`,
    )
  const judged = targets
    .filter((target) => !judge.about.has(target))
    .map((target) => ({ target, verdict: judge.of(target) }))
    .sort((p, q) => (p.verdict?.quantity?.value ?? 0) - (q.verdict?.quantity?.value ?? 0))
  const first = judged[0]
  if (first === undefined)
    return unsolved('missing-object', `"${question.target}" is what it is compared with; name another object`)
  const { target, verdict } = first
  const name = nameOf(layout, target)
  if (verdict === undefined)
    return unsolved('no-height', `the map does not say how high ${name} is; ask how wide or how long it is`)
  if (verdict.otherwise !== undefined && verdict.otherwise !== verdict.holds)
    return unsolved('two-readings', `the answer depends on what is measured: ${verdict.both}; ${askEither(question)}`)
  const said = `whether ${name} is ${saidCondition(question, layout)}`
  return solvedYesNo(question.choices, verdict.holds, {
    ...(verdict.margin !== undefined && { margin: verdict.margin }),
    ambiguous: verdict.margin === 0,
    ...(verdict.quantity && { quantities: [inLimitUnit(verdict.quantity, question)] }),
    notes: [...judge.notes, ...closestNotes([question.target, targets])],
    steps: (answer) => [...once([...judge.steps, ...verdict.steps]), conclude(said, answer, verdict.margin === 0)],
  })
}

/** Conditions of distance, in which the closest of several instances counts. */
const MEASURED: ReadonlySet<string> = new Set(['near', 'next-to', 'distance', 'nearer', 'farther'])

/** How to ask for one of two measures. */
function askEither({
  where,
  target,
  of,
  bound = 'at-most',
  limit = 0,
  limitUnit = 'm',
}: ConditionCheckQuestion): string {
  const limited = `${bound.replace('-', ' ')} ${limit} ${limitUnit}`
  if (where === 'size')
    return `ask "Is the ${target} ${limited} long?" for its longer side, or "What are the dimensions of the ${target}?"`
  const to = typeof of === 'string' ? `the ${of}` : 'the camera'
  return `ask "Is the gap between the ${target} and ${to} ${limited}?" or "Is the distance between the centers of the ${target} and ${to} ${limited}?"`
}
