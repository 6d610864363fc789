import { tickStep, ticks } from 'd3-array'

/** A mark on an axis: where, in the axis' own unit, and its text. */
export interface Tick {
  readonly value: number
  readonly text: string
}

/** Round ticks of an interval, about `count` of them, with as many decimals as their step needs. */
export function roundTicks(min: number, max: number, count: number): readonly Tick[] {
  const step = tickStep(min, max, count)
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  return ticks(min, max, count).map((value) => ({
    value,
    // A minus sign is as wide as a plus; a hyphen is not. 0 is never negative.
    text: (value + 0).toFixed(Math.min(100, decimals)).replace('-', '\u2212'),
  }))
}

/** The distance of neighboring ticks. */
export const roundStep = (span: number, count: number): number => tickStep(0, span, count)
