import type { BevObject, Layout } from '../../layout/layout'
import { sizeOf } from '../../solve/size'
import type { SizeCheckQuestion, SizeComparisonQuestion, SizeSuperlativeQuestion } from '../question'
import type { Solution, Step, Unsolved } from '../solution'
import { chooseName, namesOfChoices } from './choose'
import { candidatesNamed, objectNamed, unsolved } from './refer'
import { extentSteps } from './size'
import { solved } from './solved'
import { conclude } from './steps'
import { solvedYesNo } from './yes-no'

type By = SizeComparisonQuestion['by']

/** The widest, largest, longest or tallest of two objects or of many, or the least so; the margin is to the runner-up. */
export function solveSizeComparison(
  question: SizeComparisonQuestion | SizeSuperlativeQuestion,
  layout: Layout,
): Solution {
  const { by, pick } = question
  const candidates = candidatesOf(question, layout)
  if ('status' in candidates) return candidates
  if (candidates.length === 0) return unsolved('no-candidates', 'there is no object to choose from')
  const compared = compare(candidates, by, layout)
  if ('status' in compared) return compared
  // Sorted either way, so that candidates of equal size keep the order of the question.
  const order = [...compared.measured].sort((p, q) => (pick === 'more' ? q.value - p.value : p.value - q.value))
  const best = order[0]!
  const margin = order.length > 1 ? Math.abs(order[1]!.value - best.value) : undefined
  const ambiguous = margin !== undefined && margin <= 1e-9
  const choice = chooseName(question.choices, best.name)
  return solved({
    answer: best.name,
    value: best.object.id,
    choice,
    margin: ambiguous ? 0 : margin,
    ambiguous,
    notes: compared.notes,
    steps: [
      ...compared.steps,
      conclude(`the one with ${MOST[pick][+(order.length > 2)]} ${by}`, best.object.id, ambiguous),
    ],
  })
}

const MOST = { more: ['more', 'the most'], less: ['less', 'the least'] } as const

export function solveSizeCheck(question: SizeCheckQuestion, layout: Layout): Solution {
  const candidates = candidatesOf(question, layout)
  if ('status' in candidates) return candidates
  const compared = compare(candidates, question.by, layout)
  if ('status' in compared) return compared
  const [a, b] = compared.measured as [Measured, Measured]
  const difference = a.value - b.value
  const ambiguous = Math.abs(difference) <= 1e-9
  return solvedYesNo(question.choices, question.pick === 'more' ? difference > 0 : difference < 0, {
    margin: ambiguous ? 0 : Math.abs(difference),
    ambiguous,
    notes: compared.notes,
    steps: (answer) => [
      ...compared.steps,
      conclude(`whether ${a.object.id} has ${question.pick} ${question.by} than ${b.object.id}`, answer, ambiguous),
    ],
  })
}

/** An object by the name it was asked under. */
interface Candidate {
  readonly name: string
  readonly object: BevObject
}

/** The two that are named, else the candidates, the choices, or every object. */
function candidatesOf(
  question: SizeComparisonQuestion | SizeSuperlativeQuestion | SizeCheckQuestion,
  layout: Layout,
): readonly Candidate[] | Unsolved {
  // A question that names one of two is not one about every object.
  const isOfTwo = 'a' in question || 'b' in question
  const { a, b } = question as SizeComparisonQuestion
  const { candidates, choices } = question as SizeSuperlativeQuestion
  const names = isOfTwo ? [a, b] : (candidates ?? namesOfChoices(choices))
  if (names === undefined) return layout.objects.map((object) => ({ name: object.id, object }))
  const named = candidatesNamed(layout, names)
  if ('status' in named) return named
  const found: Candidate[] = []
  for (const { name, objects } of named) {
    const object = objects.length === 1 ? objects[0]! : objectNamed(layout, name)
    if ('status' in object) return object
    found.push({ name, object })
  }
  return found
}

interface Measured extends Candidate {
  readonly value: number
}

interface Compared {
  readonly measured: readonly Measured[]
  readonly notes: readonly string[]
  readonly steps: readonly Step[]
}

/** The axes along which widths were compared. */
const WIDTH_NOTES = {
  camera: "width was measured along the map's x, from the camera's left to its right",
  map: "the map's own x was taken for the camera's left and right",
} as const

function compare(candidates: readonly Candidate[], by: By, layout: Layout): Compared | Unsolved {
  const measured: Measured[] = []
  for (const { name, object } of candidates) {
    const { extentX, longest, area, height } = sizeOf(object)
    const value = { width: extentX, length: longest, area, height }[by]
    // Unknown is not small: without all heights no object is the tallest.
    if (value === undefined) return unsolved('no-height', `the map does not say how high ${object.id} is`)
    measured.push({ name, object, value })
  }
  return {
    measured,
    notes: by === 'width' ? [WIDTH_NOTES[layout.origin === 'observer' ? 'camera' : 'map']] : [],
    steps: [
      ...candidates.flatMap(({ object }) => extentSteps(object)),
      {
        kind: 'order',
        what: by,
        unit: by === 'area' ? 'm2' : 'm',
        items: measured.map(({ object, value }) => ({ name: object.id, value })).sort((p, q) => p.value - q.value),
      },
    ],
  }
}
