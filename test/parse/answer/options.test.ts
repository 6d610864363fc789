import { describe, expect, it } from 'vitest'
import { createLayout } from '../../../src/layout/layout'
import { parseAnswer } from '../../../src/parse/answer/answer'
import { plainChoices } from '../../../src/parse/answer/options'
import { solveQuestion } from '../../../src/question/solve/solve'

describe('choices that carry their letters', () => {
  it.each([
    [
      ['A. sofa', 'B. lamp'],
      ['sofa', 'lamp'],
    ],
    [
      ['A) 1.5', 'B) 2.5', 'C) 3'],
      ['1.5', '2.5', '3'],
    ],
    [
      ['(A) left', '(B) right'],
      ['left', 'right'],
    ],
    [
      ['A: yes', ' B: no '],
      ['yes', 'no'],
    ],
    [
      ['a. sofa', 'b. lamp'],
      ['sofa', 'lamp'],
    ],
    [
      ['A.sofa', 'B.lamp'],
      ['sofa', 'lamp'],
    ],
    // A letter alone at one of them, out of order, or with nothing behind it is the text of the choice.
    [
      ['A. sofa', 'lamp'],
      ['A. sofa', 'lamp'],
    ],
    [
      ['B. sofa', 'A. lamp'],
      ['B. sofa', 'A. lamp'],
    ],
    [
      ['A.', 'B.'],
      ['A.', 'B.'],
    ],
    [
      ['a table', 'b lamp'],
      ['a table', 'b lamp'],
    ],
    [[], []],
  ])('%j are %j', (choices, plain) => {
    expect(plainChoices(choices)).toEqual(plain)
  })

  it.each([
    ['lamp', 1, 'lamp'],
    ['Lamp', 1, 'lamp'],
    ['B. lamp', 1, 'lamp'],
    ['B', 1, 'lamp'],
  ])('are answered by %j', (text, index, choice) => {
    expect(parseAnswer(text, { choices: ['A. sofa', 'B. lamp'] })).toMatchObject({
      ok: true,
      value: { index, text: choice },
    })
  })

  it.each(['A. lamp', 'C. rug', 'sofa, lamp'])('are not answered by %j', (text) => {
    expect(parseAnswer(text, { choices: ['A. sofa', 'B. lamp'] }).ok).toBe(false)
  })

  it('are chosen from by the text behind the letter, in a typed question too', () => {
    const at = (label: string, x: number) => ({ label, bbox: [x, 0, x + 1, 1] as const })
    const layout = createLayout([at('tv', 0), at('sofa', 5), at('lamp', 2)])
    const choices = ['A. sofa', 'B. lamp']
    expect(
      solveQuestion({ kind: 'nearest', reference: 'tv', pick: 'nearest', measure: 'center', choices }, layout),
    ).toMatchObject({ status: 'solved', answer: 'lamp', choice: { index: 1, letter: 'B', text: 'lamp' } })
    expect(solveQuestion({ kind: 'object-count', label: 'tv', choices: ['(A) 1', '(B) 2'] }, layout)).toMatchObject({
      choice: { letter: 'A' },
    })
  })
})
