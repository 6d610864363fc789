import { describe, expect, it } from 'vitest'
import { createLayout } from '../../src/layout/layout'
import { askLayout } from '../../src/question/ask'
import { explainSolution } from '../../src/question/explain/explain'
import type { Solved } from '../../src/question/solution'

const room = createLayout(
  [
    { label: 'rug', bbox: [0.3, 2.5, 2.1, 3.7] },
    { label: 'coffee table', bbox: [0.7, 2.8, 1.7, 3.4] },
    { label: 'tv', bbox: [0.6, 4.9, 1.8, 5] },
    { label: 'door', bbox: [3.4, 0.6, 3.5, 1.5] },
    { label: 'chair', bbox: [2.1, 3, 2.6, 3.5] },
    { label: 'chair', bbox: [-0.6, 4.2, -0.1, 4.7] },
  ],
  { origin: 'observer' },
)
const ask = (text: string) => askLayout(room, text)

describe('what was taken for granted', () => {
  it.each([
    ['Is the tv to my left?', ['camera']],
    ['Which object is closest to me?', ['"me" was taken to be the camera']],
    ['How far am I from the tv?', ['"I" was taken to be the camera']],
    ['Is the tv closer to us than the door?', ['"us" was taken to be the camera']],
    ['How far is the chair from the door?', ['2 objects; the closest', 'centers']],
    ['What is the gap between the chair and the door?', ['2 objects; the closest']],
    ['Which is closest to the door, the chair or the rug?', ['"chair" names 2 objects']],
    [
      'Which chair is closest to the door?',
      ['several objects have the name chair; this one is chair#1, centered at (2.35, 3.25)'],
    ],
    ['How wide is the door?', ['0.1 m along x', '0.9 m along y']],
    ['How deep is the door in cm?', ['10 cm along x', '90 cm along y']],
    ['How long is the door?', ['0.1 m along x', '0.9 m along y']],
    ['Which is wider, the door or the tv?', ["along the map's x"]],
    ['The video was taken in the evening. How far is the door from the tv?', ['not read', 'evening']],
    ['How many pieces of furniture are there?', ['does not say what is furniture']],
  ])('%s: %j', (text, words) => {
    const solution = ask(text)
    expect(solution.status).toBe('solved')
    const notes = (solution as Solved).notes.join('; ')
    for (const word of words) expect(notes).toContain(word)
    for (const note of (solution as Solved).notes) expect(explainSolution(solution)).toContain(`Note: ${note}.`)
  })

  it.each(['Give me the distance from the camera to the tv.', 'Which object is closest to the camera?'])(
    'is not who asks: %s',
    (text) => {
      const solution = ask(text)
      expect(solution.status).toBe('solved')
      expect((solution as Solved).notes.join()).not.toContain('taken to be the camera')
    },
  )

  it('is an empty list where nothing was', () => {
    expect(ask('Standing at the rug and facing the tv, where is the door?')).toMatchObject({ notes: [] })
    expect(ask('How many chairs are there?')).toMatchObject({ notes: [] })
  })
})

describe('centers that coincide up to rounding', () => {
  it.each([
    'Standing at the rug and facing the tv, is the coffee table in front of me or behind me?',
    'Standing at the rug and facing the coffee table, where is the tv?',
    'Standing at the coffee table and facing the rug, where is the door?',
  ])('%s', (text) => expect(ask(text)).toMatchObject({ status: 'unsolved', reason: 'coincident-points' }))

  it('are 0 m apart, without an exponent anywhere', () => {
    const solution = ask('How far is the coffee table from the rug?')
    expect(solution).toMatchObject({ answer: '0', value: 0 })
    expect(explainSolution(solution)).not.toMatch(/\de[-+]?\d|-0\b(?!\.)/)
    expect(explainSolution(solution)).toContain('coffee table and rug are 0 m apart along x and 0 m along y')
  })

  it('are told apart from a millimeter', () => {
    const near = createLayout([
      { label: 'rug', bbox: [0, 2, 2, 4] },
      { label: 'table', bbox: [0.5, 2.501, 1.5, 3.501] },
      { label: 'window', bbox: [0, 6, 2, 6.1] },
    ])
    expect(
      askLayout(near, 'Standing at the rug and facing the window, is the table in front of me or behind me?'),
    ).toMatchObject({ answer: 'front' })
  })
})

describe('a question that fits no form', () => {
  it.each([
    [
      'What direction is the tv from the door?',
      'Standing at the door and facing the rug, in which direction is the tv?',
    ],
    ['What are the coordinates of the door?', 'Where is the door?'],
  ])('%s is answered with one that does and means about the same', (text, way) => {
    const solution = ask(text)
    expect(solution.status === 'unsolved' && solution.message).toContain(JSON.stringify(way))
  })
})
