import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isV2loError } from '../../../src/base/error'
import { unwrap } from '../../../src/base/parsed'
import type { Item } from '../../../src/dataset/item'
import { formatItem, ROW_FORMATS, type RowFormat } from '../../../src/dataset/write/format-item'
import { formatRowLine, type Row } from '../../../src/dataset/write/row-line'
import type { RowOptions } from '../../../src/dataset/write/row-options'
import { createLayout } from '../../../src/layout/layout'
import { formatPrompt } from '../../../src/question/prompt'
import { parseQuestion } from '../../../src/question/read/read'
import { score } from '../../../src/score/score'
import { makeItem, respond } from '../made-items'

const rowOf = (format: RowFormat, item: Item = makeItem(), options: Partial<RowOptions> = {}) =>
  formatItem(item, format, { respond, ...options }, 7)

const PROMPT = formatPrompt({ kind: 'object-count', label: 'chair' }, { words: 'How many chairs are in this room?' })
const MAP =
  '<map>[{"object_name": "chair", "bbox": [0.0, 2.0, 0.5, 2.5]}, {"object_name": "chair", "bbox": [1.0, 2.0, 1.5, 2.5]}, {"object_name": "sofa", "bbox": [0.0, 4.0, 2.0, 5.0]}]</map>'
const RESPONSE = `${MAP}<think>Counted.</think><answer>2</answer>`
const TWO = ['pictures/den/f0.png', 'pictures/den/f1.png']
const ASKED = 'How many chairs are in this room?'
const LAYOUT =
  '{"origin":"observer","objects":[{"id":"chair","label":"chair","box":{"minX":0,"minY":2,"maxX":0.5,"maxY":2.5}},{"id":"chair#2","label":"chair","box":{"minX":1,"minY":2,"maxX":1.5,"maxY":2.5}},{"id":"sofa","label":"sofa","box":{"minX":0,"minY":4,"maxX":2,"maxY":5}}]}'

