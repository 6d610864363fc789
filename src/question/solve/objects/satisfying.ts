import { nameOf } from '../../../layout/find'
import { foldLabel } from '../../../layout/label'
import type { BevObject, Layout } from '../../../layout/layout'
import type { Condition, ConditionCheckQuestion, ExistsQuestion, ListQuestion } from '../../condition'
import type { NamedQuantity, Solution, Step, Unsolved } from '../../solution'
import { chooseBy } from '../choose'
import { meaningOfCount } from '../count-meaning'
import type { SolveOptions } from '../options'
import { closestNotes, noHeight, objectsNamed, severalOf, shownNames, unsolved } from '../refer'
import { solved } from '../solved'
import { conclude, once } from '../steps'
import { solvedYesNo } from '../yes-no'
import { judgeOf, saidCondition, type Verdict } from './judge'

/** The objects that satisfy a condition, the nearest or smallest first. */
export interface Satisfying {
  readonly objects: readonly BevObject[]
  readonly quantities?: readonly NamedQuantity[]
  readonly notes: readonly string[]
  readonly steps: readonly Step[]
  readonly ambiguous: boolean
}

/** With more objects than this the derivation lists what was measured, and leaves out how. */
const MOST_DERIVED = 8

/** Which of some objects satisfy a condition; without one all of them. */
export function satisfying(
  condition: Partial<Condition>,
  candidates: readonly BevObject[],
  layout: Layout,
  options: SolveOptions,
): Satisfying | Unsolved {
  if (condition.where === undefined)
    return { objects: candidates, notes: [], steps: [heldStep(candidates)], ambiguous: false }
  const judge = judgeOf(condition as Condition, layout, options)
  if ('status' in judge) return judge
  const judged = candidates
    .filter((object) => !judge.about.includes(object))
    .map((object) => ({ object, verdict: judge.of(object) }))
  const known = judged.filter((one): one is { object: BevObject; verdict: Verdict } => one.verdict !== undefined)
  if (known.length < judged.length && known.length === 0) return noHeight(layout, judged[0]!.object)
  const found = known
    .filter(({ verdict }) => verdict.holds)
    .sort((p, q) => (p.verdict.value ?? 0) - (q.verdict.value ?? 0))
  const edges = known.filter(({ verdict }) => verdict.margin === 0).map(({ object }) => object)
  const unknown = judged.filter(({ verdict }) => !verdict).map(({ object }) => object)
  const items = found.flatMap(({ object: { id: name }, verdict: { value } }) =>
    value === undefined ? [] : [{ name, value, unit: 'm' as const }],
  )
  const objects = found.map(({ object }) => object)
  return {
    objects,
    ...(items.length > 0 && { quantities: items }),
    // What is at the edge and counts does so by convention.
    ambiguous: found.some(({ verdict }) => verdict.margin === 0),
    notes: [
      ...judge.notes,
      ...known.flatMap(({ verdict: { unlike } }) => (unlike ? [`it depends on what is measured: ${unlike}`] : [])),
      ...(edges.length > 0 ? [`exactly on the edge: ${shownNames(layout, edges)}`] : []),
      ...(unknown.length > 0 ? [`of unknown height: ${shownNames(layout, unknown)}`] : []),
    ],
    steps: [
      ...once([...judge.steps, ...(found.length > MOST_DERIVED ? [] : found.flatMap(({ verdict }) => verdict.steps))]),
      ...(items.length > 0
        ? [{ kind: 'order', what: condition.dimension ?? 'distance', unit: 'm', items } as const]
        : []),
      heldStep(objects),
    ],
  }
}

const heldStep = (objects: readonly BevObject[]): Step => ({
  kind: 'list',
  what: 'The map holds',
  names: objects.map(({ id }) => id),
})

/** Which objects there are, or whether there are any. */
export function solveList(question: ListQuestion | ExistsQuestion, layout: Layout, options: SolveOptions): Solution {
  const { kind, label, choices, where } = question
  const meant =
    label === undefined ? ({ kind: 'objects', ...layout, notes: [] } as const) : meaningOfCount(layout, label)
  if (meant.kind !== 'objects')
    return unsolved(
      'missing-object',
      'message' in meant ? meant.message : `"${label}" are not objects; ask how many there are`,
    )
  const found = satisfying(question, meant.objects, layout, options)
  if ('status' in found) return found
  const { objects, ambiguous } = found
  const names = objects.map((object) => nameOf(layout, object))
  const what = `${label ?? 'objects'}${where ? ` ${saidCondition(question as Condition)}` : ''}`
  const all = names.join(', ')
  const notes = [...meant.notes, ...found.notes]
  if (kind === 'exists')
    return solvedYesNo(choices, all !== '', {
      ...found,
      notes: where && all ? [...notes, `it is true of ${shownNames(layout, objects)}`] : notes,
      steps: (answer) => [...found.steps, conclude(`any ${what}`, answer, ambiguous)],
    })
  const answer = all || 'none'
  const wanted = sortedNames(answer)
  return solved({
    ...found,
    answer,
    value: objects.map(({ id }) => id),
    choice: chooseBy(choices, answer, (choice) => sortedNames(choice) === wanted),
    notes,
    steps: [...found.steps, conclude(what, answer, ambiguous)],
  })
}

/** The names of a list in words, folded and in one order. */
export const sortedNames = (text: string): string =>
  text
    .split(/,|\band\b/i)
    .map((name) => foldLabel(name.replace(/^\s*(?:the|an?)\s/i, '')))
    .sort()
    .join()

/** Conditions of distance, in which the closest of several instances counts. */
const MEASURED: ReadonlySet<string> = new Set(['near', 'next-to', 'distance', 'nearer', 'farther'])

export function solveConditionCheck(question: ConditionCheckQuestion, layout: Layout, options: SolveOptions): Solution {
  const { target: name, where } = question
  const judge = judgeOf(question, layout, options)
  if ('status' in judge) return judge
  const targets = objectsNamed(layout, name)
  if ('status' in targets) return targets
  if (targets.length > 1 && (options.instances === 'refuse' || !MEASURED.has(where)))
    return severalOf(layout, name, targets)
  const asked = targets.filter((object) => !judge.about.includes(object))
  if (asked.length === 0) return unsolved('missing-object', `"${name}" is compared with itself; name another object`)
  const [verdict] = asked.map(judge.of).sort((p, q) => (p?.value ?? 0) - (q?.value ?? 0))
  if (verdict === undefined) return noHeight(layout, asked[0]!)
  const { holds, margin, unlike, steps } = verdict
  const ambiguous = margin === 0
  if (unlike)
    return unsolved('two-readings', `the answer depends on what is measured: ${unlike}; ${askEither(question)}`)
  return solvedYesNo(question.choices, holds, {
    ...(margin !== undefined && { margin }),
    ambiguous,
    notes: [...judge.notes, ...closestNotes([name, targets])],
    steps: (answer) => [
      ...once([...judge.steps, ...steps]),
      conclude(`whether ${name} is ${saidCondition(question)}`, answer, ambiguous),
    ],
  })
}

/** How to ask for one of two measures. */
function askEither({ where, target, of, bound, limit, limitUnit }: ConditionCheckQuestion): string {
  const limited = `${bound?.replace('-', ' ')} ${limit} ${limitUnit}`
  const pair = `the ${target} and the ${typeof of === 'string' ? of : 'camera'}`
  return where === 'size'
    ? `ask "Is the ${target} ${limited} long?" for its longer side, or "What are the dimensions of the ${target}?"`
    : `ask "Is the gap between ${pair} ${limited}?" or "Is the distance between the centers of ${pair} ${limited}?"`
}
