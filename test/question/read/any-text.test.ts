import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuestion } from '../../../src/question/read/read'

describe('reading any text as a question', () => {
  it('never throws, and its spans lie inside the text', () => {
    const words = fc.constantFrom(
      'the',
      'a',
      'is',
      'sofa',
      'from',
      'how',
      'many',
      "'",
      '(',
      'A.',
      '?',
      '\n',
      ',',
      'and',
      'facing',
      '1.',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 40 }).map((w) => w.join(' ')),
        ),
        (text) => {
          const parsed = parseQuestion(text)
          for (const { span } of parsed.diagnostics) expect(span![1]).toBeLessThanOrEqual(text.length)
        },
      ),
      { seed: 62, numRuns: 2000 },
    )
  })
})
