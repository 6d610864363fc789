import { describe, expect, it } from 'vitest'
import { isV2loError } from '../../../src/base/error'
import { unwrap } from '../../../src/base/parsed'
import { createLayout } from '../../../src/layout/layout'
import { type ParseLayoutOptions, parseLayout } from '../../../src/parse/layout'
import { formatLayout } from '../../../src/parse/write/format'
import { sharedLines } from '../../support/shared'

const SPATIALLM = 'bbox_0=Bbox(sofa,1.5,3.0,0.4,0.0,2.0,1.0,0.8)\nwall_0=Wall(0.0,0.0,0.0,4.0,0.0,0.0,2.5,0.1)'
const SCENESCRIPT =
  'make_bbox, id=0, class=sofa, position_x=1.5, position_y=3.0, position_z=0.4, angle_z=0.0, scale_x=2.0, scale_y=1.0, scale_z=0.8\n'
const QWEN = '[{"bbox_3d": [1.5, -0.4, 3, 2, 0.8, 1, 0, 0, 0], "label": "sofa"}]'
const GEMINI = '[{"box_3d": [1.5, 3, 0.4, 2, 1, 0.8, 0, 0, 0], "label": "sofa"}]'
const SEED = '<3dbbox>1.5 -0.4 3 2 0.8 1 0 0 0</3dbbox>'
const GS = 'sofa 1 <bbox>(0.5, 2.5, 0.0, 2.5, 3.5, 0.8)</bbox>'

const read = (text: string, options: ParseLayoutOptions = {}) => {
  const parsed = parseLayout(text, options)
  const { dialect, assumptions, aside } = parsed
  return {
    dialect,
    origin: parsed.value?.origin,
    labels: parsed.value?.objects.map((o) => o.label),
    codes: parsed.diagnostics.map((d) => d.code),
    assumed: (assumptions ?? []).length > 0,
    aside: aside?.length,
  }
}

describe('parseLayout recognises a dialect by its signs', () => {
  const cases: [string, string, string, 'world' | 'observer'][] = [
    ['spatiallm', SPATIALLM, 'sofa', 'world'],
    ['scenescript', SCENESCRIPT, 'sofa', 'world'],
    ['qwen3-vl', QWEN, 'sofa', 'observer'],
    ['gemini-3d', GEMINI, 'sofa', 'observer'],
    ['seed-3d', SEED, 'object', 'observer'],
    ['gs-reasoner', GS, 'sofa', 'world'],
  ]

  it.each(cases)('%s: the same sofa, in its frame', (dialect, text, label, origin) => {
    const box = { minX: 0.5, minY: 2.5, maxX: 2.5, maxY: 3.5 }
    for (const options of [{}, { dialect } as ParseLayoutOptions]) {
      const parsed = parseLayout(text, options)
      expect(parsed).toMatchObject({ ok: true, dialect, diagnostics: [] })
      expect(parsed.assumptions!.length).toBeGreaterThan(0)
      const layout = unwrap(parsed)
      expect(layout.origin).toBe(origin)
      expect(layout.objects).toEqual([
        {
          id: label,
          label,
          box,
          zRange: [0, expect.closeTo(0.8, 12)],
          footprint: [
            [0.5, 2.5],
            [2.5, 2.5],
            [2.5, 3.5],
            [0.5, 3.5],
          ],
        },
      ])
    }
  })

  it.each(cases)('%s: inside <map>, with thinking before and an answer after', (dialect, text, label) => {
    const whole = `<think>${GS} and "[{" are thoughts</think>\n<map>\n${text}\n</map><answer>A</answer>`
    expect(read(whole)).toMatchObject({ dialect, labels: [label], codes: [] })
  })

  it.each(cases)('%s: with words around', (dialect, text, label) => {
    expect(read(`Here is what I see:\n${text}\nThat’s all.`)).toMatchObject({ dialect, labels: [label] })
  })

  it.each(cases)('%s: origin by option', (_, text) => expect(read(text, { origin: 'unknown' }).origin).toBe('unknown'))

  it('keeps walls aside', () => {
    expect(parseLayout(SPATIALLM).aside).toEqual([
      { kind: 'wall', name: 'wall_0', from: [0, 0], to: [4, 0], zRange: [0, 2.5], thickness: 0.1 },
    ])
  })

  it('reads the paper’s map as before', () => {
    expect(read('[{"object_name": "sofa", "bbox": [1, 2, 3, 4]}]')).toEqual({
      dialect: 'v2lo',
      origin: 'observer',
      labels: ['sofa'],
      codes: [],
      assumed: false,
      aside: undefined,
    })
  })

  it('does not look for a map in thoughts and answers', () => {
    expect(read(`<think>${GS}</think><answer>${SPATIALLM}</answer>`)).toMatchObject({
      labels: undefined,
      codes: ['no-map'],
    })
  })

  it('looks there for GS-Reasoner, who writes there, where it is asked to', () => {
    expect(read(`<think>${GS}</think><answer>A</answer>`, { dialect: 'gs-reasoner' })).toMatchObject({
      labels: ['sofa'],
      codes: [],
    })
  })

  it.each(['spatiallm', 'scenescript', 'seed-3d', 'gs-reasoner', 'qwen3-vl', 'gemini-3d'] as const)(
    '%s: not what was asked for',
    (dialect) => {
      expect(read('[{"object_name": "sofa", "bbox": [1, 2, 3, 4]}]', { dialect }).labels).toBeUndefined()
      expect(read('nothing here', { dialect })).toMatchObject({ labels: undefined, codes: ['no-map'] })
      expect(read('', { dialect })).toMatchObject({ labels: undefined, codes: ['empty-text'] })
    },
  )
})

