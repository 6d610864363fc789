import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isConvexCounterClockwise } from '../../../src/base/convex'
import type { ObjectInput } from '../../../src/layout/layout'
import { cameraToMap } from '../../../src/parse/dialects/camera-box'
import {
  type BoxReading,
  gemini3d,
  type JsonDialect,
  qwen3Vl,
  readJsonBox as readWith,
} from '../../../src/parse/dialects/json-boxes'
import { seed3d } from '../../../src/parse/dialects/seed'
import type { CameraFrame } from '../../../src/parse/dialects/text-dialect'
import { boxOnMap, RIGHT_DOWN_FORWARD, RIGHT_FORWARD_UP, readAll } from './helpers'

const readJsonBox = (dialect: JsonDialect, numbers: readonly number[], camera: CameraFrame, first: boolean) =>
  readWith(dialect, numbers, cameraToMap(camera, dialect.axes), first)
const codes = (reading: { diagnostics: readonly { code: string }[] }) => reading.diagnostics.map((d) => d.code)
const outline = (reading: BoxReading) => {
  if ('outline' in reading) return reading.outline
  throw new Error(`${reading.code}: ${reading.detail}`)
}
const near = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, expect.closeTo(value, 9)]))

const coordinate = fc.double({ min: -10, max: 10, noNaN: true })
const length = fc.double({ min: 0.01, max: 4, noNaN: true })
const turn = fc.double({ min: -1, max: 1, noNaN: true })
const camera = fc.record({
  pitchDeg: fc.double({ min: -90, max: 90, noNaN: true }),
  yawDeg: fc.double({ min: -400, max: 400, noNaN: true }),
})
const numbersWith = (angle: fc.Arbitrary<number>) =>
  fc.tuple(coordinate, coordinate, coordinate, length, length, length, angle, angle, angle)

const DIALECTS: [JsonDialect, fc.Arbitrary<number>, typeof RIGHT_DOWN_FORWARD][] = [
  [qwen3Vl, turn, RIGHT_DOWN_FORWARD],
  [gemini3d, turn.map((t) => t * 180), RIGHT_FORWARD_UP],
]

describe.each(DIALECTS)('boxes of a camera: $name', (dialect, angle, axes) => {
  it('always lie where plain trigonometry puts their eight corners', () => {
    fc.assert(
      fc.property(numbersWith(angle), camera, (numbers, held) => {
        const seen = outline(readJsonBox(dialect, numbers, held, true))
        const expected = boxOnMap(numbers, dialect.unitDeg, axes, held)
        expect(seen.box).toEqual(near(expected.box))
        expect(seen.zRange).toEqual(expected.zRange.map((v) => expect.closeTo(v, 9)))
        if (seen.footprint === undefined) return
        expect(isConvexCounterClockwise(seen.footprint)).toBe(true)
        // Every point of the footprint is one of the eight corners seen from above.
        for (const [x, y] of seen.footprint)
          expect(Math.min(...expected.corners.map((c) => Math.hypot(c[0] - x, c[1] - y)))).toBeLessThan(1e-9)
      }),
      { seed: 51, numRuns: 400 },
    )
  })

  it('turn with the yaw of the camera and keep their heights', () => {
    fc.assert(
      fc.property(numbersWith(angle), fc.double({ min: -180, max: 180, noNaN: true }), (numbers, yawDeg) => {
        const still = outline(readJsonBox(dialect, numbers, {}, true))
        const turned = outline(readJsonBox(dialect, numbers, { yawDeg }, true))
        expect(turned.zRange).toEqual(still.zRange.map((v) => expect.closeTo(v, 9)))
        const [sin, cos] = [Math.sin((yawDeg * Math.PI) / 180), Math.cos((yawDeg * Math.PI) / 180)]
        for (const [x, y] of still.footprint ?? []) {
          const carried = [x * cos + y * sin, y * cos - x * sin] as const
          expect(
            Math.min(...turned.footprint!.map((p) => Math.hypot(p[0] - carried[0], p[1] - carried[1]))),
          ).toBeLessThan(1e-9)
        }
      }),
      { seed: 52, numRuns: 200 },
    )
  })

  it.each([
    ['eight numbers', [1, 2, 3, 1, 1, 1, 0, 0], 'bad-box'],
    ['a negative length', [1, 2, 3, 1, -1, 1, 0, 0, 0], 'bad-box'],
    ['an angle in another unit', [1, 2, 3, 1, 1, 1, 0, 721, 0], 'bad-box'],
    ['pixels', [120, 40, 3, 10, 10, 10, 0, 0, 0], 'image-boxes'],
    ['a corner that overflows', [-1.7e308, 0, 0, 1.7e308, 1, 1, 0, 0, 0], 'bad-number'],
  ])('refuse %s', (_, numbers, code) => expect(readJsonBox(dialect, numbers, {}, true)).toMatchObject({ code }))

  it('take whole numbers of 100 and more for metres after the first object', () => {
    expect(outline(readJsonBox(dialect, [120, 40, 3, 10, 10, 10, 0, 0, 0], {}, false)).box.minX).toBe(115)
  })
})

