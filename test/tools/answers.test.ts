import { beforeAll, describe, expect, it } from 'vitest'
import { mapTools } from '../../src/tools/map-tools'
import { openSession, ROOM, type Session, sessionOf } from './room'

let session: Session
beforeAll(async () => {
  session = await openSession()
})
const call = (name: string, input: object) => session.call(name, { map: 'map-1', ...input })

describe('read_map', () => {
  it('gives a handle, the objects by the names they can be asked for, and the box around them', async () => {
    expect(await (await openSession()).call('read_map', { text: ROOM, limit: 1 })).toEqual({
      handle: 'map-2',
      dialect: 'v2lo',
      origin: 'observer',
      total: 5,
      more: true,
      objects: [{ name: 'tv', label: 'tv', center: { x: 0, y: 4.5 }, bbox: [-0.5, 4, 0.5, 5] }],
      bounds: [-4, -4, 4, 5],
      diagnostics: [
        {
          code: 'repeated-label',
          severity: 'warning',
          message: 'one more object with this label; both are kept',
          text: '"chair"',
        },
      ],
      diagnostics_total: 1,
      assumed: [],
      sentence:
        'Read as map-2: 5 objects ("tv", "sofa", "lamp", "chair#1", "chair#2"). ' +
        'The first 1 are given; use describe_map for the others.',
    })
  })

  it('says first what was lost, and keeps the rest', async () => {
    const text =
      '[{"object_name": "a", "bbox": [1, 0, 0, 1]}, {"object_name": "b", "bbox": [0, 0, 1]}, {"object_name": "c", "bbox": [0, 0, 1, 1]}]'
    const read = await (await openSession()).call('read_map', { text })
    expect(read).toMatchObject({ total: 2, diagnostics: [{ severity: 'error' }, { severity: 'repair' }] })
    expect(read.sentence).toBe('Read as map-2: 2 objects ("a", "c"). 1 thing could not be read: see diagnostics.')
  })

  it('gives every object a name of its own, also where labels look like numbers of instances', async () => {
    const labels = ['chair', 'chair', 'chair#2', 'Dog Bed', 'dogbed']
    const text = JSON.stringify(labels.map((object_name, i) => ({ object_name, bbox: [i, 0, i + 1, 1] })))
    const { objects } = (await (await openSession()).call('read_map', { text })) as { objects: { name: string }[] }
    expect(objects.map(({ name }) => name)).toEqual(['chair#1', 'chair 2', 'chair#2', 'Dog Bed#1', 'dogbed#2'])
  })

  it('takes the origin and the format it is told', async () => {
    const { call } = await openSession()
    expect(await call('read_map', { text: ROOM, origin: 'world', dialect: 'v2lo' })).toMatchObject({
      origin: 'world',
      dialect: 'v2lo',
    })
  })

  it('reads a layout as JSON, with its heights', async () => {
    const box = { minX: 0, minY: 0, maxX: 2, maxY: 1 }
    const layout = { origin: 'world', objects: [{ id: 'x', label: 'desk', box, zRange: [0, 0.75] }] }
    const { call } = await openSession()
    expect(await call('read_map', { text: JSON.stringify(layout) })).toMatchObject({ origin: 'world', total: 1 })
    expect(await call('size', { map: 'map-2', object: 'desk' })).toMatchObject({
      size: { width: 2, depth: 1, longest: 2, shortest: 1, area: 2, height: 0.75 },
      sentence: '"desk" measures 2 m by 1 m and 0.75 m high.',
    })
  })

  it('leaves out what is too far to be measured, says so, and keeps the others', async () => {
    const text = `<map>[{"object_name": "far", "bbox": [-1e200, 0, 0, 1]}, {"object_name": "near", "bbox": [0, 0, 1, 1]}]</map>`
    expect(await (await openSession()).call('read_map', { text })).toMatchObject({
      total: 1,
      objects: [{ name: 'near' }],
      assumed: ['left out, being farther than 1e+100 m: "far"'],
    })
  })

  it('gives no handle where nothing keeps maps', async () => {
    const read = await sessionOf(mapTools).call('read_map', { text: ROOM })
    expect(read).not.toHaveProperty('handle')
    expect(read.sentence).toMatch(/^Read 5 objects/)
  })
})

