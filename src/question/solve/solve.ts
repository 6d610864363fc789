import type { GridMap } from '../../grid/grid-map'
import { isGridMap } from '../../grid/grid-map'
import type { Layout } from '../../layout/layout'
import { plainChoices } from '../../parse/answer/options'
import type { Question } from '../question'
import { DIRECTION_KINDS } from '../question'
import type { Solution } from '../solution'
import { withClosestNamed } from './closest-named'
import { solveSizeCheck, solveSizeComparison } from './comparison'
import { solveObjectCount } from './count'
import { solveCameraDirection, solveDirectionCheck, solveRelativeDirection } from './direction'
import { solveDistance, solveDistanceCheck } from './distance'
import { closestInstances, instanceNotes, solveForAll } from './instances'
import { solveNearest } from './nearest'
import { solveFits } from './objects/fits'
import { solveLocate } from './objects/locate'
import { solveConditionCheck, solveList } from './objects/satisfying'
import { withSynonyms } from './objects/synonyms'
import { askedInCells, cellLayout, inCells } from './on-grid'
import type { InnerOptions, SolveOptions } from './options'
import { unsolved } from './refer'
import { solveRoute } from './route'
import { solveObjectSize, solveRoomSize } from './size'

/**
 * The answer of a question on a map, with the steps that lead to it. What a question leaves open or a map lacks
 * makes it unsolved with a reason, never an exception and never a guess. On a grid map lengths are in cells, between
 * the centers of cells, and sizes are unsolved.
 *
 * @example
 * const layout = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }, { label: 'tv', bbox: [3, 0, 3.2, 1] }])
 * const solution = solveQuestion({ kind: 'closest-distance', a: 'sofa', b: 'tv', unit: 'm' }, layout)
 * solution.status === 'solved' && solution.value // 1
 */
export function solveQuestion(asked: Question, map: Layout | GridMap, options: SolveOptions = {}): Solution {
  const question = withPlainChoices(asked)
  return isGridMap(map)
    ? inCells(question, solveNamed(askedInCells(question), cellLayout(map), { ...options, lengths: 'cells' }))
    : solveNamed(question, map, options)
}

/** The question with choices that do not begin with their letters. */
function withPlainChoices(question: Question): Question {
  const { choices } = question
  const plain = choices && plainChoices(choices)
  return plain === choices ? question : { ...question, choices: plain! }
}

function solveNamed(asked: Question, layout: Layout, options: InnerOptions): Solution {
  const translated = options.synonyms ? withSynonyms(asked, layout) : { question: asked, notes: [] }
  const { question, notes } = withClosestNamed(translated.question, layout)
  return withNotes(solveOn(question, layout, options), [...translated.notes, ...notes])
}

const withNotes = (solution: Solution, notes: readonly string[]): Solution =>
  solution.status === 'solved' && notes.length > 0 ? { ...solution, notes: [...solution.notes, ...notes] } : solution

function solveOn(question: Question, layout: Layout, options: InnerOptions): Solution {
  if (options.instances === 'all')
    return solveForAll(question, layout, (one) => solveOn(question, one, { ...options, instances: 'refuse' }))
  if (options.instances === 'closest' && DIRECTION_KINDS.has(question.kind))
    return withNotes(
      solveOn(question, closestInstances(question, layout), { ...options, instances: 'refuse' }),
      instanceNotes(question, layout),
    )
  switch (question.kind) {
    case 'relative-direction':
      return solveRelativeDirection(question, layout, options)
    case 'camera-direction':
      return solveCameraDirection(question, layout, options)
    case 'direction-check':
      return solveDirectionCheck(question, layout, options)
    case 'closest-distance':
    case 'center-distance':
      return solveDistance(question, layout, options)
    case 'nearest':
      return solveNearest(question, layout, options)
    case 'distance-check':
      return solveDistanceCheck(question, layout, options)
    case 'object-size':
      return solveObjectSize(question, layout)
    case 'object-count':
      return solveObjectCount(question, layout, options)
    case 'room-size':
      return solveRoomSize(question, layout)
    case 'route':
      return solveRoute(question, layout, options)
    case 'appearance-order':
      return unsolved('needs-frames', 'a map does not say when objects appear; the video is needed')
    case 'size-comparison':
      return solveSizeComparison(question, layout)
    case 'size-check':
      return solveSizeCheck(question, layout)
    case 'locate':
      return solveLocate(question, layout, options)
    case 'list':
    case 'exists':
      return solveList(question, layout, options)
    case 'condition-check':
      return solveConditionCheck(question, layout, options)
    case 'fits':
      return solveFits(question, layout)
    default:
      return unsolved(
        'unreadable-question',
        `there is no such kind of question: ${String((question as Question).kind)}`,
      )
  }
}
