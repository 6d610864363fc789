import { beforeAll, describe, expect, it } from 'vitest'
import { mapTools } from '../../../src/tools/map-tools'
import { openSession, ROOM, type Session, sessionOf } from '../room'

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
        'The hull of the objects has 51 square meters. These are 1 to 1 of 5; ask with offset 1 for more.',
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
      assumed: ['both maps are in one frame and in meters, as no alignment was asked for'],
      sentence:
        'The map scores 0.67 of 1: 4 of 5 true objects found by name, centers 0 m off on average. ' +
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
      sentence: expect.stringMatching(/The lists have entries 1 to 1 of up to 5; ask with offset 1 for more\.$/),
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
      offset: 0,
      more: false,
      assumed: ['a grid of 10 cells per side, as no size was asked for'],
      sentence: '3 objects on a grid of 10 by 10 cells; 1 cell shared. Centers moved by up to 0.71 m.',
    })
  })

  it('leaves out a text that is too long, and says how to get it', async () => {
    expect(await call('to_grid', { max_characters: 20, size: 5, preset: 'mindcube' })).toMatchObject({
      text: null,
      more: false,
      dialect: 'mindcube',
      row_grows: 'down',
      sentence: expect.stringMatching(/The text has (\d+) characters; ask with max_characters \1 to get it\.$/),
    })
  })
})
