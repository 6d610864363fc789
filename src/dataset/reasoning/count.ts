import { placePoint } from '../../layout/place'
import type { ObjectCountQuestion } from '../../question/question'
import { closing } from './closing'
import { stepsOf } from './places'
import { pluralOf } from './plural'
import { capital, listed, objectOf, pointText, type Told } from './telling'

const NUMERALS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const ORDINALS = ['st', 'nd', 'rd']

export function tellCount(told: Told, question: ObjectCountQuestion): string[] {
  const { pick, layout, choice, answer } = told
  const ids = stepsOf(told, 'list')[0]!.names
  const places = ids.map((id) => layout.objects.findIndex((object) => object.id === id)).sort((a, b) => a - b)
  const label = question.label ?? (question.labels ?? ['object']).join(' or ')
  const many = question.labels ? question.labels.map(pluralOf).join(' and ') : pluralOf(label)
  const n = places.length
  const number = NUMERALS[n] ?? String(n)
  if (n === 0)
    return [
      pick([`I go through the map, and nothing on it is called ${label}.`, `No entry of the map is a ${label}.`]),
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
    `No other entry has this name, so ${n}.`,
  ])
  const body = pick([
    () =>
      `Going through the map I find ${listed(at.map((point, i) => `${i === 0 ? 'a' : 'another'} ${named[i]} at ${point}`))}.`,
    () =>
      `${capital(listed(nth.map((place) => `the ${place}`)))} ${n === 1 ? 'entry of the map is' : 'entries of the map are'} ${n === 1 ? `a ${label}` : many}.`,
    () =>
      `The map shows ${n === 1 ? `one ${label}` : many}: ${at.map((point, i) => `${named[i]} ${point}`).join(', ')}.`,
    () => `${capital(many)} on the map, with their centers: ${listed(at)}.`,
    () => at.map((point, i) => `${capital(named[i]!)} at ${point}: that is ${NUMERALS[i + 1] ?? i + 1}.`).join(' '),
    () => `I list every entry called ${question.label ?? listed(question.labels ?? ['object'])}: ${at.join(', ')}.`,
  ])()
  const opening = pick([
    '',
    `I count the ${many} on the map.`,
    `I go through the map from the first entry to the last.`,
    `Counting needs no arithmetic, only the list.`,
  ])
  return [opening, body, total, closing(told, choice ?? answer)].filter((sentence) => sentence !== '')
}

/** For what a count lists besides objects. */
export const countsObjects = (told: Told): boolean =>
  stepsOf(told, 'list').every(({ names }) => names.every((id) => objectOf(told, id) !== undefined))
