import { describe, expect, it } from 'vitest'
import { readSceneLines, readScenes } from '../../../src/scene/read/read'
import { codesOf, readAll } from './readings'

type Sides = readonly [x: number, y: number, width: number, depth: number]
const boxOf = ([x, y, width, depth]: Sides, scale = 1) => ({
  minX: x * scale,
  minY: y * scale,
  maxX: (x + width) * scale,
  maxY: (y + depth) * scale,
})
const ROOM: readonly (readonly [string, Sides, number])[] = [
  ['sofa', [0, 0, 2.5, 1], 0.8],
  ['lamp', [3, 0, 0.3, 0.3], 1.6],
  ['table', [1, 2, 1.2, 0.8], 0.5],
  ['shelf', [3.6, 3, 0.4, 1], 2],
]
const objects = (scale = 1) =>
  ROOM.map(([label, sides, height]) => ({ label, box: boxOf(sides, scale), zRange: [0, height * scale] }))
const FLOOR = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
]
const scene = (more: { readonly id?: string; readonly [field: string]: unknown } = {}, layout: object = {}) => ({
  v2lo: 'scene/1',
  id: 'den',
  source: 'boxes',
  layout: { origin: 'world', objects: objects(), floor: FLOOR, ...layout },
  ...more,
})
const camera = (id: string, x: number, y: number, z = 1.5) => ({
  id,
  position: [x, y, z],
  yawDeg: 0,
  pitchDeg: 0,
  verticalFovDeg: 60,
  width: 640,
  height: 480,
})
const messages = (data: unknown) =>
  readAll(data, { file: 'rooms.json' }).flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message))

