import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EXTRACTION_PROFILES, gradeResponse, truthKind } from '../../../src/benchmark/profiles/grade'
import { meanRelativeAccuracy } from '../../../src/score/mra'

const choices = ['sofa', 'floor lamp', 'tv', 'rug']
const scores = (response: string, truth: { answer: string; choices?: string[] }) =>
  EXTRACTION_PROFILES.map((profile) => gradeResponse(response, truth, profile).score)

describe('a response under each profile', () => {
  // In the order v2lo, vsi, vlmevalkit, strict.
  test.each([
    ['<think>x</think><answer>B</answer>', [1, 1, 1, 1]],
    ['<think>x</think><answer>B</answer><answer>C</answer>', [1, 1, 1, 0]],
    ['<answer>floor lamp</answer>', [0, 0, 0, 1]],
    ['B.', [0, 1, 1, 1]],
    ['B. floor lamp', [0, 1, 1, 1]],
    ['The answer is B.', [0, 0, 1, 1]],
    ['<answer>b</answer>', [1, 1, 1, 1]],
    ['<answer>C</answer>', [0, 0, 0, 0]],
    ['', [0, 0, 0, 0]],
  ])('the choice in %j', (response, expected) => {
    expect(scores(response, { answer: 'B', choices })).toEqual(expected)
  })

  test.each([
    ['<answer>2.0</answer>', [1, 1, 1, 1]],
    ['<answer>1.8</answer>', [0.9, 0.9, 0.9, 0.9]],
    ['2.0 meters', [0, 1, 1, 1]],
    ['about 2', [0, 0, 1, 1]],
    ['<answer>two</answer>', [0, 0, 1, 0]],
    ['<answer>nan</answer>', [0, 0, 0, 0]],
  ])('the number in %j', (response, expected) => {
    expect(scores(response, { answer: '2' })).toEqual(expected)
  })

  test('a word is compared without case', () => {
    expect(scores('<answer>Front-Left</answer>', { answer: 'front-left' })).toEqual([1, 1, 1, 1])
    expect(scores('<answer>yes</answer>', { answer: 'no' })).toEqual([0, 0, 0, 0])
  })

  test('what was said is a choice, a number or words, or null', () => {
    expect(gradeResponse('<answer>C</answer>', { answer: 'B', choices }, 'strict').said).toEqual({
      text: 'C',
      choice: 2,
    })
    expect(gradeResponse('<answer>1.50</answer>', { answer: '2' }, 'v2lo').said).toEqual({ text: '1.50', number: 1.5 })
    expect(gradeResponse('<answer>maybe</answer>', { answer: 'B', choices }, 'v2lo').said).toBeNull()
    expect(gradeResponse('no idea', { answer: '2' }, 'vlmevalkit').said).toBeNull()
  })

  test('a truth is of one kind', () => {
    expect(['B', '2.5', 'yes', '-3', 'lamp'].map((answer) => truthKind({ answer }))).toEqual([
      'choice',
      'number',
      'words',
      'number',
      'words',
    ])
    expect(truthKind({ answer: '2', choices: ['1', '2'] })).toBe('choice')
  })

  test('never throws, and a score lies in [0, 1]', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.constantFrom(...EXTRACTION_PROFILES),
        fc.constantFrom(
          { answer: 'B', choices },
          { answer: '2.5' },
          { answer: '0' },
          { answer: '-1' },
          { answer: 'yes' },
        ),
        (text, profile, truth) => {
          for (const response of [text, `<answer>${text}</answer>`]) {
            const { score, said } = gradeResponse(response, truth, profile)
            expect(score >= 0 && score <= 1).toBe(true)
            if (said?.number !== undefined && profile !== 'v2lo')
              expect(score).toBe(
                meanRelativeAccuracy(said.number, Number(truth.answer), profile === 'vsi' ? 'vsi' : 'vsi-abs') ?? 0,
              )
          }
        },
      ),
      { seed: 20261128, numRuns: 2000 },
    )
  })
})
