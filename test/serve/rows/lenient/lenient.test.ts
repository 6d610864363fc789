import { describe, expect, it } from 'vitest'
import { createRowReader } from '../../../../src/serve/rows/read-row'
import { ROW_FLAGS } from '../../../../src/serve/rows/row-flags'

const leniently = (row: object) => {
  const text = JSON.stringify(row)
  return createRowReader({ lenient: true })(row, () => text)
}
const message = (content: unknown, role = 'assistant') => ({ role, content })

/** Each row beside what strictly the same is, and the flags of the difference. */
const RESPONSES: readonly (readonly [response: unknown, flags: readonly string[]])[] = [
  ['said', []],
  [['said'], ['row-one-element-list']],
  [[['said']], ['row-one-element-list']],
  [message('said'), ['row-chat']],
  [{ content: 'said' }, ['row-chat']],
  [message('said', 'model'), ['row-chat']],
  [[message('said')], ['row-chat']],
  [[message('Q', 'user'), message('said')], ['row-chat']],
  [[message('Q', 'user'), message('no'), message('Q', 'user'), message('said')], ['row-chat']],
  [
    [
      { type: 'text', text: 'sa' },
      { type: 'text', text: 'id' },
    ],
    ['row-content-blocks'],
  ],
  [message([{ type: 'text', text: 'said' }]), ['row-chat', 'row-content-blocks']],
  [[message([{ type: 'output_text', text: 'said' }])], ['row-chat', 'row-content-blocks']],
  [{ choices: [{ message: message('said') }] }, ['row-completion', 'row-chat']],
  [{ id: 'x', object: 'text_completion', choices: [{ text: 'said', index: 0 }] }, ['row-completion']],
]

/** What could mean two things stays what it is, and is an error where the row is scored. */
const UNCERTAIN: readonly unknown[] = [
  5,
  null,
  true,
  [],
  {},
  ['a', 'b'],
  [['a'], ['b']],
  message('Q', 'user'),
  [message('said'), message('Q', 'user')],
  [{ content: 'a' }, { content: 'b' }],
  { choices: [{ message: message('a') }, { message: message('b') }] },
  { choices: [] },
  { ...message('said'), reasoning_content: 'thought' },
  [
    { type: 'text', text: 'said' },
    { type: 'tool_use', input: {} },
  ],
  [{ type: 'thinking', text: 'thought' }],
  message(null),
]

describe('a response', () => {
  it.each(RESPONSES)('as %j is its text', (response, flags) => {
    const item = leniently({ response, ground_truth: 'B' })
    expect(item.input.response).toBe('said')
    expect(item.flags ?? []).toEqual(flags)
  })
  it.each(UNCERTAIN.map((one) => [one]))('as %j stays what it is', (response) => {
    const item = leniently({ response, ground_truth: 'B' })
    expect(item.input.response).toEqual(response)
    expect(item.flags).toBeUndefined()
  })
})

describe('a truth', () => {
  it.each<[unknown, unknown, string | undefined, readonly string[]]>([
    ['B', 'B', undefined, []],
    [['B'], 'B', undefined, ['row-one-element-list']],
    [[1.5], 1.5, '1.5', ['row-one-element-list']],
    [{ style: 'rule', ground_truth: 'B' }, 'B', undefined, ['row-truth-object']],
    [{ style: 'rule', ground_truth: ['B'] }, 'B', undefined, ['row-truth-object', 'row-one-element-list']],
    ['{"style": "rule", "ground_truth": "B"}', 'B', undefined, ['row-truth-object']],
    ['["B"]', 'B', undefined, ['row-one-element-list']],
    [{ answer: 2 }, 2, '2', ['row-truth-object']],
    ['<answer> B </answer>', 'B', undefined, ['row-truth-tags', 'row-truth-spaces']],
    ['B\n', 'B', undefined, ['row-truth-spaces']],
    [['B', 'C'], ['B', 'C'], '["B","C"]', []],
    [[], [], '[]', []],
    [{ answer: 'B', why: 'x' }, { answer: 'B', why: 'x' }, '{"answer":"B","why":"x"}', []],
    [{ value: 'B' }, { value: 'B' }, '{"value":"B"}', []],
    [[[['B', 'C']]], [[['B', 'C']]], '[[["B","C"]]]', []],
    ['<answer>B</answer><answer>C</answer>', '<answer>B</answer><answer>C</answer>', undefined, []],
    ['{"a": 1}', '{"a": 1}', undefined, []],
    [true, true, 'true', []],
    [null, null, 'null', []],
    ['  ', '  ', undefined, []],
  ])('%j is %j', (given, truth, json, flags) => {
    const { input, flags: found = [] } = leniently({ response: 'x', ground_truth: given })
    expect(input.groundTruth).toEqual(truth)
    expect(input.groundTruthJson).toBe(json)
    expect(found).toEqual(flags)
  })

  it('keeps how a number inside was written', () => {
    const text = '{"response": "x", "ground_truth": {"ground_truth": [1.0], "style": "rule"}}'
    expect(createRowReader({ lenient: true })(JSON.parse(text), () => text).input.groundTruthJson).toBe('1.0')
    const inText = '{"response": "x", "ground_truth": "[2.50]"}'
    expect(createRowReader({ lenient: true })(JSON.parse(inText), () => inText).input.groundTruthJson).toBe('2.50')
  })

  it('is never made up', () => {
    expect(leniently({ response: 'x' }).input.groundTruth).toBeUndefined()
    expect(leniently({ response: 'x', answer: 'B' }).input.groundTruth).toBeUndefined()
  })
})