describe('boxes in space among JSON', () => {
  const box = (key: string, label: string) => `{"${key}": [1.5, -0.4, 3, 2, 0.8, 1, 0, 0, 0], "label": "${label}"}`

  it.each([
    ['Python quotes', QWEN.replaceAll('"', "'"), ['sofa'], ['other-quotes']],
    ['a fence', `\`\`\`json\n${QWEN}\n\`\`\``, ['sofa'], ['fence', 'fence']],
    ['another spelling of the key', QWEN.replace('bbox_3d', 'Bbox-3D'), ['sofa'], []],
    ['an image box beside', QWEN.replace('{', '{"bbox_2d": [1, 2, 300, 400], '), ['sofa'], ['extra-key']],
    ['numbers in quotes', QWEN.replace('1.5', '"1.5"'), ['sofa'], ['respelled-number']],
    ['a name as key', `{"sofa": {"bbox_3d": [1.5, -0.4, 3, 2, 0.8, 1, 0, 0, 0]}}`, ['sofa'], ['dictionary']],
    ['no name', '[{"bbox_3d": [1.5, -0.4, 3, 2, 0.8, 1, 0, 0, 0]}]', undefined, ['missing-name']],
    ['eight numbers', '[{"bbox_3d": [1.5, -0.4, 3, 2, 0.8, 1, 0, 0], "label": "sofa"}]', undefined, ['bad-box']],
    ['a word', '[{"bbox_3d": "near", "label": "sofa"}]', undefined, ['bad-box']],
    ['a unit', QWEN.replace('1.5', '1.5m'), undefined, ['bad-number']],
    ['pixels', '[{"bbox_3d": [320, 240, 3, 200, 80, 100, 0, 0, 0], "label": "sofa"}]', undefined, ['image-boxes']],
    [
      'a box on the plane after',
      `[${box('bbox_3d', 'a')}, {"label": "b", "bbox": [1, 2, 3, 4]}]`,
      ['a'],
      ['not-metric'],
    ],
    [
      'a box in space after',
      `[{"label": "b", "bbox": [1, 2, 3, 4]}, ${box('bbox_3d', 'a')}]`,
      ['b'],
      ['key-alias', 'not-metric'],
    ],
    ['Gemini’s after Qwen’s', `[${box('bbox_3d', 'a')}, ${box('box_3d', 'b')}]`, ['a'], ['not-metric']],
    ['a cut end', `[${box('bbox_3d', 'a')}, ${box('bbox_3d', 'b').slice(0, -20)}`, ['a'], ['unfinished-object']],
  ])('%s', (_, text, labels, codes) => {
    const found = read(text)
    expect(found.labels).toEqual(labels)
    for (const code of codes) expect(found.codes).toContain(code)
  })

  it('reads nine numbers under the paper’s key where the dialect is asked for', () => {
    expect(read(QWEN.replace('bbox_3d', 'bbox'), { dialect: 'qwen3-vl' }).labels).toEqual(['sofa'])
    expect(read(QWEN.replace('bbox_3d', 'bbox')).labels).toBeUndefined()
  })

  it('takes the camera into account', () => {
    const options = { camera: { pitchDeg: -30, yawDeg: 90 } }
    const { box } = unwrap(parseLayout('[{"bbox_3d": [0, 0, 2, 0, 0, 0, 0, 0, 0], "label": "x"}]', options)).objects[0]!
    expect([box.minX, box.minY]).toEqual([expect.closeTo(Math.sqrt(3), 12), expect.closeTo(0, 12)])
    const seed = unwrap(parseLayout('<3dbbox>0 0 2 0 0 0 0 0 0</3dbbox>', options)).objects[0]!
    expect(seed.box).toEqual(box)
  })
})