describe('describe_map', () => {
  it('lists objects with sizes, counts labels and measures the floor', async () => {
    // The hull of the boxes: an area of 8 by 9 less two cut corners of 7 and 14 square metres.
    expect(await call('describe_map', { limit: 1 })).toEqual({
      origin: 'observer',
      total: 5,
      offset: 0,
      more: true,
      objects: [
        {
          name: 'tv',
          label: 'tv',
          center: { x: 0, y: 4.5 },
          bbox: [-0.5, 4, 0.5, 5],
          size: { width: 1, depth: 1, longest: 1, shortest: 1, area: 1 },
        },
      ],
      labels: [{ label: 'chair', count: 2 }],
      labels_total: 4,
      bounds: [-4, -4, 4, 5],
      floor_area: 51,
      floor_from: 'hull',
      assumed: [],
      sentence:
        '5 objects of 4 labels (2 chair, 1 tv, 1 sofa, 1 lamp). The map spans 8 m by 9 m. ' +
        'The hull of the objects has 51 square metres. These are 1 to 1 of 5; ask with offset 1 for more.',
    })
  })

  it('pages, and takes one label', async () => {
    const names = async (input: object) =>
      ((await call('describe_map', input)).objects as { name: string }[]).map(({ name }) => name)
    expect(await names({ limit: 2, offset: 1 })).toEqual(['sofa', 'lamp'])
    expect(await names({ offset: 4 })).toEqual(['chair#2'])
    expect(await names({ offset: 99 })).toEqual([])
    expect(await names({ label: 'CHAIR' })).toEqual(['chair#1', 'chair#2'])
    expect(await names({ label: 'chair#2' })).toEqual(['chair#2'])
  })

  it('describes an empty map', async () => {
    expect(await call('describe_map', { map: '<map>[]</map>' })).toMatchObject({
      total: 0,
      bounds: null,
      floor_area: null,
      sentence: '0 objects of 0 labels.',
    })
  })
})

