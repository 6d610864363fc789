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
    [
      ['**A.** sofa', '**B.** lamp'],
      ['sofa', 'lamp'],
    ],
    [
      ['**A**. sofa', '__B__) lamp'],
      ['sofa', 'lamp'],
    ],
    [
      ['**A. sofa**', '**B. lamp**'],
      ['sofa', 'lamp'],
    ],
    [
      ['[A] sofa', '[B] lamp'],
      ['sofa', 'lamp'],
    ],
    [
      ['**(A)** sofa', '**(B)** lamp'],
      ['sofa', 'lamp'],
    ],
    [
      ['Option A: sofa', 'Option B: lamp'],
      ['sofa', 'lamp'],
    ],
    [
      ['**Option A**: sofa', 'option b. lamp', 'Choice (C) rug', 'Option D bed'],
      ['sofa', 'lamp', 'rug', 'bed'],
    ],
    [
      ['A - sofa', 'B – lamp'],
      ['sofa', 'lamp'],
    ],
    [
      ['A、sofa', 'B．lamp', 'C：rug', 'D）bed'],
      ['sofa', 'lamp', 'rug', 'bed'],
    ],
    // A letter belongs to its text.
    [
      ['B. lamp', 'A. sofa'],
      ['sofa', 'lamp'],
    ],
    [
      ['C) rug', '[A] sofa', 'Option B: lamp'],
      ['sofa', 'lamp', 'rug'],
    ],
    // A letter at only one of them, twice, one too far in the alphabet, or with nothing behind it is a choice's text.
    [
      ['A. sofa', 'A. lamp'],
      ['A. sofa', 'A. lamp'],
    ],
    [
      ['A. sofa', 'C. lamp'],
      ['A. sofa', 'C. lamp'],
    ],
    [
      ['L: left', 'R: right'],
      ['L: left', 'R: right'],
    ],
    [
      ['A-frame', 'B-frame'],
      ['A-frame', 'B-frame'],
    ],
    [
      ['a_1', 'b_1'],
      ['a_1', 'b_1'],
    ],
    [
      ['*A sofa', '*B lamp'],
      ['*A sofa', '*B lamp'],
    ],
    [
      ['Option A', 'Option B'],
      ['Option A', 'Option B'],
    ],
    [
      ['A. sofa', 'lamp'],
      ['A. sofa', 'lamp'],
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

  it.each([
    ['A', 0, 'sofa'],
    ['B', 1, 'lamp'],
    ['lamp', 1, 'lamp'],
    ['B. lamp', 1, 'lamp'],
    ['A. sofa', 0, 'sofa'],
  ])('are answered by %j out of order too', (text, index, choice) => {
    expect(parseAnswer(text, { choices: ['B. lamp', 'A. sofa'] })).toMatchObject({ value: { index, text: choice } })
  })

  it.each([
    ['1.5', ['1.50', '2.50'], 0],
    ['2', ['A. 1', 'B. 2.0'], 1],
    ['1e0', ['0.5', '1'], 1],
  ])('%j is one of %j, however the number is spelled', (text, choices, index) => {
    expect(parseAnswer(text, { choices })).toMatchObject({ value: { index } })
  })
  it('is refused if two of them are that number', () => {
    expect(parseAnswer('1.5', { choices: ['1.50', '1.500'] }).ok).toBe(false)
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
    expect(
      solveQuestion(
        {
          kind: 'nearest',
          reference: 'tv',
          pick: 'nearest',
          measure: 'center',
          choices: ['[B] lamp', '[A] sofa'],
        },
        layout,
      ),
    ).toMatchObject({ choice: { index: 1, letter: 'B', text: 'lamp' } })
    expect(solveQuestion({ kind: 'object-count', label: 'tv', choices: ['(A) 1', '(B) 2'] }, layout)).toMatchObject({
      choice: { letter: 'A' },
    })
  })
})
