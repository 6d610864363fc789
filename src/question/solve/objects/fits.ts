import { type Aabb, aabbCorners } from '../../../layout/aabb'
import { nameOf } from '../../../layout/find'
import { foldLabel } from '../../../layout/label'
import type { BevObject, Layout } from '../../../layout/layout'
import { closestDistance } from '../../../solve/distance'
import { sizeOf } from '../../../solve/size'
import type { FitsQuestion } from '../../condition'
import type { Solution } from '../../solution'
import { spellNumber, unitsPerMetre } from '../../units'
import { objectNamed, shownNames, unsolved } from '../refer'
import { boxStep, conclude } from '../steps'
import { solvedYesNo } from '../yes-no'

/** What lies flat on the floor, and has things standing on it. */
const FLAT = /(?:rug|carpet|mat)$/
/** Up to this height a thing is flat, meters. */
const FLAT_M = 0.03
const SLACK_M = 1e-9

/** Whether a thing has room between two objects, where their sides face each other and nothing else stands. */
export function solveFits(question: FitsQuestion, layout: Layout): Solution {
  const { thing, label, limitUnit = 'm', choices } = question
  const a = objectNamed(layout, question.a)
  if ('status' in a) return a
  const b = objectNamed(layout, question.b)
  if ('status' in b) return b
  const object = thing === undefined ? undefined : objectNamed(layout, thing)
  if (object && 'status' in object) return object
  if (a === b || object === a || object === b)
    return unsolved('missing-object', 'one object is named twice; name three that differ')
  const size = object && sizeOf(object)
  const inMeters = (length: number | undefined) => length && length / unitsPerMetre(limitUnit)
  const width = size?.longest ?? inMeters(question.width)
  const depth = size?.shortest ?? inMeters(question.depth)
  if (!width || (thing === undefined && depth === 0))
    return unsolved('unreadable-question', 'say how large the thing is, such as "a 1.2 x 0.8 m table"')
  const [x, y] = (['X', 'Y'] as const).map((axis) => sharedOf(a.box, b.box, axis)) as [Shared, Shared]
  const names = `${nameOf(layout, a)} and ${nameOf(layout, b)}`
  if (x.gap >= 0 && y.gap >= 0)
    return unsolved(
      'no-extent',
      `no sides of ${names} face each other, and the gap at their corners is ${spellNumber(closestDistance(a, b))} m; name two that stand opposite each other`,
    )
  const isAcrossX = x.gap >= y.gap
  const [across, along] = isAcrossX ? [Math.max(0, x.gap), -y.gap] : [Math.max(0, y.gap), -x.gap]
  const box = { minX: x.from, minY: y.from, maxX: x.to, maxY: y.to }
  const within = layout.objects.filter((one) => one !== a && one !== b && one !== object && overlaps(one.box, box))
  const inWay = within.filter(({ label: name, zRange }) => (zRange ? zRange[1] > FLAT_M : !FLAT.test(foldLabel(name))))
  // Across the gap first; a thing without a depth only has to fit across.
  const ways =
    depth === undefined
      ? [[width, 0]]
      : [
          [width, depth],
          [depth, width],
        ]
  const slack = Math.max(...ways.map(([w, d]) => Math.min(across - w!, along - d!)))
  const fits =
    slack >= -SLACK_M && ways.some(([w, d]) => hasPlace(isAcrossX ? w! : d!, isAcrossX ? d! : w!, box, inWay))
  const answer = fits ? 'yes' : 'no'
  const isTie = inWay.length === 0 && Math.abs(slack) <= SLACK_M
  return solvedYesNo(choices, fits, {
    ...(inWay.length === 0 && { margin: isTie ? 0 : Math.abs(slack) }),
    ambiguous: isTie,
    notes: [
      `the free gap is ${spellNumber(across)} m across and ${spellNumber(along)} m along the sides that face each other, and the thing may be turned by 90 degrees`,
      ...(depth === undefined ? ['only its width was compared, across the gap'] : []),
      ...(within.length > 0
        ? [
            `between them: ${shownNames(layout, within)}; ${inWay.length > 0 ? 'what is not flat is in the way' : 'flat, and not in the way'}`,
          ]
        : []),
    ],
    steps: () => [
      ...[a, b, ...inWay].map(boxStep),
      { kind: 'region', what: `The gap between ${names}`, corners: aabbCorners(box) },
      { kind: 'value', what: 'Across the gap', value: across, unit: 'm' },
      { kind: 'value', what: 'Along the sides that face each other', value: along, unit: 'm' },
      conclude(
        `whether ${thing ?? label ?? 'the thing'} (${spellNumber(width)}${depth === undefined ? '' : ` by ${spellNumber(depth)}`} m) fits between ${names}`,
        answer,
        isTie,
      ),
    ],
  })
}

/** What lies between two intervals, or what they share; the gap is negative where they overlap. */
type Shared = ReturnType<typeof sharedOf>
function sharedOf(p: Aabb, q: Aabb, axis: 'X' | 'Y') {
  const low = Math.max(p[`min${axis}`], q[`min${axis}`])
  const high = Math.min(p[`max${axis}`], q[`max${axis}`])
  return { from: Math.min(low, high), to: Math.max(low, high), gap: low - high }
}

const overlaps = (p: Aabb, q: Aabb): boolean =>
  p.minX < q.maxX - SLACK_M && q.minX < p.maxX - SLACK_M && p.minY < q.maxY - SLACK_M && q.minY < p.maxY - SLACK_M

/**
 * Whether a rectangle has a free place in a box. If it has one, it can be pushed left and down until it touches, so
 * only the places at left and bottom edges that touch something are tried.
 */
function hasPlace(width: number, depth: number, box: Aabb, inWay: readonly BevObject[]): boolean {
  const bottoms = [box.minY, ...inWay.map((one) => one.box.maxY)]
  return [box.minX, ...inWay.map((one) => one.box.maxX)].some((minX) =>
    bottoms.some((minY) => {
      const place = { minX, minY, maxX: minX + width, maxY: minY + depth }
      return (
        minX >= box.minX &&
        minY >= box.minY &&
        place.maxX <= box.maxX + SLACK_M &&
        place.maxY <= box.maxY + SLACK_M &&
        !inWay.some((one) => overlaps(one.box, place))
      )
    }),
  )
}
