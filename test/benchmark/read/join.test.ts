import { describe, expect, it } from 'vitest'
import type { BenchmarkItem } from '../../../src/benchmark/item'
import { indexItems } from '../../../src/benchmark/read/join'

const item = (id: string, question: string): BenchmarkItem => ({ id, scene: 's', task: 't', question, answer: 'A' })

describe('joining predictions to items', () => {
  const index = indexItems([
    item('a', 'Which object is nearest?'),
    item('b', 'How many chairs are in this room?'),
    item('c', 'How many chairs are in this room?'),
    item('a', 'Another question under the same id'),
  ])

  it('keeps the first of items with one id, and names the id', () => {
    expect(index.items.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(index.duplicateIds).toEqual(['a'])
  })

  it('finds by id, and says which id is unknown', () => {
    expect(index.find({ id: 'c', response: '' })).toBe(2)
    expect(index.find({ id: 'z', response: '' })).toEqual({ id: 'z', reason: 'unknown-id' })
  })

  it('finds the one item whose question a prompt holds as a line', () => {
    const prompt = 'user\nThese are frames of a room.\nWhich object is nearest?\nA. chair\nassistant\n'
    expect(index.find({ prompt, response: '' })).toBe(0)
  })

  it('finds a question between the marks of a chat template', () => {
    const prompt = '<|im_start|>user\n<|vision_start|><|image_pad|><|vision_end|>Which object is nearest?<|im_end|>'
    expect(index.find({ prompt, response: '' })).toBe(0)
    expect(index.find({ prompt: '<image><image>Which object is nearest?', response: '' })).toBe(0)
  })

  it('takes neither of two items that ask the same words', () => {
    expect(index.find({ prompt: 'How many chairs are in this room?', response: '' })).toEqual({
      id: null,
      reason: 'ambiguous-prompt',
    })
  })

  it('takes no item for a prompt that asks something else, or none at all', () => {
    expect(index.find({ prompt: 'Which object is nearest? Say why.', response: '' })).toMatchObject({
      reason: 'unknown-prompt',
    })
    expect(index.find({ response: '' })).toMatchObject({ reason: 'unknown-prompt' })
  })
})
