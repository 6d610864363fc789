import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readItemRow } from '../../../src/benchmark/read/items'
import { PREDICTION_FORMATS, readPredictionRow, recognizePredictions } from '../../../src/benchmark/read/predictions'

const turn = (role: string, content: unknown) => ({ role, content })

/** A row of each log as its program documents it, and what is read from it. */
const LOGS: readonly (readonly [name: string, format: string, row: object, expected: readonly object[]])[] = [
  ['our own rows', 'rows', { id: 'a:1', response: 'B' }, [{ id: 'a:1', response: 'B' }]],
  [
    'a sample of lmms-eval with its document',
    'lmms-eval',
    { doc_id: 3, doc: { id: 'a:1' }, target: 'B', arguments: [], resps: [['B', 'C']], filtered_resps: ['B'] },
    [
      { id: 'a:1', response: 'B' },
      { id: 'a:1', response: 'C' },
    ],
  ],
  [
    'a sample of lmms-eval whose resps equal filtered_resps and are left out',
    'lmms-eval',
    { doc_id: 3, target: 'B', filtered_resps: ['B'] },
    [{ id: '3', response: 'B' }],
  ],
  [
    'a row of VLMEvalKit',
    'vlmevalkit',
    { index: 7, question: 'Which?', answer: 'B', prediction: 'The answer is B.' },
    [{ id: '7', prompt: 'Which?', response: 'The answer is B.' }],
  ],
  [
    'a rollout of verl',
    'verl',
    { input: 'user\nWhich?\nassistant\n', output: '<answer>B</answer>', gts: 'B', score: 1, step: 5 },
    [{ prompt: 'user\nWhich?\nassistant\n', response: '<answer>B</answer>' }],
  ],
  [
    'a rollout of EasyR1',
    'easyr1',
    { input: 'Which?', output: 'B', ground_truth: 'B', score: 1 },
    [{ prompt: 'Which?', response: 'B' }],
  ],
  [
    'a completion of TRL as text',
    'trl',
    { step: 1, prompt: 'Which?', completion: 'B', advantage: 0 },
    [{ prompt: 'Which?', response: 'B' }],
  ],
  [
    'a completion of TRL as a conversation',
    'trl',
    {
      prompt: [turn('user', [{ type: 'image' }, { type: 'text', text: 'Which?' }])],
      completion: [turn('assistant', 'B')],
    },
    [{ prompt: 'Which?', response: 'B' }],
  ],
  [
    'a step of ms-swift in columns',
    'ms-swift',
    { step: [1, 1], prompt: ['Which?', 'Where?'], completion: ['B', 'C'], reward: [1, 0] },
    [
      { prompt: 'Which?', response: 'B' },
      { prompt: 'Where?', response: 'C' },
    ],
  ],
  [
    'a result of ms-swift',
    'ms-swift',
    { response: 'B', labels: 'B', messages: [turn('user', 'Which?'), turn('assistant', 'B')] },
    [{ response: 'B' }],
  ],
  [
    'a line of a batch of OpenAI',
    'openai-batch',
    {
      id: 'batch_req_1',
      custom_id: 'a:1',
      response: { status_code: 200, body: { choices: [{ message: turn('assistant', 'B') }] } },
      error: null,
    },
    [{ id: 'a:1', response: 'B' }],
  ],
]

describe('a log', () => {
  it.each(LOGS)('%s is recognized and read', (_, format, row, expected) => {
    expect(recognizePredictions(row)).toBe(format)
    expect(readPredictionRow(row, format as (typeof PREDICTION_FORMATS)[number])).toEqual(expected)
  })

  it('of a batch says why a request has no answer', () => {
    const row = { custom_id: 'a:1', response: null, error: { code: 'x', message: 'too long' } }
    expect(readPredictionRow(row, 'openai-batch')).toBe('the request of a:1 has no answer: too long')
  })

  it("keeps a caller's names over the usual ones, at any depth", () => {
    const row = { meta: { key: 'a:1' }, response: 'C', outs: [{ text: 'B' }] }
    expect(readPredictionRow(row, 'rows', { id: 'meta.key', response: 'outs.0.text' })).toEqual([
      { id: 'a:1', response: 'B' },
    ])
  })

  it('says what a row lacks', () => {
    expect(readPredictionRow({ id: 1 }, 'vlmevalkit')).toBe('expected a text under prediction, received id')
    expect(readPredictionRow({ doc_id: 1, resps: [[null]] }, 'lmms-eval')).toMatch(/^expected doc_id and resps/)
    expect(recognizePredictions({ id: 1, text: 'B' })).toBeUndefined()
  })

  it('never throws, and never gives a response that is not text', () => {
    const value = fc.oneof(fc.jsonValue(), fc.string(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY))
    const keys = fc.constantFrom(
      'id',
      'doc_id',
      'doc',
      'resps',
      'filtered_resps',
      'custom_id',
      'response',
      'prediction',
      'index',
      'input',
      'output',
      'completion',
      'messages',
      'prompt',
      'error',
      'role',
      'content',
    )
    fc.assert(
      fc.property(fc.oneof(fc.dictionary(keys, value), value), (row) => {
        const format = recognizePredictions(row)
        for (const one of format === undefined ? PREDICTION_FORMATS : [format, ...PREDICTION_FORMATS]) {
          const read = readPredictionRow(row, one)
          if (typeof read !== 'string') for (const { response } of read) expect(typeof response).toBe('string')
        }
        const item = readItemRow(row)
        if (typeof item !== 'string') expect(typeof item.answer).toBe('string')
      }),
      { numRuns: 500 },
    )
  })
})
