import { describe, expect, it } from 'vitest'
import { generateItems } from '../../../src/dataset/generate'
import type { Item } from '../../../src/dataset/item'
import { responseOf } from '../../../src/dataset/reasoning/response'
import { createLayout, type Layout } from '../../../src/layout/layout'
import { parseLayout } from '../../../src/parse/layout'
import { explainSolution } from '../../../src/question/explain/explain'
import { phraseQuestion } from '../../../src/question/phrase'
import type { Question } from '../../../src/question/question'
import { solveQuestion } from '../../../src/question/solve/solve'
import { generateScene } from '../../../src/scene/generate/generate'
import type { Score } from '../../../src/score/result'
import { score, scoreTrace } from '../../../src/score/score'
import { itemFor } from './made-items'

const layout = createLayout(
  [
    { label: 'sofa', bbox: [-0.9, 2.1, 0.9, 3] },
    { label: 'lamp', bbox: [1.4, 3.3, 1.8, 3.7] },
    { label: 'chair', bbox: [-2.2, 1, -1.6, 1.5] },
    { label: 'chair', bbox: [1.2, 0.8, 1.9, 1.4] },
    { label: 'armchair', bbox: [2.5, 2, 3.4, 2.9] },
    { label: 'rug', bbox: [-1, 0.5, 1, 2] },
  ],
  { origin: 'observer' },
)
const QUESTIONS: readonly Question[] = [
  { kind: 'relative-direction', at: 'sofa', facing: 'lamp', as: 'forward', target: 'rug' },
  { kind: 'relative-direction', at: 'sofa', facing: 'lamp', as: 'left', target: 'rug', from: 'armchair' },
  { kind: 'relative-direction', at: 'sofa', facing: 'lamp', as: 'forward', target: 'rug', scheme: 'left-right-back' },
  { kind: 'camera-direction', target: 'lamp', from: 'sofa' },
  { kind: 'direction-check', target: 'lamp', from: 'sofa', side: 'left' },
  { kind: 'closest-distance', a: 'lamp', b: 'armchair', unit: 'm' },
  { kind: 'closest-distance', a: 'sofa', b: 'rug', unit: 'm' },
  { kind: 'closest-distance', a: 'rug', b: 'lamp', unit: 'cm' },
  { kind: 'center-distance', a: 'lamp', b: 'armchair', unit: 'm' },
  { kind: 'nearest', reference: 'sofa', candidates: ['lamp', 'armchair', 'rug'], pick: 'nearest', measure: 'center' },
  { kind: 'nearest', reference: 'sofa', candidates: ['lamp', 'armchair', 'rug'], pick: 'farthest', measure: 'closest' },
  { kind: 'distance-check', a: 'lamp', b: 'rug', reference: 'sofa', pick: 'nearest', measure: 'center', assumed: true },
  { kind: 'object-size', object: 'sofa', dimension: 'longest-side', unit: 'm' },
  { kind: 'object-count', label: 'chair' },
  { kind: 'object-count', label: 'armchair' },
  { kind: 'size-comparison', a: 'sofa', b: 'rug', by: 'width', pick: 'more' },
  { kind: 'size-check', a: 'sofa', b: 'rug', by: 'area', pick: 'less' },
]
const item = (question: Question, on: Layout = layout): Item => itemFor(question, on, 'room', 0)!
const think = (response: string | null) => /<think>([\s\S]*)<\/think>/.exec(response!)![1]!

