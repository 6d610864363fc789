import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/base/random'
import { createLayout, type Layout } from '../../../src/layout/layout'
import { enumerateQuestions } from '../../../src/question/enumerate/enumerate'
import { explainSolution } from '../../../src/question/explain/explain'
import type { Question } from '../../../src/question/question'
import { solveQuestion } from '../../../src/question/solve/solve'
import { checkArithmetic } from '../../../src/score/reasoning/claims/check'
import type { Score, ScoreInput } from '../../../src/score/result'
import { score, scoreTrace } from '../../../src/score/score'
import { neededClaims } from '../../../src/score/strict/needed-claims'

const LABELS = ['sofa', 'lamp', 'box', 'tv stand', 'L-shape sofa', 'chair', 'chair', 'door', 'rug', 'dining area']
const CAMERA = { kind: 'camera' } as const

/** Boxes with one decimal, as maps print them, some of them touching and some square. */
function room(seed: number): Layout {
  const random = createRandom(seed)
  const tenths = (low: number, high: number) => Number(random.between(low, high).toFixed(1))
  return createLayout(
    LABELS.slice(0, 4 + random.below(7)).map((label) => {
      const [x, y] = [tenths(-3, 3), tenths(0, 5)]
      const wide = tenths(0, 2)
      return { label, bbox: [x, y, x + wide, y + (random.next() < 0.2 ? wide : tenths(0, 2))] }
    }),
    { origin: 'observer' },
  )
}

const more: readonly Question[] = [
  { kind: 'closest-distance', a: 'sofa', b: CAMERA, unit: 'm' },
  { kind: 'center-distance', a: 'sofa', b: CAMERA, unit: 'm' },
  { kind: 'closest-distance', a: 'sofa', b: 'lamp', unit: 'cm' },
  { kind: 'nearest', reference: 'sofa', candidates: ['lamp', 'box'], pick: 'nearest', measure: 'closest' },
  { kind: 'nearest', reference: CAMERA, candidates: ['lamp', 'box'], pick: 'farthest', measure: 'closest' },
  { kind: 'distance-check', a: 'lamp', b: 'box', reference: 'sofa', pick: 'nearest', measure: 'closest' },
  { kind: 'camera-direction', target: 'sofa' },
  { kind: 'direction-check', target: 'sofa', side: 'left' },
  { kind: 'size-check', a: 'sofa', b: 'box', by: 'area', pick: 'more' },
  ...(['longest-side', 'shortest-side', 'longest', 'shortest', 'width', 'depth'] as const).map(
    (dimension): Question => ({ kind: 'object-size', object: 'tv stand', dimension, unit: 'm' }),
  ),
  { kind: 'object-size', object: 'box', dimension: 'longest', unit: 'cm' },
  { kind: 'object-count' },
]

describe('the number of claims that full reasoning takes', () => {
  it('is always that of the derivation of the question on the true layout, at most three', () => {
    const kinds = new Map<string, Set<number>>()
    for (let seed = 1; seed <= 120; seed++) {
      const layout = room(seed)
      const asked = new Map<string, number>()
      const questions = [...more]
      for (const { question } of enumerateQuestions(layout, { seed })) {
        asked.set(question.kind, (asked.get(question.kind) ?? 0) + 1)
        if (asked.get(question.kind)! <= 4) questions.push(question)
        if (asked.get('relative-direction')! > 40) break
      }
      for (const question of questions) {
        const solution = solveQuestion(question, layout)
        const text = solution.status === 'solved' ? explainSolution(solution) : ''
        const { claims } = checkArithmetic(text, { layout })
        const wrong = claims.filter(({ verdict }) => verdict === 'false' || verdict === 'ungrounded')
        expect(wrong, `seed ${seed}: ${text}`).toEqual([])
        const relevant = claims.filter(({ relevant, verdict }) => relevant && verdict === 'true').length
        const needed = neededClaims(question, layout, 3)
        expect(needed, `seed ${seed}: ${text}`).toBe(Math.min(3, relevant))
        kinds.set(question.kind, (kinds.get(question.kind) ?? new Set()).add(needed))
      }
    }
    expect(kinds.get('object-count')).toEqual(new Set([0]))
    expect(kinds.get('relative-direction')).toEqual(new Set([3]))
    expect([...kinds.get('closest-distance')!].sort()).toEqual([1, 2, 3])
    expect(kinds.size).toBeGreaterThan(9)
  })

  const layout = createLayout(
    [
      { label: 'sofa', bbox: [0, 0, 2, 1] },
      { label: 'tv', bbox: [3, 0, 3.2, 1] },
      { label: 'chair', bbox: [5, 5, 6, 6] },
    ],
    { origin: 'observer' },
  )
  const map =
    '<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}, {"object_name": "tv", "bbox": [3, 0, 3.2, 1]}, {"object_name": "chair", "bbox": [5, 5, 6, 6]}]</map>'
  const row = (question: string, think: string, answer: string): ScoreInput => ({
    response: `${map}<think>${think}</think><answer>${answer}</answer>`,
    groundTruth: answer,
    question,
    trueLayout: layout,
  })
  const distance = 'What is the distance between the closest points of the sofa and the tv in meters?'

  it('leaves reasoning unmeasured where there is nothing to compute', () => {
    const counted = score(row('How many chairs are in this room?', 'One chair.', '1')) as Score
    expect(counted.measured).not.toContain('reasoning')
    expect(counted).toMatchObject({ reasoning: 0, overall: 1 })
    const trace = scoreTrace(row('How many chairs are in this room?', 'One chair: 1 + 1 = 3.', '1'))
    expect(trace).toMatchObject({ neededClaims: 0, score: { overall: 1 } })
  })

  it('gives full marks to a distance that needs two claims', () => {
    const short = 'The gap is 3 - 2 = 1 m, so the sofa and the tv are 1 m apart.'
    expect(score(row(distance, short, '1'))).toMatchObject({ reasoning: 1, overall: 1 })
    expect(score(row(distance, 'The gap is 3 - 2 = 1 m.', '1'))).toMatchObject({ reasoning: 1 / 2 })
    expect(score(row(distance, `${short} 3 - 0 = 2.`, '1'))).toMatchObject({ reasoning: 2 / 3 })
  })

  it('stays three without a readable question or a true layout', () => {
    const input = row(distance, 'The gap is 3 - 2 = 1 m, so the sofa and the tv are 1 m apart.', '1')
    for (const without of [
      { ...input, trueLayout: null },
      { ...input, question: null },
      { ...input, question: '?' },
    ]) {
      const result = score(without) as Score
      expect(result.measured).toContain('reasoning')
      expect(result.reasoning).toBeCloseTo(2 / 3, 12)
    }
  })

  it('is that of the boxes where the true layout knows outlines', () => {
    const outlined = createLayout([
      {
        label: 'sofa',
        bbox: [0, 0, 2, 1],
        footprint: [
          [0, 0.5],
          [1, 0],
          [2, 0.5],
          [1, 1],
        ],
        zRange: [0, 1],
      },
      { label: 'tv', bbox: [3, 0, 3.2, 1] },
    ])
    const question = { kind: 'closest-distance', a: 'sofa', b: 'tv', unit: 'm' } as const
    expect(neededClaims(question, outlined, 3)).toBe(2)
    expect(neededClaims({ kind: 'object-size', object: 'sofa', dimension: 'height', unit: 'm' }, outlined, 3)).toBe(0)
  })
})