describe('a row', () => {
  it('of ms-swift is a conversation with a mark for each picture', () => {
    expect(rowOf('ms-swift')).toEqual({
      messages: [
        { role: 'user', content: `<image><image>\n${PROMPT}` },
        { role: 'assistant', content: RESPONSE },
      ],
      images: TWO,
    })
  })

  it('of ms-swift-grpo ends with the question and gives the truth in columns', () => {
    expect(rowOf('ms-swift-grpo')).toEqual({
      messages: [{ role: 'user', content: `<image><image>\n${PROMPT}` }],
      images: TWO,
      solution: '2',
      question: ASKED,
      true_layout: LAYOUT,
    })
  })

  it('of llama-factory is in its sharegpt form', () => {
    expect(rowOf('llama-factory')).toEqual({
      conversations: [
        { from: 'human', value: `<image><image>\n${PROMPT}` },
        { from: 'gpt', value: RESPONSE },
      ],
      images: TWO,
    })
  })

  it('of easyr1 has the columns of the paper, or those of EasyR1', () => {
    const question = `<image><image>\n${PROMPT}`
    expect(rowOf('easyr1')).toEqual({ question, answer: '2', image_path: TWO })
    expect(rowOf('easyr1', makeItem(), { keys: 'upstream' })).toEqual({ problem: question, answer: '2', images: TWO })
  })

  it('of verl has the columns of its examples', () => {
    expect(rowOf('verl')).toEqual({
      data_source: 'v2lo-map',
      prompt: [{ role: 'user', content: `<image><image>\n${PROMPT}` }],
      images: [{ image: TWO[0] }, { image: TWO[1] }],
      ability: 'count',
      reward_model: { style: 'rule', ground_truth: '2' },
      extra_info: {
        split: 'train',
        index: 7,
        id: 'den:00c0ffee00c0ffee:k2',
        scene_id: 'den',
        budget: 2,
        question: ASKED,
        true_layout: LAYOUT,
      },
    })
  })

  it('of trl has blocks of content, and a completion for supervised training', () => {
    const row = {
      prompt: [{ role: 'user', content: [{ type: 'image' }, { type: 'image' }, { type: 'text', text: PROMPT }] }],
      images: TWO,
      ground_truth: '2',
      question: ASKED,
      true_layout: LAYOUT,
    }
    expect(rowOf('trl')).toEqual(row)
    expect(rowOf('trl', makeItem(), { completion: true })).toEqual({
      ...row,
      completion: [{ role: 'assistant', content: [{ type: 'text', text: RESPONSE }] }],
    })
  })

  it('of openai-batch is a request', () => {
    const url = (path: string) => ({ type: 'image_url', image_url: { url: path } })
    expect(rowOf('openai-batch', makeItem(), { model: 'qwen' })).toEqual({
      custom_id: 'den:00c0ffee00c0ffee:k2',
      method: 'POST',
      url: '/v1/chat/completions',
      body: {
        model: 'qwen',
        messages: [{ role: 'user', content: [url(TWO[0]!), url(TWO[1]!), { type: 'text', text: PROMPT }] }],
        max_completion_tokens: 4096,
        temperature: 0,
      },
    })
    expect(JSON.stringify(rowOf('openai-batch', makeItem(), { imageRoot: '/data/my set' }))).toContain(
      '"file:///data/my%20set/pictures/den/f0.png"',
    )
  })

  it('of openai-batch holds the true map on request, which the reader of responses finds', () => {
    const row = rowOf('openai-batch', makeItem(), { oracle: true, textOnly: true }) as unknown as {
      readonly body: { readonly messages: readonly { readonly content: readonly { readonly text: string }[] }[] }
    }
    const { text } = row.body.messages[0]!.content[0]!
    expect(text.startsWith(`${ASKED}\n`)).toBe(true)
    expect(text).toContain(MAP)
    expect(text).not.toContain('First draw the room')
  })

  it('of lmms-eval says in which form the answer is', () => {
    expect(rowOf('lmms-eval')).toEqual({
      id: 'den:00c0ffee00c0ffee:k2',
      scene_id: 'den',
      question_id: 'den:00c0ffee00c0ffee',
      task: 'count',
      budget: 2,
      prompt: PROMPT,
      images: TWO,
      answer: '2',
      answer_form: 'number',
      question: ASKED,
      true_layout: LAYOUT,
    })
    expect(rowOf('lmms-eval', makeItem({ right: 1 }))).toMatchObject({ answer: 'B', answer_form: 'letter' })
  })

  it('without pictures has no mark and no column for them', () => {
    for (const format of ROW_FORMATS) {
      const line = JSON.stringify(rowOf(format, makeItem({ images: false }), { textOnly: true, completion: true }))
      expect(line, format).not.toMatch(/image/)
      expect(line, format).toContain(ASKED)
    }
  })

  it('gives what the strict reward needs: question with choices, truth and true layout', () => {
    const item = makeItem({ right: 2 })
    const { solution, question, true_layout } = rowOf('ms-swift-grpo', item) as Record<string, string>
    const told = score({
      response: respond(item)!.replace('Counted.', 'There are 2 chairs on the map.'),
      groundTruth: solution!,
      question: question!,
      trueLayout: true_layout!,
    })
    expect(told).toMatchObject({ accuracy: 1, map: 1, consistency: 1, format: 1, error: null })
    expect(told.error === null && told.measured).toEqual(expect.arrayContaining(['map', 'consistency']))
  })
})