describe('what is refused by name', () => {
  it.each([
    ['bins', 'bbox_0=Bbox(sofa,320,640,20,160,80,40,30)', 'not-metric'],
    ['another model’s Bbox', 'bbox_0=Bbox(person,0.49,0.59,2.69,0.59,0.33,0.38)', 'not-metric'],
    ['bbox_2d', '[{"bbox_2d": [0, 1, 2, 3], "label": "x"}]', 'image-boxes'],
    ['box_2d', '[{"box_2d": [393, 67, 574, 206], "label": "x"}]', 'image-boxes'],
    ['point_2d', '[{"point_2d": [925, 618], "label": "x"}]', 'image-boxes'],
    ['pixels', '[{"object_name": "x", "bbox": [10, 20, 300, 400]}]', 'image-boxes'],
    ['Seed in pixels', '<3dbbox>320 240 3 200 80 100 0 0 0</3dbbox>', 'image-boxes'],
    ['a VSI-Bench grid', '{"sofa": [[3, 4]], "table": [[5, 6], [7, 8]]}', 'grid-map'],
    ['a SpaceR grid', '{"sofa": [3, 4], "table": [5, 6]}', 'grid-map'],
    ['a MindCube grid', '{"objects": [{"name": "sofa", "position": [3, 4], "facing": "up"}], "views": []}', 'grid-map'],
  ])('%s', (_, text, code) => {
    const parsed = parseLayout(text)
    expect([parsed.ok, parsed.diagnostics.some((d) => d.code === code)]).toEqual([false, true])
  })
})

describe('options of the dialects', () => {
  it.each([
    { dialect: 'yolo' },
    { camera: { pitchDeg: 91 } },
    { camera: { yawDeg: Number.NaN } },
    { camera: { axes: 'up-up-up' } },
    { unnamed: ' ' },
    { unnamed: 3 },
  ])('refuses %j whatever the text is', (options) => {
    for (const text of ['', QWEN, SPATIALLM]) {
      let failure: unknown
      try {
        parseLayout(text, options as ParseLayoutOptions)
      } catch (error) {
        failure = error
      }
      expect(isV2loError(failure)).toBe(true)
    }
  })
})

describe('limits hold in every dialect', () => {
  it('stops at the number of characters', () => {
    const text = `${SPATIALLM}\n${'x'.repeat(100)}`
    expect(read(text, { limits: { characters: 60 } })).toMatchObject({
      labels: ['sofa'],
      codes: ['unfinished-object', 'too-long'],
    })
  })
})

