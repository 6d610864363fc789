import { offsetBetween } from '../../base/coincide'
import type { Vec2 } from '../../base/vec2'
import { frameDirection, type ObserverFrame } from '../../layout/frame'
import type { BevObject } from '../../layout/layout'
import { placePoint } from '../../layout/place'
import type { Direction } from '../../solve/direction'
import type { Scheme } from '../../solve/sectors'
import type { Step } from '../solution'

/** The centers, each object once. */
export function pointSteps(objects: readonly BevObject[]): Step[] {
  return [...new Set(objects)].map((object) => ({ kind: 'point', name: object.id, point: placePoint(object) }))
}

/** The box of an object. */
export const boxStep = ({ id, box: { minX, minY, maxX, maxY } }: BevObject): Step => ({
  kind: 'box',
  name: id,
  box: [minX, minY, maxX, maxY],
})

export function vectorStep(name: string, from: string, to: string, fromPoint: Vec2, toPoint: Vec2): Step {
  return { kind: 'vector', name, from, to, fromPoint, toPoint, vector: offsetBetween(fromPoint, toPoint) }
}

export function axesStep(frame: ObserverFrame, as: string): Step {
  const forward = frameDirection(frame)
  return { kind: 'axes', along: 'view', as, forward, right: [forward[1], 0 - forward[0]] }
}

/** The products of an offset with the local axes, and its bearing. */
export function offsetSteps(
  target: BevObject,
  from: BevObject,
  frame: ObserverFrame,
  found: Direction,
  scheme: Scheme,
): Step[] {
  const [fx, fy] = frameDirection(frame)
  const [x, y] = offsetBetween(placePoint(from), placePoint(target))
  const { bearingDeg } = found
  // A product that differs from 0 only by rounding is 0, as the bearing says.
  const forward = Math.abs(bearingDeg) === 90 ? 0 : x * fx + y * fy
  const right = bearingDeg === 0 || bearingDeg === 180 ? 0 : x * fy - y * fx
  return [
    vectorStep('offset', from.id, target.id, placePoint(from), placePoint(target)),
    { kind: 'dot', of: 'offset', a: [x, y], b: [fx, fy], value: forward },
    { kind: 'cross', of: 'offset', a: [x, y], b: [fx, fy], value: right },
    { kind: 'bearing', of: 'offset', right, forward, bearingDeg, marginDeg: found.marginDeg, scheme },
  ]
}

export function conclude(what: string, answer: string, ambiguous: boolean): Step {
  return { kind: 'conclusion', what, answer, ambiguous }
}

/** Steps without the points and boxes that were given before. */
export function once(steps: readonly Step[]): Step[] {
  const seen = new Set<string>()
  return steps.filter((step) => {
    if (step.kind !== 'point' && step.kind !== 'box') return true
    const isNew = !seen.has(step.name)
    seen.add(step.name)
    return isNew
  })
}
