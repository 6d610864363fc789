import { beforeAll, describe, expect, it } from 'vitest'
import { isV2loError } from '../../src/base/error'
import { mapTools } from '../../src/tools/map-tools'
import { openSession, ROOM, type Session, sessionOf } from './room'

let session: Session
beforeAll(async () => {
  session = await openSession()
})

/** What a model is told, without the tail that is the same for every field. */
const refused = (name: string, input: object) => session.refused(name, { map: 'map-1', ...input })

const NAMES = 'use one of "tv", "sofa", "lamp", "chair#1", "chair#2"'
const WHICH = '"chair", which names 2 objects; say which is meant: "chair#1" at (-3.5, 0.5), "chair#2" at (3.5, -3.5)'

describe('a name that is not on the map', () => {
  it.each([
    ['distance', { a: 'stove', b: 'tv' }, 'a'],
    ['distance', { a: 'tv', b: 'stove' }, 'b'],
    ['size', { object: 'stove' }, 'object'],
    ['direction', { target: 'stove' }, 'target'],
    ['direction', { target: 'tv', at: 'stove', facing: 'tv' }, 'at'],
    ['direction', { target: 'tv', at: 'sofa', facing: 'stove' }, 'facing'],
    ['direction', { target: 'tv', from: 'stove' }, 'from'],
    ['what_is_around', { at: 'stove', yaw_deg: 0 }, 'at'],
    ['nearest', { to: 'stove' }, 'to'],
    ['nearest', { to: 'tv', candidates: ['sofa', 'stove'] }, 'candidates.1'],
    ['nearest', { to: 'tv', label: 'stove' }, 'label'],
    ['describe_map', { label: 'stove' }, 'label'],
    ['ask', { question: 'How far is the stove from the tv in meters?' }, 'question (a)'],
  ])('is told with the names there are: %s %o', async (name, input, field) => {
    expect(await refused(name, input)).toBe(
      `expected ${field}: the name of an object on the map, received "stove", which is not on it; ${NAMES}`,
    )
  })

  it('on an empty map says that', async () => {
    expect(await refused('size', { map: '<map>[]</map>', object: 'tv' })).toMatch(/the map is empty: read another one$/)
  })
})

describe('a name of several objects', () => {
  it.each([
    ['distance', { a: 'chair', b: 'tv' }, 'a'],
    ['size', { object: 'Chair' }, 'object'],
    ['direction', { target: 'tv', at: 'chair', yaw_deg: 0 }, 'at'],
    ['nearest', { to: 'chair' }, 'to'],
  ])('is told with the instances and their places: %s %o', async (name, input, field) => {
    const told = await refused(name, input)
    expect(told.toLowerCase()).toBe(`expected ${field}: the name of one object, received ${WHICH}`.toLowerCase())
  })

  it('in a question too', async () => {
    const question = 'Standing at the chair and facing the tv, is the lamp to the left or to the right?'
    expect(await refused('ask', { question })).toBe(`expected question (at): the name of one object, received ${WHICH}`)
  })

  it('can be asked for by each name that was told', async () => {
    for (const a of ['chair#1', 'chair#2'])
      expect(await session.call('distance', { map: 'map-1', a, b: 'tv' })).toMatchObject({ a })
  })
})

describe('a map that is not there', () => {
  it('is told by the handles there are', async () => {
    const fresh = await openSession()
    expect(await fresh.refused('size', { map: 'map-9', object: 'tv' })).toBe(
      'expected map: one of "map-1", or the text of a map, received the handle "map-9", which is not known or was dropped; ' +
        'read the map again with read_map and use the handle it gives',
    )
    expect(await fresh.refused('compare_maps', { predicted: 'map-1', truth: 'map-0' })).toMatch(/^expected truth: /)
  })

  it('is told where nothing keeps maps', async () => {
    expect(await sessionOf(mapTools).refused('size', { map: 'map-1', object: 'tv' })).toBe(
      'expected map: the text of a map, as nothing keeps maps between calls here, received the handle "map-1"; ' +
        'pass the text the map is read from',
    )
    expect(await sessionOf(mapTools).call('size', { map: ROOM, object: 'tv' })).toMatchObject({ name: 'tv' })
  })

  it('is told with the reason where a text holds none', async () => {
    expect(await session.refused('read_map', { text: 'a nice room' })).toMatch(
      /^expected text: text with a map, such as <map>.*, received text without one \(no-map: .*\); write every object/,
    )
    expect(await refused('size', { map: '{"a": {"bbox_2d": [10, 20, 300, 400]}}', object: 'a' })).toMatch(/image-boxes/)
  })

  it('is told what is wrong with stored JSON', async () => {
    const text =
      '{"origin": "world", "objects": [{"id": "a", "label": "a", "box": {"minX": 1, "minY": 0, "maxX": 0, "maxY": 1}}]}'
    expect(await session.refused('read_map', { text })).toMatch(/^expected text: a layout as JSON with minX <= maxX/)
  })
})

