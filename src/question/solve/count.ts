import type { BevObject, Layout } from '../../layout/layout'
import type { Condition } from '../condition'
import type { ObjectCountQuestion } from '../question'
import type { Solution } from '../solution'
import { chooseCount } from './choose'
import { type CountMeaning, meaningOfCount } from './count-meaning'
import { countNamed } from './count-named'
import { saidCondition } from './objects/judge'
import { satisfying } from './objects/satisfying'
import type { SolveOptions } from './options'
import { unsolved } from './refer'
import { solved } from './solved'
import { conclude } from './steps'

/** How many objects of a label there are, of several labels together, or of any. */
export function solveObjectCount(question: ObjectCountQuestion, layout: Layout, options: SolveOptions): Solution {
  const meant = meaningsOf(question, layout)
  if (question.where !== undefined) return solveCountWhere(question, meant, layout, options)
  const names: string[] = []
  for (const one of meant) {
    if (one.kind === 'unclear') return unsolved('missing-object', one.message)
    // An object that two labels name counts once.
    for (const name of one.kind === 'labels' ? one.names : one.objects.map(({ id }) => id))
      if (!names.includes(name)) names.push(name)
  }
  const value = names.length
  const answer = String(value)
  return solved({
    answer,
    value,
    choice: chooseCount(question.choices, value),
    notes: meant.flatMap((one) => ('notes' in one ? one.notes : [])),
    steps: [{ kind: 'list', what: 'The map holds', names }, conclude(whatIsCounted(question, meant), answer, false)],
  })
}

/** How many of the objects that are meant satisfy a condition. */
function solveCountWhere(
  question: ObjectCountQuestion,
  meant: readonly CountMeaning[],
  layout: Layout,
  options: SolveOptions,
): Solution {
  const objects = new Set<BevObject>()
  for (const one of meant) {
    if (one.kind === 'unclear') return unsolved('missing-object', one.message)
    if (one.kind === 'labels') return unsolved('missing-object', 'kinds are not somewhere; count objects')
    for (const object of one.objects) objects.add(object)
  }
  const found = satisfying(question as Condition, [...objects], layout, options)
  if ('status' in found) return found
  const value = found.objects.length
  const answer = String(value)
  const what = `${whatIsCounted(question, meant)} ${saidCondition(question as Condition, layout)}`
  return solved({
    answer,
    value,
    choice: chooseCount(question.choices, value),
    ambiguous: found.ambiguous,
    notes: [...meant.flatMap((one) => ('notes' in one ? one.notes : [])), ...found.notes],
    steps: [
      ...found.steps,
      { kind: 'list', what: 'The map holds', names: found.objects.map(({ id }) => id) },
      conclude(what, answer, found.ambiguous),
    ],
  })
}

/** Words that say which objects are meant, or how they look: "different objects" names no label. */
const HOW =
  /^(?:different|distinct|unique|various|individual|separate|single|total|other|red|orange|yellow|green|blue|purple|pink|brown|black|white|gr[ea]y|beige|dark|light|bright|colou?red|small|large|big|little|tiny|huge|tall|short|long|wide|round|square|wooden|metal|plastic|glass|soft|hard|old|new|open|closed|movable|visible|similar|identical)$/i

/** "How many different objects are there?" has its label in front of "objects". */
const asObjects = (label: string): string => (HOW.test(label.trim()) ? `${label} objects` : label)

function meaningsOf({ label, labels, wording }: ObjectCountQuestion, layout: Layout): CountMeaning[] {
  if (labels !== undefined) {
    // A label may hold the word "and" itself.
    const whole = labels.join(' and ')
    if (countNamed(layout, whole).length > 0) return [meaningOfCount(layout, whole)]
    return labels.map((one) => meaningOfCount(layout, one))
  }
  if (label !== undefined) return [meaningOfCount(layout, wording === 'qvs-count' ? asObjects(label) : label)]
  return [{ kind: 'objects', objects: layout.objects, notes: [] }]
}

function whatIsCounted({ label, labels }: ObjectCountQuestion, meant: readonly CountMeaning[]): string {
  if (meant.some(({ kind }) => kind === 'labels')) return 'the number of kinds'
  const named = labels?.join(' and ') ?? label
  return named === undefined ? 'the number of objects' : `the number of objects named ${named}`
}
