import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLayout } from '../../../src/parse/layout'
import { createLayoutStream } from '../../../src/parse/stream'
import { check, foundIn, objectsIn } from '../read'

const both = 'sofa 1 2 3 4; dining table 5 6 7 8'
const one = 'sofa 1 2 3 4'

describe('maps in words', () => {
  check([
    ['a sentence', 'The bounding box of the sofa is [1, 2, 3, 4].', one, []],
    [
      'two in a sentence',
      'The bounding box of the sofa is [1,2,3,4], and the bounding box of the dining table is [5,6,7,8].',
      both,
      [],
    ],
    ['that of', 'The bounding box of the sofa is [1,2,3,4] and that of the dining table is [5,6,7,8].', both, []],
    ['has a box of', 'The sofa has a bounding box of [1,2,3,4]; the dining table has one of [9,9].', one, []],
    [
      'corners',
      'sofa: (1, 2), (3, 4)\ndining table: (5, 6) to (7, 8)',
      both,
      ['assumed-corners ,', 'assumed-corners to'],
    ],
    [
      'other ways to join corners',
      'sofa: from (1, 2) to (3, 4)\ndining table: min (5, 6), max (7, 8)',
      both,
      ['assumed-corners to'],
    ],
    ['corners that nothing joins', 'sofa: (1, 2) (3, 4)', one, ['assumed-corners']],
    ['two points called a box', 'The bounding box of the sofa is (1, 2) to (3, 4).', one, []],
    // These signs also subtract, multiply or lead from one point to another.
    ...['-', ' – ', ' x ', ' × ', ' -> ', ' → '].map((sign): [string, string, string, string[]] => [
      `corners that ${sign.trim()} joins`,
      `sofa: (1,2)${sign}(3,4)`,
      one,
      [`assumed-corners ${sign.trim()}`],
    ]),
    ['swapped corners joined so', 'sofa: (3,4)-(1,2)', one, ['swapped-corners (3,4)-(1,2)', 'assumed-corners -']],
    ['corners that are named', 'The corners of the sofa are (1,2) and (3,4).', one, []],
    ['a list', 'Objects:\n- sofa: [1,2,3,4]\n- **dining table**: [(5,6),(7,8)]', both, []],
    ['a numbered list', '1. sofa: [1,2,3,4]\n2. **dining table** - [5,6,7,8]', both, []],
    ['several in a line', 'sofa: [1,2,3,4], dining table: [5,6,7,8]', both, []],
    ['an equals sign and an arrow', 'sofa = [1,2,3,4]\ndining table → [5,6,7,8]', both, []],
    ['a table', '| sofa | [1,2,3,4] |\n| dining table | [5,6,7,8] |', both, []],
    ['quotes', '"sofa": [1,2,3,4]\n`dining table`: [5,6,7,8]', both, []],
    [
      'a place',
      'The sofa is located at [1,2,3,4] and the dining table is at (5, 6) to (7, 8).',
      both,
      ['assumed-corners to'],
    ],
    [
      'a place in a longer sentence',
      'There is a sofa at [1,2,3,4]. The room has a dining table at [5,6,7,8].',
      both,
      [],
    ],
    ['an aside', 'The sofa, which is grey, is located at [1,2,3,4].', one, []],
    ['what it spans', 'The sofa spans from (1,2) to (3,4).', one, ['assumed-corners to']],
    ['a possessive', "The sofa's bounding box is (1,2) to (3,4); the dining table is at [5,6,7,8].", both, []],
    [
      'a noun behind the name',
      'sofa bbox: [1,2,3,4]\nDining table bounding box (in meters): [5,6,7,8]',
      'sofa 1 2 3 4; Dining table 5 6 7 8',
      [],
    ],
    ['a name on the line above', '**sofa**\n- Bounding box: [1,2,3,4]\n\n### dining table\nbbox: [5,6,7,8]', both, []],
    ['keys', '- object_name: sofa\n  bbox: [1,2,3,4]\n- name: dining table, bbox: [5,6,7,8]', both, []],
    ['its block', '<map>sofa: [1,2,3,4]</map><think>lamp: [5,6,7,8]</think>', one, []],
    [
      'Chinese',
      '沙发的边界框是[1,2,3,4]，电视位于[5,6,7,8]。椅子：[1,2,3,4]',
      '沙发 1 2 3 4; 电视 5 6 7 8; 椅子 1 2 3 4',
      [],
    ],
    [
      'remarks and numbers in a name',
      'chair (grey): [1,2,3,4]\nchair 2: [5,6,7,8]',
      'chair (grey) 1 2 3 4; chair 2 5 6 7 8',
      [],
    ],
    [
      'names that are nouns elsewhere',
      'storage box: [1,2,3,4]\npicture frame: [5,6,7,8]',
      'storage box 1 2 3 4; picture frame 5 6 7 8',
      [],
    ],
    [
      'several of one name',
      'chairs: [1,2,3,4], [5,6,7,8]',
      'chairs 1 2 3 4; chairs#2 5 6 7 8',
      ['repeated-label chairs'],
    ],
    ['metres behind a box', 'sofa: [1,2,3,4] m, dining table: [5,6,7,8] meters', both, []],
    ['swapped corners', 'sofa: [3,4,1,2]', one, ['swapped-corners [3,4,1,2]']],
    [
      'respelled numbers',
      'sofa: [+1, 2., 03, 4]',
      one,
      ['respelled-number +1', 'respelled-number 2.', 'respelled-number 03'],
    ],
  ])
  check([
    ['a bad number', 'lamp: [1, 2, NaN, 4]\nsofa: [1,2,3,4]', one, ['bad-number NaN']],
    ['a unit', 'lamp: [1.2m, 2m, 3m, 4m]\nsofa: [1,2,3,4]', one, ['bad-number 1.2m']],
    ['another minus', 'lamp: (−1, 2), (3, 4)\nsofa: [1,2,3,4]', one, ['bad-number −1']],
    ['a unit behind a box', 'lamp: [1,2,3,4] cm\nsofa: [1,2,3,4]', one, ['not-metric [1,2,3,4] cm']],
    ['a centre', 'The lamp is at (1, 2). The bounding box of the sofa is [1,2,3,4].', one, ['wrong-count (1, 2)']],
    ['three numbers', 'lamp: [1,2,3]\nsofa: [1,2,3,4]', one, ['wrong-count [1,2,3]']],
    [
      'a polygon',
      'lamp: (1, 2), (3, 4), (5, 6), (7, 8)\nsofa: [1,2,3,4]',
      one,
      ['wrong-count (1, 2), (3, 4), (5, 6), (7, 8)'],
    ],
    ['a list that is cut', 'sofa: [1,2,3,4]\nlamp: [1,2,3,4', one, ['unfinished-object [1,2,3,4']],
    ['a corner that is cut', 'sofa: [1,2,3,4]\nlamp: (1,2), (3', one, ['unfinished-object (1,2), (3']],
    ['a box without a name', 'sofa: [1,2,3,4]\n\nBounding box: [5,6,7,8]', one, ['missing-name [5,6,7,8]']],
    ['numbers that are no box', 'sofa: [1,2,3,4]\nAnswer: [3,1,2,4], as in [1, 2, 3, 4].', one, []],
  ])
  it('say what was assumed', () => {
    const parsed = parseLayout('sofa: [1,2,3,4]')
    expect(parsed.dialect).toBe('prose')
    expect(parsed.value?.origin).toBe('observer')
    expect(parsed.assumptions).toHaveLength(2)
  })
  it('are read in weaker forms when asked for', () => {
    expect(objectsIn('sofa [1,2,3,4], dining table [5,6,7,8]')).toBe('refused')
    expect(objectsIn('sofa [1,2,3,4], dining table [5,6,7,8]', { dialect: 'prose' })).toBe(both)
  })
  it('say what was lost when asked for, also where nothing was read', () => {
    expect(foundIn('The sofa is at (1, 2).', { dialect: 'prose' })[0]).toBe('wrong-count (1, 2)')
  })
  it('leave out what stands in braces', () => {
    expect(objectsIn('sofa: [1,2,3,4], but not {lamp: [5,6,7,8]}', { dialect: 'prose' })).toBe(one)
  })
  it('give way to other dialects', () => {
    expect(parseLayout('sofa: [1,2,3,4]\nmake_bbox, id=1').dialect).toBe('scenescript')
    expect(parseLayout('sofa: [1,2,3,4] and [{"object_name":"a","bbox":[1,2,3,4]}]').dialect).toBe('v2lo')
  })
})

