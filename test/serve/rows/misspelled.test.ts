import { describe, expect, it } from 'vitest'
import { resolvePreset } from '../../../src/score/presets'
import { createMisspelledFinder, misspelledSentence } from '../../../src/serve/rows/misspelled'
import { readRequest } from '../../../src/serve/rows/request'
import { createLineScorer } from '../../../src/serve/rows/score-lines'
import { RPC_LIMITS } from '../../../src/transport/limits'

const find = createMisspelledFinder()

describe('a field that is nearly called what the row lacks', () => {
  it.each([
    ['qestion', 'question'],
    ['questoin', 'question'],
    ['Question', 'question'],
    ['choises', 'choices'],
    ['choice', 'choices'],
    ['true-layout', 'true_layout'],
    ['true_layuot', 'true_layout'],
    ['trueLayout', 'true_layout'],
    ['strip_promt', 'strip_prompt'],
  ])('%s is told, as %s', (field, part) => {
    expect(find(['response', 'ground_truth', field])).toEqual([field])
    expect(misspelledSentence(field)).toBe(`the field "${field}" is not read; write ${part} if it is that`)
  })

  it('is never one that the row has, one of another program, or one far from all', () => {
    expect(find(['response', 'ground_truth', 'questions', 'question'])).toEqual([])
    const others = [
      'question_id',
      'question_type',
      'options',
      'prompt',
      'prompt_id',
      'images',
      'response_length',
      'uid',
    ]
    expect(find([...others, 'score', 'reward_model', 'extra_info', 'data_source', 'ability', 'messages'])).toEqual([])
  })

  it('is never one that the caller has a name for', () => {
    const named = createMisspelledFinder({ keys: { question: 'qestion', choices: 'extra.choices' } })
    expect(named(['response', 'qestion', 'choises'])).toEqual([])
  })

  it('costs nothing that grows with the names of hostile rows', () => {
    const hostile = createMisspelledFinder()
    for (let i = 0; i < 5000; i++) hostile([`qestion${i}`, 'x'.repeat(100_000)])
    expect(hostile(['a name never seen', 'qestion1'])).toEqual(['qestion1'])
    expect(hostile(['qestion4999'])).toEqual([])
  })
})

describe('is counted', () => {
  const row = { response: '<answer>B</answer>', ground_truth: 'B', qestion: 'How long?' }
  const block = new TextEncoder().encode(`${JSON.stringify(row)}\n`.repeat(3))

  it('over the lines of a file, where the reward looks at more than the answer', () => {
    const counted = (preset: 'strict' | 'v2lo') =>
      createLineScorer({ preset: resolvePreset(preset), maxLine: 1e6 })(block, 1).tally.misspelled
    expect(counted('strict')).toEqual({ qestion: 3 })
    expect(counted('v2lo')).toEqual({})
  })

  it('once for a request, with what its sender left out', () => {
    const warningsOf = (request: object) => {
      const read = readRequest(request, JSON.stringify(request), undefined, RPC_LIMITS)
      return 'error' in read ? [] : read.warnings
    }
    const { qestion, ...bare } = row
    const told = [misspelledSentence('qestion')]
    expect(warningsOf({ items: [row, row] })).toEqual(told)
    expect(warningsOf({ items: [bare], fields: ['qestion', 5, null] })).toEqual(told)
    expect(warningsOf({ items: [bare] })).toEqual([])
    expect(warningsOf({ items: [row], preset: 'v2lo' })).toEqual([])
    for (const odd of [{ items: [] }, { items: [5] }, { items: [row], fields: 5, preset: 'v2lo' }])
      expect(warningsOf(odd)).toEqual([])
  })
})