describe('ask', () => {
  it('answers in the unit of the question', async () => {
    const question = 'What is the distance between the closest points of the tv and the lamp (in meters)?'
    expect(await call('ask', { question })).toEqual({
      kind: 'closest-distance',
      answer: '2.5',
      value: 2.5,
      unit: 'm',
      ambiguous: false,
      assumed: [],
      sentence: 'The gap between the closest points of tv and lamp: 2.5 m.',
    })
  })

  it('chooses, and explains where it is asked to', async () => {
    const question = 'Standing at the sofa and facing the tv, is the lamp to the left or to the right?'
    const answer = await call('ask', { question, choices: ['left', 'right'], explain: true })
    expect(answer).toMatchObject({
      value: 'right',
      choice: { letter: 'B', text: 'right' },
      ambiguous: false,
      sentence: 'lamp seen from sofa: choice B: right. Margin: 37.87 degrees.',
    })
    expect(answer.explanation).toMatch(/^The centre of sofa is \(0, 0\)\.\n[\s\S]*That is choice B: right\.$/)
  })

  it('says an object by the name it can be asked for', async () => {
    expect(await call('ask', { question: 'Which object is farthest from the tv?' })).toMatchObject({
      value: 'chair#2',
      answer: 'chair#2',
      assumed: ['the wording does not say between which points; the centres were taken'],
    })
  })

  it('says which names stood for several objects, and which of these counted', async () => {
    const question = 'What is the distance between the closest points of the chair and the sofa (in meters)?'
    expect(await call('ask', { question, explain: true })).toMatchObject({
      value: 2,
      assumed: ['"chair" names 2 objects; the closest of them counted'],
      sentence: 'The gap between the closest points of chair#1 and sofa: 2 m.',
      explanation: expect.stringMatching(/of chair#1 and sofa/),
    })
    const counted = await call('ask', { question: 'How many chairs are in this room?' })
    expect(counted).toMatchObject({ value: 2, assumed: [] })
  })

  it('says a tie', async () => {
    const question = 'Standing at the sofa and facing the tv, is the tv to the left or to the right?'
    expect(await call('ask', { question })).toMatchObject({
      ambiguous: true,
      sentence: 'tv seen from sofa: left. It is a tie, decided by convention.',
    })
  })
})

describe('distance', () => {
  it('is between closest points or centres', async () => {
    expect(await call('distance', { a: 'tv', b: 'lamp', measure: 'closest' })).toEqual({
      a: 'tv',
      b: 'lamp',
      distance: 2.5,
      measure: 'closest',
      assumed: [],
      sentence: 'The closest points of "tv" and "lamp" are 2.5 m apart.',
    })
    expect(await call('distance', { a: 'tv', b: 'lamp', measure: 'center' })).toMatchObject({
      distance: 3.5,
      sentence: 'The centres of "tv" and "lamp" are 3.5 m apart.',
    })
  })

  it('is from the camera without b, and says a measure that was not asked for', async () => {
    expect(await call('distance', { a: 'chair 1', b: null, measure: null })).toMatchObject({
      a: 'chair#1',
      b: 'the camera',
      distance: 3,
      assumed: ['distances are between closest points, as no measure was asked for'],
    })
  })
})

describe('direction', () => {
  it('is that of an observer who stands at one object and faces another', async () => {
    // From the lamp at (3.5, 4.5) facing the tv, that is along -x, left is -y: the sofa is 3.5 m ahead and 4.5 m to the left.
    expect(await call('direction', { target: 'sofa', at: 'lamp', facing: 'tv', scheme: 'quadrant' })).toEqual({
      target: 'sofa',
      direction: 'front-left',
      scheme: 'quadrant',
      bearing_deg: expect.closeTo((-Math.atan2(4.5, 3.5) * 180) / Math.PI, 12),
      margin_deg: expect.closeTo(90 - (Math.atan2(4.5, 3.5) * 180) / Math.PI, 12),
      ambiguous: false,
      right: -4.5,
      forward: 3.5,
      assumed: [],
      sentence:
        'Standing at "lamp" and facing "tv", "sofa" is front-left (bearing -52.13 degrees clockwise from forward).',
    })
  })

  it('is that of the camera without an observer', async () => {
    expect(await call('direction', { target: 'lamp' })).toMatchObject({
      direction: 'front-right',
      right: 3.5,
      forward: 4.5,
      assumed: ['directions are named in quadrants, as no scheme was asked for'],
    })
  })

  it('is taken from another place in the same frame', async () => {
    expect(await call('direction', { target: 'tv', at: 'sofa', facing: 'tv', from: 'lamp' })).toMatchObject({
      right: -3.5,
      forward: 0,
      bearing_deg: -90,
      ambiguous: true,
      direction: 'back-left',
    })
  })

  it.each([
    [0, 3.5, 4.5],
    [90, -4.5, 3.5],
    [180, -3.5, -4.5],
    [-90, 4.5, -3.5],
  ])('turns with a yaw of %s degrees', async (yaw_deg, right, forward) => {
    expect(await call('direction', { target: 'lamp', at: 'sofa', yaw_deg })).toMatchObject({ right, forward })
  })
})

describe('what_is_around', () => {
  it('lists by sector, clockwise from the front, and by range', async () => {
    const around = await call('what_is_around', { at: 'sofa', facing: 'tv' })
    const seen = (around.objects as { name: string; sector: string }[]).map(({ name, sector }) => [name, sector])
    expect(seen).toEqual([
      ['tv', 'front'],
      ['lamp', 'front-right'],
      ['chair#2', 'back-right'],
      ['chair#1', 'left'],
    ])
    expect(around.sectors).toMatchObject([
      { sector: 'front', count: 1, nearest: 'tv', range: 4.5 },
      { sector: 'front-right', count: 1, nearest: 'lamp' },
      { sector: 'back-right', count: 1, nearest: 'chair#2' },
      { sector: 'left', count: 1, nearest: 'chair#1' },
    ])
  })

  it('keeps to a sector and a range', async () => {
    expect(
      await call('what_is_around', { at: 'sofa', facing: 'tv', max_range: 4.5, scheme: 'left-right' }),
    ).toMatchObject({
      total: 2,
      sentence:
        'Standing at "sofa" and facing "tv", there are 2 objects within 4.5 m; left: "chair#1" at 3.54 m and 1 more.',
    })
    expect(await call('what_is_around', { at: 'sofa', facing: 'tv', sector: 'Front Right' })).toMatchObject({
      total: 1,
      objects: [{ name: 'lamp' }],
    })
    expect(await call('what_is_around', { max_range: 0.1, sector: 'back' })).toMatchObject({
      total: 0,
      sentence: 'From the camera, there is nothing in sector "back" within 0.1 m.',
    })
  })

  it('has an object under the observer in no sector', async () => {
    expect(await call('what_is_around', { max_range: 0 })).toMatchObject({
      sectors: [],
      objects: [{ name: 'sofa', sector: null, bearing_deg: null, range: 0 }],
    })
  })
})

describe('nearest', () => {
  it('ranks, with the lead of the first', async () => {
    expect(await call('nearest', { to: 'tv', measure: 'closest', limit: 2 })).toEqual({
      to: 'tv',
      measure: 'closest',
      order: 'nearest',
      total: 4,
      offset: 0,
      more: true,
      objects: [
        { name: 'lamp', label: 'lamp', distance: 2.5 },
        { name: 'sofa', label: 'sofa', distance: 3 },
      ],
      gap: 0.5,
      ambiguous: false,
      assumed: [],
      sentence:
        'Of 4 objects "lamp" is nearest to "tv": 2.5 m, 0.5 m nearer than "sofa". ' +
        'These are 1 to 2 of 4; ask with offset 2 for more.',
    })
  })

  it('takes candidates, each instance of a name, or a label, and the farthest first', async () => {
    const names = async (input: object) =>
      ((await call('nearest', input)).objects as { name: string }[]).map(({ name }) => name)
    expect(await names({ to: 'tv', candidates: ['chair', 'sofa', 'sofa', 'tv'] })).toEqual([
      'sofa',
      'chair#1',
      'chair#2',
    ])
    expect(await names({ to: 'tv', label: 'chair', order: 'farthest' })).toEqual(['chair#2', 'chair#1'])
    expect(await names({ label: 'chair' })).toEqual(['chair#1', 'chair#2'])
  })

  it('says a tie', async () => {
    const map = '<map>[{"object_name": "a", "bbox": [1, 0, 2, 1]}, {"object_name": "b", "bbox": [-2, 0, -1, 1]}]</map>'
    expect(await call('nearest', { map, measure: 'center' })).toMatchObject({
      ambiguous: true,
      gap: 0,
      sentence: '"a" and "b" are equally near to the camera, 1.58 m.',
    })
  })
})

describe('compare_maps', () => {
  it('gives the score, what was missed and what was invented', async () => {
    const predicted = ROOM.replace('"lamp", "bbox": [3, 4, 4, 5]', '"vase", "bbox": [3, 4, 4, 5]')
    expect(await session.call('compare_maps', { predicted, truth: 'map-1' })).toMatchObject({
      overall: 4 / 6,
      precision: 0.8,
      recall: 0.8,
      center_error: 0,
      pairs_total: 4,
      missed: ['lamp'],
      invented: ['vase'],
      more: false,
      assumed: ['both maps are in one frame and in metres, as no alignment was asked for'],
      sentence:
        'The map scores 0.67 of 1: 4 of 5 true objects found by name, centres 0 m off on average. ' +
        'Missed: "lamp". Invented: "vase".',
    })
  })

  it('has the worst pairs first, and cuts its lists', async () => {
    const predicted = ROOM.replace('[3, 4, 4, 5]', '[3.5, 4, 4.5, 5]')
    expect(await session.call('compare_maps', { predicted, truth: 'map-1', align: 'none', limit: 1 })).toMatchObject({
      pairs: [{ predicted: 'lamp', truth: 'lamp', center_error: 0.5 }],
      pairs_total: 5,
      more: true,
      assumed: [],
    })
  })
})

describe('to_grid', () => {
  it('gives text, cells and what shares one', async () => {
    const map =
      '<map>[{"object_name": "a", "bbox": [0, 0, 2, 2]}, {"object_name": "b", "bbox": [0, 0, 2, 2]}, {"object_name": "c", "bbox": [8, 8, 10, 10]}]</map>'
    expect(await session.call('to_grid', { map })).toEqual({
      size: 10,
      row_grows: 'up',
      dialect: 'vsi',
      text: '{"a": [(1, 1)], "b": [(1, 1)], "c": [(9, 9)]}',
      characters: 45,
      cells: [
        { name: 'a', column: 1, row: 1 },
        { name: 'b', column: 1, row: 1 },
        { name: 'c', column: 9, row: 9 },
      ],
      collisions: [{ column: 1, row: 1, names: ['a', 'b'], count: 2 }],
      collisions_total: 1,
      worst_shift: Math.hypot(0.5, 0.5),
      total: 3,
      more: false,
      assumed: ['a grid of 10 cells per side, as no size was asked for'],
      sentence: '3 objects on a grid of 10 by 10 cells; 1 cell shared. Centres moved by up to 0.71 m.',
    })
  })

  it('leaves out a text that is too long, and says how to get it', async () => {
    expect(await call('to_grid', { max_characters: 20, size: 5, preset: 'mindcube' })).toMatchObject({
      text: null,
      more: true,
      dialect: 'mindcube',
      row_grows: 'down',
      sentence: expect.stringMatching(/The text has (\d+) characters; ask with max_characters \1 to get it\.$/),
    })
  })
})

describe('check_answer', () => {
  const question = 'Standing at the sofa and facing the tv, is the lamp to the left or to the right?'
  it.each([
    ['right', 'consistent', 'The answer "right" follows from the map.'],
    ['Right.', 'consistent', 'The answer "right" follows from the map.'],
    ['<think>hm</think><answer>right</answer>', 'consistent', 'The answer "right" follows from the map.'],
    ['left', 'inconsistent', 'The answer "left" does not follow from the map, which implies "right".'],
    [
      'maybe',
      'undecidable',
      expect.stringMatching(/^Whether the answer "maybe" follows from the map cannot be decided: /),
    ],
  ])('judges %s as %s', async (answer, verdict, sentence) => {
    expect(await call('check_answer', { question, answer })).toMatchObject({ verdict, sentence })
  })

  it.each(['2.5', '2.5 m', '250 cm', 'about 2.4 meters', '2.5.'])(
    'takes a number as it is written: %s',
    async (answer) => {
      const question = 'What is the distance between the closest points of the tv and the lamp (in meters)?'
      expect(await call('check_answer', { question, answer })).toMatchObject({ verdict: 'consistent' })
    },
  )

  it.each([
    ['chair#1', 'consistent'],
    ['chair 1', 'consistent'],
    ['chair', 'consistent'],
    ['chair#2', 'inconsistent'],
    ['lamp', 'inconsistent'],
    ['stove', 'inconsistent'],
  ])('takes an object by each of its names: %s is %s', async (answer, verdict) => {
    const question = 'Which object is closest to the sofa?'
    expect(await call('check_answer', { question, answer })).toMatchObject({ verdict, implied: 'chair#1' })
  })

  it('is undecidable for a tie and for a question nobody understands', async () => {
    const tie = 'Standing at the sofa and facing the tv, is the tv to the left or to the right?'
    expect(await call('check_answer', { question: tie, answer: 'right' })).toMatchObject({
      verdict: 'undecidable',
      ambiguous: true,
    })
    expect(await call('check_answer', { question: 'Why?', answer: '42' })).toMatchObject({
      verdict: 'undecidable',
      ambiguous: false,
      reason: expect.stringContaining('cannot be read'),
    })
  })
})
