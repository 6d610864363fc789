import { direction, type Vec2 } from '../base/vec2'
import { frameDirection, frameFromRelation, type ObserverFrame } from '../layout/frame'
import type { BevObject, Layout } from '../layout/layout'
import { placePoint } from '../layout/place'
import { type Direction, relativeDirection } from '../solve/direction'
import { chooseDirection } from './choose'
import { schemeOfChoices } from './directions'
import { objectNamed, unsolved } from './refer'
import type { Solution, Step } from './solution'
import type { RelativeDirectionQuestion } from './types'

export function solveRelativeDirection(question: RelativeDirectionQuestion, layout: Layout): Solution {
  const at = objectNamed(layout, question.at)
  if ('status' in at) return at
  const facing = objectNamed(layout, question.facing)
  if ('status' in facing) return facing
  const target = objectNamed(layout, question.target)
  if ('status' in target) return target
  const from = question.from === undefined ? at : objectNamed(layout, question.from)
  if ('status' in from) return from

  const frame = frameFromRelation({ from: at, to: facing, as: question.as })
  if (frame === undefined)
    return unsolved('coincident-points', `the centres of ${at.id} and ${facing.id} coincide: no way is forward`)
  const scheme = question.scheme ?? schemeOfChoices(question.choices ?? []) ?? 'quadrant'
  const found = relativeDirection(target, frame, { from, scheme })
  if (found === undefined)
    return unsolved('coincident-points', `the centres of ${target.id} and ${from.id} coincide: there is no direction`)
  const choice = chooseDirection(question.choices, found.label)
  if (choice && 'status' in choice) return choice
  return {
    status: 'solved',
    answer: choice?.text ?? found.label,
    value: found.label,
    ...(choice && { choice }),
    margin: found.marginDeg,
    ambiguous: found.ambiguous,
    steps: [
      ...pointSteps([at, facing, target, from]),
      vectorStep('view', at.id, facing.id, placePoint(at), placePoint(facing)),
      axesStep(frame, question.as),
      ...directionSteps(target, from, frame, found),
    ],
  }
}

/** The centres, each object once. */
export function pointSteps(objects: readonly BevObject[]): Step[] {
  return [...new Set(objects)].map((object) => ({ kind: 'point', name: object.id, point: placePoint(object) }))
}

export function vectorStep(name: string, from: string, to: string, fromPoint: Vec2, toPoint: Vec2): Step {
  return { kind: 'vector', name, from, to, fromPoint, toPoint, vector: direction(fromPoint, toPoint) }
}

function axesStep(frame: ObserverFrame, as: string): Step {
  const forward = frameDirection(frame)
  return { kind: 'axes', along: 'view', as, forward, right: [forward[1], 0 - forward[0]] }
}

function directionSteps(target: BevObject, from: BevObject, frame: ObserverFrame, found: Direction): Step[] {
  const [fx, fy] = frameDirection(frame)
  const [x, y] = direction(placePoint(from), placePoint(target))
  const forward = x * fx + y * fy
  const right = x * fy - y * fx
  return [
    vectorStep('offset', from.id, target.id, placePoint(from), placePoint(target)),
    { kind: 'dot', of: 'offset', a: [x, y], b: [fx, fy], value: forward },
    { kind: 'cross', of: 'offset', a: [x, y], b: [fx, fy], value: right },
    { kind: 'bearing', of: 'offset', right, forward, bearingDeg: found.bearingDeg, marginDeg: found.marginDeg },
    {
      kind: 'conclusion',
      what: `${target.id} seen from ${from.id}`,
      answer: found.label,
      ambiguous: found.ambiguous,
    },
  ]
}
