import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isV2loError } from '../../../src/base/error'
import { createLayout, type ObjectInput } from '../../../src/layout/layout'
import { spatialLm } from '../../../src/parse/dialects/spatiallm'
import { formatLayout } from '../../../src/parse/write/format'
import { readAll } from './helpers'

const codes = (reading: { diagnostics: readonly { code: string }[] }) => reading.diagnostics.map((d) => d.code)
const labels = (reading: { objects: readonly { input: ObjectInput }[] }) => reading.objects.map((o) => o.input.label)

// The shape SpatialLM prints; the numbers are made up.
const ROOM = `wall_0=Wall(-4.2,0.5,0.0,-4.2,7.1,0.0,2.48,0.0)
wall_1=Wall(-4.2,7.1,0.0,1.0,7.1,0.0,2.48,0.0)
door_0=Door(wall_1,-2.0,7.1,0.95,0.9,1.9)
window_0=Window(wall_0,-4.2,3.0,1.5,2.8,1.4)
bbox_0=Bbox(sofa,-1.5,3.0,0.4,-1.5707963267948966,2.0,1.0,0.8)
bbox_1=Bbox(coffee_table,0.5,3.0,0.25,0.0,1.2,0.6,0.5)`

describe('SpatialLM', () => {
  it('reads boxes, and keeps walls, doors and windows aside', () => {
    const { objects, diagnostics, aside } = readAll(spatialLm, ROOM)
    expect(diagnostics).toEqual([])
    expect(objects.map((o) => [o.input.label, 'box' in o.input && o.input.box, o.input.zRange])).toEqual([
      [
        'sofa',
        {
          minX: expect.closeTo(-2, 12),
          minY: expect.closeTo(2, 12),
          maxX: expect.closeTo(-1, 12),
          maxY: expect.closeTo(4, 12),
        },
        [0, 0.8],
      ],
      ['coffee_table', { minX: expect.closeTo(-0.1, 12), minY: 2.7, maxX: 1.1, maxY: 3.3 }, [0, 0.5]],
    ])
    expect(aside).toEqual([
      { kind: 'wall', name: 'wall_0', from: [-4.2, 0.5], to: [-4.2, 7.1], zRange: [0, 2.48], thickness: 0 },
      { kind: 'wall', name: 'wall_1', from: [-4.2, 7.1], to: [1, 7.1], zRange: [0, 2.48], thickness: 0 },
      { kind: 'door', name: 'door_0', wall: 'wall_1', center: [-2, 7.1, 0.95], width: 0.9, height: 1.9 },
      { kind: 'window', name: 'window_0', wall: 'wall_0', center: [-4.2, 3, 1.5], width: 2.8, height: 1.4 },
    ])
  })

  it('spans quote the statements', () => {
    const { objects } = readAll(spatialLm, ROOM)
    expect(objects.map(({ span }) => ROOM.slice(...span))).toEqual(ROOM.split('\n').slice(4))
  })

  it('turns the footprint counter-clockwise by angle_z', () => {
    const [sofa] = readAll(spatialLm, 'bbox_0=Bbox(sofa,1.0,2.0,0.0,0.5235987755982988,2.0,0.0,1.0)').objects
    // A line of length 2 at 30 degrees: cos 30 to each side in x, sin 30 in y.
    const half = Math.sqrt(3) / 2
    const box = { minX: 1 - half, minY: 1.5, maxX: 1 + half, maxY: 2.5 }
    expect(sofa!.input).toMatchObject({
      box: Object.fromEntries(Object.entries(box).map(([key, v]) => [key, expect.closeTo(v, 12)])),
    })
  })

  it.each([
    ['spaces', 'bbox_0 = Bbox( sofa , 1.0, 2.0, 0.5, 0.0, 1.0, 1.0, 1.0 )', ['sofa'], []],
    ['the tags of its prompt', '<|layout_s|>bbox_0=Bbox(sofa,1.0,2.0,0.5,0.0,1.0,1.0,1.0)<|layout_e|>', ['sofa'], []],
    ['prose around', 'Here (as asked) it is:\nbbox_0=Bbox(sofa,1.0,2.0,0.5,0.0,1.0,1.0,1.0). Done.', ['sofa'], []],
    ['quotes', 'bbox_0=Bbox("sofa",1.0,2.0,0.5,0.0,1.0,1.0,1.0)', ['sofa'], []],
    ['Chinese', 'bbox_0=Bbox(沙发,1.0,2.0,0.5,0.0,1.0,1.0,1.0)', ['沙发'], []],
    [
      'a respelled number',
      'bbox_0=Bbox(sofa,+1.5,.5,0.5,0.0,1.,1.0,01.0)',
      ['sofa'],
      Array(4).fill('respelled-number'),
    ],
    ['a size with a sign', 'bbox_0=Bbox(sofa,1.0,2.0,0.5,0.0,-1.0,1.0,1.0)', ['sofa'], ['respelled-number']],
    ['a unit', 'bbox_0=Bbox(sofa,1.0m,2.0,0.5,0.0,1.0,1.0,1.0)', [], ['bad-number']],
    ['nan', 'bbox_0=Bbox(sofa,nan,2.0,0.5,0.0,1.0,1.0,1.0)', [], ['bad-number']],
    ['a number too large', 'bbox_0=Bbox(sofa,1e999,2.0,0.5,0.0,1.0,1.0,1.0)', [], ['bad-number']],
    ['a corner too large', 'bbox_0=Bbox(sofa,1.7e308,2.0,0.5,0.0,1.7e308,1.0,1.0)', [], ['bad-number']],
    ['no class', 'bbox_0=Bbox(,1.0,2.0,0.5,0.0,1.0,1.0,1.0)', [], ['missing-name']],
    ['a class of nothing', 'bbox_0=Bbox(_,1.0,2.0,0.5,0.0,1.0,1.0,1.0)', [], ['bad-name']],
    ['too few numbers', 'bbox_0=Bbox(sofa,1.0,2.0,0.5)', [], ['broken-object']],
    ['a cut end', 'bbox_0=Bbox(sofa,1.0,2.0,0.5,0.0,1.0,1.0,1.0', [], ['unfinished-object']],
    [
      'a cut line',
      'bbox_0=Bbox(sofa,1.0,2.0\nbbox_1=Bbox(bed,1.0,2.0,0.5,0.0,1.0,1.0,1.5)',
      ['bed'],
      ['unfinished-object'],
    ],
    [
      'an unknown statement',
      'stairs_0=Stairs(1.0,2.0)\nbbox_1=Bbox(bed,1.0,2.0,0.5,0.0,1.0,1.0,1.5)',
      ['bed'],
      ['extra-key'],
    ],
    ['a broken door', 'door_0=Door(1.0,2.0)\nbbox_1=Bbox(bed,1.0,2.0,0.5,0.0,1.0,1.0,1.5)', ['bed'], ['broken-object']],
    ['a name of JavaScript', 'bbox_0=Bbox(__proto__,1.0,2.0,0.5,0.0,1.0,1.0,1.0)', ['__proto__'], []],
  ])('%s', (_, text, expected, found) => {
    const reading = readAll(spatialLm, text)
    expect([labels(reading), codes(reading)]).toEqual([expected, found])
  })

  it('refuses bins that were not decoded', () => {
    const bins = 'wall_0=Wall(12,40,0,12,600,0,128,0)\nbbox_0=Bbox(sofa,320,640,20,160,80,40,30)'
    expect(codes(readAll(spatialLm, bins))).toEqual(['not-metric'])
    expect(readAll(spatialLm, bins).objects).toEqual([])
    expect(labels(readAll(spatialLm, bins.replace('320', '320.0')))).toEqual(['sofa'])
    expect(labels(readAll(spatialLm, bins.replace('320', '1280')))).toEqual(['sofa'])
    expect(labels(readAll(spatialLm, bins.replace('320', '-3')))).toEqual(['sofa'])
  })

  it.each([
    ['90', ['angle-in-degrees']],
    ['-90.0', ['angle-in-degrees']],
    ['180', ['angle-in-degrees']],
    ['6.2832', []],
    ['-6.28', []],
    ['1.57', []],
  ])('warns of an angle of %s that can only be in degrees, once a text', (angle, found) => {
    const box = (name: string) => `bbox_0=Bbox(${name},1.0,2.0,0.4,${angle},2.0,1.0,0.8)`
    const reading = readAll(spatialLm, `${box('sofa')}\n${box('lamp')}`)
    expect(codes(reading)).toEqual(found)
    expect(reading.diagnostics[0]?.text ?? angle).toBe(angle)
  })

  it('refuses the boxes without angle that another model writes in the same syntax', () => {
    const reading = readAll(spatialLm, 'bbox_0=Bbox(person,0.49,0.59,2.69,0.59,0.33,0.38)')
    expect([labels(reading), codes(reading)]).toEqual([[], ['not-metric']])
  })

  it('stops at the limit of objects', () => {
    const reading = readAll(spatialLm, ROOM, {}, { objects: 1 })
    expect([labels(reading), codes(reading)]).toEqual([['sofa'], ['too-many-objects']])
  })

  it.each([
    [ROOM, 0],
    ['text first\nbbox_3=Bbox(', 11],
    ['x=Bbox(1)', -1],
    ['bbox_0=Wall(1)', -1],
    ['bbox = (1)', -1],
    ['', -1],
  ])('recognises %j at %d', (text, at) => expect(spatialLm.recognise(text, 0, text.length)).toBe(at))
})

