import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bbox } from '../../../src/layout/aabb'
import { createLayout, type Layout } from '../../../src/layout/layout'
import type { Score, ScoreResult } from '../../../src/score/result'
import { score, scoreAll } from '../../../src/score/score'
import { sharedLines } from '../../support/shared'

type Bound = number | readonly [number, number] | null | undefined
interface AdversarialCase {
  readonly id: number
  readonly name: string
  readonly question: {
    readonly question: string
    readonly options?: Record<string, string>
    readonly ground_truth: string
  }
  readonly gt_map: string
  readonly response?: string
  readonly parts?: readonly (readonly [string, number])[]
  readonly qa_py: { readonly overall: number; readonly format: number; readonly accuracy: number } | null
  readonly strict: {
    readonly format?: Bound
    readonly accuracy?: Bound
    readonly map?: Bound
    readonly overall?: Bound
    readonly flag?: boolean | null
    readonly ms?: number
  }
}
interface Header {
  readonly gt_map_named_GT: readonly { readonly object_name: string; readonly bbox: Bbox }[]
}

const lines = sharedLines<Header & AdversarialCase>('cases/adversarial-responses.jsonl')
// Some have a limit of time, which a busy machine may break once.
describe.skipIf(lines === undefined)('responses that try to be paid for nothing', { retry: 2 }, () => {
  const [header, ...cases] = lines ?? []
  const truth: Layout = createLayout(
    (header?.gt_map_named_GT ?? []).map(({ object_name: label, bbox }) => ({ label, bbox })),
    { origin: 'observer' },
  )
  it.each(cases.map((c) => [c.id, c.name, c] as const))('%s %s', (_id, _name, c) => {
    const response = c.response ?? c.parts!.map(([text, times]) => text.repeat(times)).join('')
    const input = {
      response,
      groundTruth: c.question.ground_truth,
      question: c.question.question,
      trueLayout: truth,
      ...(c.question.options && { choices: Object.values(c.question.options) }),
    }
    const start = performance.now()
    const strict = score(input)
    if (c.strict.ms) expect(performance.now() - start).toBeLessThan(c.strict.ms)
    if (strict.error) expect(strict.error.code).toBe('too-long')
    else {
      for (const key of ['format', 'accuracy', 'map', 'overall'] as const) {
        const bound = c.strict[key]
        if (bound === null || bound === undefined) continue
        const [low, high] = typeof bound === 'number' ? [bound, bound] : bound
        expect(strict[key], `${key} of ${JSON.stringify(strict)}`).toBeGreaterThanOrEqual(low)
        expect(strict[key], `${key} of ${JSON.stringify(strict)}`).toBeLessThanOrEqual(high)
      }
      if (typeof c.strict.flag === 'boolean') expect(strict.flags.length > 0, strict.flags.join()).toBe(c.strict.flag)
    }
    if (c.qa_py)
      expect(score({ response, groundTruth: c.question.ground_truth }, { preset: 'v2lo' })).toMatchObject(c.qa_py)
  })
})

const MAP =
  '[{"object_name": "fridge", "bbox": [-1, 0, 0, 1]}, {"object_name": "sofa", "bbox": [2, 0, 4, 1]}, {"object_name": "tv", "bbox": [-1, 4, 0, 5]}]'
const room = createLayout(
  [
    { label: 'fridge', bbox: [-1, 0, 0, 1] },
    { label: 'sofa', bbox: [2, 0, 4, 1] },
    { label: 'tv', bbox: [-1, 4, 0, 5] },
  ],
  { origin: 'observer' },
)
const question = 'Standing at the fridge and facing the tv, where is the sofa?'
const said = (answer: string, think = '2 - 0 = 2', map = MAP) =>
  `<map>${map}</map><think>${think}</think><answer>${answer}</answer>`
const scored = (input: { response: string; groundTruth?: string; choices?: string[] }, options = {}) =>
  score({ groundTruth: 'back-right', question, trueLayout: room, ...input }, options) as Score

