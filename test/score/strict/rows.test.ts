import { describe, expect, it } from 'vitest'
import { createLayout } from '../../../src/layout/layout'
import { checkConsistency } from '../../../src/score/consistency'
import { checkInvariance } from '../../../src/score/invariance/invariance'
import type { Score, ScoreInput } from '../../../src/score/result'
import { score, scoreAll } from '../../../src/score/score'

const map =
  '[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}, {"object_name": "lamp", "bbox": [5, 0, 6, 1]}, {"object_name": "tv", "bbox": [0, 3.5, 2, 3.7]}]'
const say = (answer: string) => `<map>${map}</map><think>Seen from above.</think><answer>${answer}</answer>`
const NEAREST = 'Which of these objects (lamp, tv) is closest to the sofa?'
const scored = (input: object): Score => {
  const result = score(input as ScoreInput)
  if (result.error) throw new Error(result.error.message)
  return result
}

describe('choices with letters', () => {
  const spellings = [
    ['lamp', 'tv'],
    ['A. lamp', 'B. tv'],
    ['A) lamp', 'B) tv'],
    ['(A) lamp', '(B) tv'],
    ['A: lamp', 'B: tv'],
    ['**A.** lamp', '**B.** tv'],
    ['[A] lamp', '[B] tv'],
    ['Option A: lamp', 'Option B: tv'],
  ]
  it.each(spellings.map((choices) => [choices]))('%j score alike', (choices) => {
    const row = { groundTruth: 'B', question: NEAREST, choices }
    for (const answer of ['B', 'tv', choices[1]!])
      expect(scored({ ...row, response: say(answer) })).toMatchObject({ accuracy: 1, consistency: 1, flags: [] })
    for (const answer of ['A', 'lamp', choices[0]!]) {
      const wrong = scored({ ...row, response: say(answer) })
      expect(wrong).toMatchObject({ accuracy: 0, consistency: 0 })
      expect(wrong.flags).toEqual(['inconsistent-answer'])
    }
    expect(scored({ ...row, response: say('B'), groundTruth: choices[1]! }).accuracy).toBe(1)
    const typed = { kind: 'nearest', reference: 'sofa', pick: 'nearest', measure: 'closest', choices }
    for (const question of [typed, { ...typed, choices: ['x'] }])
      expect(scored({ response: say('B'), groundTruth: 'B', question, choices }).consistency).toBe(1)
    expect(checkConsistency(say('B'), NEAREST, { choices }).verdict).toBe('consistent')
    expect(checkInvariance({ ...row, response: say('tv') })).toMatchObject({ holds: true })
  })
})

describe('choices with a full stop', () => {
  const spellings = [
    ['back-right.', 'lamp.', 'back-left.'],
    ['A. back-right.', 'B. lamp.', 'C. back-left.'],
  ]
  it.each(spellings.map((choices) => [choices]))('%j are met with and without it', (choices) => {
    for (const groundTruth of ['C', 'back-left', 'back-left.', choices[2]!])
      for (const answer of ['C', 'back-left', 'left-back', 'back-left.', choices[2]!, choices[2]!.slice(0, -1)])
        expect(scored({ response: say(answer), groundTruth, choices })).toMatchObject({ accuracy: 1, flags: [] })
    for (const answer of ['B', 'lamp', 'lamp.'])
      expect(scored({ response: say(answer), groundTruth: 'C', choices }).accuracy).toBe(0)
  })

  it('does not forgive a full stop that the choices do not have', () => {
    const { accuracy, flags } = scored({ response: say('tv.'), groundTruth: 'B', choices: ['lamp', 'tv'] })
    expect({ accuracy, flags }).toEqual({ accuracy: 0, flags: ['answer-not-literal'] })
  })

  it('are names of the map to its question', () => {
    const row = { groundTruth: 'B', question: NEAREST, choices: ['A. lamp.', 'B. tv.'] }
    expect(scored({ ...row, response: say('tv') })).toMatchObject({ accuracy: 1, consistency: 1, flags: [] })
  })
})

describe('a letter where the choices are not known', () => {
  it('says nothing about the map, so consistency is not measured, whatever is answered', () => {
    for (const answer of ['B', 'A', 'tv', '']) {
      const { measured, flags } = scored({ response: say(answer), groundTruth: 'B', question: NEAREST })
      expect(measured).not.toContain('consistency')
      expect(flags).not.toContain('inconsistent-answer')
    }
    expect(checkConsistency(say('B'), NEAREST)).toMatchObject({ verdict: 'undecidable', implied: 'tv' })
  })

  it('is a name where the question has an object of that name', () => {
    const letters =
      '[{"object_name": "A", "bbox": [0, 0, 1, 1]}, {"object_name": "B", "bbox": [4, 0, 5, 1]}, {"object_name": "sofa", "bbox": [2, 0, 3, 1.5]}]'
    const input = {
      response: `<map>${letters}</map><think>t</think><answer>B</answer>`,
      groundTruth: 'B',
      question: 'Which of these objects (A, B) is closest to the sofa?',
    }
    expect(scored(input).measured).toContain('consistency')
  })
})