describe('choices', () => {
  it.each<[object, unknown, readonly string[]]>([
    [{ choices: ['a', 'b'] }, ['a', 'b'], []],
    [{ choices: { A: 'a', B: 'b' } }, ['a', 'b'], ['row-choices-object']],
    [{ choices: '["a", "b"]' }, ['a', 'b'], ['row-choices-text']],
    [{ choices: "['a', 'b']" }, ['a', 'b'], ['row-choices-text']],
    [{ choices: "['a' 'b'\n 'c']" }, ['a', 'b', 'c'], ['row-choices-text']],
    [{ A: 'a', B: 'b', C: 3 }, ['a', 'b', '3'], ['row-choice-columns']],
    [{ choices: [] }, undefined, ['row-no-choices']],
    [{ options: ['a', 'b'] }, ['a', 'b'], ['row-usual-name']],
    [{ choices: { A: 'a', C: 'c' } }, { A: 'a', C: 'c' }, []],
    [{ choices: { x: 'a', y: 'b' } }, { x: 'a', y: 'b' }, []],
    [{ choices: "['it\\'s', 'b']" }, "['it\\'s', 'b']", []],
    [{ choices: 'a, b' }, 'a, b', []],
    [{ A: 'a' }, undefined, []],
  ])('of %j are %j', (row, choices, flags) => {
    const { input, flags: found = [] } = leniently({ response: 'x', ground_truth: 'B', ...row })
    expect(input.choices).toEqual(choices)
    expect(found).toEqual(flags)
  })
})

describe('a question', () => {
  it.each<[unknown, unknown, readonly string[]]>([
    ['How far?', 'How far?', []],
    [[message('How far?', 'user')], 'How far?', ['row-chat']],
    [[message('Be brief.', 'system'), message('How far?', 'user')], 'How far?', ['row-chat']],
    [
      [
        message(
          [
            { type: 'image', image: 'a.jpg' },
            { type: 'text', text: 'How far?' },
          ],
          'user',
        ),
      ],
      'How far?',
      ['row-chat', 'row-content-blocks'],
    ],
    [[message('How far?', 'user'), message('Q2', 'user')], [message('How far?', 'user'), message('Q2', 'user')], []],
    [[message('x')], [message('x')], []],
    ['', undefined, ['row-empty-text']],
  ])('as %j is %j', (given, question, flags) => {
    const { input, flags: found = [] } = leniently({ response: 'x', ground_truth: 'B', question: given })
    expect(input.question).toEqual(question)
    expect(found).toEqual(flags)
  })
})

it('takes an empty text for no true layout', () => {
  const { input, flags } = leniently({ response: 'x', ground_truth: 'B', true_layout: ' ' })
  expect(input.trueLayout).toBeUndefined()
  expect(flags).toEqual(['row-empty-text'])
})

describe('usual names', () => {
  it('are read where our own is missing', () => {
    const verl = { input: 'Q', output: 'x', gts: 'B', score: 1, step: 3 }
    expect(leniently(verl)).toMatchObject({ input: { response: 'x', groundTruth: 'B' }, flags: ['row-usual-name'] })
    const parquet = {
      response: 'x',
      data_source: 's',
      reward_model: { style: 'rule', ground_truth: 'B' },
      extra_info: { id: 'k', question: 'How far?', true_layout: '[]' },
    }
    expect(leniently(parquet)).toMatchObject({
      id: '"k"',
      input: { response: 'x', groundTruth: 'B', question: 'How far?', trueLayout: '[]' },
      flags: ['row-inner-field'],
    })
  })
  it('are not chosen among', () => {
    const item = leniently({ output: 'x', prediction: 'y', ground_truth: 'B' })
    expect(item.problem).toBe('expected one field for response, received output and prediction: name one with keys')
    expect(leniently({ response: 'x', output: 'y', ground_truth: 'B' }).input.response).toBe('x')
  })
  it('are not looked for where a key is named', () => {
    const text = '{"output": "x", "gts": "B"}'
    const item = createRowReader({ lenient: true, keys: { response: 'text' } })(JSON.parse(text), () => text)
    expect(item.input.response).toBeUndefined()
  })
})

it('has each of its flags in the tables above', async () => {
  const { readFileSync } = await import('node:fs')
  const source = readFileSync(new URL(import.meta.url), 'utf8')
  for (const flag of Object.keys(ROW_FLAGS)) expect(source, flag).toContain(`'${flag}'`)
})
