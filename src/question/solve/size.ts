import { foldLabel } from '../../layout/label'
import type { BevObject, Layout } from '../../layout/layout'
import { roomSize } from '../../solve/room'
import { sizeOf } from '../../solve/size'
import type { ObjectAreaQuestion, ObjectSizeQuestion, RoomSizeQuestion } from '../question'
import type { Solution, Step, Unsolved } from '../solution'
import { inUnit, spellNumber } from '../units'
import { chooseBy, chooseNumber } from './choose'
import { unitSteps } from './distance'
import { noHeight, objectNamed, unsolved } from './refer'
import { solved } from './solved'
import { boxStep, conclude } from './steps'

const NO_HEIGHT = 'no height is known, so only width and length were compared'

/** A length with how it was found. */
interface Measured {
  readonly metres: number
  readonly what: string
  readonly notes: readonly string[]
}

export function solveObjectSize(question: ObjectSizeQuestion | ObjectAreaQuestion, layout: Layout): Solution {
  const object = objectNamed(layout, question.object)
  if ('status' in object) return object
  if (question.dimension === 'area') return solveArea(object, question)
  if (question.dimension === 'all') return solveDimensions(object, question)
  const measured = measure(object, question, layout)
  if ('status' in measured) return measured
  const { unit } = question
  const value = inUnit(measured.metres, unit)
  const answer = spellNumber(value)
  const choice = chooseNumber(question.choices, answer, value, unit)
  return solved({
    answer,
    value,
    unit,
    choice,
    notes: measured.notes,
    steps: [
      ...extentSteps(object),
      { kind: 'value', what: measured.what, value: measured.metres, unit: 'm' },
      ...unitSteps(measured.metres, unit),
      conclude(measured.what.replace('The ', 'the '), `${answer} ${unit}`, false),
    ],
  })
}

const BOX_NOTE = 'measured on its box; an object that stands askew is smaller than that'

/** The floor area of an object. */
function solveArea(object: BevObject, { unit, choices }: ObjectAreaQuestion): Solution {
  const { area } = sizeOf(object)
  const value = inUnit(area, unit)
  const answer = spellNumber(value)
  const what = `The floor area of ${object.id}`
  return solved({
    answer,
    value,
    unit,
    choice: chooseNumber(choices, answer, value, unit),
    notes: object.footprint ? [] : [BOX_NOTE],
    steps: [
      ...extentSteps(object),
      { kind: 'value', what, value: area, unit: 'm2' },
      ...unitSteps(area, unit),
      conclude(what.replace('The ', 'the '), `${answer} ${unit}`, false),
    ],
  })
}

/** Both sides of an object, its area, and its height where it is known. */
function solveDimensions(object: BevObject, { unit, choices }: ObjectSizeQuestion): Solution {
  const { extentX, extentY, longest, shortest, area, height } = sizeOf(object)
  const shown = (meters: number) => `${spellNumber(inUnit(meters, unit))} ${unit}`
  const high = height === undefined ? '' : `, ${shown(height)} high`
  const answer = `${shown(longest)} by ${shown(shortest)}${high}`
  const named = { 'longer side': longest, 'shorter side': shortest, 'along x': extentX, 'along y': extentY }
  return solved({
    answer,
    value: answer,
    choice: chooseBy(choices, answer, (choice) => foldLabel(choice) === foldLabel(answer)),
    quantities: [
      ...Object.entries(named).map(([name, meters]) => ({ name, value: inUnit(meters, unit), unit })),
      ...(height === undefined ? [] : [{ name: 'height', value: inUnit(height, unit), unit }]),
      { name: 'area', value: area, unit: 'm2' as const },
    ],
    notes: [
      `it extends ${shown(extentX)} along x and ${shown(extentY)} along y, and covers ${spellNumber(area)} m²`,
      ...(object.footprint ? [] : [BOX_NOTE]),
      ...(height === undefined ? ['the map does not say how high it is'] : []),
    ],
    steps: [...extentSteps(object), conclude(`the dimensions of ${object.id}`, answer, false)],
  })
}