describe('preset strict', () => {
  it('pays everything for what is all right', () => {
    const think = 'The centre of the fridge is (-0.5, 0.5), of the sofa (3, 0.5), of the tv (-0.5, 4.5).'
    // The sofa lies exactly to the right: front-right by convention, and a tie, which leaves another answer open.
    expect(scored({ response: said('back-right', think), groundTruth: 'front-right' })).toMatchObject({
      format: 1,
      accuracy: 0,
      consistency: 0,
      flags: ['undecidable-map'],
    })
    const right = score({
      response: said('front-right', think),
      groundTruth: 'front-right',
      question,
      trueLayout: room,
    })
    expect(right).toMatchObject({ format: 1, accuracy: 1, map: 1, consistency: 1, reasoning: 1, flags: [] })
    expect((right as Score).overall).toBeCloseTo(1, 12)
  })
  it('shares out the weight of what the row gives nothing to measure by', () => {
    const bare = score({ response: said('2.0'), groundTruth: '2.0' }) as Score
    expect(bare.measured).toEqual(['format', 'accuracy', 'reasoning'])
    expect(bare.overall).toBeCloseTo((0.1 + 0.6 + 0.05 * bare.reasoning) / 0.75, 12)
  })
  it.each([
    ['text before', `Sure. ${said('B')}`, 'text-outside'],
    ['text after', `${said('B')} Done.`, 'text-outside'],
    ['two answers', `${said('B')}<answer>C</answer>`, 'several-answers'],
    ['an answer in the reasoning', said('B', '<answer>C</answer>'), 'nested-tag'],
    ['no map', '<think>t</think><answer>B</answer>', 'missing-map'],
    ['an empty map', said('B', 't', '[]'), 'empty-map'],
    ['an unreadable map', said('B', 't', 'nothing'), 'unreadable-map'],
    ['an empty answer', said(' '), 'empty-answer'],
    ['the wrong order', `<think>t</think><map>${MAP}</map><answer>B</answer>`, 'wrong-order'],
    ['an unclosed answer', said('B').replace('</answer>', ''), 'unclosed-block'],
    ['another spelling of a tag', said('B').replace('<answer>', '<Answer>'), 'missing-answer'],
  ])('gives no format, and nothing at all, for %s, and says %s', (_, response, flag) => {
    const result = score({ response, groundTruth: 'B' }) as Score
    expect(result).toMatchObject({ format: 0, overall: 0 })
    expect(result.flags).toContain(flag)
  })
  it.each([
    ['B', 'B', 1],
    ['B', 'b', 1],
    ['B', 'A, B', 0],
    ['B', 'not B', 0],
    ['B', 'B.', 0],
    ['B', 'В', 0],
    ['2.5', '2.5', 1],
    ['2.5', '2.6', 1],
    ['2.5', '2.5 m', 0],
    ['2.5', '1e999', 0],
    ['front-left', 'Left-Front', 1],
    ['front-left', 'front-right', 0],
    ['dog bed', 'DogBed', 1],
    ['dog bed', 'the dog bed', 0],
  ])('compares the truth %j with the answer %j: %s', (groundTruth, answer, accuracy) => {
    expect(score({ response: said(answer), groundTruth })).toMatchObject({ accuracy, format: 1 })
  })
  it('reads decorated answers only where a preset says so, and flags it', () => {
    const base = {
      name: 'mine',
      reading: 'strict',
      gates: { format: true },
      mra: 'vsi-abs',
      answerPolicy: 'last',
    } as const
    const weights = { format: 0, accuracy: 1, map: 0, consistency: 0, reasoning: 0 }
    const preset = {
      ...base,
      weights,
      lenient: true,
      endTokens: ['<|im_end|>'],
      maxChars: 1000,
      prefill: 'map',
    } as const
    const result = score({ response: `${said('B.').slice(5)}<|im_end|>\n`, groundTruth: 'B' }, { preset }) as Score
    expect(result).toMatchObject({ format: 1, accuracy: 1, overall: 1 })
    expect(result.flags).toContain('answer-lenient-answer')
    expect(JSON.parse(JSON.stringify(preset))).toEqual(preset)
  })
  it('pays consistency only together with the accuracy of the map', () => {
    const invented =
      '[{"object_name": "fridge", "bbox": [0, 0, 0.1, 0.1]}, {"object_name": "tv", "bbox": [0, 5, 0.1, 5.1]}, {"object_name": "sofa", "bbox": [9, 3, 9.1, 3.1]}]'
    const result = score({
      response: said('front-right', 't', invented),
      groundTruth: 'front-right',
      question,
      trueLayout: room,
    })
    expect(result).toMatchObject({ accuracy: 1, map: expect.closeTo(0, 1) })
    expect((result as Score).consistency).toBe((result as Score).map)
  })
  it('measures a map that makes the question undecidable as 0, and leaves out a question no map decides', () => {
    const without = score({
      response: said('front-right', 't', MAP.replace('sofa', 'bed')),
      groundTruth: 'front-right',
      question,
      trueLayout: room,
    }) as Score
    expect(without).toMatchObject({ consistency: 0, format: 0 })
    expect(without.measured).toContain('consistency')
    const order = 'What will be the first-time appearance order of the following categories in the video: fridge, tv?'
    expect(
      (score({ response: said('fridge, tv'), groundTruth: 'fridge, tv', question: order }) as Score).measured,
    ).not.toContain('consistency')
    expect((score({ response: said('B'), groundTruth: 'B', question: 'Why?' }) as Score).flags).toEqual([])
  })
  it('wants every object that the question names on the map, candidates too', () => {
    const nearest = 'Which of these objects (sofa, tv, lamp) is closest to the fridge?'
    const result = score({ response: said('sofa'), groundTruth: 'sofa', question: nearest }) as Score
    expect(result).toMatchObject({ format: 0, overall: 0 })
    expect(result.flags).toContain('map-lacks-question')
  })
  it('blames a map for an open question only where the map leaves it open', () => {
    const flagsOf = (response: string) => scored({ response, groundTruth: 'front-right' }).flags
    expect(flagsOf(said('B or so'))).toEqual(['answer-not-literal'])
    expect(flagsOf(said('front-right', 't', MAP.replace('sofa', 'bed')))).toContain('undecidable-map')
    expect(flagsOf(said('front-right', 't', 'nothing'))).toContain('undecidable-map')
  })
  it('says where a truth is a text around a number or a letter', () => {
    const flagsOf = (groundTruth: string, answer: string) =>
      (score({ response: said(answer), groundTruth }) as Score).flags
    for (const [truth, answer] of [
      ['4.95 m', '4.9'],
      ['about 5', '5'],
      ['B. lamp', 'B'],
      ['(B) lamp', 'B'],
      ['<answer> B </answer>', 'B'],
      ['Answer: B', 'B'],
      ['**Answer:** lamp', 'lamp'],
      ['["B"]', 'B'],
      ['\\boxed{B}', 'B'],
      ['Option B', 'B'],
    ] as const)
      expect(flagsOf(truth, answer), truth).toEqual(['truth-not-literal'])
    expect(flagsOf('4.95 m', '4.95 m')).toEqual([])
    for (const truth of ['lamp', 'a lamp', 'answering machine', 'the 2 chairs', 'front-left', 'B', '5'])
      expect(flagsOf(truth, 'x'), truth).not.toContain('truth-not-literal')
  })
  it('keeps the floor of a true layout, which a room is measured by, and checks it', () => {
    const question = { kind: 'room-size', unit: 'm2' } as const
    const row = { response: said('20'), groundTruth: '20', question }
    const floor = [
      [0, 0],
      [5, 0],
      [5, 4],
      [0, 4],
    ] as const
    const bare = { origin: 'observer', objects: [] } as const
    expect((score({ ...row, trueLayout: { ...bare, floor } }) as Score).measured).toContain('consistency')
    expect((score({ ...row, trueLayout: bare }) as Score).measured).not.toContain('consistency')
    const broken = { ...bare, floor: [[0, Number.NaN]] as const }
    expect(score({ ...row, trueLayout: broken })).toMatchObject({ error: { code: 'bad-row' } })
  })
  it('fails a row for its length and for its truth, never with a 0', () => {
    expect(score({ response: 'x'.repeat(50_001), groundTruth: 'B' })).toMatchObject({ error: { code: 'too-long' } })
    for (const groundTruth of [null, true, [], '', Number.NaN, Infinity])
      expect(score({ response: said('B'), groundTruth: groundTruth as never })).toMatchObject({
        error: { code: 'bad-truth' },
      })
  })
  it.each([5, { objects: 3 }, { objects: [null] }, { objects: [{ label: 'a', bbox: [1, 0, 0, 1] }] }])(
    'fails a row whose true layout is none: %j',
    (trueLayout) => {
      const row = { response: said('B'), groundTruth: 'B', trueLayout: trueLayout as never }
      expect(score(row)).toMatchObject({ error: { code: 'bad-row' } })
    },
  )
  it('gives a finite score in [0, 1] with the same keys for any response, and a batch what each row gets', () => {
    const piece = fc.constantFrom(
      '<map>',
      '</map>',
      '<think>',
      '</think>',
      '<answer>',
      '</answer>',
      MAP,
      'B',
      ' ',
      '2 + 2 = 5',
      '[',
      '{',
    )
    const response = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 14 }).map((p) => p.join('')),
    )
    fc.assert(
      fc.property(fc.array(response, { minLength: 1, maxLength: 3 }), (responses) => {
        const rows = responses.map((text) => ({ response: text, groundTruth: 'B', question, trueLayout: room }))
        const results = scoreAll(rows) as ScoreResult[]
        for (const [i, result] of results.entries()) {
          expect(result).toEqual(score(rows[i]!))
          const { overall, format, accuracy, map, consistency, reasoning } = result as Score
          for (const value of [overall, format, accuracy, map, consistency, reasoning]) {
            expect(value).toBeGreaterThanOrEqual(0)
            expect(value).toBeLessThanOrEqual(1)
          }
        }
      }),
      { seed: 91, numRuns: 400 },
    )
  })
  it('gives a batch what each row gets, whatever questions it mixes', () => {
    const questions = [question, question.replace('sofa', 'tv'), 'Why?', question, undefined]
    const rows = questions.flatMap((asked) =>
      [undefined, ['back-right', 'front-right'], ['front-right', 'back-right']].map((choices) => ({
        response: said(choices ? 'A' : 'front-right'),
        groundTruth: 'front-right',
        trueLayout: room,
        ...(asked && { question: asked }),
        ...(choices && { choices }),
      })),
    )
    expect(scoreAll([...rows, ...rows])).toEqual([...rows, ...rows].map((row) => score(row)))
    expect(new Set(scoreAll(rows).map((result) => JSON.stringify(result))).size).toBeGreaterThan(4)
  })
  it('never pays more for text outside, second answers or objects at random', () => {
    const honest = scored({ response: said('front-right'), groundTruth: 'front-right' }).overall
    const worse = [
      `${said('front-right')} I am sure.`,
      `${said('front-right')}<answer>front-right</answer>`,
      said('front-right', '2 - 0 = 2', MAP.replace(/\]$/, ', {"object_name": "lamp", "bbox": [1, 1, 2, 2]}]')),
      said('front-right', '2 - 0 = 2', MAP.replace(/\]$/, ', {"object_name": "sofa", "bbox": [2, 0, 4, 1]}]')),
    ]
    for (const response of worse) expect(scored({ response, groundTruth: 'front-right' }).overall).toBeLessThan(honest)
  })
})
