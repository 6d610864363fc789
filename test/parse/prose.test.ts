import { describe, expect, it } from 'vitest'
import { parseLayout } from '../../src/parse/layout'
import { check, objectsIn } from './read'

const both = 'sofa 1 2 3 4; dining table 5 6 7 8'

describe('maps in words', () => {
  check([
    ['a sentence', 'The bounding box of the sofa is [1, 2, 3, 4].', 'sofa 1 2 3 4', []],
    [
      'two in a sentence',
      'The bounding box of the sofa is [1,2,3,4], and the bounding box of the dining table is [5,6,7,8].',
      both,
      [],
    ],
    ['corners', 'sofa: (1, 2), (3, 4)\ndining table: (5, 6) to (7, 8)', both, []],
    ['a list', 'Objects:\n- sofa: [1,2,3,4]\n- **dining table**: [(5,6),(7,8)]', both, []],
    ['a numbered list', '1. sofa: [1,2,3,4]\n2. dining table: [5,6,7,8]', both, []],
    ['a possessive', "The sofa's bounding box is (1,2) to (3,4); the dining table is at [5,6,7,8].", both, []],
    ['in its block', '<map>sofa: [1,2,3,4]</map><think>lamp: [5,6,7,8]</think>', 'sofa 1 2 3 4', []],
    ['a name in Chinese', '椅子: [1,2,3,4]', '椅子 1 2 3 4', []],
    ['a bad number', 'lamp: [1, 2, NaN, 4]\nsofa: [1,2,3,4]', 'sofa 1 2 3 4', ['bad-number NaN']],
    ['swapped corners', 'sofa: [3,4,1,2]', 'sofa 1 2 3 4', ['swapped-corners [3,4,1,2]']],
  ])
  it('say what was assumed', () => {
    const parsed = parseLayout('sofa: [1,2,3,4]')
    expect(parsed.dialect).toBe('prose')
    expect(parsed.assumptions?.length).toBeGreaterThan(0)
  })
  it('are read in weaker forms when asked for', () => {
    expect(objectsIn('sofa [1,2,3,4], dining table [5,6,7,8]')).toBe('refused')
    expect(objectsIn('sofa [1,2,3,4], dining table [5,6,7,8]', { dialect: 'prose' })).toBe(both)
  })
})

describe('words that are no map', () => {
  it.each([
    '[1,2,3,4]',
    'Answer: [1,2,3,4]',
    'see [1] and (a, b, c, d)',
    'The armchair is at (-2.8, 4.7) and the box at (0.5, 0.7).',
    'sofa: [1,2,3',
    'sofa: [120,200,300,400]',
    '[{"object_name":"a","bbox":[1,2,NaN,4]}]',
    '{"object_name":"a,"bbox":[1,2,3,4]}',
    "[{'object_name':5,'bbox':[1,2,3,4]}]",
  ])('%s', (text) => {
    expect(objectsIn(text)).toBe('refused')
  })
})
