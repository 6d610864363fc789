import { describe, expect, it } from 'vitest'
import { SCENE_FORMATS } from '../../../src/scene/read/format'
import { codesOf, readAll } from './readings'

const thor = {
  objectType: 'Sofa',
  objectId: 'Sofa|1',
  axisAlignedBoundingBox: { center: { x: 0, y: 0.5, z: 0 }, size: { x: 2, y: 1, z: 1 } },
}
const samples: readonly [(typeof SCENE_FORMATS)[number], unknown][] = [
  ['scene', { v2lo: 'scene/1', id: 'a', source: 'boxes', layout: { objects: [] } }],
  ['ai2thor-events', { objects: [thor], agent: { position: { x: 0, y: 1, z: 0 }, rotation: { y: 0 } } }],
  ['ai2thor-objects', { sceneName: 'FloorPlan1', objects: [thor] }],
  ['ai2thor-objects', { 6: [thor], 7: [thor] }],
  ['ai2thor-objects', [thor, thor]],
  ['procthor', { rooms: [{ floorPolygon: [] }], objects: [], walls: [] }],
  ['roomplan', { walls: [{ dimensions: [4, 2.5, 0], transform: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] }] }],
  ['vsi-bench', { a: { object_bbox: {} }, b: 5 }],
  ['revsi', { scene_id: 'a', objects: [] }],
]

describe('a format', () => {
  it.each(samples)('%s is recognized by its shape, alone, in a list and on a line', (format, value) => {
    for (const data of [value, JSON.stringify(value), new TextEncoder().encode(`\ufeff${JSON.stringify(value)}`)])
      expect(readAll(data)[0]!.format).toBe(format)
    if (!Array.isArray(value)) expect(readAll([value])[0]!.format).toBe(format)
    const lines = `${JSON.stringify(value)}\n${JSON.stringify(value)}\n`
    expect(readAll(lines).every((reading) => reading.format === format)).toBe(true)
  })
  it('is every one that is named', () =>
    expect([...new Set(samples.map(([format]) => format))].sort()).toEqual([...SCENE_FORMATS].sort()))
  it('is the one that is forced, which then says what is missing', () => {
    for (const format of SCENE_FORMATS) {
      const readings = readAll({ nothing: 'here' }, { format, file: 'x.json' })
      expect(
        readings.map((reading) => reading.ok),
        format,
      ).toEqual([false])
      expect(readings[0]!.diagnostics[0]!.message).toMatch(/^x\.json, .*scene dropped: expected /)
    }
  })
})

describe('what cannot be read', () => {
  const pickle = new Uint8Array([0x80, 4, 0x95, 0])
  const usdc = new TextEncoder().encode('PXR-USDC\0\0')
  it.each<[string, unknown, RegExp]>([
    ['a pickle', pickle, /a Python pickle.*recipe.*EmbodiedScan/],
    ['a binary USD layer', usdc, /binary USD layer.*CapturedRoom as JSON/],
    [
      'Structured3D',
      { junctions: [], lines: [], planes: [], semantics: [] },
      /Structured3D, which has walls and no furniture.*recipe/,
    ],
    ['3D-FRONT', { uid: 'a', furniture: [], scene: { room: [] } }, /3D-FRONT.*sizes to 3D-FUTURE.*recipe/],
    ['HSSD', { stage_instance: {}, object_instances: [{ template_name: 'a' }] }, /HSSD.*sizes to their meshes.*recipe/],
  ])('%s is refused by name, with the way out', (_, data, sentence) => {
    const [reading] = readAll(data, { file: 'f' })
    expect(reading).toMatchObject({ ok: false, diagnostics: [{ code: 'refused-format', file: 'f' }] })
    expect(reading!.diagnostics[0]!.message).toMatch(sentence)
  })
  it.each<[string, unknown, string]>([
    ['an empty text', ' \n', 'no-scenes'],
    ['an empty list', '[]', 'no-scenes'],
    ['broken JSON', '{"a": [1, 2', 'bad-json'],
    ['words', 'I cannot see a room.', 'bad-json'],
    ['a number', '5', 'unknown-format'],
    ['null', null, 'unknown-format'],
    ['nothing', undefined, 'unknown-format'],
    ['another object', { a: 1 }, 'unknown-format'],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0xfe]), 'bad-text'],
  ])('%s ends as one sentence', (_, data, code) => {
    const readings = readAll(data, { file: 'f' })
    expect(readings.map(codesOf)).toEqual([[code]])
    expect(readings[0]!.diagnostics[0]!.message).toMatch(/^f: expected .*, received .*; /)
  })
})

describe('options', () => {
  it.each<[string, object, RegExp]>([
    ['format', { format: 'usd' }, /format: scene, .*received "usd"/],
    ['labels', { labels: 'short' }, /labels: words, paper/],
    ['ids', { ids: 'both' }, /ids: labels, file/],
    ['filters', { filters: ['small'] }, /filters: structure, nested, flat, tiny, far, received "small"/],
    ['filters', { filters: 'tiny' }, /filters: a list/],
    ['floorZ', { floorZ: Number.NaN }, /floorZ/],
    ['poses', { poses: '[' }, /poses: JSON/],
    ['poses', { poses: 5 }, /poses: \{ scene: pose \}/],
    ['assets', { assets: { Chair: [{ assetId: 'a' }] } }, /assets: \{ type:/],
    ['labelMap', { labelMap: { tv: 5 } }, /labelMap/],
  ])('that are wrong throw at once: %s', (_, options, sentence) => {
    expect(() => readAll({}, options)).toThrow(sentence)
  })
  it('rename and spell labels', () => {
    const objects = ['CoffeeMachine', 'TVStand', 'tv_monitor', 'CD'].map((objectType, i) => ({
      ...thor,
      objectType,
      objectId: `${i}`,
    }))
    const labels = (options: object) =>
      readAll({ objects }, options)[0]!.value!.layout.objects.map(({ label }) => label)
    expect(labels({})).toEqual(['coffee machine', 'tv stand', 'tv monitor', 'cd'])
    expect(labels({ labels: 'paper' })).toEqual(['coffeemachine', 'tvstand', 'tvmonitor', 'cd'])
    expect(labels({ labelMap: { TvMonitor: 'TV', cd: 'disc' } })).toEqual(['coffee machine', 'tv stand', 'TV', 'disc'])
  })
})
