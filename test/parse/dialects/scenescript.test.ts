import { describe, expect, it } from 'vitest'
import type { ObjectInput } from '../../../src/layout/layout'
import { sceneScript } from '../../../src/parse/dialects/scenescript'
import { spatialLm } from '../../../src/parse/dialects/spatiallm'
import { readAll } from './helpers'

const codes = (reading: { diagnostics: readonly { code: string }[] }) => reading.diagnostics.map((d) => d.code)
const labels = (reading: { objects: readonly { input: ObjectInput }[] }) => reading.objects.map((o) => o.input.label)
const box = (
  name: string,
  rest = 'position_x=1.0, position_y=2.0, position_z=0.5, angle_z=0.0, scale_x=2.0, scale_y=1.0, scale_z=1.0',
) => `make_bbox, id=3000, class=${name}, ${rest}\n`

const SCENE = `make_wall, id=0, a_x=-2.5, a_y=0.0, a_z=0.0, b_x=2.5, b_y=0.0, b_z=0.0, height=2.7
make_door, id=1000, wall0_id=0, wall1_id=0, position_x=0.5, position_y=0.0, position_z=1.0, width=0.9, height=2.0
make_window, id=2000, wall0_id=0, wall1_id=-1, position_x=-1.5, position_y=0.0, position_z=1.5, width=1.2, height=1.0
make_bbox, id=3000, class=sofa, position_x=1.0, position_y=2.0, position_z=0.4, angle_z=1.5707963267948966, scale_x=2.0, scale_y=1.0, scale_z=0.8
make_bbox, id=3001, class=table, position_x=-1.0, position_y=1.5, position_z=0.25, angle_z=0.0, scale_x=1.0, scale_y=0.5, scale_z=0.5
`

describe('SceneScript', () => {
  it('reads boxes, and keeps walls, doors and windows aside', () => {
    const { objects, diagnostics, aside } = readAll(sceneScript, SCENE)
    expect(diagnostics).toEqual([])
    expect(objects.map((o) => [o.input.label, 'box' in o.input && o.input.box, o.input.zRange])).toEqual([
      [
        'sofa',
        {
          minX: expect.closeTo(0.5, 12),
          minY: expect.closeTo(1, 12),
          maxX: expect.closeTo(1.5, 12),
          maxY: expect.closeTo(3, 12),
        },
        [0, 0.8],
      ],
      ['table', { minX: -1.5, minY: 1.25, maxX: -0.5, maxY: 1.75 }, [0, 0.5]],
    ])
    expect(aside).toEqual([
      { kind: 'wall', name: 'wall_0', from: [-2.5, 0], to: [2.5, 0], zRange: [0, 2.7], thickness: 0 },
      { kind: 'door', name: 'door_1000', wall: 'wall_0', center: [0.5, 0, 1], width: 0.9, height: 2 },
      { kind: 'window', name: 'window_2000', wall: 'wall_0', center: [-1.5, 0, 1.5], width: 1.2, height: 1 },
    ])
  })

  it('puts a box where SpatialLM’s statement with the same seven numbers puts it', () => {
    const numbers = ['1.25', '-2.5', '0.5', '0.7', '2.0', '1.0', '0.6']
    const keys = ['position_x', 'position_y', 'position_z', 'angle_z', 'scale_x', 'scale_y', 'scale_z']
    const [a] = readAll(sceneScript, box('bed', numbers.map((n, i) => `${keys[i]}=${n}`).join(', '))).objects
    const [b] = readAll(spatialLm, `bbox_0=Bbox(bed,${numbers.join(',')})`).objects
    expect(a!.input).toEqual(b!.input)
  })

  it('leaves out the height, and nothing else, where the last number touches the end of the text', () => {
    const whole = readAll(sceneScript, SCENE).objects
    const { objects, diagnostics } = readAll(sceneScript, SCENE.trimEnd())
    const { zRange, ...rest } = whole[1]!.input
    expect(zRange).toEqual([0, 0.5])
    expect(objects.map((o) => o.input)).toEqual([whole[0]!.input, rest])
    expect(diagnostics.map((d) => [d.code, d.text])).toEqual([['cut-number', '0.5']])
  })

  it('always gives a prefix of the objects of the whole, cut anywhere', () => {
    const whole = readAll(sceneScript, SCENE).objects.map((o) => o.input)
    for (let cut = 0; cut < SCENE.length; cut++) {
      const objects = readAll(sceneScript, SCENE.slice(0, cut)).objects.map((o) => o.input)
      for (const [i, { zRange, ...rest }] of objects.entries()) {
        const { zRange: trueRange, ...trueRest } = whole[i]!
        expect(rest).toEqual(trueRest)
        if (zRange) expect(zRange).toEqual(trueRange)
      }
    }
  })

  it.each([
    [
      'another order of keys',
      box('x', 'scale_x=2.0, scale_y=1.0, scale_z=1.0, position_x=1.0, position_y=2.0, position_z=0.5, angle_z=0.0'),
      ['x'],
      [],
    ],
    ['prose around', `Sure, I will make_bbox now:\n${box('x')}That is all.`, ['x'], []],
    [
      'a missing key',
      box('x', 'position_x=1.0, position_y=2.0, position_z=0.5, angle_z=0.0, scale_x=2.0, scale_y=1.0'),
      [],
      ['broken-object'],
    ],
    ['a word for a number', box('x').replace('2.0', 'two'), [], ['bad-number']],
    ['a negative size', box('x').replace('scale_y=1.0', 'scale_y=-1.0'), [], ['bad-box']],
    ['no class', box('x').replace(' class=x,', ''), [], ['missing-name']],
    ['an empty class', box(''), [], ['missing-name']],
    ['a broken wall beside', `make_wall, id=0, a_x=1.0\n${box('x')}`, ['x'], ['broken-object']],
    [
      'bins that were not decoded',
      box('3', 'position_x=10, position_y=20, position_z=5, angle_z=0, scale_x=2, scale_y=1, scale_z=1'),
      [],
      ['not-metric'],
    ],
  ])('%s', (_, text, expected, found) => {
    const reading = readAll(sceneScript, text)
    expect([labels(reading), codes(reading)]).toEqual([expected, found])
  })

  it.each([
    [SCENE, 0],
    ['remake_bbox, id=1', -1],
    ['make_bbox(1)', -1],
    ['make_bboxes, 1', -1],
    ['so: make_bbox , id=1', 4],
  ])('recognises %j at %d', (text, at) => expect(sceneScript.recognise(text, 0, text.length)).toBe(at))
  it('warns of an angle that can only be in degrees', () => {
    const turned = 'position_x=1.0, position_y=2.0, position_z=0.5, angle_z=90.0, scale_x=2.0, scale_y=1.0, scale_z=1.0'
    expect(codes(readAll(sceneScript, box('sofa', turned)))).toEqual(['angle-in-degrees'])
    expect(codes(readAll(sceneScript, box('sofa', turned.replace('90.0', '1.57'))))).toEqual([])
  })
})
