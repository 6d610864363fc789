import { beforeAll, describe, expect, it } from 'vitest'
import { openSession, ROOM, type Session } from '../room'

let session: Session
beforeAll(async () => {
  session = await openSession()
})
const call = (name: string, input: object) => session.call(name, { map: 'map-1', ...input })

describe('distance', () => {
  it('is between closest points or centres', async () => {
    expect(await call('distance', { a: 'tv', b: 'lamp', measure: 'closest' })).toEqual({
      a: 'tv',
      b: 'lamp',
      distance: 2.5,
      measure: 'closest',
      other: { measure: 'center', distance: 3.5 },
      assumed: [],
      sentence: 'The closest points of "tv" and "lamp" are 2.5 m apart, and their centers 3.5 m.',
    })
    expect(await call('distance', { a: 'tv', b: 'lamp', measure: 'center' })).toMatchObject({
      distance: 3.5,
      sentence: 'The centers of "tv" and "lamp" are 3.5 m apart, and their closest points 2.5 m.',
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

  it('is on an edge of quadrants straight ahead, which the sentence says in octants', async () => {
    const ahead = { target: 'tv', at: 'sofa', facing: 'tv' }
    const { sentence, ambiguous } = await call('direction', { ...ahead, scheme: 'quadrant' })
    expect(ambiguous).toBe(true)
    expect(sentence).toMatch(/It lies on the edge of two directions \(front in octants\); the name is decided/)
    // In a scheme that names the front there is no edge there.
    for (const scheme of ['cardinal', 'octant', null])
      expect(await call('direction', { ...ahead, scheme })).toMatchObject({ direction: 'front', ambiguous: false })
  })

  it('is that of the camera without an observer', async () => {
    expect(await call('direction', { target: 'lamp' })).toMatchObject({
      direction: 'front-right',
      right: 3.5,
      forward: 4.5,
      assumed: ['directions are named in octants, as no scheme was asked for'],
    })
  })

  it('is taken from another place in the same frame', async () => {
    expect(await call('direction', { target: 'tv', at: 'sofa', facing: 'tv', from: 'lamp' })).toMatchObject({
      right: -3.5,
      forward: 0,
      bearing_deg: -90,
      ambiguous: false,
      direction: 'left',
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

  it('needs no facing, and says which way the front is then', async () => {
    const byYaw = await call('what_is_around', { at: 'sofa', yaw_deg: 0 })
    const seen = await call('what_is_around', { at: 'sofa' })
    expect(seen.objects).toEqual(byYaw.objects)
    expect(seen.sentence).toMatch(
      /^Standing at "sofa", with the way the camera looks as the front, there are 4 objects; /,
    )
    expect(seen.assumed).toEqual([
      'no facing was given: the front is the way the camera looks, and bearings are degrees clockwise from it',
    ])
    const { handle: map } = await session.call('read_map', { text: ROOM, origin: 'world' })
    const onAxes = await call('what_is_around', { map, at: 'sofa' })
    expect(onAxes.objects).toEqual(byYaw.objects)
    expect(onAxes.sentence).toMatch(/^Standing at "sofa", with the \+y axis of the map as the front, /)
    expect(byYaw.assumed).toEqual([])
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
      tied: 1,
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
      tied: 2,
      sentence: '"a" and "b" are equally near to the camera, 1.58 m.',
    })
  })

  it('names every one that is tied, the first eight of many', async () => {
    // A ring around the camera at distance 3, and something beyond.
    const ring = (count: number) =>
      JSON.stringify([
        ...Array.from({ length: count }, (_, i) => {
          const [x, y] = [3 * Math.cos((i * 2 * Math.PI) / count), 3 * Math.sin((i * 2 * Math.PI) / count)]
          return { object_name: `n${i}`, bbox: [x - 0.5, y - 0.5, x + 0.5, y + 0.5] }
        }),
        { object_name: 'wall', bbox: [-9, 8, 9, 9] },
      ])
    const near = (map: string, order = 'nearest') => call('nearest', { map, measure: 'center', order, limit: 1 })
    expect(await near(ring(3))).toMatchObject({
      tied: 3,
      ambiguous: true,
      sentence: expect.stringMatching(
        /^"n\d", "n\d" and "n\d" are equally near to the camera, 3 m\. These are 1 to 1 of 4/,
      ),
    })
    expect(await near(ring(8))).toMatchObject({ tied: 8, sentence: expect.not.stringContaining('more are') })
    const many = await near(ring(30))
    expect(many).toMatchObject({
      tied: 30,
      sentence: expect.stringMatching(/^("n\d+", ){7}"n\d+" and 22 more are equally/),
    })
    expect(await near(ring(3), 'farthest')).toMatchObject({ tied: 1, ambiguous: false, gap: 5.5 })
    const without = JSON.stringify(JSON.parse(ring(4)).slice(0, 4))
    expect(await near(without, 'farthest')).toMatchObject({
      tied: 4,
      sentence: expect.stringMatching(/^("n\d", ){2}"n\d" and "n\d" are equally far from the camera, 3 m/),
    })
  })
})
