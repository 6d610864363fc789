import type { Step } from '../../question/solution'
import { midpoint } from './arithmetic'
import { capital, listed, objectOf, pointText, type Told, the } from './telling'

type Point = Extract<Step, { kind: 'point' }>

/** The steps of a kind. */
export const stepsOf = <Kind extends Step['kind']>({ solution }: Told, kind: Kind) =>
  solution.steps.filter((step) => step.kind === kind) as Extract<Step, { kind: Kind }>[]

/** Where the objects of a derivation are, in one of the orders they may be told in. */
export function centers(told: Told, { worked = false } = {}): string {
  const points = stepsOf(told, 'point').filter(({ name }) => name !== 'the camera')
  const inOrder = told.pick([points, [...points].reverse(), inMapOrder(told, points)])
  const at = (point: Point) => pointText(told, point.point)
  const ways = worked
    ? [workedOut]
    : [
        () => {
          const [first, ...others] = inOrder as [Point, ...Point[]]
          const rest = others.map((point) => `${the(point.name)} at ${at(point)}`)
          return `${capital(listed([`${the(first.name)} is centered at ${at(first)}`, ...rest]))}.`
        },
        () =>
          `${told.pick(['Centers', 'The centers', 'From the map'])}: ${inOrder.map((point) => `${point.name} ${at(point)}`).join(', ')}.`,
        () => inOrder.map((point) => `${capital(the(point.name))} is at ${at(point)}.`).join(' '),
        () => {
          const [first, ...others] = inOrder as [Point, ...Point[]]
          const rest = others.map((point) => `that of ${the(point.name)} ${at(point)}`)
          return `${listed([`The center of ${the(first.name)} is ${at(first)}`, ...rest])}.`
        },
        () => `On the map I read ${listed(inOrder.map((point) => `${the(point.name)} at ${at(point)}`))}.`,
        workedOut,
      ]
  return told.pick(ways)()

  function workedOut(): string {
    const lines = inOrder.map(({ name }) => {
      const { minX, minY, maxX, maxY } = objectOf(told, name).box
      return `${name} x: ${midpoint(told, minX, maxX)}, y: ${midpoint(told, minY, maxY)}`
    })
    const lead = told.pick(['The middle of each box', 'Halfway between the edges', 'I take the middle of each box'])
    return `${lead}: ${lines.join('; ')}.`
  }
}

function inMapOrder({ layout }: Told, points: readonly Point[]): readonly Point[] {
  const place = new Map(layout.objects.map(({ id }, i) => [id, i]))
  return [...points].sort((a, b) => place.get(a.name)! - place.get(b.name)!)
}
