import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLayout, type ObjectInput } from '../../../src/layout/layout'
import { readSceneLines, readScenes, type SceneReading } from '../../../src/scene/read/read'
import { formatScene } from '../../../src/scene/read/scene-line'
import { SCENE_SOURCES, type Scene, type SceneCamera, type Wall } from '../../../src/scene/scene'
import { codesOf, readAll, readOne } from './readings'

const metres = fc.double({ min: -40, max: 40, noNaN: true }).map((value) => value + 0)
const point = fc.tuple(metres, metres)
const words = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((text) => /[^\s_-]/u.test(text))
const span = fc.tuple(
  metres,
  fc.double({ min: 0, max: 9, noNaN: true }).map((size) => size + 0),
)

const objectInput: fc.Arbitrary<ObjectInput> = fc
  .record({
    label: words,
    x: span,
    y: span,
    z: fc.option(span),
    heading: fc.option(fc.integer({ min: -179, max: 180 })),
  })
  .map(({ label, x, y, z, heading }) => ({
    label,
    box: { minX: x[0], minY: y[0], maxX: x[0] + x[1], maxY: y[0] + y[1] },
    ...(x[1] > 0.01 &&
      y[1] > 0.01 && {
        // A right angle at the lower left corner: convex and counter-clockwise.
        footprint: [
          [x[0], y[0]],
          [x[0] + x[1], y[0]],
          [x[0], y[0] + y[1]],
        ] as const,
      }),
    ...(z && { zRange: [z[0], z[0] + z[1]] as const }),
    ...(heading !== null && { headingDeg: heading }),
  }))

const camera = (id: string): fc.Arbitrary<SceneCamera> =>
  fc
    .record({
      position: fc.tuple(metres, metres, fc.double({ min: 0, max: 3, noNaN: true })),
      yawDeg: fc.double({ min: -360, max: 720, noNaN: true }),
      pitchDeg: fc.double({ min: -90, max: 90, noNaN: true }),
      verticalFovDeg: fc.double({ min: 1, max: 179, noNaN: true }),
      image: fc.option(fc.string()),
      seen: fc.option(fc.dictionary(words, fc.record({ pixels: fc.nat() }), { noNullPrototype: true })),
    })
    .map(({ image, seen, yawDeg, pitchDeg, position: [x, y, z], ...rest }) => ({
      id,
      position: [x, y, z + 0] as const,
      yawDeg: yawDeg + 0,
      pitchDeg: pitchDeg + 0,
      ...rest,
      width: 640,
      height: 480,
      ...(image !== null && { image }),
      ...(seen !== null && !('__proto__' in { ...seen }) && { seen }),
    }))

const wall: fc.Arbitrary<Wall> = fc
  .record({ from: point, to: point, base: metres, height: fc.double({ min: 0, max: 5, noNaN: true }) })
  .map(({ from, to, base, height }) => ({ from, to, base, top: base + height }))

const scene: fc.Arbitrary<Scene> = fc
  .record({
    id: words,
    source: fc.constantFrom(...SCENE_SOURCES),
    objects: fc.array(objectInput, { maxLength: 8 }),
    floor: fc.option(fc.array(point, { minLength: 3, maxLength: 6 })),
    walls: fc.array(wall, { maxLength: 4 }),
    cameras: fc.nat(3).chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => camera(`c${i}`)))),
  })
  .map(({ objects, floor, ...rest }) => ({
    ...rest,
    layout: createLayout(objects, { origin: 'world', ...(floor && { floor }) }),
  }))

const stream = async (chunks: Iterable<Uint8Array | string>): Promise<SceneReading[]> => {
  const readings: SceneReading[] = []
  for await (const reading of readSceneLines(chunks)) readings.push(reading)
  return readings
}

/** Bytes cut at every `size`, in the middle of characters too. */
const cut = (text: string, size: number): Uint8Array[] => {
  const bytes = new TextEncoder().encode(text)
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))
}

