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
  const names: string[] = []
  const objects = new Set<BevObject>()
  for (const one of meant) {
    if (one.kind === 'unclear') return unsolved('missing-object', one.message)
    // An object that two labels name counts once.
    if (one.kind === 'labels') names.push(...one.names)
    else for (const object of one.objects) objects.add(object)
  }
  if (names.length > 0 && question.where) return unsolved('missing-object', 'kinds have no place; count objects')
  const found = satisfying(question, [...objects], layout, options)
  if ('status' in found) return found
  const value = names.length + found.objects.length
  const answer = String(value)
  const where = question.where ? ` ${saidCondition(question as Condition)}` : ''
  return solved({
    answer,
    value,
    choice: chooseCount(question.choices, value),
    ambiguous: found.ambiguous,
    notes: [...meant.flatMap((one) => ('notes' in one ? one.notes : [])), ...found.notes],
    steps: [
      ...(names.length > 0 ? [{ kind: 'list', what: 'The map holds', names } as const] : found.steps),
      conclude(`${whatIsCounted(question, meant)}${where}`, answer, found.ambiguous),
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