/** Wordings that say "long", which may mean either side. */
const SAY_LONG: ReadonlySet<string> = new Set(['dimension', 'how-wide', 'how-many-wide', 'can-measure'])

/** Both sides of an object, and along what they run. */
function sidesNote(object: BevObject, unit: ObjectSizeQuestion['unit'], about: string): string {
  const { extentX, extentY, longest, shortest } = sizeOf(object)
  const shown = (meters: number) => `${spellNumber(inUnit(meters, unit))} ${unit}`
  const along = `${shown(extentX)} along x and ${shown(extentY)} along y`
  return object.footprint
    ? `${about}: ${object.id} extends ${along}, and its own sides are ${shown(longest)} and ${shown(shortest)}`
    : `${about}: ${object.id} extends ${along}`
}

function measure(
  object: BevObject,
  { dimension, wording = '', unit }: ObjectSizeQuestion,
  layout: Layout,
): Measured | Unsolved {
  const { extentX, extentY, longest, shortest, height } = sizeOf(object)
  const of = `of ${object.id}`
  const axes = () => [
    sidesNote(object, unit, "width runs along the map's x and depth along its y, as no front is known"),
  ]
  switch (dimension) {
    case 'longest-side':
      return {
        metres: longest,
        what: `The longer of width and length ${of}`,
        notes: SAY_LONG.has(wording) ? [sidesNote(object, unit, 'the longer side was taken')] : [],
      }
    case 'shortest-side':
      return { metres: shortest, what: `The shorter of width and length ${of}`, notes: [] }
    case 'width':
      return { metres: extentX, what: `The width ${of}`, notes: axes() }
    case 'depth':
      return { metres: extentY, what: `The depth ${of}`, notes: axes() }
    case 'height':
      return height === undefined ? noHeight(layout, object) : { metres: height, what: `The height ${of}`, notes: [] }
    default: {
      const pick = dimension === 'longest' ? Math.max : Math.min
      const side = dimension === 'longest' ? longest : shortest
      const notes = height === undefined ? [NO_HEIGHT] : []
      return {
        metres: height === undefined ? side : pick(side, height),
        what: `The ${dimension} dimension ${of}`,
        notes,
      }
    }
  }
}

/** The box, and each extent as the difference of its edges. */
export function extentSteps(object: BevObject): Step[] {
  const { id, box, footprint, zRange } = object
  const { minX, minY, maxX, maxY } = box
  const difference = (axis: string, low: number, high: number): Step => ({
    kind: 'difference',
    what: `${id} extends along ${axis}`,
    a: high,
    b: low,
    value: high - low,
    unit: 'm',
  })
  const steps: Step[] = [boxStep(object), difference('x', minX, maxX), difference('y', minY, maxY)]
  if (footprint) {
    const { longest, shortest } = sizeOf({ id, label: id, box, footprint })
    steps.push(
      {
        kind: 'value',
        what: `The longer side of the smallest rectangle around the outline of ${id}`,
        value: longest,
        unit: 'm',
      },
      { kind: 'value', what: 'Its shorter side', value: shortest, unit: 'm' },
    )
  }
  if (zRange) steps.push(difference('z', zRange[0], zRange[1]))
  return steps
}

export function solveRoomSize(question: RoomSizeQuestion, layout: Layout): Solution {
  const room = roomSize(layout)
  if (room === undefined) return unsolved('no-extent', 'the map has no floor, and its objects span no area')
  const { unit } = question
  const value = inUnit(room.area, unit)
  const answer = spellNumber(value)
  const choice = chooseNumber(question.choices, answer, value, unit)
  const hull = room.from === 'hull'
  const what = hull ? 'The area of the convex hull of all objects' : "The area of the room's floor"
  return solved({
    answer,
    value,
    unit,
    choice,
    notes: hull ? ['the map has no floor; the hull of the objects was measured, which leaves out empty borders'] : [],
    steps: [
      { kind: 'value', what, value: room.area, unit: 'm2' },
      ...unitSteps(room.area, unit),
      conclude('the size of the room', `${answer} ${unit}`, false),
    ],
  })
}
