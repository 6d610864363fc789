import { describe, expect, test } from 'vitest'
import type { BenchmarkItem } from '../../../src/benchmark/item'
import { gradeResponse } from '../../../src/benchmark/profiles/grade'
import { statedMap } from '../../../src/benchmark/split/derive'
import { ERROR_CELLS, prepareItem, splitResponse } from '../../../src/benchmark/split/split'
import { createLayout } from '../../../src/layout/layout'

const trueLayout = createLayout(
  [
    { label: 'sofa', bbox: [-0.5, -0.5, 0.5, 0.5] },
    { label: 'tv', bbox: [-0.5, 3.5, 0.5, 4.5] },
    { label: 'lamp', bbox: [1.8, 1.8, 2.2, 2.2] },
  ],
  { origin: 'observer' },
)
const direction: BenchmarkItem = {
  id: 'd',
  scene: 's',
  task: 'direction',
  question: 'Standing at the sofa and facing the tv, is the lamp to my left or right?',
  choices: ['left', 'right'],
  answer: 'B',
  trueLayout,
}
const distance: BenchmarkItem = {
  id: 'm',
  scene: 's',
  task: 'distance',
  question:
    'Measuring from the closest point of each object, what is the distance between the sofa and the tv in meters?',
  answer: '3.0',
  trueLayout,
}
const map = (lamp: string) =>
  `<map>[{"object_name": "sofa", "bbox": [-0.5, -0.5, 0.5, 0.5]}, {"object_name": "tv", "bbox": [-0.5, 3.5, 0.5, 4.5]}${lamp}]</map>`
const lampAt = (x: number, y: number) =>
  `, {"object_name": "lamp", "bbox": [${x - 0.2}, ${y - 0.2}, ${x + 0.2}, ${y + 0.2}]}`

function cell(item: BenchmarkItem, response: string) {
  const prepared = prepareItem(item)
  return splitResponse(prepared, statedMap(response), gradeResponse(response, prepared.truth, 'strict').said).cell
}
const say = (text: string, answer: string) => `${text}<think>x</think><answer>${answer}</answer>`

describe('where the error of an answer comes from', () => {
  test.each([
    ['right', say(map(lampAt(2, 2)), 'B')],
    ['reasoning', say(map(lampAt(2, 2)), 'A')],
    ['lucky', say(map(lampAt(-2, 2)), 'B')],
    ['perception', say(map(lampAt(-2, 2)), 'A')],
    ['map-incomplete', say(map(''), 'B')],
    ['undecidable', say(map(lampAt(0, 2)), 'B')],
    ['no-map', say('', 'B')],
    ['unreadable', say(map(lampAt(2, 2)), 'perhaps')],
  ])('%s', (expected, response) => {
    expect(cell(direction, response)).toBe(expected)
  })

  test('both: said and derived are wrong and differ', () => {
    expect(cell(distance, say(map('').replace('3.5, 0.5, 4.5', '5.5, 0.5, 6.5'), '9'))).toBe('both')
  })

  test('a number that rounds what follows from the map follows from it', () => {
    const near = map('').replace('3.5, 0.5, 4.5', '4.04, 0.5, 5.04')
    // 3.54 follows; 3.5 is within half a unit of its last digit, and 3.54 has a mean relative accuracy under 0.8.
    expect(cell(distance, say(near, '3.5'))).toBe('perception')
    expect(cell(distance, say(near, '3.0'))).toBe('lucky')
    expect(cell(distance, say(map(''), '3'))).toBe('right')
  })

  test('a question in words of no wording is said to be unread', () => {
    expect(cell({ ...direction, question: 'Is it cozy?' }, say(map(lampAt(2, 2)), 'B'))).toBe('question-unread')
  })

  test('form-limit comes before what the response says, and cannot be told without a true layout', () => {
    // In boxes with one decimal the lamp stands exactly between the sides.
    const close = createLayout([...trueLayout.objects.slice(0, 2), { label: 'lamp', bbox: [-0.16, 1.8, 0.2, 2.2] }])
    const item = { ...direction, trueLayout: close }
    expect(cell(item, say(map(lampAt(2, 2)), 'B'))).toBe('form-limit')
    expect(cell({ ...direction, trueLayout: undefined } as never, say(map(lampAt(2, 2)), 'B'))).toBe('right')
  })

  test('a grid map is compared with the true grid, which has no lengths', () => {
    const grid = '<map>{"sofa": [[5, 2]], "tv": [[5, 8]], "lamp": [[8, 5]]}</map>'
    expect(cell(direction, say(grid, 'B'))).toBe('right')
    expect(cell(direction, say(grid, 'A'))).toBe('reasoning')
    expect(cell(distance, say(grid, '3.0'))).toBe('form-limit')
  })

  test('the names of the cells are all told apart', () => {
    expect(new Set(ERROR_CELLS).size).toBe(12)
  })
})
