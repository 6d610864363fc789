import { placePoint } from '../../layout/place'
import type { ObjectCountQuestion } from '../../question/question'
import { countNamed } from '../../question/solve/count-named'
import { closing } from './closing'
import { stepsOf } from './places'
import { pluralOf } from './plural'
import { capital, listed, numeral, one, pointText, type Told } from './telling'

const ORDINALS = ['st', 'nd', 'rd']

export function tellCount(told: Told, question: ObjectCountQuestion): string[] {
  const { pick, layout, choice, answer } = told
  const ids = stepsOf(told, 'list')[0]!.names
  const places = ids.map((id) => layout.objects.findIndex((object) => object.id === id)).sort((a, b) => a - b)
  const label = question.label ?? (question.labels ?? ['object']).join(' or ')
  const many = question.labels ? question.labels.map(pluralOf).join(' and ') : pluralOf(label)
  const n = places.length
  const number = numeral(n)
  if (n === 0)
    return [
      pick([`I go through the map, and nothing on it is called ${label}.`, `No entry of the map is ${one(label)}.`]),
      closing(told, choice ?? answer),
    ]
  const at = places.map((place) => pointText(told, placePoint(layout.objects[place]!)))
  const named = places.map((place) => layout.objects[place]!.label)
  const nth = places.map(
    (place) => `${place + 1}${place % 100 > 9 && place % 100 < 13 ? 'th' : (ORDINALS[place % 10] ?? 'th')}`,
  )
  const total = pick([
    `That makes ${n}.`,
    `So there ${n === 1 ? 'is' : 'are'} ${number} in all.`,
    `Together: ${n}.`,
    `I count ${number}.`,
    `That is ${n} ${n === 1 ? label : many}.`,
    `No other entry has ${question.labels ? 'these names' : 'this name'}, so ${n}.`,
  ])
  const body = pick([
    () =>
      `Going through the map I find ${listed(at.map((point, i) => `${i === 0 ? one(named[i]!) : `another ${named[i]}`} at ${point}`))}.`,
    () =>
      `${capital(listed(nth.map((place) => `the ${place}`)))} ${n === 1 ? 'entry of the map is' : 'entries of the map are'} ${n === 1 ? one(label) : many}.`,
    () =>
      `The map shows ${n === 1 ? `one ${label}` : many}: ${at.map((point, i) => `${named[i]} ${point}`).join(', ')}.`,
    () =>
      n === 1
        ? `Only one entry is called ${named[0]}, at ${at[0]}.`
        : `${capital(many)} on the map, with their centers: ${listed(at)}.`,
    () => at.map((point, i) => `${capital(named[i]!)} at ${point}: that is ${numeral(i + 1)}.`).join(' '),
    () => `One by one: ${at.map((point, i) => `${named[i]} ${point}`).join('; ')}.`,
  ])()
  const opening = pick([
    '',
    `I count the ${many} on the map.`,
    `I go through the map from the first entry to the last.`,
    `Counting needs no arithmetic, only the list.`,
  ])
  return [opening, body, total, closing(told, choice ?? answer)]
}

/** Whether a count is of objects by their names, and not of kinds, of furniture, or of everything. */
export const countsByName = ({ layout, solution }: Told, { label, labels = [] }: ObjectCountQuestion): boolean => {
  const named = new Set((label === undefined ? labels : [label]).flatMap((one) => countNamed(layout, one)))
  return named.size === solution.value && (label !== undefined || labels.length > 0)
}