describe('maps in words, with the lenient option', () => {
  check(
    [
      ['units', 'sofa: [1m, 200 cm, 3, 4]', one, ['converted-number 1m', 'converted-number 200 cm']],
      ['a unit behind a box', 'sofa: [100,200,300,400] cm', one, ['converted-number [100,200,300,400] cm']],
      ['another minus', 'sofa: (−1, 2), (3, 4)', 'sofa -1 2 3 4', ['other-minus −', 'assumed-corners ,']],
      ['other digits', 'sofa: [１, ٢, 3, 4]', one, ['other-digits １', 'other-digits ٢']],
      ['decimal commas', 'sofa: [1,25; 2,5; 3; 4]', 'sofa 1.25 2.5 3 4', ['decimal-comma ,', 'decimal-comma ,']],
    ],
    { lenient: true },
  )
  it('still refuse pixels', () => {
    expect(foundIn('sofa: [10,20,30,40] pixels', { lenient: true })[0]).toBe('not-metric [10,20,30,40] pixels')
  })
})

describe('words that are no map', () => {
  it.each([
    '[1,2,3,4]',
    'Answer: [1,2,3,4]',
    'The answer is [1,2,3,4].',
    'The distances are: [1.2, 3.4, 5.6, 7.8]',
    'The order: [3, 1, 2, 4]',
    'room size: [0, 0, 5, 4]',
    'Step 2: [1, 2, 3, 4]',
    'x = [1, 2, 3, 4]',
    'A: [1,2,3,4]\nB: [3,4,5,6]',
    'Path: (0,0) to (2,3)',
    'The robot moves from (0, 0) to (2, 3).',
    'The robot starts at [0, 0, 2, 3].',
    'Facing the door at [1,2,3,4]',
    'As shown in earlier work [1, 2, 3, 4], it holds.',
    'The bounding box of it is [1,2,3,4].',
    'The chairs are at (1, 2) and (3, 4).',
    'The chairs are at (1, 2), (3, 4).',
    'see [1] and (a, b, c, d)',
    'The armchair is at (-2.8, 4.7) and the box at (0.5, 0.7).',
    '1. Keyboard\n2. Mouse\n3. Headphone case',
    'The bounding box is written as [x_min, y_min, x_max, y_max].',
    'sofa: [1,2,3',
    'sofa: [1,2,3,4',
    'sofa: [120,200,300,400]',
    'sofa: [1,2,3,4] ft',
    '<think>sofa: [1,2,3,4]</think>',
    '<answer>sofa: [1,2,3,4]</answer>',
    '[{"object_name":"a","bbox":[1,2,NaN,4]}]',
    '{"object_name":"a,"bbox":[1,2,3,4]}',
    '{"chair": [1,2,3,4], "table": [1,2',
    "[{'object_name':5,'bbox':[1,2,3,4]}]",
  ])('%s', (text) => {
    expect(objectsIn(text)).toBe('refused')
  })
})

