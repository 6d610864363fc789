import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolvePreset } from '../../../src/score/presets'
import { createRowReader, ROW_PARTS, readItem } from '../../../src/serve/rows/read-row'
import { scoreItem } from '../../../src/serve/rows/score-item'

const LIMITS = { maxBytes: 1e9, maxItems: 1, maxResponseChars: 1e9 }

const read = (text: string, reading: Parameters<typeof createRowReader>[0]) =>
  createRowReader(reading)(JSON.parse(text), () => text)

describe('a row read by keys', () => {
  it.each([
    ['{"output": "a", "gts": "B"}', { response: 'output', ground_truth: 'gts' }],
    [
      '{"reward_model": {"ground_truth": "B"}, "choices": [{"message": {"content": "a"}}]}',
      { response: 'choices.0.message.content', ground_truth: 'reward_model.ground_truth' },
    ],
    [
      '{"messages": [{"content": "no"}, {"content": "a"}], "a.b": "B", "a": {"b": "C"}}',
      { response: 'messages.-1.content', ground_truth: 'a.b' },
    ],
    ['{"__proto__": {"x": "a"}, "constructor": "B"}', { response: '__proto__.x', ground_truth: 'constructor' }],
  ])('of %s', (text, keys) => {
    const { input, absent, flags } = read(text, { keys })
    expect(input).toMatchObject({ response: 'a', groundTruth: 'B' })
    expect([absent, flags]).toEqual([undefined, undefined])
  })

  it('takes every part from where it is said to be', () => {
    const row = { i: 7, r: '<s>Q: A</s>', t: { g: [1] }, q: 'How far?', c: ['x'], m: [], p: '<s>Q: ' }
    const keys = {
      id: 'i',
      response: 'r',
      ground_truth: 't.g',
      question: 'q',
      choices: 'c',
      true_layout: 'm',
      strip_prompt: 'p',
    }
    expect(Object.keys(keys)).toEqual([...ROW_PARTS])
    expect(read(JSON.stringify(row), { keys })).toEqual({
      id: '7',
      input: {
        response: 'A',
        groundTruth: [1],
        groundTruthJson: '[1]',
        question: 'How far?',
        choices: ['x'],
        trueLayout: [],
      },
    })
  })

  it('keeps a number of the truth and of the id as it was written, wherever it is', () => {
    const { id, input } = read('{"m": {"t": 1.0, "i": 12345678901234567890}, "r": "a"}', {
      keys: { id: 'm.i', ground_truth: 'm.t', response: 'r' },
    })
    expect([id, input.groundTruthJson]).toEqual(['12345678901234567890', '1.0'])
  })

  it('is not what the row calls by our name, and says what the row lacks', () => {
    const item = read('{"response": "ours", "ground_truth": "A"}', { keys: { response: 'output' } })
    expect(item.input.response).toBeUndefined()
    expect(item.absent).toEqual(['response'])
  })

  it('is not also what our name says where a key leads through it', () => {
    const text = '{"choices": [{"text": "a"}], "question": "Q", "ground_truth": "B"}'
    for (const lenient of [false, true]) {
      const { input } = read(text, { keys: { response: 'choices.0.text', id: 'question' }, lenient })
      expect(input).toEqual({ response: 'a', groundTruth: 'B', question: 'Q' })
    }
  })

  it('finds nothing inherited', () => {
    const item = read('{"a": []}', { keys: { response: 'constructor.name', ground_truth: 'a.length', id: 'toString' } })
    expect(item.absent).toEqual(['id', 'response', 'ground_truth'])
  })
})

describe('a row of any content', () => {
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      [{ role: 'assistant', content: 'A' }],
      [['A']],
      { ground_truth: ['B'] },
      '<answer>B</answer>',
      "['a', 'b']",
      { A: 'x', B: 'y' },
    ),
  )
  const name = fc.constantFrom(
    ...ROW_PARTS,
    'output',
    'gts',
    'reward_model',
    'extra_info',
    'constructor',
    '__proto__',
    'A',
    'B',
  )

  it('never throws and never says less than what is strictly read', () => {
    fc.assert(
      fc.property(
        fc.dictionary(name, odd),
        fc.dictionary(fc.constantFrom(...ROW_PARTS), fc.string({ minLength: 1 })),
        fc.boolean(),
        (row, keys, lenient) => {
          const text = JSON.stringify(row)
          const parsed = JSON.parse(text)
          const item = createRowReader({ keys, lenient })(parsed, () => text)
          const result = scoreItem(item, resolvePreset('strict'), LIMITS)
          expect(result.error === null || typeof result.error?.code === 'string').toBe(true)
          const strictly = scoreItem(
            readItem(parsed, () => text),
            resolvePreset('strict'),
            LIMITS,
          )
          // What is read strictly and has a score is read the same way leniently, but for what is flagged.
          const leniently = scoreItem(
            createRowReader({ lenient: true })(parsed, () => text),
            resolvePreset('strict'),
            LIMITS,
          )
          if (!strictly.error && !leniently.error && !leniently.flags.some((flag) => flag.startsWith('row-')))
            expect(leniently).toEqual(strictly)
        },
      ),
    )
  })

  it.each([['['], ['{"content":'], ['{"ground_truth":'], ['[{"role":"assistant","content":']])(
    'a hundred thousand deep in %s is an error of the row',
    (open) => {
      const closes: Record<string, string> = { '[': ']', '{': '}' }
      const close = [...open]
        .reverse()
        .map((c) => closes[c] ?? '')
        .join('')
      const deep = `${open.repeat(100_000)}1${close.repeat(100_000)}`
      const text = `{"response": ${deep}, "ground_truth": ${deep}, "choices": ${deep}, "question": ${deep}, "true_layout": ${deep}}`
      const row = JSON.parse(text)
      for (const lenient of [false, true])
        expect(
          scoreItem(
            createRowReader({ lenient, keys: { id: 'response' } })(row, () => text),
            resolvePreset('strict'),
            LIMITS,
          ).error,
        ).toMatchObject({ code: 'bad-response' })
    },
  )
})
