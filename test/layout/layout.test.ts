import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isV2loError } from '../../src/base/error'
import type { Bbox } from '../../src/layout/aabb'
import { findObject, getObject, instancesOf } from '../../src/layout/find'
import { foldLabel } from '../../src/layout/label'
import { createLayout, type ObjectInput } from '../../src/layout/layout'

const unit: Bbox = [0, 0, 1, 1]
const named = (...labels: string[]) => createLayout(labels.map((label) => ({ label, bbox: unit })))
const ids = (...labels: string[]) => named(...labels).objects.map((o) => o.id)

describe('labels', () => {
  it.each([
    ['DogBed', 'dogbed'],
    ['dog bed', 'dogbed'],
    ['dog_bed', 'dogbed'],
    ['  Dog - Bed ', 'dogbed'],
    ['TV', 'tv'],
    ['冰箱', '冰箱'],
    // No Unicode normalisation and no look-alikes.
    ['cafe\u0301', 'cafe\u0301'],
    ['В', 'в'],
    ['_- ', ''],
  ])('%j folds to %j', (label, folded) => expect(foldLabel(label)).toBe(folded))

  it('do not match by substring', () => {
    expect(instancesOf(named('coffee table'), 'table')).toEqual([])
  })
})

describe('ids', () => {
  it('number the instances of a folded label in their own spelling', () => {
    expect(ids('chair', 'Chair', 'sofa', 'CHAIR')).toEqual(['chair', 'Chair#2', 'sofa', 'CHAIR#3'])
  })
  it('skip an id that is taken', () => {
    expect(ids('chair#2', 'chair', 'chair', 'chair')).toEqual(['chair#2', 'chair', 'chair#3', 'chair#4'])
  })
  it('may be given, and must be unique', () => {
    const given: ObjectInput[] = [
      { label: 'chair', bbox: unit, id: 'seat' },
      { label: 'chair', bbox: unit },
    ]
    expect(createLayout(given).objects.map((o) => o.id)).toEqual(['seat', 'chair#2'])
    expect(() => createLayout([given[0]!, given[0]!])).toThrow(/an id that is a text and no other object has/)
  })
  it('are always unique and never change when more objects follow', () => {
    const label = fc.constantFrom('a', 'A', 'a#2', 'a#3', 'b', 'b 1', 'a 2', 'constructor', '__proto__')
    fc.assert(
      fc.property(fc.array(label, { maxLength: 12 }), fc.nat(12), (labels, cut) => {
        const all = ids(...labels)
        expect(new Set(all).size).toBe(all.length)
        expect(ids(...labels.slice(0, cut))).toEqual(all.slice(0, cut))
      }),
      { seed: 21 },
    )
  })
})

describe('references', () => {
  const layout = named('chair', 'sofa', 'Chair', '__proto__', 'chair#7')
  it.each([
    ['sofa', 'sofa'],
    ['SO_FA', 'sofa'],
    ['chair#1', 'chair'],
    ['chair#2', 'Chair#2'],
    ['Chair#2', 'Chair#2'],
    ['chair 2', 'Chair#2'],
    ['chair_2', 'Chair#2'],
    ['chair#7', 'chair#7'],
    ['__proto__', '__proto__'],
    ['proto', '__proto__'],
  ])('%j is %j', (reference, id) =>
    expect(findObject(layout, reference)).toMatchObject({ kind: 'one', object: { id } }),
  )

  it.each(['table', 'chair#3', 'chair#0', 'chair2', '2', '', 'constructor', 'fa', '#1'])(
    '%j names nothing',
    (reference) => expect(findObject(layout, reference)).toEqual({ kind: 'none' }),
  )

  it('to a label with several instances is `many`, and getObject names them', () => {
    expect(findObject(layout, 'chair')).toMatchObject({ kind: 'many', objects: [{ id: 'chair' }, { id: 'Chair#2' }] })
    expect(() => getObject(layout, 'chair')).toThrow(
      'expected a reference to one object, received "chair", which names 2 instances; name one of "chair#1", "Chair#2", or use instancesOf',
    )
  })
  it('that name nothing list what there is', () => {
    expect(() => getObject(named('lamp'), 'table')).toThrow(
      'expected a reference to an object of the layout, received "table"; name one of "lamp"',
    )
    expect(() => getObject(named(), 'table')).toThrow('the layout is empty')
  })
  it('that are no text are refused', () => {
    for (const look of [getObject, findObject, instancesOf])
      expect(() => look(named('lamp'), undefined as unknown as string)).toThrow(
        'expected a label or a reference that is text, received undefined',
      )
  })
})