const SEED = { seed: 20261125, numRuns: 2000 }
const number = fc.double({ min: -20, max: 20, noNaN: true }).map((n) => String(Math.round(n * 100) / 100))
const name = fc.constantFrom('sofa', 'tv stand', 'Coffee table', 'chair 2', '冰箱', 'lamp (red)', 'bird’s nest')
const forms: readonly ((name: string, n: readonly string[]) => string)[] = [
  (label, n) => `The bounding box of the ${label} is [${n.join(', ')}].`,
  (label, n) => `- **${label}**: (${n[0]}, ${n[1]}) to (${n[2]}, ${n[3]})`,
  (label, n) => `${label}: [${n.join()}]`,
  (label, n) => `The ${label} is located at [[${n[0]}, ${n[1]}], [${n[2]}, ${n[3]}]].`,
  (label, n) => `${label} = (${n.join(', ')})`,
]
const sentence = fc.record({
  name,
  n: fc.array(number, { minLength: 4, maxLength: 4 }),
  form: fc.constantFrom(...forms),
})
const pieces = fc.constantFrom(
  ...[
    'sofa',
    'the ',
    'bounding box of ',
    ' is ',
    ' at ',
    ': ',
    ' = ',
    '**',
    '- ',
    '\n',
    '. ',
    ', ',
    ' and ',
    ' to ',
    'cm',
  ],
  ...[
    '[',
    ']',
    '(',
    ')',
    '[1, 2, 3, 4]',
    '(1, 2)',
    '(3, 4)',
    '[1,2,3',
    '1,25; ',
    '−',
    '１',
    '"',
    "'s ",
    '{',
    '}',
    '<map>',
  ],
  ...[
    '</map>',
    '<think>',
    '</think>',
    '<answer>',
    '沙发',
    '位于',
    '|',
    '1. ',
    '->',
    '\ud83d',
    '[[1,2],[3,4]]',
    'answer',
  ],
)
const words = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''))
const lenient = fc.boolean()

describe('any words', () => {
  it('with a box each are always read whole', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (sentences) => {
        const text = sentences.map((s) => s.form(s.name, s.n)).join('\n')
        const expected = sentences.map((s) => {
          const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = s.n.map(Number)
          const sorted = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
          return [s.name, ...sorted.map((n) => n + 0)]
        })
        const { value } = parseLayout(text)
        expect(value?.objects.map(({ label, box }) => [label, ...Object.values(box)])).toEqual(expected)
      }),
      SEED,
    )
  })
  it('with a box each, cut anywhere, always give a prefix of their objects', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 4 }), fc.nat(), (sentences, place) => {
        const text = sentences.map((s) => s.form(s.name, s.n)).join('\n')
        const whole = parseLayout(text).value?.objects ?? []
        const cut = parseLayout(text.slice(0, place % text.length)).value?.objects ?? []
        expect(cut).toEqual(whole.slice(0, cut.length))
      }),
      SEED,
    )
  })
  it('always give the same in a stream, and nothing that the text does not spell', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 20 }), lenient, (text, size, isLenient) => {
        for (const dialect of ['auto', 'prose'] as const) {
          const options = { dialect, lenient: isLenient }
          const whole = parseLayout(text, options)
          const stream = createLayoutStream(options)
          for (let at = 0; at < text.length; at += size) stream.push(text.slice(at, at + size))
          expect(stream.end()).toStrictEqual(whole)
          for (const { span } of whole.diagnostics)
            expect(0 <= span![0] && span![0] <= span![1] && span![1] <= text.length).toBe(true)
          if (isLenient) continue
          for (const { label, box } of whole.value?.objects ?? []) {
            expect(text).toContain(label.split(' ')[0])
            for (const n of Object.values(box)) expect(text).toContain(String(n))
          }
        }
      }),
      { ...SEED, numRuns: 4000 },
    )
  })
})
