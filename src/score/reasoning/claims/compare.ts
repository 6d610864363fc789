import type { SideValue } from '../evaluate/evaluate-side'
import type { Evaluated } from '../evaluate/evaluated'
import { meets, type Ranged } from '../evaluate/interval'
import { type Unit, unitFactor } from '../tokens/units'

/**
 * Do two sides say the same at their printed precision? A literal means plus or minus half a unit of its last digit
 * (integers inside a longer expression are exact), and the intervals must meet; "about" allows one unit more. Two plain
 * literals are judged by the coarser of the two alone. If the units leave open what was meant (`atan(1) = 45`,
 * `0.75 = 75%`), one reading that holds is enough.
 */
export function sidesAgree(left: SideValue, right: SideValue, approximate: boolean): boolean {
  if (left.components.length !== right.components.length) return false
  return readings(left, right).some((factor) =>
    left.components.every((a, k) => componentsAgree(scaled(a, factor), right.components[k]!, approximate)),
  )
}

function componentsAgree(a: Evaluated, b: Evaluated, approximate: boolean): boolean {
  const unit = Math.max(a.unit ?? 0, b.unit ?? 0) || looseUnit(a, b)
  const slack = approximate ? unit : 0
  if (a.unit === undefined || b.unit === undefined) return meets(a, b, slack)
  const finer = a.unit < b.unit ? a : b
  const coarser = a.unit < b.unit ? b : a
  return meets({ value: finer.value, lo: finer.value, hi: finer.value }, coarser, slack)
}

/** Two longer expressions have no last digit; the width of their intervals is used instead. */
function looseUnit(a: Ranged, b: Ranged): number {
  return Math.max(a.hi - a.lo, b.hi - b.lo)
}

function scaled(a: Evaluated, factor: number): Evaluated {
  if (factor === 1) return a
  const range = { value: a.value * factor, lo: a.lo * factor, hi: a.hi * factor }
  return { ...a, ...range, unit: a.unit === undefined ? undefined : a.unit * factor }
}

const DEGREE = Math.PI / 180

/** What the left side may have to be multiplied by to be in the right side's unit. */
function readings(left: SideValue, right: SideValue): readonly number[] {
  const [a, b] = [left.unit, right.unit]
  if (a !== undefined && b !== undefined) {
    const factor = unitFactor(a, b)
    if (factor === undefined) return [1]
    const byHand = left.converts || right.converts
    const turned = angleOf(left) || angleOf(right)
    return byHand || turned ? [factor, 1, 1 / DEGREE, DEGREE] : [factor]
  }
  const factors = [1]
  // `1.2 m + 30 cm = 150`: the bare number may be in any unit of the other side.
  if (b === undefined) for (const size of left.unitSizes) factors.push(1 / size)
  if (a === undefined) for (const size of right.unitSizes) factors.push(size)
  if (a === undefined && angleOf(left) && (b === undefined || isDegree(b))) factors.push(1 / DEGREE)
  if (b === undefined && angleOf(right) && (a === undefined || isDegree(a))) factors.push(DEGREE)
  if (a !== undefined && b === undefined && a.kind !== 'length') factors.push(a.inBase)
  if (b !== undefined && a === undefined && b.kind !== 'length') factors.push(1 / b.inBase)
  return factors
}

const isDegree = (unit: Unit) => unit.kind === 'angle' && unit.inBase !== 1
const angleOf = (side: SideValue) => side.components.length === 1 && side.components[0]!.angle