describe('SpatialLM, cut anywhere', () => {
  it('always gives a prefix of the objects of the whole', () => {
    const whole = readAll(spatialLm, ROOM).objects
    for (let cut = 0; cut < ROOM.length; cut++) {
      const { objects } = readAll(spatialLm, ROOM.slice(0, cut))
      expect(objects).toEqual(whole.slice(0, objects.length))
    }
  })
})

describe('formatLayout in SpatialLM', () => {
  const read = (text: string) =>
    createLayout(
      readAll(spatialLm, text).objects.map((o) => o.input),
      { origin: 'world' },
    )
  const coordinate = (decimals: number) => fc.integer({ min: -5000, max: 5000 }).map((n) => n / 10 ** decimals)

  it('writes what it reads', () => {
    const layout = createLayout([{ label: 'coffee table', bbox: [-1, 0.5, 1, 1], zRange: [0, 0.5] }])
    expect(formatLayout(layout, { dialect: 'spatiallm' })).toBe(
      'bbox_0=Bbox(coffee table,0.0,0.75,0.25,0.0,2.0,0.5,0.5)\n',
    )
    expect(formatLayout(layout, { dialect: 'spatiallm', decimals: 1 })).toBe(
      'bbox_0=Bbox(coffee table,0.00,0.75,0.25,0.0000,2.00,0.50,0.50)\n',
    )
    expect(formatLayout(createLayout([]), { dialect: 'spatiallm' })).toBe('')
  })

  it('never writes what reads as bins', () => {
    const layout = createLayout([{ label: 'x', bbox: [0, 0, 2, 2], zRange: [0, 2] }])
    for (const decimals of [undefined, 0, 1]) {
      const text = formatLayout(layout, { dialect: 'spatiallm', ...(decimals !== undefined && { decimals }) })
      expect(read(text).objects).toMatchObject(layout.objects)
    }
  })

  it('always gives upright boxes back at the decimals printed', () => {
    const box = (d: number) =>
      fc.tuple(coordinate(d), coordinate(d), coordinate(d), coordinate(d), coordinate(d), coordinate(d))
    const given = fc
      .integer({ min: 0, max: 4 })
      .chain((d) => fc.tuple(fc.constant(d), fc.array(box(d), { maxLength: 5 })))
    fc.assert(
      fc.property(given, ([decimals, boxes]) => {
        const sorted = (a: number, b: number) => [Math.min(a, b), Math.max(a, b)] as const
        const layout = createLayout(
          boxes.map(([x1, y1, x2, y2, z1, z2]) => {
            const [[minX, maxX], [minY, maxY]] = [sorted(x1, x2), sorted(y1, y2)]
            return { label: 'chair', box: { minX, minY, maxX, maxY }, zRange: sorted(z1, z2) }
          }),
          { origin: 'world' },
        )
        const back = read(formatLayout(layout, { dialect: 'spatiallm', decimals }))
        const show = ({ objects }: typeof layout) =>
          objects.map(({ id, label, box, zRange }) => [
            id,
            label,
            ...[...Object.values(box), ...zRange!].map((v) => (v + 0).toFixed(decimals).replace(/^-(0\.?0*)$/, '$1')),
          ])
        expect(show(back)).toEqual(show(layout))
      }),
      { seed: 31, numRuns: 200 },
    )
  })

  it('always gives turned boxes back to within the decimals printed', () => {
    const metres = fc.double({ min: 0.1, max: 3, noNaN: true })
    fc.assert(
      fc.property(metres, metres, metres, fc.double({ min: -3.2, max: 3.2, noNaN: true }), (sx, sy, sz, angle) => {
        const layout = read(
          `bbox_0=Bbox(bed,0.5,1.5,0.25,${angle.toFixed(12)},${sx.toFixed(12)},${sy.toFixed(12)},${sz.toFixed(12)})`,
        )
        const back = read(formatLayout(layout, { dialect: 'spatiallm', decimals: 3 }))
        const [a, b] = [layout.objects[0]!, back.objects[0]!]
        for (const key of ['minX', 'minY', 'maxX', 'maxY'] as const)
          expect(Math.abs(a.box[key] - b.box[key])).toBeLessThan(5e-4)
        for (const [x, y] of a.footprint!)
          expect(Math.min(...b.footprint!.map((q) => Math.hypot(q[0] - x, q[1] - y)))).toBeLessThan(5e-4)
      }),
      { seed: 32, numRuns: 200 },
    )
  })

  it.each([
    ['no heights', { label: 'x', bbox: [0, 0, 1, 1] }],
    [
      'a triangle',
      {
        label: 'x',
        bbox: [0, 0, 1, 1],
        zRange: [0, 1],
        footprint: [
          [0, 0],
          [1, 0],
          [0, 1],
        ],
      },
    ],
    [
      'a skew footprint',
      {
        label: 'x',
        bbox: [0, 0, 3, 1],
        zRange: [0, 1],
        footprint: [
          [0, 0],
          [2, 0],
          [3, 1],
          [1, 1],
        ],
      },
    ],
    ['a comma', { label: 'a, b', bbox: [0, 0, 1, 1], zRange: [0, 1] }],
    ['a bracket', { label: 'lamp (left)', bbox: [0, 0, 1, 1], zRange: [0, 1] }],
    ['a line end', { label: 'a\nb', bbox: [0, 0, 1, 1], zRange: [0, 1] }],
    ['a space at the end', { label: 'a ', bbox: [0, 0, 1, 1], zRange: [0, 1] }],
  ])('refuses %s', (_, object) => {
    const layout = createLayout([object as unknown as ObjectInput])
    const failure = (() => {
      try {
        formatLayout(layout, { dialect: 'spatiallm' })
      } catch (error) {
        return error
      }
      return undefined
    })()
    expect(isV2loError(failure) && failure.code).toBe('bad-option')
  })
})