describe('a row as data sets hold it', () => {
  const counted = { groundTruth: 'A', question: 'How many lamps are in this room?' }
  it('takes numbers for choices', () => {
    expect(scored({ ...counted, response: say('A'), choices: [1, 2] })).toMatchObject({ accuracy: 1, consistency: 1 })
    expect(scored({ ...counted, response: say('2'), choices: [1, '2'] })).toMatchObject({ accuracy: 0, consistency: 0 })
  })

  it('takes a number for the truth among choices, as it takes its text', () => {
    for (const groundTruth of [1, '1', 'A']) {
      expect(scored({ response: say('A'), groundTruth, choices: [1, 2] }).accuracy).toBe(1)
      expect(scored({ response: say('B'), groundTruth, choices: [1, 2] }).accuracy).toBe(0)
    }
    expect(scored({ response: say('7'), groundTruth: 7, choices: [1, 2] }).accuracy).toBe(1)
  })

  it('takes a number for the choice that is that number, however it is spelled', () => {
    for (const [groundTruth, choices] of [
      ['1.5', ['1.50', '2.50']],
      [1.5, ['A. 1.50', 'B. 2.50']],
      ['1.50', [1.5, 2.5]],
      [1.5, ['1.50 m', '2.50 m']],
      ['1.5', ['1.5m', '2.5 meters']],
    ] as const) {
      expect(scored({ response: say('A'), groundTruth, choices }).accuracy).toBe(1)
      expect(scored({ response: say('B'), groundTruth, choices }).accuracy).toBe(0)
    }
    // Of two units nobody knows which the truth is in.
    expect(scored({ response: say('A'), groundTruth: 1.5, choices: ['1.5 m', '1.5 cm'] }).accuracy).toBe(0)
  })

  it('takes a letter for the choice that has it, in any order', () => {
    const row = { question: NEAREST, choices: ['B. tv', 'A. lamp'] }
    for (const groundTruth of ['B', 'tv', 'B. tv'])
      for (const answer of ['B', 'tv', 'B. tv'])
        expect(scored({ ...row, groundTruth, response: say(answer) })).toMatchObject({ accuracy: 1, consistency: 1 })
    expect(scored({ ...row, groundTruth: 'B', response: say('A') })).toMatchObject({ accuracy: 0, consistency: 0 })
  })

  it('is told of a truth that fits none of its choices, whatever is answered', () => {
    const choices = ['front-left', 'front-right', 'back-left']
    for (const groundTruth of ['back-left.', '2,5', 'NaN', 'lamp', 'the back'])
      for (const answer of ['C', 'back-left', groundTruth])
        expect(scored({ response: say(answer), groundTruth, choices }).flags).toContain('truth-not-literal')
    expect(scored({ response: say('C'), groundTruth: 'back-left', choices })).toMatchObject({ accuracy: 1, flags: [] })
  })

  it.each([[5], ['A. 1'], [{ A: '1', B: '2' }], [[1, null]], [[Number.NaN]], [[['1']]], [true]])(
    'refuses choices %j, alone and without harm to the batch',
    (choices) => {
      const good = { ...counted, response: say('1'), groundTruth: '1' }
      const results = scoreAll([good, { ...good, choices }, good] as unknown as ScoreInput[])
      expect(results.map((result) => result.error?.code)).toEqual([undefined, 'bad-row', undefined])
      expect(results[1]!.error!.message).toMatch(/^expected choices to be a list of texts or numbers, received /)
      expect(score({ ...good, choices } as unknown as ScoreInput, { preset: 'v2lo' }).error).toBeNull()
    },
  )

  it.each([
    [5],
    [[]],
    [{}],
    [{ kind: 'no such kind' }],
    [{ kind: 'constructor' }],
    [{ kind: 'route' }],
    [{ kind: 'route', at: 'sofa', facing: 'tv', goal: 'lamp', steps: [null] }],
    [{ kind: 'relative-direction', at: 'sofa', facing: 'tv', target: 'lamp', as: 'forward', scheme: 'no such scheme' }],
  ])('refuses a question %j, or measures nothing by it, without harm to the batch', (question) => {
    const good = { response: say('B'), groundTruth: 'B' }
    const [before, result, after] = scoreAll([good, { ...good, question }, good] as unknown as ScoreInput[])
    expect(before).toEqual(after)
    if (result!.error) expect(result!.error.code).toBe('bad-row')
    else expect(result!.consistency).toBe(0)
  })

  it('takes null for absent in question, choices and true layout', () => {
    const bare = { response: say('3.1'), groundTruth: 3.1 }
    expect(score({ ...bare, question: null, choices: null, trueLayout: null })).toEqual(score(bare))
  })

  it.each([[Number.NaN], [undefined], [[Number.NaN]]])('has no truth in %j, under either preset', (groundTruth) => {
    for (const preset of ['strict', 'v2lo'] as const)
      expect(score({ response: say('A'), groundTruth } as ScoreInput, { preset })).toMatchObject({
        error: { code: 'bad-truth' },
      })
    expect(score({ response: say('A') } as ScoreInput, { preset: 'v2lo' })).toMatchObject({
      error: { code: 'bad-truth' },
    })
  })

  it('has null for a truth under v2lo, as in the paper', () => {
    expect(score({ response: say('None'), groundTruth: null }, { preset: 'v2lo' })).toMatchObject({ accuracy: 1 })
    expect(score({ response: say('A'), groundTruth: null }, { preset: 'v2lo' })).toMatchObject({ overall: 0.1 })
  })

  it.each([
    ['<answer> B </answer>'],
    ['Answer: B'],
    ['**B**'],
    ['4.95 m'],
    ['B. lamp'],
    ['The answer is B'],
    ['2,5'],
    ['NaN'],
    ['-inf'],
    ['back-left.'],
    ['lamp.'],
  ])('is told of a truth %j, which no literal can equal', (groundTruth) => {
    expect(scored({ response: say('B'), groundTruth }).flags).toContain('truth-not-literal')
  })
})

