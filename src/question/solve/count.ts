import type { Layout } from '../../layout/layout'
import type { ObjectCountQuestion } from '../question'
import type { Solution } from '../solution'
import { chooseCount } from './choose'
import { type CountMeaning, meaningOfCount } from './count-meaning'
import { countNamed } from './count-named'
import { unsolved } from './refer'
import { solved } from './solved'
import { conclude } from './steps'

/** How many objects of a label there are, of several labels together, or of any. */
export function solveObjectCount(question: ObjectCountQuestion, layout: Layout): Solution {
  const meant = meaningsOf(question, layout)
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
