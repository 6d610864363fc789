import { describe, expect, it } from 'vitest'
import { readDirection } from '../../../src/base/direction-words'
import { type ExpectedAnswer, parseAnswer } from '../../../src/parse/answer/answer'

/** An answer in short: `B`, `3.4 m`, `front-left`, `"text"`, or `refused`. */
function answerIn(text: string, expected?: ExpectedAnswer): string {
  const { value } = parseAnswer(text, expected)
  if (value === undefined) return 'refused'
  if (value.kind === 'choice') return value.letter
  if (value.kind === 'number') return value.unit ? `${value.value} ${value.unit}` : `${value.value}`
  return value.kind === 'direction' ? value.label : `"${value.text}"`
}

const choices = ['front-left', 'front-right', 'back-left', 'back-right']
const strictly: readonly (readonly [text: string, expected: ExpectedAnswer | undefined, answer: string])[] = [
  ['B', { choices }, 'B'],
  [' b\n', { choices }, 'B'],
  ['<map>[]</map><think>A</think><answer>B</answer>', { choices }, 'B'],
  ['<answer>B</answer><answer>C</answer>', { choices }, 'B'],
  ['Front-Right', { choices }, 'B'],
  ['right front', { choices }, 'B'],
  ['E', { choices }, 'refused'],
  ['B.', { choices }, 'refused'],
  ['(B)', { choices }, 'refused'],
  ['B. front-right', { choices }, 'refused'],
  ['A, B, C, D', { choices }, 'refused'],
  ['not B', { choices }, 'refused'],
  ['front', { choices }, 'refused'],
  ['\u0412', { choices }, 'refused'],
  ['', { choices }, 'refused'],
  ['<answer></answer>', { choices }, 'refused'],
  ['<think>B</think>', { choices }, 'refused'],
  ['<think>x</think>B', { choices }, 'refused'],
  ['<answer><answer>B</answer></answer>', { choices }, 'refused'],
  ['front', { choices: ['front', 'front'] }, 'refused'],
  ['3.4', { kind: 'number' }, '3.4'],
  ['-0', { kind: 'number' }, '0'],
  ['+3.', { kind: 'number', unit: 'm' }, '3 m'],
  ['1e3', { kind: 'number' }, '1000'],
  ['3.4 m', { kind: 'number' }, 'refused'],
  ['3.4 3.6', { kind: 'number' }, 'refused'],
  ['3.4±2', { kind: 'number' }, 'refused'],
  ['inf', { kind: 'number' }, 'refused'],
  ['1e999', { kind: 'number' }, 'refused'],
  ['1_000', { kind: 'number' }, 'refused'],
  ['left-Back', { kind: 'direction' }, 'back-left'],
  ['up', { kind: 'direction' }, 'refused'],
  ['D', undefined, 'D'],
  ['3', undefined, '3'],
  ['ahead', undefined, 'front'],
  ['the sofa', undefined, '"the sofa"'],
  ['B', { kind: 'text' }, '"B"'],
]

const leniently: readonly (readonly [text: string, expected: ExpectedAnswer | undefined, answer: string])[] = [
  ['B.', { choices }, 'B'],
  ['(B)', { choices }, 'B'],
  ['[B]', { choices }, 'B'],
  ['**B**', { choices }, 'B'],
  ['\\boxed{B}', { choices }, 'B'],
  ['Option B', { choices }, 'B'],
  ['B. front-right', { choices }, 'B'],
  ['(B) Right-Front.', { choices }, 'B'],
  ['B. front-left', { choices }, 'refused'],
  ['B. perhaps', { choices }, 'refused'],
  ['Back', { choices }, 'refused'],
  ['A or B', { choices }, 'refused'],
  ['A, B, C, D', { choices }, 'refused'],
  ['not B', { choices }, 'refused'],
  ['I reason.\n\n**Final answer: B**', { choices }, 'B'],
  ['The answer is B. front-right', { choices }, 'B'],
  ['Answer: A\nAnswer: B', { choices }, 'refused'],
  ['The answer is A.\nAnswer: A', { choices }, 'A'],
  ['<think>x</think> B', { choices }, 'B'],
  ['B. below', undefined, 'B'],
  ['B. or C', { kind: 'choice' }, 'refused'],
  ['3.4 m', { kind: 'number' }, '3.4 m'],
  ['about 0.8m', { kind: 'number' }, '0.8 m'],
  ['1.2 m', { kind: 'number', unit: 'cm' }, '120 cm'],
  ['120 cm', { kind: 'number', unit: 'm' }, '1.2 m'],
  ['12 square meters', { kind: 'number', unit: 'm' }, 'refused'],
  ['3 chairs', { kind: 'number' }, 'refused'],
  ['about 2 or 3', { kind: 'number' }, 'refused'],
  ['1,200', { kind: 'number' }, 'refused'],
  ['**front left**', { kind: 'direction' }, 'front-left'],
  ['a sofa and a chair', undefined, '"a sofa and a chair"'],
]

describe('strictly, an answer is one literal', () => {
  it.each(strictly)('%j %j', (text, expected, answer) => {
    expect(answerIn(text, expected)).toBe(answer)
  })
})

describe('leniently, it may be decorated, announced or have a unit, and that is said', () => {
  it.each(leniently)('%j %j', (text, expected, answer) => {
    const options = { ...expected, lenient: true }
    expect(answerIn(text, options)).toBe(answer)
    const forgiven = parseAnswer(text, options).diagnostics.some((d) => d.code === 'lenient-answer')
    expect(forgiven).toBe(answer !== 'refused' && !answer.startsWith('"'))
  })
  it.each(strictly.filter(([, , answer]) => answer !== 'refused'))(
    'and reads the literal %j %j alike',
    (text, expected, answer) => {
      expect(answerIn(text, { ...expected, lenient: true })).toBe(answer)
    },
  )
})