describe('what a camera sees, in numbers', () => {
  it('Qwen3-VL: to the right is x, ahead is z, above is -y', () => {
    expect(outline(readJsonBox(qwen3Vl, [1, -0.5, 3, 0.4, 1, 0.2, 0, 0, 0], {}, true))).toEqual({
      box: { minX: 0.8, minY: 2.9, maxX: 1.2, maxY: 3.1 },
      footprint: [
        [0.8, 2.9],
        [1.2, 2.9],
        [1.2, 3.1],
        [0.8, 3.1],
      ],
      zRange: [0, 1],
    })
  })

  it('Qwen3-VL: half a turn is 1, so a quarter about the vertical swaps width and depth', () => {
    const { box } = outline(readJsonBox(qwen3Vl, [0, 0, 3, 0.4, 1, 0.2, 0, 0.5, 0], {}, true))
    expect(box).toEqual(near({ minX: -0.1, minY: 2.8, maxX: 0.1, maxY: 3.2 }))
  })

  it('Gemini: to the right is x, ahead is y, above is z, and yaw is in degrees', () => {
    const { box, zRange } = outline(readJsonBox(gemini3d, [1, 3, -0.5, 0.4, 0.2, 1, 0, 0, 90], {}, true))
    expect(box).toEqual(near({ minX: 0.9, minY: 2.8, maxX: 1.1, maxY: 3.2 }))
    expect(zRange).toEqual([-1, 0])
  })

  it('Gemini: the axes can be OpenCV’s where the prompt asked for them', () => {
    const { box } = outline(
      readJsonBox(gemini3d, [1, -0.5, 3, 0.4, 1, 0.2, 0, 0, 0], { axes: 'right-down-forward' }, true),
    )
    expect(box).toEqual({ minX: 0.8, minY: 2.9, maxX: 1.2, maxY: 3.1 })
  })

  it('a camera that looks down lowers what is ahead', () => {
    const { box, zRange } = outline(readJsonBox(qwen3Vl, [0, 0, 2, 0, 0, 0, 0, 0, 0], { pitchDeg: -30 }, true))
    expect([box.minY, zRange[0]]).toEqual([expect.closeTo(Math.sqrt(3), 12), expect.closeTo(-1, 12)])
  })
})

describe('Seed', () => {
  const read = (text: string, unnamed?: string) => readAll(seed3d, text, unnamed === undefined ? {} : { unnamed })
  const box = (numbers: string) => `<3dbbox>${numbers}</3dbbox>`
  const labels = (reading: { objects: readonly { input: ObjectInput }[] }) => reading.objects.map((o) => o.input.label)

  it('reads the same nine numbers as Qwen3-VL', () => {
    const numbers = [0.43, -0.12, 1.6, 0.12, 0.23, 0.18, -0.99, 0.21, 0.01]
    const { objects, diagnostics } = read(box(numbers.join(' ')))
    expect(diagnostics).toEqual([])
    expect(objects[0]!.input).toEqual({ label: 'object', ...outline(readJsonBox(qwen3Vl, numbers, {}, true)) })
  })

  it('names boxes as it is told', () => {
    expect(labels(read(box('0 0 1 1 1 1 0 0 0.5').repeat(2), 'cup'))).toEqual(['cup', 'cup'])
  })

  it.each([
    ['commas', box('0, 0, 1.5, 1, 1, 1, 0, 0, 0'), 1, []],
    ['words around', `The cup: ${box('0 0 1.5 1 1 1 0 0 0')}, and that is all.`, 1, []],
    ['no closing tag at the end', '<3dbbox>0 0 1.5 1 1 1 0 0 0', 0, ['unfinished-object']],
    ['no closing tag inside', `<3dbbox>0 0 1.5 1 1 1 0 0 0${box('0 0 1.5 1 1 1 0 0 0')}`, 1, ['broken-object']],
    ['eight numbers', box('0 0 1.5 1 1 1 0 0'), 0, ['bad-box']],
    ['a word', box('0 0 1.5m 1 1 1 0 0 0'), 0, ['bad-number']],
    ['a negative length', box('0 0 1.5 1 -1 1 0 0 0'), 0, ['bad-box']],
    ['degrees', box('0 0 1.5 1 1 1 0 45 0'), 0, ['bad-box']],
    ['pixels', box('120 340 0 50 60 0 0 0 0') + box('0 0 1.5 1 1 1 0 0 0'), 0, ['image-boxes']],
  ])('%s', (_, text, count, found) => {
    const reading = read(text)
    expect([reading.objects.length, codes(reading)]).toEqual([count, found])
  })

  it('always gives a prefix of the objects of the whole, cut anywhere', () => {
    const text = `a ${box('0.5 0 1.5 1 1 1 0 0 0')} b ${box('1.25 0 2.5 1 2 1 0.5 0 0')}`
    const whole = read(text).objects
    for (let cut = 0; cut < text.length; cut++) {
      const { objects } = read(text.slice(0, cut))
      expect(objects).toEqual(whole.slice(0, objects.length))
    }
  })
})
