import type {
  ObjectSizeQuestion,
  SizeCheckQuestion,
  SizeComparisonQuestion,
  SizeSuperlativeQuestion,
} from '../../question/question'
import { difference } from './arithmetic'
import { closing } from './closing'
import { stepsOf } from './places'
import { capital, objectOf, type Told, the } from './telling'

export function tellSize(told: Told, question: ObjectSizeQuestion): string[] {
  const { pick, print, answer, choice } = told
  const id = stepsOf(told, 'box')[0]!.name
  const value = stepsOf(told, 'value').at(-1)!.value
  const spelled = print.result(value)
  const longest = question.dimension === 'longest' || question.dimension === 'longest-side'
  const shortest = question.dimension === 'shortest' || question.dimension === 'shortest-side'
  const compared = longest
    ? pick([`The larger of the two counts.`, `I take the longer one.`, `The longer side decides.`])
    : shortest
      ? pick([`The smaller of the two counts.`, `I take the shorter one.`])
      : ''
  const said = longest
    ? pick([
        `So ${the(id)} is ${spelled} m long.`,
        `The longest side of ${the(id)} is ${spelled} m.`,
        `Therefore ${the(id)} is ${spelled} m long.`,
        `The length of ${the(id)} is ${spelled} m.`,
      ])
    : `The ${shortest ? 'shortest side' : question.dimension} of ${the(id)} is ${spelled} m.`
  const product = stepsOf(told, 'product')[0]
  const converted =
    product === undefined
      ? []
      : [
          `In ${question.unit}: ${print.equation(`${print.middle(value)} × ${print.given(product.factors[1]!)}`, print.result(product.value), Number(print.middle(value)) * product.factors[1]!)}.`,
        ]
  const rounded =
    choice === undefined && answer !== spelled && product === undefined ? [`Rounded: ${answer} ${question.unit}.`] : []
  return [
    opening(told, id),
    ...sides(told, id),
    compared,
    said,
    ...converted,
    ...rounded,
    closing(told, choice ?? answer),
  ].filter((sentence) => sentence !== '')
}

function opening({ pick }: Told, id: string): string {
  return pick([
    '',
    `I read both sides of ${the(id)} off its box.`,
    `I need the two sides of ${the(id)}.`,
    `The box of ${the(id)} gives its width and length.`,
    `A side is the difference of two edges.`,
    `Only the box of ${the(id)} matters.`,
  ])
}

/** Both sides as differences of the edges. */
function sides(told: Told, id: string): string[] {
  const { pick, print } = told
  const { minX, minY, maxX, maxY } = objectOf(told, id).box
  const [x, y] = [difference(told, maxX, minX), difference(told, maxY, minY)]
  const g = (value: number) => print.given(value)
  return pick([
    () => [`Along x: ${x} m.`, `Along y: ${y} m.`],
    () => [
      `In x it reaches from ${g(minX)} to ${g(maxX)}, so ${x} m.`,
      `In y it reaches from ${g(minY)} to ${g(maxY)}, so ${y} m.`,
    ],
    () => [
      `${capital(the(id))} has the box [${[minX, minY, maxX, maxY].map(g).join(', ')}].`,
      `Sides: ${x} m along x and ${y} m along y.`,
    ],
    () => [`y side: ${y} m.`, `x side: ${x} m.`],
    () => [`dx = ${x} m, dy = ${y} m.`],
    () => [`The x edges give ${x} m, the y edges give ${y} m.`],
  ])()
}

type Compared = SizeComparisonQuestion | SizeSuperlativeQuestion | SizeCheckQuestion

export function tellComparison(told: Told, question: Compared): string[] {
  const { pick, print, solution } = told
  const ids = stepsOf(told, 'box').map(({ name }) => name)
  const lines = ids.flatMap((id) => {
    const { minX, minY, maxX, maxY } = objectOf(told, id).box
    const [x, y] = [difference(told, maxX, minX), difference(told, maxY, minY)]
    return question.by === 'width'
      ? [`${capital(id)}, along x: ${x} m.`]
      : [`${capital(id)}, along x: ${x} m; along y: ${y} m.`]
  })
  const [order] = stepsOf(told, 'order')
  const sorted = order!.items.map(({ name, value }) => `${name} ${print.result(value)}`).join(', ')
  const what = { width: 'Widths', length: 'Longer sides', area: 'Areas', height: 'Heights' }[question.by]
  const found = stepsOf(told, 'conclusion').at(-1)!.answer
  const says =
    question.kind === 'size-check'
      ? pick([`So: ${solution.answer}.`, `That says ${solution.answer}.`])
      : pick([`So it is ${the(found)}.`, `${capital(the(found))} has ${question.pick === 'more' ? 'more' : 'less'}.`])
  const lead = pick(['', 'I compare the boxes.', 'Each side is a difference of two edges.', 'First the sides of each.'])
  return [
    lead,
    ...lines,
    `${what} from small to large: ${sorted}.`,
    says,
    closing(told, told.choice ?? told.answer),
  ].filter((sentence) => sentence !== '')
}
