import { describe, expect, test } from 'vitest'
import { vlmevalkitNumber, vlmevalkitOption } from '../../../src/benchmark/profiles/vlmevalkit'
import { sharedJson } from '../../support/shared'

const options = sharedJson<{ text: string; vlmevalkit: string | false }[]>('cases/option-extraction.json')
const numbers = sharedJson<{ text: string; vlmevalkit: number | null }[]>('cases/number-extraction.json')

describe('what VLMEvalKit reads', () => {
  // Recorded from its program.
  test.each([
    ['<answer>B</answer>', 'B'],
    ['<answer>front-left</answer>', 'F'],
    ['so (c) </answer>', 'C'],
    ['A is wrong.</think>\n\n**D**', 'D'],
    ['<think>A or B</think>\nThe answer is C. Bye', 'B'],
    ['option A: left\noption B: right\nthe left one', undefined],
    ['A man said so', 'A'],
    ['the answer is: (b) left', 'B'],
    ['A or B', undefined],
    ['front-left', undefined],
  ])('the option of %j', (text, letter) => {
    expect(vlmevalkitOption(text)).toBe(letter)
  })

  test.each([
    ['<answer>2.5 m</answer> or 3', 2.5],
    ['<think>3</think> about four chairs', 4],
    ['[3, 4]', 3],
    ["['2.5']", 2.5],
    ['[about 3]', undefined],
    ['none', undefined],
    ['twenty one', 1],
  ])('the number of %j', (text, number) => {
    expect(vlmevalkitNumber(text)).toBe(number)
  })

  test.each(options ?? [])('the shared option of $text', ({ text, vlmevalkit }) => {
    expect(vlmevalkitOption(text)).toBe(vlmevalkit === false ? undefined : vlmevalkit)
  })
  test.each(numbers ?? [])('the shared number of $text', ({ text, vlmevalkit }) => {
    expect(vlmevalkitNumber(text)).toBe(vlmevalkit ?? undefined)
  })

  test.each(['<answer>A', '<answer ', 'answer  ', '*A', '<think ', '9', '(', 'A '])(
    'goes over %j a hundred thousand times without going back each time',
    (piece) => {
      const started = performance.now()
      vlmevalkitOption(piece.repeat(100_000))
      vlmevalkitNumber(piece.repeat(100_000))
      vlmevalkitOption(`answer${' '.repeat(400_000)}!`)
      // Seconds where it is linear, hours where it is not.
      expect(performance.now() - started).toBeLessThan(20_000)
    },
  )
})
