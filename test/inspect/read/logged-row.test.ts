import { describe, expect, it } from 'vitest'
import { readLoggedRows } from '../../../src/inspect/read/logged-row'

const response = '<map>[]</map><think>.</think><answer>B</answer>'
const read = (row: unknown, options = {}) => {
  const rows = readLoggedRows(row, options)
  if (typeof rows === 'string') throw new Error(rows)
  return rows
}

describe('what a row of a log is', () => {
  it('verl: rollout_data_dir', () => {
    const [row] = read({ input: 'Q', output: response, gts: 'B', score: 0.9, step: 3, acc: 1 })
    expect(row).toMatchObject({ format: 'verl', step: 3, prompt: 'Q', group: 'Q', response, truth: 'B' })
    expect(row!.recorded).toEqual([
      ['score', 0.9],
      ['acc', 1],
    ])
  })

  it('verl: the step of the file, where rows name none', () => {
    expect(read({ input: 'Q', output: response }, { fileStep: 12 })[0]).toMatchObject({ step: 12 })
  })

  it('EasyR1', () => {
    const [row] = read({ input: 'Q', output: response, ground_truth: 'B', score: 1 })
    expect(row).toMatchObject({ format: 'easyr1', truth: 'B', recorded: [['score', 1]] })
  })

  it('TRL: a conversation', () => {
    const completion = [{ role: 'assistant', content: response }]
    const [row] = read({
      step: 4,
      prompt: [{ role: 'user', content: 'Q' }],
      completion,
      v2lo_reward: 0.5,
      advantage: -1,
    })
    expect(row).toMatchObject({ format: 'trl', step: 4, prompt: 'Q', response })
    expect(row!.recorded).toEqual([
      ['v2lo_reward', 0.5],
      ['advantage', -1],
    ])
  })

  it('ms-swift: one step a line, in columns', () => {
    const rows = read({
      gen_step: 2,
      prompt: ['P', 'Q'],
      completion: ['a', response],
      solution: ['A', 'B'],
      reward: [0, 1],
    })
    expect(rows.map((row) => [row.step, row.group, row.response, row.truth, row.recorded])).toEqual([
      [2, 'P', 'a', 'A', [['reward', 0]]],
      [2, 'Q', response, 'B', [['reward', 1]]],
    ])
  })

  it('ms-swift: steps as texts, and a list of one', () => {
    const [row] = read({ step: ['4'], prompt: ['P'], completion: [response], solution: ['B'], V2loReward: [0.5] })
    expect(row).toMatchObject({ step: 4, response, truth: 'B', recorded: [['V2loReward', 0.5]] })
  })

  it('lmms-eval: several samples of one document', () => {
    const doc = { id: 7, question: 'Which?', options: ['A. sofa', 'B. lamp'], question_type: 'object_rel_distance' }
    const rows = read({
      doc_id: 0,
      doc,
      target: 'B',
      resps: [['A', 'B']],
      filtered_resps: ['A', 'B'],
      vsibench_score: 1,
    })
    expect(rows.map((row) => row.response)).toEqual(['A', 'B'])
    expect(rows[1]).toMatchObject({
      id: '7',
      truth: 'B',
      question: 'Which?',
      choices: ['sofa', 'lamp'],
      task: 'object_rel_distance',
    })
  })

  it('VLMEvalKit', () => {
    const [row] = read({ index: 3, question: 'Q', answer: 'B', prediction: response, category: 'count' })
    expect(row).toMatchObject({ format: 'vlmevalkit', id: '3', truth: 'B', task: 'count', response })
  })

  it('our own rows, scores and items', () => {
    const layout = [{ object_name: 'sofa', bbox: [0, 0, 1, 1] }]
    expect(read({ id: 'a', response, ground_truth: 'B', true_layout: layout })[0]).toMatchObject({
      format: 'rows',
      trueLayout: layout,
    })
    const scores = read({ id: 'a', overall: 0.5, format: 1, flags: ['wrong-order', 'unknown'], error: null })[0]
    expect(scores).toMatchObject({ format: 'scores', response: null, flags: ['wrong-order'] })
    expect(scores!.recorded).toEqual([
      ['overall', 0.5],
      ['format', 1],
    ])
    const item = {
      v2lo: 'item/1',
      id: 'i',
      question: 'How many?',
      answer: '2',
      task: 'count',
      frames: { budget: 4, images: ['a.png'] },
    }
    expect(read(item)[0]).toMatchObject({ format: 'items', truth: '2', budget: 4, images: ['a.png'], response: null })
  })

  it('fields of the log by its own names', () => {
    const row = { said: { text: response }, meta: { key: 'B' }, nr: 5 }
    const keys = { response: 'said.text', truth: 'meta.key', step: 'nr' }
    expect(read(row, { keys })[0]).toMatchObject({ response, truth: 'B', step: 5 })
  })

  it.each([[5], ['text'], [null], [[1]], [{}], [{ a: 1 }], [{ completion: [{}] }]])(
    'refuses %j with a sentence',
    (row) => {
      expect(readLoggedRows(row, {})).toEqual(expect.any(String))
    },
  )

  it('takes names from a log for what they are', () => {
    const row = JSON.parse(`{"response": "x", "__proto__": 1, "constructor": 2, "hasOwnProperty": 3}`)
    expect(read(row)[0]!.recorded).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
      ['hasOwnProperty', 3],
    ])
  })
})
