import { describe, expect, test } from 'vitest'
import { checkConsistency } from '../../src/score/consistency'

const map = `<map>[{"object_name": "fridge", "bbox": [-10.2, 0.3, -9.4, 1.1]}, {"object_name": "armchair", "bbox": [-5.6, 1.8, -4.8, 2.7]},
{"object_name": "dogbed", "bbox": [-7.6, 5.4, -6.8, 6.4]}]</map><think>...</think>`
const question =
  'Considering the center point of the fridge as a reference point, which of these objects has the nearest center point to it?'
const choices = ['armchair', 'dogbed']

describe('checkConsistency', () => {
  test('the answer that follows is consistent, another one is not', () => {
    expect(checkConsistency(`${map}<answer>A</answer>`, question, { choices })).toEqual({
      verdict: 'consistent',
      stated: 'A',
      implied: 'A',
    })
    expect(checkConsistency(`${map}<answer>B</answer>`, question, { choices })).toEqual({
      verdict: 'inconsistent',
      stated: 'B',
      implied: 'A',
    })
  })

  test('a text without choices is compared as a name', () => {
    expect(checkConsistency(`${map}<answer>Arm Chair</answer>`, question).verdict).toBe('consistent')
    expect(checkConsistency(`${map}<answer>dogbed</answer>`, question).verdict).toBe('inconsistent')
  })

  test.each([
    ['no map', '<think>..</think><answer>A</answer>', question],
    ['no answer', map, question],
    ['an unreadable question', `${map}<answer>A</answer>`, 'What is love?'],
    ['an object that is not there', `${map}<answer>A</answer>`, question.replace('fridge', 'piano')],
    ['an empty text', '', question],
  ])('%s is undecidable, with a reason', (_, response, asked) => {
    const result = checkConsistency(response, asked, { choices })
    expect(result.verdict).toBe('undecidable')
    expect(result.reason).toMatch(/\w/)
  })

  test('a tie leaves the other answer open', () => {
    const tie = `<map>[{"object_name": "a", "bbox": [0, 0, 1, 1]}, {"object_name": "b", "bbox": [4, 0, 5, 1]}, {"object_name": "c", "bbox": [-4, 0, -3, 1]}]</map>`
    const asked = question.replace('fridge', 'a')
    const verdict = (letter: string) =>
      checkConsistency(`${tie}<answer>${letter}</answer>`, asked, { choices: ['b', 'c'] }).verdict
    expect([verdict('A'), verdict('B')]).toEqual(['consistent', 'undecidable'])
  })
})
