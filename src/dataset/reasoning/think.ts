import { explainSolution } from '../../question/explain/explain'
import { countsObjects, tellCount } from './count'
import { tellDirection } from './direction'
import { tellDistance, tellDistanceCheck } from './distance'
import { tellNearest } from './nearest'
import { stepsOf } from './places'
import { tellComparison, tellSize } from './size'
import type { Told } from './telling'

/** The sentences of the reasoning for a solved question. */
export function thinkOf(told: Told): string[] {
  const { question } = told
  switch (question.kind) {
    case 'relative-direction':
    case 'camera-direction':
    case 'direction-check':
      return tellDirection(told, question)
    case 'closest-distance':
    case 'center-distance':
      return isLength(told) ? tellDistance(told, question) : derivation(told)
    case 'distance-check':
      return isLength(told) ? tellDistanceCheck(told, question) : derivation(told)
    case 'nearest':
      return isLength(told) ? tellNearest(told, question) : derivation(told)
    case 'object-size':
      return tellSize(told, question)
    case 'size-comparison':
    case 'size-check':
      return tellComparison(told, question)
    case 'object-count':
      return countsObjects(told) ? tellCount(told, question) : derivation(told)
    default:
      return derivation(told)
  }
}

/** Measured between boxes: outlines have no gaps along the axes. */
const isLength = (told: Told): boolean => stepsOf(told, 'length').length > 0

/** The solver's own words. */
const derivation = ({ solution }: Told): string[] => [explainSolution(solution)]