describe('a response', () => {
  it('is the map of the item, the reasoning and the answer, the same every time', () => {
    const one = item(QUESTIONS[0]!)
    const response = responseOf(one)!
    expect(response).toMatch(
      /^<map>\[\{"object_name": "sofa", "bbox": \[-0\.9, 2\.1, 0\.9, 3\.0\]\}, .*\]<\/map><think>/,
    )
    expect(response.endsWith(`</think><answer>${one.answer}</answer>`)).toBe(true)
    const read = parseLayout(response)
    expect(read.ok && read.value).toEqual(layout)
    expect(responseOf(one)).toBe(response)
    expect(responseOf(one, { question: QUESTIONS[0]! })).toBe(response)
    expect(responseOf(one, { decimals: 2 })).toContain('"bbox": [-0.90, 2.10, 0.90, 3.00]')
  })

  it.each(QUESTIONS)('has at least six phrasings for %j, all of them right', (question) => {
    const one = item(question)
    const texts = new Set<string>()
    const words = new Set<string>()
    for (let i = 0; i < 150; i++) {
      const response = responseOf({ ...one, id: `room:${i}` })!
      const row = { response, groundTruth: one.answer, question: one.question, trueLayout: layout }
      expect((score(row) as Score).overall, response).toBe(1)
      texts.add(think(response))
      // Where numbers stand does not make a phrasing, nor how lines are broken.
      words.add(think(response).replace(/[^a-z]+/gi, ' '))
    }
    expect(words.size).toBeGreaterThanOrEqual(question.kind === 'size-check' ? 6 : 12)
    expect(texts.size).toBeGreaterThanOrEqual(words.size)
  })

  it('names what the question is about and nothing else', () => {
    for (let i = 0; i < 100; i++) {
      const text = think(responseOf({ ...item(QUESTIONS[0]!), id: `room:${i}` }))
      expect(text).not.toMatch(/chair|armchair/)
      expect(think(responseOf({ ...item(QUESTIONS[13]!), id: `room:${i}` }))).not.toMatch(/sofa|lamp|rug/)
    }
  })

  it('has true numbers of its own: recomputed here from the boxes', () => {
    const text = think(responseOf(item({ kind: 'center-distance', a: 'lamp', b: 'armchair', unit: 'm' })))
    // Centers (1.6, 3.5) and (2.95, 2.45): 1.35 and 1.05 apart, which makes 1.71.
    expect(text).toMatch(/1\.6|1\.35/)
    expect(text).toContain('1.71')
  })
})

describe('labels of any kind', () => {
  const labels = [
    'box',
    'L-shape sofa',
    'sofa',
    "men's jacket",
    '3d printer',
    'point',
    'tv/monitor',
    'dining area',
    'x',
  ]
  const odd = createLayout(
    labels.map((label, i) => ({ label, bbox: [i % 3, i, (i % 3) + 0.4 + i / 10, i + 0.7] })),
    { origin: 'observer' },
  )
  it('are told without a false or ungrounded claim', () => {
    for (let i = 0; i < labels.length; i++) {
      const [a, b, c, d] = [0, 1, 2, 4].map((step) => labels[(i + step) % labels.length]!) as [
        string,
        string,
        string,
        string,
      ]
      for (const question of [
        { kind: 'relative-direction', at: a, facing: b, as: 'backward', target: c, from: d },
        { kind: 'closest-distance', a, b, unit: 'm' },
        { kind: 'nearest', reference: a, candidates: [b, c, d], pick: 'nearest', measure: 'center' },
        { kind: 'object-size', object: a, dimension: 'longest-side', unit: 'm' },
        { kind: 'object-count', label: a },
      ] as Question[])
        for (let seed = 0; seed < 12; seed++) {
          const solution = solveQuestion(question, odd)
          if (solution.status === 'unsolved' || solution.ambiguous) continue
          const made = { ...item(QUESTIONS[0]!), id: `odd:${seed}`, true_layout: odd, answer: solution.answer }
          const response = responseOf({ ...made, answer_from_map: solution.answer }, { question })!
          const row = { response, groundTruth: solution.answer, question, trueLayout: odd }
          const trace = scoreTrace(row)
          if (trace.error || trace.reading !== 'strict') throw new Error(response)
          expect(
            trace.claims.filter(({ verdict }) => verdict !== 'true'),
            response,
          ).toEqual([])
          expect(trace.score.overall, response).toBe(1)
        }
    }
  })
})