describe('the place of an answer', () => {
  it('is where it stands in the whole text', () => {
    const text = '<think>x</think><answer> D </answer>'
    const { value } = parseAnswer(text)
    expect(value && text.slice(...value.span)).toBe('D')
  })
})

describe('directions', () => {
  it.each([
    ['Left-Front', 'front-left'],
    ['left-Back', 'back-left'],
    ['rear left', 'back-left'],
    ['FL', 'front-left'],
    ['rb', 'back-right'],
    ['FrontRight', 'front-right'],
    ['behind', 'back'],
    ['forward', 'front'],
    ['RIGHT', 'right'],
    ['front-back', undefined],
    ['left left', undefined],
    ['B', undefined],
    ['to the left', undefined],
    ['frontier', undefined],
    ['', undefined],
    ['__proto__', undefined],
  ])('%s', (text, label) => {
    expect(readDirection(text)).toBe(label)
  })
  it.each([
    ['Left-Front', 'front-left'],
    ['right-Back', 'back-right'],
    ['Back', 'back'],
  ])('%s, as the paper spells it', (text, label) => {
    expect(readDirection(text)).toBe(label)
  })
})

describe('what marks an answer, read leniently', () => {
  const choices = ['left', 'right', 'front', 'back']
  it.each([
    ['\\boxed{\\text{D}}', 'D'],
    ['$\\boxed{\\mathrm{(D)}}$.', 'D'],
    ['\\text{\\boxed{B}}', 'B'],
    ['\\[\\boxed{\\textbf{right}}\\]', 'B'],
    ['So it is to the right.\n\n\\boxed{B}', 'B'],
    ['The answer is $\\boxed{D}$.', 'D'],
    ['<answer>$$\\boxed{D}$$</answer>', 'D'],
    ['<|begin_of_box|>D<|end_of_box|>', 'D'],
    ['I turn.\n<|begin_of_box|>\\boxed{D}<|end_of_box|>', 'D'],
    ['FINAL ANSWER:\nB', 'B'],
    ['Answer:\r\n\r\n**B**', 'B'],
    ['### Final Answer\nB. right', 'B'],
    ['The answer is:\n\n\\boxed{B}', 'B'],
    ['Answer:\n- B', 'B'],
    ['**Answer:**\n\n* **B. right**', 'B'],
    ['Final answer:\n• (B)', 'B'],
    ['- B', 'B'],
    ['<|begin_of_box|>B', 'B'],
    ['I turn right.\n<|begin_of_box|>\\text{B}', 'B'],
    ['B<|end_of_box|>', 'B'],
    ['<answer><|begin_of_box|>B</answer>', 'B'],
  ])('%j is %s', (text, letter) => {
    expect(parseAnswer(text, { kind: 'choice', choices, lenient: true }).value).toMatchObject({ letter })
    expect(parseAnswer(text, { kind: 'choice', choices }).ok).toBe(false)
  })
  it.each([
    ['\\boxed{2.5\\text{ m}}', 2.5],
    ['\\boxed{2.5\\,\\mathrm{m}}', 2.5],
    ['**Answer**\n\n5.61 m', 5.61],
    ['<|begin_of_box|>about 3<|end_of_box|>', 3],
    ['\\boxed{2.5~\\mathrm{m}}', 2.5],
    ['\\boxed{2.5\\mathrm{~m}}', 2.5],
    ['$\\boxed{2.5~m}$', 2.5],
    ['\\boxed{\\approx 2.5}', 2.5],
    ['\\boxed{\\approx2.5\\,\\text{m}}', 2.5],
    ['\\boxed{\\sim 2.5~\\text{meters}}', 2.5],
    ['$\\approx 2.5$', 2.5],
    ['~2.5 m', 2.5],
    ['Answer:\n* 2.5 m', 2.5],
    ['<|begin_of_box|>2.5 m', 2.5],
  ])('%j is %d', (text, value) => {
    expect(parseAnswer(text, { kind: 'number', unit: 'm', lenient: true }).value).toMatchObject({ value })
  })
  it.each([
    '\\boxed{A} or \\boxed{B}',
    'It is not \\boxed{A}',
    '\\boxed{A',
    '\\boxed{}',
    '\\boxed{A or B}',
    'I do not know the answer\nB',
    'Answer:\nthe lamp is nearer',
    'Answer: A\n\nFinal answer:\nB',
    'Answer:\n- A\n- B',
    '- A\n- B',
    '<|begin_of_box|>A or B',
    '<|begin_of_box|>A<|end_of_box|> <|begin_of_box|>B',
    'It is not <|begin_of_box|>A',
    '<|begin_of_box|>',
  ])('%j states no one letter', (text) => {
    expect(parseAnswer(text, { kind: 'choice', choices, lenient: true }).ok).toBe(false)
  })
})

describe('signs of LaTeX in numbers', () => {
  it('are units and signs of plain text', () => {
    const read = (text: string) => parseAnswer(text, { kind: 'number', lenient: true }).value
    expect(read('\\boxed{45^\\circ}')).toMatchObject({ value: 45, unit: 'deg' })
    expect(read('$45^{\\circ}$')).toMatchObject({ value: 45, unit: 'deg' })
    expect(read('\\boxed{12~\\mathrm{m}^2}')).toMatchObject({ value: 12, unit: 'm2' })
  })
  it.each(['Answer:\n- 2.5', '2~3', '\\boxed{d \\approx 2.5}', '\\boxed{2.5~\\mathrm{m}'])(
    '%j stays unread',
    (text) => {
      expect(parseAnswer(text, { kind: 'number', lenient: true }).ok).toBe(false)
    },
  )
})
