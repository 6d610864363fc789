import { describe, expect, it } from 'vitest'
import { resolvePreset } from '../../../src/score/presets'
import { createLineScorer } from '../../../src/serve/rows/score-lines'

const resultsOf = (...lines: string[]) => {
  const score = createLineScorer({ preset: resolvePreset('v2lo'), maxLine: 1e9 })
  const { bytes } = score(Buffer.from(lines.join('\n')), 1)
  return Buffer.from(bytes)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

const ROW = '{"response":"<answer>B</answer>","ground_truth":"B"}'

describe('a line that takes too much to read', () => {
  it.each([
    ['brackets without end', '['.repeat(1e6), 'nested at most 1000 deep'],
    [
      'a row that is too deep',
      `{"response":"","ground_truth":${'['.repeat(4e4)}${']'.repeat(4e4)}}`,
      'nested at most 1000 deep',
    ],
    ['a row of too many values', `{"response":"","ground_truth":[${'[],'.repeat(1e6)}0]}`, 'at most 2000000 values'],
  ])('%s, is a failed row, and the others go on', (_, line, sentence) => {
    expect(resultsOf(ROW, line, ROW)).toMatchObject([
      { overall: 0.9 },
      { error: { code: 'too-complex', message: expect.stringContaining(sentence), line: 2 } },
      { overall: 0.9 },
    ])
  })

  it('is none whose brackets are in a text', () => {
    const response = `${'[{,"\\'.repeat(1e6)}<answer>B</answer>`
    expect(resultsOf(JSON.stringify({ response, ground_truth: 'B' }))).toMatchObject([{ overall: 0.9, error: null }])
  })
})
