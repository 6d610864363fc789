import { describe, expect, expectTypeOf, it } from 'vitest'
import type * as z from 'zod'
import { toGridMap } from '../../src/grid/convert'
import type { GridMap } from '../../src/grid/grid-map'
import { createLayout, type Layout } from '../../src/layout/layout'
import type { Question } from '../../src/question/question'
import { parseQuestion } from '../../src/question/read/read'
import { generateScene } from '../../src/scene/generate/generate'
import { formatScene } from '../../src/scene/read/scene-line'
import type { Scene } from '../../src/scene/scene'
import { gridMapSchema } from '../../src/schema/grid-map'
import { jsonSchemaOf, type SchemaName } from '../../src/schema/json-schema'
import { layoutSchema } from '../../src/schema/layout'
import { questionSchema } from '../../src/schema/question'
import { sceneSchema } from '../../src/schema/scene'
import { presetSchema, scoreFailureSchema, scoreSchema } from '../../src/schema/score'
import { type Preset, resolvePreset } from '../../src/score/presets'
import type { Score, ScoreFailure } from '../../src/score/result'
import { score } from '../../src/score/score'

const layout = createLayout(
  [
    {
      label: 'chair',
      bbox: [0, 0, 1, 1],
      zRange: [0, 1],
      headingDeg: 90,
      footprint: [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
    },
    { label: 'chair', bbox: [2, 3, 4, 4] },
  ],
  {
    origin: 'observer',
    floor: [
      [0, 0],
      [5, 0],
      [5, 5],
    ],
  },
)
const json = (value: unknown) => JSON.parse(JSON.stringify(value))

describe('the schemas', () => {
  it('say what the types say, in both directions', () => {
    expectTypeOf<z.output<typeof layoutSchema>>().toEqualTypeOf<Layout>()
    expectTypeOf<z.output<typeof sceneSchema>>().branded.toEqualTypeOf<Scene & { readonly v2lo: 'scene/1' }>()
    expectTypeOf<z.output<typeof gridMapSchema>>().branded.toEqualTypeOf<GridMap>()
    expectTypeOf<Question>().toExtend<z.output<typeof questionSchema>>()
    expectTypeOf<z.output<typeof questionSchema>>().toExtend<Question>()
    expectTypeOf<z.output<typeof scoreSchema>>().branded.toEqualTypeOf<Score>()
    expectTypeOf<z.output<typeof scoreFailureSchema>>().branded.toEqualTypeOf<ScoreFailure>()
    expectTypeOf<z.output<typeof presetSchema>>().branded.toEqualTypeOf<Preset>()
    expectTypeOf<z.output<typeof questionSchema>['kind']>().toEqualTypeOf<Question['kind']>()
  })
  it('accept what the package makes and change nothing', () => {
    expect(layoutSchema.parse(json(layout))).toEqual(layout)
    for (const preset of ['vsi', 'mindcube', 'spacer'] as const) {
      const grid = toGridMap(layout, { preset })
      expect(gridMapSchema.parse(json(grid))).toEqual(json(grid))
    }
    const result = score({ response: '<map>', groundTruth: 'B' })
    expect(scoreSchema.parse(json(result))).toEqual(result)
    const failure = score({ response: 5 as never, groundTruth: 'B' })
    expect(scoreFailureSchema.parse(json(failure))).toEqual(failure)
    for (const name of ['strict', 'v2lo'] as const)
      expect(presetSchema.parse(json(resolvePreset(name)))).toEqual(resolvePreset(name))
  })
  it.each([
    'Standing at the fridge and facing the tv, where is the sofa?',
    'What is the distance between the closest points of the fridge and the sofa (in meters)?',
    'Which of these objects (sofa, tv) is closest to the fridge?',
    'How many chairs are in this room?',
    'Which is larger, the sofa or the tv?',
    'Which object is the largest?',
    'Which is the largest, the sofa, the bed or the desk?',
    'What is the size of this room (in square meters)?',
  ])('accept a question as it is read: %s', (text) => {
    const read = parseQuestion(text)
    expect(read.ok).toBe(true)
    expect(questionSchema.parse(json(read.value))).toEqual(read.value)
  })
  it('refuse one of two that are compared, which is no question about every object', () => {
    const pair = { kind: 'size-comparison', a: 'sofa', b: 'tv', by: 'area', pick: 'more' }
    const { a: _, ...half } = pair
    expect(questionSchema.safeParse(pair).success).toBe(true)
    expect(questionSchema.safeParse(half).success).toBe(false)
    expect(questionSchema.safeParse({ ...half, b: undefined }).success).toBe(false)
  })
  it.each([
    ['swapped corners', { ...layout, objects: [{ id: 'a', label: 'a', box: { minX: 1, minY: 0, maxX: 0, maxY: 1 } }] }],
    ['a duplicate id', { ...layout, objects: [layout.objects[0], layout.objects[0]] }],
    ['an unknown origin', { ...layout, origin: 'moon' }],
    ['text for a number', { ...layout, floor: [['0', 0]] }],
  ])('refuse a layout with %s', (_, value) => {
    expect(layoutSchema.safeParse(value).success).toBe(false)
  })
  const room = generateScene({ seed: 3 })
  const camera = {
    id: 'door',
    position: [1, 2, 1.5],
    yawDeg: 30,
    pitchDeg: -10,
    verticalFovDeg: 60,
    width: 640,
    height: 480,
    image: 'frames/0.png',
    seen: { sofa: { pixels: 12 } },
  } as const
  it('accept a line of scene.jsonl as it is written', () => {
    const line = JSON.parse(formatScene({ ...room, cameras: [camera] }))
    expect(sceneSchema.parse(line)).toEqual(line)
  })
  it.each([
    ['another version', { v2lo: 'scene/2' }],
    ['an unknown source', { source: 'moon' }],
    ['a map in an observer’s frame', { layout: { ...room.layout, origin: 'observer' } }],
    ['a wall upside down', { walls: [{ from: [0, 0], to: [1, 0], base: 2, top: 0 }] }],
    ['two cameras with one id', { cameras: [camera, camera] }],
    ['a camera that looks nowhere', { cameras: [{ ...camera, verticalFovDeg: 180 }] }],
  ])('refuse a scene with %s', (_, change) => {
    expect(sceneSchema.safeParse({ v2lo: 'scene/1', ...room, ...change }).success).toBe(false)
    expect(sceneSchema.safeParse({ v2lo: 'scene/1', ...room }).success).toBe(true)
  })
  it('refuse scores outside [0, 1], numbers beside an error, and presets that score refuses', () => {
    const result = json(score({ response: '', groundTruth: 'B' }))
    expect(scoreSchema.safeParse({ ...result, map: 1.5 }).success).toBe(false)
    expect(scoreSchema.safeParse({ error: { code: 'bad-row', message: '' } }).success).toBe(false)
    const strict = resolvePreset('strict')
    const broken = [{ ...strict, mra: 'none' }, { ...strict, maxChars: 0 }, { ...strict, gates: {} }, { name: 'x' }]
    for (const preset of broken) {
      expect(presetSchema.safeParse(preset).success).toBe(false)
      expect(() => resolvePreset(preset as never)).toThrow(/expected a preset/)
    }
  })
  it.each<SchemaName>(['Layout', 'Scene', 'GridMap', 'Question', 'Score', 'ScoreFailure', 'Preset'])(
    'give the JSON Schema of %s, with nothing undefined in it',
    (name) => {
      const schema = jsonSchemaOf(name)
      expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
      expect(json(schema)).toEqual(schema)
      expect(JSON.stringify(schema)).toContain(name === 'Question' || name === 'Preset' ? '"anyOf"' : '"properties"')
    },
  )
  it('refuse a name that is none', () => {
    expect(() => jsonSchemaOf('constructor' as never)).toThrow(/'Layout'/)
  })
})
