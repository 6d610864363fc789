import { describe, expect, it } from 'vitest'
import { A, both, check, objectsIn } from './read'

describe('an object as a list or a tuple', () => {
  check([
    [
      'of its name and its box',
      '[["a",[1,2,3,4]],["b",[5,6,7,8]]]',
      both,
      ['object-form ["a",[1,2,3,4]]', 'object-form ["b",[5,6,7,8]]'],
    ],
    [
      'of its name and four numbers',
      '[["a",1,2,3,4], ["b", 5, 6, 7, 8]]',
      both,
      ['object-form ["a",1,2,3,4]', 'object-form ["b", 5, 6, 7, 8]'],
    ],
    [
      'in round brackets',
      '[("a",[1,2,3,4]),("b",5,6,7,8)]',
      both,
      ['other-brackets ("a",[1,2,3,4])', 'other-brackets ("b",5,6,7,8)'],
    ],
    [
      'with several boxes, one of which is none',
      '[["a",[[1,2,3,4],[9],[5,6,7,8]]]]',
      'a 1 2 3 4; a#2 5 6 7 8',
      ['object-form ["a",[[1,2,3,4],[9],[5,6,7,8]]]', 'repeated-label "a"', 'wrong-count [9]'],
    ],
    ['among objects', `[["b",[5,6,7,8]],${A}]`, 'b 5 6 7 8; a 1 2 3 4', ['object-form ["b",[5,6,7,8]]']],
  ])
  it.each([
    '["b"]',
    '["b",[1,2]]',
    '["b",1,2,3]',
    '["b",1,2,3,4,5]',
    '[5,1,2,3,4]',
    '["b",{"x":1}]',
    '"b"',
    '["b",[1,2,3,4',
  ])('is none as %s, and costs no other', (item) => {
    expect(objectsIn(`[${A},${item}]`)).toBe('a 1 2 3 4')
  })
})
