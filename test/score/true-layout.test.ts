import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLayout, type Layout } from '../../src/layout/layout'
import { formatLayout } from '../../src/parse/write/format'
import { readTrueLayout } from '../../src/score/true-layout'

const LIST = [
  { object_name: 'sofa', bbox: [0, 0, 2, 1] },
  { object_name: 'lamp', bbox: [3, 0, 4, 1] },
]
const JSON_LIST = JSON.stringify(LIST)
const LAYOUT = createLayout(
  LIST.map(({ object_name, bbox }) => ({ label: object_name, bbox: bbox as [number, number, number, number] })),
  { origin: 'observer' },
)

/** Each form that a row may hold the same map in. */
const FORMS: readonly (readonly [form: string, value: unknown])[] = [
  ["the paper's own list", LIST],
  ['the list as JSON text', JSON_LIST],
  ['<map> text', `<map>${JSON_LIST}</map>`],
  ['a whole response', `<map>${JSON_LIST}</map><think>t</think><answer>B</answer>`],
  ['a layout', LAYOUT],
  ['a layout as JSON text', JSON.stringify(LAYOUT)],
  [
    'what createLayout takes',
    { origin: 'observer', objects: LIST.map(({ object_name, bbox }) => ({ label: object_name, bbox })) },
  ],
  ['the list under objects', { objects: LIST }],
  ['the list under objects as JSON text', JSON.stringify({ objects: LIST })],
  ['the list under objects with its origin', { origin: 'observer', objects: LIST }],
  ['JSON text in JSON text', JSON.stringify(JSON_LIST)],
  ['a dictionary of boxes', { sofa: [0, 0, 2, 1], lamp: [3, 0, 4, 1] }],
  [
    'a list as Python prints it',
    "[{'object_name': 'sofa', 'bbox': [0, 0, 2, 1]}, {'object_name': 'lamp', 'bbox': [3, 0, 4, 1]}]",
  ],
  ['a text in a list of one', [`<map>${JSON_LIST}</map>`]],
  ['a list in a list of one', [LIST]],
]

describe('a true layout', () => {
  it.each(FORMS)('as %s', (_, value) => {
    expect(readTrueLayout(value)).toEqual(LAYOUT)
  })

  it('keeps the origin it states', () => {
    expect(readTrueLayout({ origin: 'world', objects: LIST })).toMatchObject({ origin: 'world' })
    expect(readTrueLayout(JSON.stringify({ origin: 'world', objects: LIST }))).toMatchObject({ origin: 'world' })
  })

  it.each([[undefined], [null]])('is absent as %j', (value) => expect(readTrueLayout(value)).toBeUndefined())

  it.each<[unknown, RegExp]>([
    [5, /expected a true layout: .*, received 5/],
    [true, /received true/],
    ['', /received an empty text/],
    ['none', /expected a map/],
    [['a', 'b'], /expected a map/],
    [{ origin: 'observer' }, /it has no name/],
    [[{ object_name: 'sofa', bbox: [0, 0] }], /expected four numbers/],
    [[{ object_name: 'sofa', bbox: [0, 0, 2, 1] }, { object_name: 'lamp' }], /the true layout: /],
    [{ sofa: [[1, 2]] }, /a grid map, not a map of boxes/],
    [{ origin: 'north', objects: LIST }, /the true layout: /],
  ])('is refused as %j', (value, message) => {
    expect(readTrueLayout(value)).toMatch(message)
  })

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const one of [
          value,
          JSON.stringify(value),
          [value],
          { objects: value },
          { origin: 'observer', objects: value },
        ]) {
          const read = readTrueLayout(one)
          expect(['string', 'object', 'undefined']).toContain(typeof read)
        }
      }),
    )
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    for (const one of [deep, { objects: deep }, { origin: 'observer', objects: [deep] }])
      expect(typeof readTrueLayout(one)).toBe('string')
    expect(Object.hasOwn(Object.prototype, 'objects')).toBe(false)
  })

  it('always reads what was written, in each form', () => {
    const side = fc.integer({ min: -500, max: 500 }).map((cm) => cm / 100)
    const box = fc.tuple(fc.constantFrom('sofa', 'lamp', 'tv', '椅子'), side, side, fc.integer({ min: 1, max: 300 }))
    fc.assert(
      fc.property(fc.array(box, { maxLength: 8 }), (boxes) => {
        const rows = boxes.map(([label, x, y, cm]) => ({
          object_name: label,
          bbox: [x, y, x + cm / 100, y + cm / 100],
        }))
        const layout = createLayout(
          rows.map(({ object_name, bbox }) => ({ label: object_name, bbox: bbox as [number, number, number, number] })),
          { origin: 'observer' },
        ) satisfies Layout
        for (const form of [
          rows,
          JSON.stringify(rows),
          `<map>${JSON.stringify(rows)}</map>`,
          layout,
          JSON.stringify(layout),
        ])
          expect(readTrueLayout(form)).toEqual(layout)
        expect(readTrueLayout(formatLayout(layout, { decimals: 17 }))).toMatchObject({
          objects: layout.objects.map(({ id }) => ({ id })),
        })
      }),
    )
  })
})