describe('an item that cannot be a row', () => {
  const refusal = (run: () => unknown) => {
    try {
      run()
    } catch (error) {
      if (isV2loError(error)) return error.message
      throw error
    }
    return undefined
  }

  it('is refused with the reason', () => {
    const item = makeItem()
    expect(refusal(() => rowOf('ms-swift', makeItem({ images: false })))).toMatch(/has no pictures; .*textOnly/)
    expect(refusal(() => rowOf('ms-swift', { ...item, question: 'Why?' }))).toMatch(
      /den:.*: .*; pass an item as it was/,
    )
    expect(refusal(() => rowOf('ms-swift', { ...item, answer_from_map: null }))).toMatch(/no map leads to its answer/)
    expect(refusal(() => rowOf('easyr1', { ...item, answer_from_map: null }))).toBeUndefined()
    expect(refusal(() => rowOf('parquet' as RowFormat))).toMatch(/'ms-swift'/)
    expect(refusal(() => rowOf('verl', { ...item, answer: 'a\ud800' }))).toMatch(/half of a surrogate pair/)
  })

  it.each(['<image>', '<video>', '<audio>', '<bbox>', '<|image_pad|>', '<Image>'])(
    'such as one that asks for %s',
    (mark) => {
      const choices = ['3', mark, '1', '2']
      const item = { ...makeItem(), question: 'Which of these is the largest?', choices, answer: 'B' }
      for (const format of ROW_FORMATS)
        expect(
          refusal(() => rowOf(format, item)),
          format,
        ).toContain('holds "<')
    },
  )

  it('may name such a mark on its map, where it is escaped', () => {
    const item = makeItem()
    const objects = [...item.true_layout.objects, { ...item.true_layout.objects[2]!, id: '<image>', label: '<image>' }]
    const marked = { ...item, true_layout: { ...item.true_layout, objects } }
    const { messages, true_layout } = rowOf('ms-swift-grpo', marked) as {
      messages: { content: string }[]
      true_layout: string
    }
    expect(true_layout).not.toContain('<')
    expect(JSON.parse(true_layout)).toEqual(marked.true_layout)
    expect(messages[0]!.content.match(/<image>/g)).toHaveLength(2)
    const { response } = { response: rowOf('ms-swift', marked) as { messages: { content: string }[] } }
    expect(response.messages[1]!.content).toContain('\\u003cimage>')
  })
})

/** Keys in order and the types of their values, lists by their first element. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((one) => JSON.stringify(shapeOf(one))))]
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.entries(value).map(([key, one]) => [key, shapeOf(one)])
}

describe('the rows of a file', () => {
  const made = fc.record({
    scene: fc.constantFrom('den', 'a:b', 'küche 🍳', 'x\u2028y'),
    label: fc.constantFrom('chair', 'tv', 'coffee table', 'dog bed'),
    count: fc.integer({ min: 0, max: 9 }),
    budget: fc.constantFrom(1, 4, 16),
    right: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  })

  it('always have the same keys in the same order with the same types', () => {
    fc.assert(
      fc.property(fc.array(made, { minLength: 2, maxLength: 4 }), fc.boolean(), (all, textOnly) => {
        for (const format of ROW_FORMATS) {
          const shapes = all.map(({ right, ...one }) =>
            JSON.stringify(
              shapeOf(rowOf(format, makeItem({ ...one, ...(right !== undefined && { right }) }), { textOnly })),
            ),
          )
          expect(new Set(shapes).size, `${format}\n${shapes.join('\n')}`).toBe(1)
        }
      }),
      { seed: 17, numRuns: 40 },
    )
  })

  it('are always one line each that reads back, whatever the labels are', () => {
    const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    const hostile = fc.oneof(
      label,
      fc.constantFrom('a\nb', 'a\u2028b', '\u2029', 'a\u0085', '🛋️', '<map>', '</think>', '"', '\\'),
    )
    fc.assert(
      fc.property(hostile, (name) => {
        const base = makeItem()
        fc.pre(name.replace(/[\s_-]/gu, '') !== '')
        const objects = [
          { label: name, bbox: [0, 0, 1, 1] as const },
          { label: 'sofa', bbox: [0, 4, 2, 5] as const },
        ]
        const item = { ...base, true_layout: createLayout(objects, { origin: 'observer' }) }
        for (const format of ROW_FORMATS) {
          let row: Row
          try {
            row = rowOf(format, item)
          } catch (error) {
            // Half a pair of surrogates, or a mark for pictures.
            expect(isV2loError(error)).toBe(true)
            continue
          }
          const line = formatRowLine(row)
          expect(line.split(/\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/)).toHaveLength(2)
          expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(row)))
        }
      }),
      { seed: 18, numRuns: 200 },
    )
  })

  it('always ask a question that reads back with its choices', () => {
    fc.assert(
      fc.property(made, ({ right, ...one }) => {
        const item = makeItem({ ...one, ...(right !== undefined && { right }) })
        const { question } = rowOf('trl', item) as { question: string }
        expect(unwrap(parseQuestion(question))).toEqual(
          unwrap(parseQuestion(item.question, item.choices ? { choices: item.choices } : {})),
        )
      }),
      { seed: 19, numRuns: 60 },
    )
  })
})
