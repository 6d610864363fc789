import { scaleLinear } from 'd3-scale'

/** A mark on an axis: where, in the axis' own unit, and its text. */
export interface Tick {
  readonly value: number
  readonly text: string
}

/** Round ticks of an interval, about `count` of them, with as many decimals as their step needs. */
export function roundTicks(min: number, max: number, count: number): readonly Tick[] {
  const scale = scaleLinear().domain([min, max])
  const format = scale.tickFormat(count)
  // 0 is never written as a negative number.
  return scale.ticks(count).map((value) => ({ value, text: format(value + 0) }))
}

/** The distance of neighbouring ticks. */
export function roundStep(span: number, count: number): number {
  const [first = 0, second = span] = scaleLinear().domain([0, span]).ticks(count)
  return second - first
}