describe('a true layout', () => {
  const row = { response: say('2.5'), groundTruth: '2.5' }
  const layout = createLayout(
    [
      { label: 'sofa', bbox: [0, 0, 2, 1] },
      { label: 'lamp', bbox: [5, 0, 6, 1] },
      { label: 'tv', bbox: [0, 3.5, 2, 3.7] },
    ],
    { origin: 'observer' },
  )
  it.each([
    ['a layout', layout],
    ["the paper's list", JSON.parse(map)],
    ['that list as text', map],
    ['a map block', `<map>${map}</map>`],
    ['a whole response', say('x')],
    ['the list under a key', { objects: JSON.parse(map) }],
    ['a layout as text', JSON.stringify(layout)],
    ['the list under its origin', { origin: 'observer', objects: JSON.parse(map) }],
    ['the list under its origin, as text', `{"origin": "observer", "objects": ${map}}`],
  ])('is taken as %s', (_, trueLayout) => {
    const result = scored({ ...row, trueLayout })
    expect(result).toMatchObject({ map: 1, flags: [] })
    expect(checkInvariance({ ...row, trueLayout } as ScoreInput)).toMatchObject({ holds: true })
  })

  it.each([[{ origin: 'world', objects: JSON.parse(map) }], [`{"origin": "world", "objects": ${map}}`]])(
    'keeps the origin that is stated: %j',
    (trueLayout) => {
      expect(scored({ ...row, trueLayout }).flags).toEqual(['origins-differ'])
    },
  )

  it.each([
    [5],
    ['no map'],
    [{ origin: 'moon', objects: JSON.parse(map) }],
    [{ origin: 'world', objects: [{ object_name: 'sofa', bbox: [0, 0, 2] }] }],
    ['[{"object_name": "sofa", "bbox": [0, 0, 2]}]'],
    [[{ object_name: 'sofa', bbox: [0, 0, 2, 1] }, { object_name: 'tv' }]],
    [{ origin: 'observer', objects: [{ label: 'sofa', bbox: [2, 0, 0, 1] }] }],
    [{ origin: 'observer', objects: [null] }],
    [{}],
  ])('is refused as %j, and costs its row alone', (trueLayout) => {
    const [result, after] = scoreAll([{ ...row, trueLayout }, row] as unknown as ScoreInput[])
    expect(result).toMatchObject({ error: { code: 'bad-row', message: expect.stringContaining('true layout') } })
    expect(after).toEqual(score(row))
  })
})

describe('an answer block that is not closed', () => {
  it.each([
    ['<answer>B <answer>A</answer>'],
    ['<answer><answer>A</answer>'],
    ['<answer>B</think><answer>A</answer>'],
    ['<answer>B\n<answer>A</answer></answer>'],
    ['<answer>< Answer >A</ANSWER ></answer>'],
    ['<answer><map>[]</map>A</answer>'],
  ])('pays nothing for the right one behind it: %s', (end) => {
    const response = `<map>${map}</map><think>t</think>${end}`
    for (const choices of [undefined, ['tv', 'lamp']]) {
      const result = scored({ response, groundTruth: 'A', question: NEAREST, ...(choices && { choices }) })
      expect(result).toMatchObject({ accuracy: 0, consistency: 0 })
      expect(result.flags).toContain('answer-not-literal')
    }
  })
})