describe('a line of scene.jsonl', () => {
  it('always gives back the scene it was written from', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const line = formatScene(one)
        expect(line).not.toContain('\n')
        expect(readOne(line)).toEqual(one)
        expect(readOne(JSON.parse(line))).toEqual(one)
      }),
      { seed: 20251128 },
    )
  })
  it('always gives back every scene of a stream, wherever its bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(scene, { maxLength: 4, selector: ({ id }) => id }),
        fc.integer({ min: 1, max: 50 }),
        async (scenes, size) => {
          const text = scenes.map((one) => `${formatScene(one)}\n`).join('')
          const readings = await stream(cut(text, size))
          if (scenes.length > 0) expect(readings.map((reading) => reading.value)).toEqual(scenes)
          else expect(readings.map(codesOf)).toEqual([['no-scenes']])
        },
      ),
      { seed: 20251128, numRuns: 40 },
    )
  })
  it('cannot hold NaN, and says which number it is', () => {
    const one = {
      id: 'den',
      source: 'boxes',
      layout: { origin: 'world', objects: [] },
      walls: [],
      cameras: [],
    } as const
    const walls = [{ from: [0, 0], to: [1, 0], base: 0, top: Number.NaN }] as const
    expect(() => formatScene({ ...one, walls })).toThrow(/finite numbers in the scene "den", received top: NaN/)
  })
})

const line = (
  more: object = {},
  objects: unknown[] = [{ label: 'sofa', box: { minX: 0, minY: 0, maxX: 2, maxY: 1 } }],
) => ({
  v2lo: 'scene/1',
  id: 'den',
  source: 'boxes',
  layout: { origin: 'world', objects },
  walls: [],
  cameras: [],
  ...more,
})

