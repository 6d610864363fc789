import type { BevObject } from '../../layout/layout'
import type { Direction } from '../../solve/direction'
import type { Scheme } from '../../solve/sectors'
import type { CameraDirectionQuestion, RelativeDirectionQuestion } from '../question'
import { solveQuestion } from '../solve/solve'
import { isClearDirection } from './margins'
import type { AskedQuestion, Scope } from './scope'

const SCHEMES: readonly Scheme[] = ['quadrant', 'left-right-back', 'left-right']

/**
 * Standing at one object and facing another, where is a third? Asked in the three schemes of VSI-Bench, each pair of
 * the three in range; then the same seen from a fourth object, in quadrants, as the paper asks it.
 */
export function* askDirections(scope: Scope): Generator<AskedQuestion> {
  for (const [at, facing, target] of triples(scope))
    for (const scheme of SCHEMES) {
      const asked = clear({ ...names(at, facing, target), scheme }, scope, scheme)
      if (asked) yield asked
    }
  for (const [at, facing, target] of triples(scope))
    for (const from of scope.inRange(target)) {
      if (from === at || from === facing) continue
      const asked = clear({ ...names(at, facing, target), from: from.label, scheme: 'quadrant' }, scope, 'quadrant')
      if (asked) yield asked
    }
}

function* triples(scope: Scope): Generator<readonly [at: BevObject, facing: BevObject, target: BevObject]> {
  for (const at of scope.unique)
    for (const facing of scope.inRange(at))
      for (const target of scope.inRange(at)) if (target !== facing) yield [at, facing, target]
}

const names = (at: BevObject, facing: BevObject, target: BevObject) =>
  ({
    kind: 'relative-direction',
    at: at.label,
    facing: facing.label,
    as: 'forward',
    target: target.label,
  }) as const

/** From the camera's perspective, where is one object seen from another. */
export function* askCameraDirections(scope: Scope): Generator<AskedQuestion> {
  if (scope.layout.origin !== 'observer') return
  for (const target of scope.unique)
    for (const from of scope.inRange(target)) {
      const question = {
        kind: 'camera-direction',
        target: target.label,
        from: from.label,
        scheme: 'quadrant',
      } as const
      const asked = clear(question, scope, 'quadrant')
      if (asked) yield asked
    }
}

function clear(
  question: RelativeDirectionQuestion | CameraDirectionQuestion,
  scope: Scope,
  scheme: Scheme,
): AskedQuestion | undefined {
  const solution = solveQuestion(question, scope.layout)
  if (solution.status === 'unsolved') return undefined
  const bearing = solution.steps.find((step) => step.kind === 'bearing')!
  const found = {
    label: solution.value,
    bearingDeg: bearing.bearingDeg,
    marginDeg: bearing.marginDeg,
    ambiguous: solution.ambiguous,
  } as Direction
  return isClearDirection(found, scheme, scope.margins) ? { question, solution } : undefined
}
