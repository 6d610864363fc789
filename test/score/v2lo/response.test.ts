import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { score } from '../../../src/score/score'
import { readV2loResponse } from '../../../src/score/v2lo/response'
import { portScore } from '../../bench/v2lo-port'

describe('readV2loResponse', () => {
  it.each([
    ['<map></map><think></think><answer></answer>', 1, ''],
    ['<map>a</map><think>b</think><answer>C</answer>', 1, 'C'],
    [' <map>a</map>\n<think>b</think>\u3000<answer> C </answer>\n', 1, 'C'],
    ['< map >a< / map >\t< think >b</ think ><answer\u001c>C<\u0085/answer>', 1, 'C'],
    ['<map>a</map><map>b</map><think>c</think><think>d</think><answer>E</answer>', 1, 'E'],
    ['<map>a</map><think>b</think><answer>C</answer><answer>D</answer>', 1, 'C'],
    ['<map>a</map><think>b</think><answer>C</answer> tail </answer>', 1, 'C'],
    ['<map>a</map><think><answer>C</answer></think><answer>D</answer>', 1, 'C'],
    ['<map><answer>C</answer></map><think></think><answer>D</answer>', 1, 'C'],
    ['<map>a</map><think>b</think><answer>C</answer>', 1, 'C'],
    ['<map></map><think></think><answer></answer><map></map><think></think><answer></answer>', 1, ''],
    ['<map>a</map>x<think>b</think><answer>C</answer>', 0, 'C'],
    ['x<map>a</map><think>b</think><answer>C</answer>', 0, 'C'],
    ['<map>a</map><think>b</think><answer>C</answer>.', 0, 'C'],
    ['<map>a</map><think>b</think><answer>C', 0, undefined],
    ['<map>a</map><answer>C</answer><think>b</think>', 0, 'C'],
    ['<think>b</think><map>a</map><answer>C</answer>', 0, 'C'],
    ['<map>a</map><think>b</think><think>c<answer>C</answer>', 0, 'C'],
    ['<answer>a</answer></map><think></think><answer></answer>', 0, 'a'],
    ['</answer><answer>a', 0, undefined],
    ['<answer><answer>a</answer></answer>', 0, '<answer>a'],
    ['<answer>a</answer', 0, undefined],
    ['<answer>1</ answer\n>', 0, '1'],
    ['<Answer>a</Answer>', 0, undefined],
    ['<ans wer>a</answer>', 0, undefined],
    ['<answer>\ufeffA</answer>', 0, '\ufeffA'],
    ['', 0, undefined],
    ['<', 0, undefined],
    ['<map>', 0, undefined],
  ])('reads %j', (text, format, answer) => {
    expect(readV2loResponse(text)).toEqual({ format, answer })
  })

  it.each([
    ['3 / 4', '3/4'],
    [' http: / / a < b > c ', 'http:/<b>c'.replace('<', '/a<')],
    ['left  right', 'left  right'],
    [' / ', '/'],
    ['/ a', '/a'],
    ['a /', 'a/'],
    ['a\u001c\u0085/\u2028\u3000b', 'a/b'],
    ['a\u200b/ b', 'a\u200b/b'],
    ['a  b / c  d', 'a  b/c  d'],
    [' \n ', ''],
  ])('cleans the answer %j as the original does', (written, answer) => {
    expect(readV2loResponse(`<answer>${written}</answer>`).answer).toBe(answer)
  })
})

const SPACES = [' ', '\n', '\r\n', '\t', '\u001c', '\u0085', '\u00a0', '\u2003', '\u2028', '\u3000', '\ufeff', '\u200b']
const FRAGMENTS = [
  ...['<', '>', '/', 'map', 'think', 'answer', '<map>', '</map>', '<think>', '</think>', '<answer>', '</answer>'],
  ...['</map><think>', '</think><answer>', '</map>\n<think>', '</think> <answer>', '< /', '<\u0085/', 'answer >'],
  ...['a', 'B', '5', '2.5', '-', '_', 'inf', 'A', '\ud800', '\u{1f600}', 'x < 3 / 4 > y'],
  ...SPACES,
]
const fragment = fc.constantFrom(...FRAGMENTS)
const soup = fc.array(fragment, { maxLength: 14 }).map((pieces) => pieces.join(''))
const few = fc.array(fragment, { maxLength: 3 }).map((pieces) => pieces.join(''))
// Mostly whole responses, with something odd at every place where something odd may stand.
const framed = fc
  .tuple(few, few, few, few, few, few, few)
  .map(([a, b, c, d, e, f, g]) => `${a}<map>${b}</map>${c}<think>${d}</think>${e}<answer>${f}</answer>${g}`)
const spaced = fc
  .tuple(framed, fc.constantFrom(...SPACES))
  .map(([text, space]) => text.replace(/[<>/]/g, (mark) => `${space}${mark}${space}`))

describe('always', () => {
  it('equals a plain port of the original on texts made of its own tags', () => {
    const seen = { format: 0, accuracy: 0 }
    fc.assert(
      fc.property(
        fc.oneof(soup, framed, spaced),
        fc.constantFrom('A', '5', '2.5', 'x<3/4>y', 'inf', ''),
        (text, truth) => {
          const got = score({ response: text, groundTruth: truth }, { preset: 'v2lo' })
          const { overall, format, accuracy } = portScore(text, truth)
          expect(got).toMatchObject({ overall, format, accuracy, error: null })
          seen.format += format
          seen.accuracy += accuracy > 0 ? 1 : 0
        },
      ),
      { numRuns: 30_000, seed: 23 },
    )
    // The texts reach both sides of both questions.
    expect(seen.format).toBeGreaterThan(500)
    expect(seen.accuracy).toBeGreaterThan(500)
  })
})