describe('a scene that somebody else wrote', () => {
  it('may give corners in place of a box, and leave out ids, walls, cameras and the origin', () => {
    const corners = [
      [0, 0, 0],
      [2, 0, 0],
      [2, 1, 0.8],
      [0, 1, 0.8],
    ]
    const { walls, cameras, ...rest } = line({
      layout: {
        objects: [
          { label: 'TVStand', corners },
          { label: 'TVStand', corners },
        ],
      },
    })
    expect(readOne(rest).layout).toMatchObject({
      origin: 'world',
      objects: [
        { id: 'TVStand', label: 'TVStand', box: { maxX: 2, maxY: 1 }, zRange: [0, 0.8] },
        { id: 'TVStand#2', label: 'TVStand' },
      ],
    })
  })
  it('keeps its labels and all its objects unless asked', () => {
    const objects = [
      { label: 'WallClock', box: { minX: 0, minY: 0, maxX: 0.01, maxY: 0.01 } },
      { label: 'Wall', box: { minX: 0, minY: 0, maxX: 4, maxY: 1 } },
    ]
    expect(readOne(line({}, objects)).layout.objects).toHaveLength(2)
    const asked = readOne(line({}, objects), { filters: ['structure'], labels: 'paper' })
    expect(asked.layout.objects.map(({ label }) => label)).toEqual(['wallclock'])
  })
  it.each([
    ['another version', { v2lo: 'scene/2' }, 'v2lo'],
    ['no id', { id: '' }, 'id'],
    ['an unknown source', { source: 'moon' }, 'source'],
    ['no layout', { layout: 5 }, 'layout'],
    ['a map in an observer’s frame', { layout: { origin: 'observer', objects: [] } }, 'layout.origin'],
    ['no objects', { layout: { origin: 'world' } }, 'layout.objects'],
    ['cameras that are not a list', { cameras: {} }, 'cameras'],
  ])('is lost with %s, and says so', (_, more, field) => {
    const [reading] = readAll(line(more), { file: 's.jsonl' })
    expect(reading).toMatchObject({ ok: false, format: 'scene', diagnostics: [{ code: 'bad-scene', field }] })
    expect(reading!.diagnostics[0]!.message).toMatch(/^s\.jsonl, \S+, .*scene dropped: expected .*, received .*; \w/)
  })
  const box = { minX: 0, minY: 0, maxX: 1, maxY: 1 }
  it.each([
    ['label', { box }],
    ['label', { label: ' _', box }],
    ['id', { label: 'a', id: 5, box }],
    ['box', { label: 'a' }],
    ['box', { label: 'a', box: { ...box, minX: 2 } }],
    ['corners', { label: 'a', corners: [[0, 0, 0]] }],
    [
      'footprint',
      {
        label: 'a',
        box,
        footprint: [
          [0, 0],
          [0, 1],
          [1, 0],
        ],
      },
    ],
    ['zRange', { label: 'a', box, zRange: [1, 0] }],
    ['headingDeg', { label: 'a', box, headingDeg: 'north' }],
    ['label', null],
  ])('loses an object whose %s is wrong, and nothing else', (field, object) => {
    const [reading] = readAll(line({}, [object, { label: 'lamp', box }]))
    expect(reading!.diagnostics[0]).toMatchObject({ code: 'bad-object', field: `layout.objects[0].${field}` })
    expect(reading!.value!.layout.objects.map(({ label }) => label)).toEqual(['lamp'])
  })
  const camera = { id: 'c', position: [0, 5, 1.5], yawDeg: 0, pitchDeg: 0, verticalFovDeg: 60, width: 64, height: 48 }
  it.each([
    ['position', { position: [0, 0] }],
    ['yawDeg', { yawDeg: null }],
    ['pitchDeg', { pitchDeg: 91 }],
    ['verticalFovDeg', { verticalFovDeg: 180 }],
    ['width', { width: 0 }],
    ['height', { height: '48' }],
    ['image', { image: 5 }],
    ['seen', { seen: { sofa: -1 } }],
  ])('loses a camera whose %s is wrong, and nothing else', (field, more) => {
    const [reading] = readAll(
      line({
        cameras: [
          { ...camera, ...more },
          { ...camera, id: 'd' },
        ],
      }),
    )
    expect(reading!.diagnostics[0]).toMatchObject({ code: 'bad-camera', object: 'c', field })
    expect(reading!.value!.cameras.map(({ id }) => id)).toEqual(['d'])
  })
  it('loses a wall that is wrong, and nothing else', () => {
    const good = { from: [0, 0], to: [1, 0], base: 0, top: 2 }
    const [reading] = readAll(line({ walls: [{ ...good, top: -1 }, good] }))
    expect(codesOf(reading!)).toEqual(['bad-wall', 'no-height'])
    expect(reading!.value!.walls).toEqual([good])
  })
})

describe('a scene.jsonl', () => {
  const good = (id: string) => JSON.stringify(line({ id }))
  it('loses one broken line, by its number, and nothing else', async () => {
    const text = [good('a'), '{"v2lo": "scene/1", ', '', '5', good('b')].join('\r\n')
    for (const readings of [[...readScenes(text, { file: 's.jsonl' })], await stream([text])]) {
      expect(readings.map(({ ok }) => ok)).toEqual([true, false, false, true])
      expect(
        readings.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error')),
      ).toMatchObject([
        { code: 'bad-json', line: 2 },
        { code: 'unknown-format', line: 4 },
      ])
    }
  })
  it('loses a line that is not UTF-8, and nothing else', async () => {
    const bytes = new TextEncoder()
    const readings = await stream([
      bytes.encode(`${good('a')}\n`),
      new Uint8Array([0x22, 0xff, 0x22, 0x0a]),
      bytes.encode(good('b')),
    ])
    expect(readings.map(codesOf)).toEqual([['no-height'], ['bad-text'], ['no-height']])
  })
  it('loses a line of over 64 MB without keeping it, and nothing else', async () => {
    const million = new Uint8Array(1_000_000).fill(0x20)
    const chunks = function* () {
      for (let i = 0; i < 70; i++) yield million
      yield `\n${good('a')}\n`
    }
    const readings = await stream(chunks())
    expect(readings.map(({ ok, diagnostics }) => [ok, diagnostics[0]!.code, diagnostics[0]!.line])).toEqual([
      [false, 'long-line', 1],
      [true, 'no-floor', 2],
    ])
  })
})
