import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLayout } from '../../src/parse/layout'
import { check, foundIn, objectsIn } from './read'

describe('several boxes under one name are as many instances', () => {
  check([
    [
      'of an object',
      '[{"object_name":"a","bbox":[[1,2,3,4],[5,6,7,8]]}]',
      'a 1 2 3 4; a#2 5 6 7 8',
      ['repeated-label "a"', 'box-form [1,2,3,4],[5,6,7,8]'],
    ],
    [
      'under a key for several',
      '[{"object_name":"a","bboxes":[[1,2,3,4],[5,6,7,8]]}]',
      'a 1 2 3 4; a#2 5 6 7 8',
      ['repeated-label "a"', 'key-alias "bboxes"', 'box-form [1,2,3,4],[5,6,7,8]'],
    ],
    [
      'one of which is none',
      '[{"object_name":"a","bbox":[[1,2,3,4],[5,6],[5,6,7,8]]}]',
      'a 1 2 3 4; a#2 5 6 7 8',
      ['repeated-label "a"', 'box-form [1,2,3,4],[5,6],[5,6,7,8]', 'wrong-count [5,6]'],
    ],
    [
      'of a dictionary, one of which is none',
      '{"a":[[1,2,3,4],[5,6]],"b":[5,6,7,8]}',
      'a 1 2 3 4; b 5 6 7 8',
      ['dictionary {', 'wrong-count [5,6]'],
    ],
    [
      'of a dictionary with one name, one of which is a word',
      '{"a":[[1,2,3,4],"none",[5,6,7,8]]}',
      'a 1 2 3 4; a#2 5 6 7 8',
      ['dictionary {', 'repeated-label "a"', 'bad-box "none"'],
    ],
  ])
  it('and no more of them are read than there may be objects', () => {
    const text = '[{"object_name":"a","bbox":[[1,2,3,4],[5,6,7,8],[9,9,9,9]]},{"object_name":"b","bbox":[1,2,3,4]}]'
    const parsed = parseLayout(text, { limits: { objects: 2 } })
    expect(parsed.value?.objects.map(({ id }) => id)).toEqual(['a', 'a#2'])
    expect(parsed.diagnostics.map(({ code }) => code)).toContain('too-many-objects')
  })
  it('as a list of objects would be', () => {
    const box = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
      .map(([x, y]) => [x, y, 50, 60])
    const groups = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.array(box, { minLength: 1, maxLength: 4 }), {
      minKeys: 1,
    })
    fc.assert(
      fc.property(groups, (given) => {
        const rows = Object.entries(given)
        const grouped = JSON.stringify(rows.map(([name, boxes]) => ({ object_name: name, bbox: boxes })))
        const listed = rows.flatMap(([name, boxes]) => boxes.map((bbox) => ({ object_name: name, bbox })))
        expect(objectsIn(grouped)).toBe(objectsIn(JSON.stringify(listed)))
        expect(objectsIn(JSON.stringify(given))).toBe(objectsIn(JSON.stringify(listed)))
      }),
      { seed: 7, endOnFailure: true },
    )
  })
})

describe('a box in quotes', () => {
  check([
    [
      'is read where its four numbers stand in brackets',
      '[{"object_name":"a","bbox":"[1, -2.5, 3, 4e0]"},{"object_name":"b","bbox":"(5,6,7,8)"}]',
      'a 1 -2.5 3 4; b 5 6 7 8',
      ['box-form "[1, -2.5, 3, 4e0]"', 'box-form "(5,6,7,8)"'],
    ],
  ])
  it.each(['"1, 2, 3, 4"', '"[1,2,3]"', '"[1,2,3,4,5]"', '"[1,2,3,x]"', '"[1,2,3,]"', '"[1,2,3,4"', '"[1,2,3,4)"'])(
    'is none as %s',
    (box) => {
      const text = `[{"object_name":"a","bbox":${box}},{"object_name":"b","bbox":[5,6,7,8]}]`
      expect(objectsIn(text)).toBe('b 5 6 7 8')
      expect(foundIn(text)).toEqual([`bad-box ${box}`])
    },
  )
  it('of any length is looked at once', () => {
    const text = `[{"object_name":"a","bbox":"[${'1,'.repeat(400_000)}1]"},{"object_name":"b","bbox":[5,6,7,8]}]`
    expect(objectsIn(text)).toBe('b 5 6 7 8')
  })
})
