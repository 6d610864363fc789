import { describe, expect, it } from 'vitest'
import { createLayoutStream } from '../../../src/parse/stream'
import { A, both, check, foundIn, objectsIn } from '../read'

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
      '<map>[["a",1,2,3,4], ["b", 5, 6, 7, 8]]</map>',
      both,
      ['object-form ["a",1,2,3,4]', 'object-form ["b", 5, 6, 7, 8]'],
    ],
    [
      'in round brackets',
      '[("a",[1,2,3,4]),("b",(5,6,7,8))]',
      both,
      ['other-brackets ("a",[1,2,3,4])', 'other-brackets ("b",(5,6,7,8))', 'other-brackets (5,6,7,8)'],
    ],
    [
      'with several boxes, one of which is none',
      '[["a",[[1,2,3,4],[9],[5,6,7,8]]]]',
      'a 1 2 3 4; a#2 5 6 7 8',
      ['object-form ["a",[[1,2,3,4],[9],[5,6,7,8]]]', 'repeated-label "a"', 'wrong-count [9]'],
    ],
    ['among objects', `[["b",[5,6,7,8]],${A}]`, 'b 5 6 7 8; a 1 2 3 4', ['object-form ["b",[5,6,7,8]]']],
  ])
  it('is no row of a table before the map', () => {
    expect(objectsIn(`Distances: [["sofa", 1.2, 3.4, 2.2, 1.1], ["bed", 2, 2, 2, 2]]. Map: [${A}]`)).toBe('a 1 2 3 4')
  })
  it('is no pair of a key and its value', () => {
    for (const text of [
      '[["object_name","sofa"],["bbox",[1,2,3,4]]]',
      '[["map",[1,2,3,4]]]',
      '<map>[["size",[1,2,3,4]],["x_min",1,2,3,4]]</map>',
    ])
      expect(objectsIn(text), text).toBe('refused')
    expect(objectsIn('[["box",[1,2,3,4]]]')).toBe('box 1 2 3 4')
  })
  it('of pixels is refused as such, in every form that holds several boxes', () => {
    const boxes = '[[100,200,300,400],[10,20,50,60]]'
    for (const text of [
      `[{"object_name":"sofa","bbox":${boxes}}]`,
      `[{"object_name":"sofa","boxes":${boxes}}]`,
      `[["sofa",${boxes}]]`,
      `[("sofa",${boxes})]`,
      `{"sofa":${boxes}}`,
      `<map>[["sofa",100,200,300,400],["bed",10,20,50,60]]</map>`,
    ]) {
      expect(objectsIn(text), text).toBe('refused')
      expect(
        foundIn(text).some((one) => one.startsWith('image-boxes')),
        text,
      ).toBe(true)
    }
  })
  it('is given by a stream at its closing bracket', () => {
    const text = '[("a",(1,2,3,4)),("b",(5,6,7,8))]'
    const reader = createLayoutStream()
    const at = [...text].flatMap((letter, i) => reader.push(letter).map(({ id }) => [id, i]))
    expect(at).toEqual([
      ['a', text.indexOf('))') + 1],
      ['b', text.lastIndexOf('))') + 1],
    ])
  })
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
