import { exactFrameFromRelation, frameFromRelation } from '../../layout/frame'
import type { BevObject, Layout } from '../../layout/layout'
import { placePoint } from '../../layout/place'
import { decidesExactly, relativeDirection } from '../../solve/direction'
import type { RouteQuestion, RouteStep } from '../question'
import { readTurns } from '../read/route-text'
import type { Solution, Step, Unsolved } from '../solution'
import { chooseBy } from './choose'
import type { SolveOptions } from './options'
import { objectNamed, unsolved } from './refer'
import { solved } from './solved'
import { axesStep, conclude, offsetSteps, pointSteps, vectorStep } from './steps'

/** One turn of a route. */
interface Turn {
  readonly turn: string
  readonly margin: number
  readonly ambiguous: boolean
  readonly steps: readonly Step[]
}

/**
 * The turns that are asked for: at a waypoint the heading is from the place before to this one, and the bearing of the
 * next place against it is a turn back if it is at least 135 degrees, else a turn to its side.
 */
export function solveRoute(question: RouteQuestion, layout: Layout, options: SolveOptions): Solution {
  const start = objectNamed(layout, question.at)
  if ('status' in start) return start
  const facing = objectNamed(layout, question.facing)
  if ('status' in facing) return facing
  let [from, toward]: [BevObject, BevObject] = [start, facing]
  let here = start
  const turns: Turn[] = []
  for (const [i, step] of question.steps.entries()) {
    if (step.kind === 'go') {
      const next = objectNamed(layout, step.to)
      if ('status' in next) return next
      // Walking to the current place keeps the heading.
      if (next !== here) [from, toward, here] = [here, next, next]
      continue
    }
    const target = nextPlace(question.steps, i, question.goal)
    const next = objectNamed(layout, target)
    if ('status' in next) return next
    const turn = turnAt(from, toward, here, next, options)
    if ('status' in turn) return turn
    if (step.given === undefined)
      turns.push(turn)
      // After a turn the heading is toward the next place.
    ;[from, toward] = [here, next]
  }
  if (turns.length === 0) return unsolved('no-candidates', 'the route asks for no turn')
  const value = turns.map(({ turn }) => turn)
  const answer = value.join(', ')
  const choice = chooseBy(question.choices, answer, (text) => readTurns(text)?.join(', ') === answer)
  const ambiguous = turns.some((turn) => turn.ambiguous)
  return solved({
    answer,
    value,
    choice,
    margin: Math.min(...turns.map((turn) => turn.margin)),
    ambiguous,
    steps: [...turns.flatMap((turn) => turn.steps), conclude('the turns', answer, ambiguous)],
  })
}

/** The place the next walk after a turn goes to; the goal if no walk follows. */
function nextPlace(steps: readonly RouteStep[], from: number, goal: string): string {
  for (const step of steps.slice(from + 1)) if (step.kind === 'go') return step.to
  return goal
}

function turnAt(
  from: BevObject,
  toward: BevObject,
  here: BevObject,
  next: BevObject,
  { toleranceDeg }: SolveOptions,
): Turn | Unsolved {
  const relation = { from, to: toward, as: 'forward' } as const
  const heading = decidesExactly(toleranceDeg) ? exactFrameFromRelation(relation) : frameFromRelation(relation)
  const frame = heading && { ...heading, position: placePoint(here) }
  const found =
    frame &&
    relativeDirection(next, frame, {
      scheme: 'left-right-back',
      ...(toleranceDeg !== undefined && { toleranceDeg }),
    })
  if (frame === undefined || found === undefined)
    return unsolved('coincident-points', `two places of the route at ${here.id} coincide: there is no turn`)
  const turn = `turn ${found.label}`
  return {
    turn,
    margin: found.marginDeg,
    ambiguous: found.ambiguous,
    steps: [
      ...pointSteps([from, toward, next]),
      vectorStep('view', from.id, toward.id, placePoint(from), placePoint(toward)),
      axesStep(frame, 'forward'),
      ...offsetSteps(next, here, frame, found, 'left-right-back'),
      conclude(`at ${here.id}, to go to ${next.id}`, turn, found.ambiguous),
    ],
  }
}