describe('an observer that is none', () => {
  it.each([
    [{ at: 'sofa', facing: 'tv', yaw_deg: 0 }, /^expected facing or yaw_deg, not both/],
    [{ at: 'sofa', facing: 'sofa' }, /^expected facing: an object somewhere else than the observer, received "sofa"/],
    [{ map: ROOM, facing: 'sofa' }, /whose center is where the observer stands/],
  ])('%o is told', async (input, told) => {
    expect(await refused('direction', { target: 'tv', ...input })).toMatch(told)
    expect(await refused('what_is_around', input)).toMatch(told)
  })

  it('is told where one direction needs the way it looks', async () => {
    expect(await refused('direction', { target: 'tv', at: 'sofa' })).toMatch(
      /^expected facing or yaw_deg beside at: which way the observer looks, received only at: "sofa"/,
    )
  })

  it('is told on a map that does not know its camera', async () => {
    const { handle: map } = await session.call('read_map', { text: ROOM, origin: 'world' })
    const told =
      /the map does not say where the camera is, received none, on a map whose origin is 'world'; name an object/
    expect(await refused('direction', { map, target: 'tv' })).toMatch(told)
    expect(await refused('what_is_around', { map })).toMatch(told)
    expect(await refused('distance', { map, a: 'tv' })).toMatch(told)
    expect(await refused('nearest', { map })).toMatch(told)
  })
})

describe('a question or a choice without an answer', () => {
  it.each([
    [{ question: 'What colour is it?' }, /^expected question: a question about places.*look at the images/],
    [{ question: 'How tall is the tv in meters?' }, /\(no-height\).*look at the images/],
    [
      { question: 'How many chairs are in this room?', choices: ['7', '8'] },
      /\(no-choice-fits\).*ask again without choices/,
    ],
  ])('%o is told with what to do', async (input, told) => {
    expect(await refused('ask', input)).toMatch(told)
  })

  it.each([
    [
      'direction',
      { target: 'sofa' },
      /^expected target: an object somewhere else .*"sofa", whose center is that of the observer/,
    ],
    ['direction', { target: 'tv', from: 'tv' }, /whose center is that of "tv"/],
    ['what_is_around', { sector: 'up' }, /^expected sector: one of "front", "front-right", .*received "up"/],
    ['nearest', { to: 'tv', candidates: ['tv'] }, /^expected objects to rank besides the reference, received none/],
    ['nearest', { to: 'tv', candidates: ['sofa'], label: 'chair' }, /received none/],
  ])('%s %o is told', async (name, input, told) => {
    expect(await refused(name, input)).toMatch(told)
  })
})

describe('an input that is not what its schema says', () => {
  it.each([
    [undefined, 'Invalid input: expected object, received undefined'],
    ['map-1', 'Invalid input: expected object, received string'],
    [[], 'Invalid input: expected object, received array'],
    [{ a: 'tv' }, 'map: Invalid input: expected string, received undefined'],
    [{ map: 'map-1', a: 5 }, 'a: Invalid input: expected string, received number'],
    [{ map: 'map-1', a: 'tv', measure: 'far' }, 'measure: '],
    [{ map: 'map-1', a: 'tv', c: 'x' }, 'Unrecognized key: "c"'],
  ])('%o names the field', async (input, told) => {
    const message = await session.refused('distance', input)
    expect(message).toContain(`expected the input of distance as its schema says, received one with ${told}`)
    expect(message).toMatch(/; correct the field and call the tool again$/)
  })

  it('is a V2loError for every tool, with a code to branch on', async () => {
    for (const tool of session.tools)
      for (const input of [null, 7, {}, { map: {} }, { text: 5 }]) {
        const error: unknown = await tool.execute(input).catch((thrown: unknown) => thrown)
        expect({ tool: tool.name, branded: isV2loError(error) }).toEqual({ tool: tool.name, branded: true })
        expect((error as { code: string }).code).toBe('bad-option')
      }
  })
})