describe('bad input', () => {
  it('a good scene has nothing to say', () => expect(messages(scene())).toEqual([]))

  it('a room in centimeters is refused whole, with the unit it looks like', () => {
    const [reading] = readAll(scene({}, { objects: objects(100), floor: FLOOR.map(([x, y]) => [x! * 100, y! * 100]) }))
    expect(reading!.ok).toBe(false)
    expect(messages(scene({}, { objects: objects(100) }))).toEqual([
      'rooms.json, den: scene dropped: expected meters, received a room of 400 m and a sofa of 250 m, which looks like centimeters; convert it and read it again',
    ])
    expect(messages(scene({}, { objects: objects(1000) })).join()).toMatch(/looks like millimeters/)
  })
  it('a sofa of 250 m among things in meters is dropped alone', () => {
    const mixed = [{ ...objects(100)[0], id: 'sofa' }, ...objects().slice(1)]
    const [reading] = readAll(scene({}, { objects: mixed }), { file: 'rooms.json' })
    expect(reading!.value!.layout.objects.map(({ id }) => id)).toEqual(['lamp', 'table', 'shelf'])
    expect(reading!.diagnostics.map(({ message }) => message)).toEqual([
      'rooms.json, den, sofa, size: object dropped: expected meters, received a sofa of 250 m, which looks like centimeters; convert it to meters',
    ])
  })
  it('places in centimeters beside sizes in meters are refused', () => {
    const apart = ROOM.map(([label, [x, y, w, d]], i) => ({ label, box: boxOf([x * 100 + i, y * 100, w, d]) }))
    expect(messages(scene({}, { objects: apart })).join()).toMatch(
      /scene dropped: .*places spread over 3\d\d m, which look like centimeters/,
    )
  })
  it('a floor of 400 m is left out, and a camera 1,500 m up', () => {
    const floor = FLOOR.map(([x, y]) => [x! * 100, y! * 100])
    const [reading] = readAll(scene({ cameras: [camera('high', 1, 1, 1500), camera('low', 1, 1)] }, { floor }))
    expect(codesOf(reading!)).toEqual(['bad-floor', 'bad-camera'])
    expect(reading!.value!.layout).not.toHaveProperty('floor')
    expect(reading!.value!.cameras.map(({ id }) => id)).toEqual(['low'])
  })
  it('a house of 40 m, a long counter and a far origin are none of this', () => {
    const far = ROOM.map(([label, [x, y, w, d]]) => ({ label, box: boxOf([x + 4e6, y - 5e5, w, d]), zRange: [0, 1] }))
    expect(messages(scene({}, { objects: far, floor: undefined })).join()).not.toMatch(/meters/)
    const counter = { label: 'counter', box: boxOf([0, 0, 38, 0.6]), zRange: [0, 1] }
    expect(messages(scene({}, { objects: [...objects(), counter] }))).toEqual([])
  })

  it('NaN and Infinity, as Python writes them, cost the object that has them and are said', () => {
    const text = JSON.stringify(scene())
      .replace('"maxX":2.5', '"maxX":NaN')
      .replace('"zRange":[0,1.6]', '"zRange":[0,Infinity]')
    const [reading] = readAll(text, { file: 'rooms.json' })
    expect(reading!.diagnostics.map(({ code, object, field }) => [code, object, field])).toEqual([
      ['not-finite', undefined, undefined],
      ['bad-object', 'sofa', 'layout.objects[0].box'],
      ['bad-object', 'lamp', 'layout.objects[1].zRange'],
    ])
    expect(reading!.value!.layout.objects.map(({ label }) => label)).toEqual(['table', 'shelf'])
    // A label is never taken for a number.
    const named = JSON.stringify(scene()).replace('"lamp"', '"NaN \\" Infinity"').replace('"maxX":2.5', '"maxX":NaN')
    expect(readAll(named)[0]!.value!.layout.objects[0]!.label).toBe('NaN " Infinity')
  })

  it('two cameras with one id are both kept, the second under another', () => {
    const [reading] = readAll(scene({ cameras: [camera('a', 1, 1), camera('a', 2, 2), camera('a#2', 3, 3)] }))
    expect(reading!.value!.cameras.map(({ id, position }) => [id, position[0]])).toEqual([
      ['a', 1],
      ['a#3', 2],
      ['a#2', 3],
    ])
    expect(reading!.diagnostics).toMatchObject([{ code: 'duplicate-camera', object: 'a', field: 'id' }])
  })
  it('two objects with one id are both kept, the second under another', () => {
    const same = objects().map((object) => ({ ...object, id: 'x' }))
    const [reading] = readAll(scene({}, { objects: [...same.slice(0, 2), { ...same[2], id: 'x#2' }] }))
    expect(reading!.value!.layout.objects.map(({ id }) => id)).toEqual(['x', 'x#3', 'x#2'])
    expect(codesOf(reading!)).toEqual(['duplicate-object'])
  })
  it('two scenes of one id are both read, the second under another', () => {
    const readings = readAll([scene(), scene(), scene({ id: 'den#2' })], { file: 'rooms.json' })
    expect(readings.map(({ id }) => id)).toEqual(['den', 'den#2', 'den#2#2'])
    expect(readings.map(codesOf)).toEqual([[], ['duplicate-scene'], ['duplicate-scene']])
    // A reading that is gone through twice says the same twice.
    const twice = readScenes(scene())
    expect([...twice, ...twice].map(({ id }) => id)).toEqual(['den', 'den'])
    const taken = new Set(['den'])
    expect(readAll(scene(), { taken })[0]!.id).toBe('den#2')
    expect([...taken]).toEqual(['den', 'den#2'])
  })
  it('a camera inside a wall is kept, and said', () => {
    const walls = [{ from: [0, 0], to: [4, 0], base: 0, top: 2.5 }]
    const cameras = [
      camera('in', 2, 0.01),
      camera('before', 2, 0.1),
      camera('over', 2, 0, 2.7),
      camera('beside', 4.1, 0),
    ]
    const [reading] = readAll(scene({ walls, cameras }))
    expect(reading!.value!.cameras).toHaveLength(4)
    expect(reading!.diagnostics).toMatchObject([{ code: 'camera-in-wall', object: 'in' }])
  })
  it('a scene without a floor, heights or objects is kept, and says what is unknown', () => {
    const [reading] = readAll(
      scene({}, { floor: undefined, objects: objects().map(({ label, box }) => ({ label, box })) }),
    )
    expect(reading!.ok).toBe(true)
    expect(reading!.diagnostics.map(({ code }) => code)).toEqual(['no-floor', 'no-height'])
    expect(reading!.diagnostics[1]!.message).toMatch(/none for sofa, lamp, table and 1 more;/)
    expect(reading!.value!.layout.objects[0]).not.toHaveProperty('zRange')
    expect(readAll(scene({}, { objects: [] })).map(codesOf)).toEqual([['no-objects']])
  })
  it('a missing field of one scene costs no other', () => {
    const readings = readAll([scene(), { ...scene({ id: 'b' }), layout: undefined }, scene({ id: 'c' })])
    expect(readings.map(({ ok, id }) => [id, ok])).toEqual([
      ['den', true],
      ['b', false],
      ['c', true],
    ])
  })

  it('300,000 objects are more than a call can take as arguments, and are read all the same', () => {
    const one = { label: 'box', box: boxOf([0, 0, 1, 1]), zRange: [0, 1] }
    const [reading] = readAll(scene({}, { floor: undefined, objects: Array(300_000).fill(one) }))
    expect(reading!.value!.layout.objects).toHaveLength(300_000)
  })
  it('a scene.jsonl of any size is read one line at a time, and never ahead', async () => {
    const line = JSON.stringify(scene({ id: 'ID' }))
    let pulled = 0
    const lines = function* () {
      for (; pulled < 2000; pulled++) yield `${line.replace('"ID"', `"s${pulled}"`)}\n`
    }
    let scenes = 0
    for await (const reading of readSceneLines(lines())) {
      expect(reading.id).toBe(`s${scenes}`)
      expect(pulled - scenes++).toBeLessThanOrEqual(1)
    }
    expect(scenes).toBe(2000)
  })
})