describe('where the question cannot be answered', () => {
  const question: Question = { kind: 'relative-direction', at: 'sofa', facing: 'lamp', as: 'forward', target: 'piano' }
  const choices = ['front-left', 'cannot be determined', 'back-left']
  const base = item(QUESTIONS[0]!)
  const untold: Item = { ...base, question: phraseQuestion(question), choices, answer: 'B', answer_from_map: 'B' }
  it('says what is missing, and scores 1', () => {
    const texts = new Set<string>()
    for (let i = 0; i < 60; i++) {
      const response = responseOf({ ...untold, id: `room:${i}` })!
      expect(think(response)).toContain('piano')
      expect(
        score({ response, groundTruth: 'B', question: untold.question, choices, trueLayout: layout }),
      ).toMatchObject({
        overall: 1,
        flags: ['map-repeated-label'],
      })
      texts.add(think(response).replace(/[^a-z]+/gi, ' '))
    }
    expect(texts.size).toBeGreaterThanOrEqual(6)
  })
  it('does so without choices', () => {
    const { choices: _, ...open } = {
      ...untold,
      answer: 'cannot be determined',
      answer_from_map: 'cannot be determined',
    }
    const response = responseOf(open)!
    expect(response).toContain('<answer>cannot be determined</answer>')
    const row = { response, groundTruth: open.answer, question: open.question, trueLayout: layout }
    expect((score(row) as Score).overall).toBe(1)
  })
})

describe('an item whose map does not carry the answer', () => {
  it('has no response where the map cannot tell, or tells otherwise', () => {
    const one = item(QUESTIONS[5]!)
    expect(responseOf({ ...one, truth: 'scene', answer_from_map: null })).toBeNull()
    expect(responseOf({ ...one, truth: 'scene', answer: '9.9' })).toBeNull()
    expect(responseOf({ ...one, truth: 'scene' })).not.toBeNull()
    const kinds = new Set<string>()
    for (const made of generateItems(generateScene({ seed: 2 }), {
      truth: 'scene',
      budgets: [8],
      tasks: ['room_size_estimation', 'obj_appearance_order', 'object_size_estimation', 'object_rel_direction_hard'],
    })) {
      const response = responseOf(made)
      expect(response === null, made.task).toBe(made.answer_from_map !== made.answer || NEVER.includes(made.kind))
      kinds.add(`${made.kind} ${response === null}`)
    }
    expect(kinds).toContain('relative-direction false')
    expect(kinds).toContain('object-size true')
  })
  const NEVER = ['room-size', 'appearance-order', 'route']
  it('is refused where it contradicts its map', () => {
    const one = item(QUESTIONS[5]!)
    const wrong = { ...one, answer: '9.9', answer_from_map: '9.9' }
    expect(() => responseOf(wrong)).toThrow(
      /an item whose answer follows from its true layout, received .*9\.9.* gives 0\.81/,
    )
    expect(() => responseOf({ ...one, question: 'What?' })).toThrow(/fits no form/)
    expect(() => responseOf({ ...one, question: one.question.replace('lamp', 'piano') })).toThrow(
      /no "piano" on the map/,
    )
    const told = { ...one, choices: ['0.81', 'cannot be determined'], answer: 'B', answer_from_map: 'B' }
    expect(() => responseOf(told)).toThrow(/its map shows everything it names/)
  })
})

it('a kind that has no words of its own is told in those of the solver', () => {
  const question: Question = { kind: 'object-count', label: 'kinds of objects' }
  const solution = solveQuestion(question, layout)
  const made = { ...item(QUESTIONS[0]!), answer: '5', answer_from_map: '5' }
  if (solution.status === 'unsolved') throw new Error(solution.message)
  expect(think(responseOf(made, { question }))).toBe(explainSolution(solution))
})
