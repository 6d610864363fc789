import { describe, expect, it } from 'vitest'
import { createLayout } from '../../../src/layout/layout'
import { checkArithmetic } from '../../../src/score/reasoning/claims/check'

/** Labels of scanned rooms and words that a reader of reasoning knows otherwise. */
const LABELS = [
  ...['box', 'position', 'center', 'point', 'area', 'side', 'gap', 'line', 'origin', 'target', 'map', 'image', 'room'],
  ...['camera', 'object', 'location', 'length', 'dimension', 'distance', 'width', 'x', 'm', 'foot', 'two', 'average'],
  ...['L-shape sofa', 'double-bowl kitchen sink', 'bi-fold door', 'x-box', 'tv/monitor', 'hat & coat rack'],
  ...["men's jacket", '3d printer', 'point of sale', 'sink_2', 'DiningTable', 'tv stand'],
]

describe('every label is grounded like any other', () => {
  // Another object whose name is a part of the label must not be taken for it.
  const parts = ['chair', 'sofa', 'jacket', 'tv', 'printer'].map((label, i) => ({
    label,
    bbox: [9, 3 * i, 10, 3 * i + 1] as const,
  }))
  it.each(LABELS)('%s', (label) => {
    const others = parts.filter((part) => part.label !== label)
    const layout = createLayout([
      { label, bbox: [1, 2, 2.5, 3.1] },
      { label: 'bench', bbox: [4, 5, 6.2, 7] },
      ...others,
    ])
    const verdict = (text: string) => checkArithmetic(text, { layout }).claims.map((claim) => claim.verdict)
    for (const [text, wrong] of [
      [`The center of the ${label} is (1.75, 2.55).`, '(1.75, 2.95)'],
      [`The ${label} is at (1.75, 2.55).`, '(1.75, 2.95)'],
      [`The ${label} is centered at (1.75, 2.55).`, '(1.75, 2.95)'],
      [`The ${label} is 1.5 m wide.`, '1.7 m'],
      [`The vector from the ${label} to the bench is (3.35, 3.45).`, '(3.35, 3.95)'],
      [`The distance between the centers of the ${label} and the bench is 4.81 m.`, '4.91 m'],
    ] as const) {
      expect(verdict(text), text).toEqual(['true'])
      const false_ = text.replace(/\([^)]*\)|[\d.]+ m/, () => wrong)
      expect(verdict(false_), false_).toEqual(['false'])
    }
  })

  it('and a number behind it is not a claim', () => {
    const layout = createLayout([
      { label: 'stool', bbox: [0, 0, 1, 1] },
      { label: 'stool', bbox: [2, 0, 4, 1] },
    ])
    const { claims } = checkArithmetic('The center of the stool 2 is (3, 0.5).', { layout })
    expect(claims.map(({ verdict }) => verdict)).toEqual(['true'])
  })
})

describe('a part of a distance is not the distance', () => {
  const layout = createLayout([
    { label: 'sofa', bbox: [0, 0, 1, 1] },
    { label: 'tv', bbox: [4, 5, 5, 6] },
  ])
  it.each([
    ['sofa and tv are 4 m apart along x and 5 m along y: sqrt(4^2 + 5^2) = 6.40 m.', ['true']],
    ['The sofa and the tv are 6.4 m apart.', ['true']],
    ['The sofa and the tv are 4.1 m apart.', ['false']],
    ['The shorter side of the sofa measures 1 m in length.', ['true']],
  ])('%s', (text, verdicts) =>
    expect(checkArithmetic(text, { layout }).claims.map(({ verdict }) => verdict)).toEqual(verdicts),
  )
})