describe('createLayout', () => {
  it('keeps everything an object carries, with -0 as 0, as JSON that survives a round trip', () => {
    const layout = createLayout(
      [
        {
          label: 'desk',
          box: { minX: -0, minY: 0, maxX: 2, maxY: 1 },
          footprint: [
            [0, 0],
            [2, 0],
            [1, 1],
          ],
          zRange: [-0, 0.7],
          headingDeg: -180,
        },
      ],
      {
        origin: 'world',
        floor: [
          [0, 0],
          [4, 0],
          [4, -0],
        ],
      },
    )
    expect(layout.objects[0]).toMatchObject({ id: 'desk', headingDeg: 180, zRange: [0, 0.7] })
    expect(JSON.parse(JSON.stringify(layout))).toEqual(layout)
    expect(createLayout([]).origin).toBe('unknown')
  })

  const mistakes: readonly [string, unknown, string][] = [
    ['swapped corners', { label: 'a', bbox: [1, 0, 0, 1] }, 'bad-box'],
    ['three numbers', { label: 'a', bbox: [1, 0, 0] }, 'bad-box'],
    ['no box', { label: 'a' }, 'bad-box'],
    ['NaN', { label: 'a', bbox: [0, 0, Number.NaN, 1] }, 'bad-number'],
    ['infinity', { label: 'a', bbox: [0, 0, Infinity, 1] }, 'bad-number'],
    ['text as a number', { label: 'a', bbox: [0, 0, '1', 1] }, 'bad-number'],
    ['an empty label', { label: ' _-', bbox: unit }, 'bad-label'],
    ['no label', { bbox: unit }, 'bad-label'],
    [
      'a clockwise footprint',
      {
        label: 'a',
        bbox: unit,
        footprint: [
          [0, 0],
          [0, 1],
          [1, 1],
        ],
      },
      'bad-footprint',
    ],
    [
      'a footprint with a dent',
      {
        label: 'a',
        bbox: unit,
        footprint: [
          [0, 0],
          [4, 0],
          [1, 1],
          [0, 4],
        ],
      },
      'bad-footprint',
    ],
    [
      'a star',
      {
        label: 'a',
        bbox: unit,
        footprint: [0, 2, 4, 1, 3].map((k) => [Math.cos((k * 2 * Math.PI) / 5), Math.sin((k * 2 * Math.PI) / 5)]),
      },
      'bad-footprint',
    ],
    ['an upside-down zRange', { label: 'a', bbox: unit, zRange: [1, 0] }, 'bad-number'],
    ['a heading that is no number', { label: 'a', bbox: unit, headingDeg: Number.NaN }, 'bad-number'],
  ]
  it.each(mistakes)('refuses %s', (_, object, code) => {
    expect(() => createLayout([object as ObjectInput])).toThrow(
      expect.toSatisfy((e: unknown) => isV2loError(e) && e.code === code),
    )
  })
  it('refuses a list or an object that is none', () => {
    expect(() => createLayout(null as unknown as ObjectInput[])).toThrow('expected a list of objects')
    expect(() => createLayout([null as unknown as ObjectInput])).toThrow('expected an object { label, bbox }')
  })
  it('refuses an origin that is none', () => {
    expect(() => createLayout([], { origin: 'camera' as 'observer' })).toThrow(
      /origin 'observer', 'world' or 'unknown'/,
    )
  })
})
