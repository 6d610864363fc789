import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Preset } from '../../src/score/presets'
import type { ScoreInput } from '../../src/score/result'
import { type ScoreOptions, score, scoreAll } from '../../src/score/score'

const response = '<map>[]</map><think>so</think><answer>D</answer>'
const v2lo = { preset: 'v2lo' } as const

describe('score', () => {
  it('gives every part, and says which of them it measured', () => {
    expect(score({ response, groundTruth: 'd' }, v2lo)).toStrictEqual({
      overall: 1,
      format: 1,
      accuracy: 1,
      map: 0,
      consistency: 0,
      reasoning: 0,
      measured: ['format', 'accuracy'],
      flags: [],
      error: null,
    })
  })

  it.each([
    ['<answer>2.4</answer>', '2.0', 0, 0.7],
    ['<answer>0.3</answer>', '0', 0, 0.5],
    ['<answer>nan</answer>', 'nan', 0, 0],
    ['<answer>inf</answer>', 'inf', 0, 0],
    ['<answer>1_0</answer>', 10, 0, 1],
    ['<answer>1</answer>', true, 0, 1],
    ['<answer>TRUE</answer>', true, 0, 1],
    ['<answer>none</answer>', null, 0, 1],
    ['<answer>[1, 2]</answer>', [1, 2], 0, 1],
    ['<answer>[1,2]</answer>', [1, 2], 0, 0],
    ['<answer>D</answer>', ' D', 0, 0],
    ['<answer>\u0391\u03a3</answer>', '\u03b1\u03c2', 0, 1],
    ['<answer></answer>', '', 0, 1],
    ['D', 'D', 0, 0],
    ['', '', 0, 0],
  ])('%j for %j: format %d, accuracy %d', (text, groundTruth, format, accuracy) => {
    const got = score({ response: text, groundTruth }, v2lo)
    expect(got).toMatchObject({ format, accuracy, overall: 0.9 * accuracy + 0.1 * format })
  })

  it('takes the JSON text of the truth in place of the truth', () => {
    const row = { response: '<answer>[1.0]</answer>', groundTruth: [1] }
    expect(score(row, v2lo)).toMatchObject({ accuracy: 0 })
    expect(score({ ...row, groundTruthJson: '[1.0]' }, v2lo)).toMatchObject({ accuracy: 1 })
  })

  it('takes a preset of the caller, read back from JSON', () => {
    const preset = JSON.parse('{"name":"half","reading":"v2lo","weights":{"format":0.5,"accuracy":0.5}}') as Preset
    expect(score({ response, groundTruth: 'A' }, { preset })).toMatchObject({ overall: 0.5, format: 1, accuracy: 0 })
  })

  it.each([{ preset: 'v2' }, { preset: 'constructor' }, { preset: null }, { preset: { name: 'x' } }])(
    'refuses the options %j and names the presets there are',
    (options) => {
      expect(() => score({ response, groundTruth: 'D' }, options as ScoreOptions)).toThrow(
        /expected a preset: 'strict', 'v2lo'/,
      )
      expect(() => scoreAll([], options as ScoreOptions)).toThrow(/expected a preset: 'strict', 'v2lo'/)
    },
  )

  it.each([
    [{ name: 'x', reading: 'v2lo', weights: { format: NaN, accuracy: 1 } }, 'weights.format is a number from 0 to 1'],
    [{ name: 'x', reading: 'other', weights: { format: 0, accuracy: 1 } }, "reading is 'v2lo' or 'strict', received"],
    [{ name: 'x', reading: 'v2lo' }, 'weights.format is a number from 0 to 1, received undefined'],
    [{ name: 5, reading: 'v2lo' }, 'name is a text, received 5'],
  ])('refuses the preset %j and names its field', (preset, complaint) => {
    const options = { preset } as unknown as ScoreOptions
    expect(() => score({ response, groundTruth: 'D' }, options)).toThrow(`expected a preset whose ${complaint}`)
  })
})

describe('a row that cannot be scored', () => {
  it.each([
    [null, 'bad-row'],
    [undefined, 'bad-row'],
    ['text', 'bad-row'],
    [{}, 'bad-response'],
    [{ groundTruth: 'D' }, 'bad-response'],
    [{ response: 5, groundTruth: 'D' }, 'bad-response'],
    [{ response: ['<answer>D</answer>'], groundTruth: 'D' }, 'bad-response'],
    [{ response }, 'bad-truth'],
    [{ response, groundTruth: () => 'D' }, 'bad-truth'],
    [{ response, groundTruth: 10n ** 400n }, 'bad-truth'],
    [{ response, groundTruth: 'D', groundTruthJson: 'D' }, 'bad-truth'],
    [{ response, groundTruth: 'D', groundTruthJson: null }, 'bad-truth'],
  ])('is a failure without numbers, and costs no other row (case %#)', (row, code) => {
    const good = { response, groundTruth: 'D' }
    const [before, failed, after] = scoreAll([good, row as ScoreInput, good], v2lo)
    expect(failed).toStrictEqual({ error: { code, message: expect.stringMatching(/^expected /) } })
    expect(before).toEqual(score(good, v2lo))
    expect(after).toEqual(before)
  })

  it('whose truth has the name of JSON Lines is told the name it has in code', () => {
    const row = { response, ground_truth: 'D' } as unknown as ScoreInput
    for (const preset of ['v2lo', 'strict'] as const)
      expect(score(row, { preset })).toMatchObject({
        error: { message: expect.stringContaining('groundTruth (ground_truth in') },
      })
  })

  it('is told from a score by its error alone', () => {
    const rows = [{ response, groundTruth: 'D' }, { response: 5 } as unknown as ScoreInput]
    expect(scoreAll(rows, v2lo).map((s) => (s.error ? null : s.overall))).toEqual([1, null])
  })

  it('does not excuse a batch that is no list', () => {
    expect(() => scoreAll(5 as unknown as ScoreInput[], v2lo)).toThrow(/a list of rows/)
    expect(() => scoreAll(undefined as unknown as ScoreInput[], v2lo)).toThrow(/a list of rows/)
  })
})

it('takes any iterable', () => {
  const rows = new Set([{ response, groundTruth: 'D' }])
  expect(scoreAll(rows, v2lo)).toHaveLength(1)
})

describe('always', () => {
  it('a finite score in [0, 1] with the same keys, or a failure, for any response and any JSON truth', () => {
    const keys = Object.keys(score({ response, groundTruth: 'D' }, v2lo))
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((inner) => `<answer>${inner}</answer>`),
    )
    fc.assert(
      fc.property(text, fc.jsonValue(), (anything, truth) => {
        const got = score({ response: anything, groundTruth: truth as ScoreInput['groundTruth'] }, v2lo)
        if (got.error) throw new Error(got.error.message)
        expect(Object.keys(got)).toEqual(keys)
        for (const value of [got.overall, got.format, got.accuracy]) expect(value >= 0 && value <= 1).toBe(true)
      }),
      { numRuns: 3000, seed: 24 },
    )
  })
})
