import type { Layout } from '../layout/layout'
import { unsolved } from './refer'
import type { Solution } from './solution'
import { solveRelativeDirection } from './solve-direction'
import { solveNearest } from './solve-nearest'
import type { Question } from './types'

/**
 * The answer of a question on a map, with the steps that lead to it. What a question leaves open or a map lacks
 * makes it unsolved with a reason, never an exception and never a guess.
 */
export function solveQuestion(question: Question, layout: Layout): Solution {
  switch (question.kind) {
    case 'relative-direction':
      return solveRelativeDirection(question, layout)
    case 'nearest':
      return solveNearest(question, layout)
    case 'appearance-order':
      return unsolved('needs-frames', 'a map does not say when objects appear; the video is needed')
    default:
      return unsolved('unreadable-question', `questions of kind ${question.kind} are not solved yet`)
  }
}
