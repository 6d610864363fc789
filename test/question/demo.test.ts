import { describe, expect, test } from 'vitest'
import { createLayout } from '../../src/layout/layout'
import { askLayout } from '../../src/question/ask'

// The two examples of the paper's figure. Neither answer printed there follows from its map.
describe('the figure of the paper', () => {
  test('left: the armchair is nearer to the fridge than the dogbed', () => {
    const boxes = {
      fridge: [-10.2, 0.3, -9.4, 1.1],
      armchair: [-5.6, 1.8, -4.8, 2.7],
      dogbed: [-7.6, 5.4, -6.8, 6.4],
      sofa: [-2.0, 1.6, -1.1, 3.7],
      box: [-0.3, 0.9, 0.3, 1.3],
    } as const
    const layout = createLayout(Object.entries(boxes).map(([label, bbox]) => ({ label, bbox })))
    const solution = askLayout(
      layout,
      'Considering the center point of the fridge as a reference point, which of these objects has the nearest center point to it?',
      { choices: ['armchair', 'sofa', 'box', 'dogbed'] },
    )
    expect(solution).toMatchObject({
      status: 'solved',
      value: 'armchair',
      choice: { letter: 'A', index: 0, text: 'armchair' },
      ambiguous: false,
    })
    const lengths = solution.status === 'solved' ? solution.steps.filter((step) => step.kind === 'length') : []
    expect(lengths.find((step) => step.of === 'to armchair')!.length).toBeCloseTo(4.8541, 4)
    expect(lengths.find((step) => step.of === 'to dogbed')!.length).toBeCloseTo(5.8138, 4)
  })

  test('right: the armchair is front-left of the dogbed', () => {
    const centres = { television: [0.1, 5.0], box: [0.5, 0.7], armchair: [-2.8, 4.7], dogbed: [-5.4, 7.3] } as const
    const layout = createLayout(
      Object.entries(centres).map(([label, [x, y]]) => ({ label, bbox: [x, y, x, y] as const })),
    )
    const question =
      "Imagine you are at the television and facing precisely at the box. If this line of sight is 'forward', what is the location of the armchair with respect to the dogbed?"
    const solution = askLayout(layout, question, { choices: ['left-Back', 'Right-Back', 'Left-Front', 'Right-Front'] })
    expect(solution).toMatchObject({
      status: 'solved',
      value: 'front-left',
      answer: 'Left-Front',
      choice: { letter: 'C' },
    })
  })
})
