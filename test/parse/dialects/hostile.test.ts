import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLayout } from '../../../src/layout/layout'
import { recogniseText, TEXT_DIALECTS } from '../../../src/parse/dialects/registry'
import { parseLayout } from '../../../src/parse/layout'
import { readAll } from './helpers'

const pieces = fc.constantFrom(
  ...[
    'bbox_0=Bbox(',
    'wall_1=Wall(',
    'make_bbox, ',
    'class=',
    'position_x=',
    'scale_z=1',
    '<3dbbox>',
    '</3dbbox>',
    '<bbox>',
    '</bbox>',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    ',',
    ' ',
    '\n',
    '=',
    '_',
    '1.5',
    '-',
    '1e999',
    '0',
    'sofa',
    '<',
    '>',
    '"',
    '沙发',
    '\ud800',
    '\0',
    '__proto__',
  ],
)
const text = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''))

describe.each(TEXT_DIALECTS)('any text read as $name', (dialect) => {
  it('never throws, gives objects a layout takes, and spans that lie inside the text', () => {
    fc.assert(
      fc.property(text, (given) => {
        const { objects, diagnostics } = readAll(dialect, given)
        expect(createLayout(objects.map((o) => o.input)).objects).toHaveLength(objects.length)
        for (const { span } of [...objects, ...diagnostics]) {
          expect(span![0]).toBeLessThanOrEqual(span![1])
          expect(span![0] >= 0 && span![1] <= given.length).toBe(true)
        }
        // What is spelled without being read is said; the order of the text is kept.
        const starts = objects.map((o) => o.span[0])
        expect(starts).toEqual([...starts].sort((a, b) => a - b))
        if (objects.length > 0) expect(dialect.recognise(given, 0, given.length)).toBeGreaterThanOrEqual(0)
      }),
      { seed: 61, numRuns: 1500 },
    )
  })

  it('always reads the same in the same way, also inside a longer text', () => {
    fc.assert(
      fc.property(text, text, text, (before, given, after) => {
        const whole = `${before}<${given}<${after}`
        const start = before.length + 1
        const passage = {
          text: whole,
          start,
          end: start + given.length,
          limits: { characters: 1e6, objects: 1e4, depth: 64, nameLength: 200 },
        }
        const inside = dialect.read(passage, {})
        expect(dialect.read(passage, {})).toEqual(inside)
        for (const span of [...inside.spans, ...inside.diagnostics.map((d) => d.span!)])
          expect(span[0] >= start && span[1] <= start + given.length).toBe(true)
      }),
      { seed: 62, numRuns: 500 },
    )
  })
})

it.each([
  ['prose', 'sofa: [1,2,3,4] '],
  ['gs-reasoner', 'a <bbox>(1,2,3,4,5,6)</bbox> '],
  ['spatiallm', 'bbox_0=Bbox(sofa,1.5,2,0,0,1,1,1)\n'],
])('%s stops at the limit of objects', (name, unit) => {
  const dialect = TEXT_DIALECTS.find((one) => one.name === name)!
  expect(readAll(dialect, unit.repeat(10_100)).objects).toHaveLength(10_000)
})

describe('recogniseText', () => {
  it.each([
    ['bbox_0=Bbox(a,1.5,1,1,0,1,1,1)\nmake_bbox, id=1', 'spatiallm'],
    ['make_bbox, id=1\nbbox_0=Bbox(a,1.5,1,1,0,1,1,1)', 'scenescript'],
    ['see <3dbbox>1</3dbbox>', 'seed-3d'],
    ['see <bbox>(1,2,3,4,5,6)</bbox> <3dbbox>1</3dbbox>', 'gs-reasoner'],
    ['[{"object_name": "sofa", "bbox": [1, 2, 3, 4]}]', undefined],
    ['a <bbox> and a Bbox(1)', undefined],
    ['sofa: [1,2,3,4]\nmake_bbox, id=1', 'scenescript'],
    ['sofa: [1,2,3,4]', 'prose'],
  ])('%j is %s', (given, name) => expect(recogniseText(given, 0, given.length)?.dialect.name).toBe(name))
})

it('five megabytes of one character are refused', () => {
  for (const one of ['x', '{', '<'])
    expect(parseLayout(one.repeat(5_000_000)).diagnostics.at(-1)?.code).toBe('too-long')
})
