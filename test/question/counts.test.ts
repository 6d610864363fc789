import { describe, expect, it } from 'vitest'
import { createLayout } from '../../src/layout/layout'
import { askLayout } from '../../src/question/ask'
import type { Solved } from '../../src/question/solution'

const labels = ['bed', 'coffee table', 'chair', 'chair', 'FloorLamp', 'armchair', 'book_shelf', 'desk']
const room = createLayout(
  labels.map((label, i) => ({ label, bbox: [i, 0, i + 0.5, 1] as const })),
  { origin: 'observer' },
)
const ask = (text: string) => askLayout(room, text)

describe('counts of what is not a label', () => {
  it.each([
    ['How many instances of chair are there?', '2'],
    ['How many instances of the chair are there?', '2'],
    ['How many instances of the chair category are there?', '2'],
    ['How many instances of the class chair are there?', '2'],
    ['How many instances of class "chair" are in the room?', '2'],
    ['How many individual chairs are there?', '2'],
    ['How many chair instances are there?', '2'],
    ['How many chair objects are there?', '2'],
    ['How many objects of type chair are there?', '2'],
    ['How many Objects are there?', '8'],
    ['How many objects in total?', '8'],
    ['How many individual objects are there?', '8'],
    ['How many pieces of furniture are in the room?', '8'],
    ['How many furniture items are there?', '8'],
    ['How many kinds of objects are there?', '7'],
    ['How many different kinds of furniture are there?', '7'],
    ['How many different objects are there?', '7'],
    ['How many object categories are there?', '7'],
    ['How many coffee tables are there?', '1'],
    ['How many chair(s) and desk(s) are in the scene in total?', '3'],
    ['How many beds, desks and chairs are there in total?', '4'],
    ['How many coffee table(s) and cat(s) are in the scene in total?', '1'],
  ])('%s %s', (text, answer) => expect(ask(text)).toMatchObject({ status: 'solved', answer }))

  it.each([
    ['How many tables are there?', 'coffee table'],
    ['How many red chairs are there?', 'chair'],
    ['How many office chairs are in this room?', 'chair'],
    ['How many lamps are there?', 'FloorLamp'],
    ['How many shelves are there?', 'book_shelf'],
    ['How many table lamps are there?', 'FloorLamp'],
    ['How many red objects are there?', 'chair'],
    ['How many pieces of wooden furniture are there?', 'bed'],
    ['How many kinds of chairs are there?', 'chair'],
    ["How many 'chairs that touch the rug' objects are there?", 'chair'],
    ['How many tables and desks are there in total?', 'coffee table'],
    ['How many pairs of chairs are there?', 'chair'],
    ['How many sets of tables are there?', 'coffee table'],
    ['How many rooms are there?', 'rooms'],
    ['How many bedrooms are in the house?', 'bedrooms'],
    ['How many living rooms are there?', 'living rooms'],
  ])('%s is refused with %s', (text, name) => {
    const solution = ask(text)
    expect(solution).toMatchObject({ status: 'unsolved', reason: 'missing-object' })
    expect((solution as { message: string }).message).toContain(`"${name}"`)
  })

  it.each([['cats'], ['plants'], ['cups'], ['tv'], ['coffee machines'], ['desk drawers']])(
    'of %s are 0, with a note',
    (label) => {
      const solution = ask(`How many ${label} are there?`)
      expect(solution).toMatchObject({ status: 'solved', answer: '0' })
      expect((solution as Solved).notes.join()).toContain(`"${label}"`)
    },
  )

  it('of rooms and of pairs are those that a label names', () => {
    const house = createLayout([
      { label: 'room', bbox: [0, 0, 1, 1] },
      { label: 'room', bbox: [2, 0, 3, 1] },
      { label: 'pair of shoes', bbox: [4, 0, 5, 1] },
    ])
    expect(askLayout(house, 'How many rooms are there?')).toMatchObject({ answer: '2', notes: [] })
    expect(askLayout(house, 'How many pairs of shoes are there?')).toMatchObject({ answer: '1', notes: [] })
    expect(askLayout(house, 'How many pairs of scissors are there?')).toMatchObject({ answer: '0' })
  })
})