describe('formatLayout and parseLayout', () => {
  it('give back a layout in both dialects', () => {
    const layout = createLayout(
      [
        { label: 'chair', bbox: [-1.25, 0, 0.5, 2], zRange: [0, 1] },
        { label: 'chair', bbox: [3, 4, 5, 6], zRange: [0.5, 1] },
      ],
      { origin: 'observer' },
    )
    const back = unwrap(parseLayout(formatLayout(layout)))
    expect(back).toEqual({ ...layout, objects: layout.objects.map(({ zRange, ...object }) => object) })
    const spatial = unwrap(parseLayout(formatLayout(layout, { dialect: 'spatiallm' })))
    expect(spatial.objects.map(({ footprint, ...object }) => object)).toEqual(layout.objects)
  })
})

interface Row {
  readonly model: string
  readonly text: string
  readonly expect: { parseLayout?: string; reason?: string; dialect?: string; labels?: string[]; objects?: number }
}

const outputs = sharedLines<Row>('data/model-outputs/outputs.jsonl')

describe.skipIf(outputs === undefined)('what real models wrote', () => {
  const rows = (outputs ?? []).filter((row) => row.expect.parseLayout)
  it.each(rows.map((row, i) => [i, row.model, row] as const))('%d %s', (_, __, row) => {
    const parsed = parseLayout(row.text)
    const { parseLayout: verdict, dialect, labels, objects, reason } = row.expect
    expect(parsed.ok).toBe(verdict === 'layout')
    if (dialect) expect(parsed.dialect).toBe(dialect)
    if (labels) expect(parsed.value?.objects.map((o) => o.label)).toEqual(labels)
    if (objects !== undefined) expect(parsed.value?.objects).toHaveLength(objects)
    if (reason) {
      const codes = parsed.diagnostics.map((d) => d.code)
      expect(reason.split(' or ').some((code) => codes.includes(code))).toBe(true)
    }
  })
})

describe('signs that numbers are not what the format says', () => {
  const codes = (text: string) => parseLayout(text).diagnostics.map(({ code }) => code)
  it.each(['1.57', '-1.57', '3.14', '1.01'])('an angle of %s shares of 180 degrees drops its box', (angle) => {
    expect(parseLayout(`<3dbbox>0.7 2.9 1.4 0.8 1 0.6 ${angle} 0 0.3</3dbbox>`).ok).toBe(false)
    const qwen = `[{"label":"a","bbox_3d":[0.1,0.2,2,0.6,0.9,0.5,0,${angle},0]},{"label":"b","bbox_3d":[0.1,0.2,2,0.6,0.9,0.5,0,1,-1]}]`
    expect(parseLayout(qwen).value?.objects.map(({ label }) => label)).toEqual(['b'])
    expect(parseLayout(qwen).diagnostics[0]?.message).toMatch(/from -1 to 1; divide radians by pi/)
  })
  const box = (n: number, x: string) => `bbox_${n}=Bbox(a${n},${x},0.6,2.4,0.0,0.4,0.3,0.3)`
  it('centers that all lie in 0..1 are warned of, unless a wall is there', () => {
    expect(codes(`${box(0, '0.52')}\n${box(1, '1')}\n`)).toEqual(['image-shares'])
    expect(codes(`${box(0, '0.52')}\n${box(1, '1.01')}\n`)).toEqual([])
    expect(codes(`wall_0=Wall(0,0,0,4,0,0,2.5,0.1)\n${box(0, '0.52')}\n`)).toEqual([])
  })
  it.each(['\\n', '\\r\\n', '\\\\n', '\\t'])('a line end written as %s ends a command', (end) => {
    const text = `${box(0, '1.5')}${end}${box(1, '2.5')}${end}bbox_2=Bbox(cut,1,${end}${box(3, '3.5')}`
    expect(parseLayout(text).value?.objects.map(({ label }) => label)).toEqual(['a0', 'a1', 'a3'])
    expect(codes(text)).toContain('written-line-end')
  })
})
