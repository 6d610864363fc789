import { describe, expect, it } from 'vitest'
import { signedArea } from '../../../src/base/convex'
import type { Scene } from '../../../src/scene/scene'
import { sharedJson } from '../../support/shared'
import { codesOf, readAll, readOne } from './readings'

interface XYZ {
  readonly x: number
  readonly y: number
  readonly z: number
}
interface HouseObject {
  readonly id: string
  readonly assetId: string
  readonly position: XYZ
  readonly rotation: XYZ
  readonly children?: readonly HouseObject[]
}
interface House {
  readonly rooms: readonly { readonly floorPolygon: readonly XYZ[] }[]
  readonly objects: readonly HouseObject[]
}
const houses = ['house_0', 'house_100'].map((name) => sharedJson<House>(`data/procthor-houses/${name}.json`))
const assets = sharedJson<Record<string, { assetId: string; boundingBox: XYZ }[]>>(
  'data/procthor-houses/asset-database.json',
)

const flat = (objects: readonly HouseObject[]): HouseObject[] =>
  objects.flatMap((object) => [object, ...flat(object.children ?? [])])

/** Area of wall seen from the side. */
const wallArea = ({ walls }: Scene) =>
  walls.reduce((sum, { from, to, base, top }) => sum + Math.hypot(to[0] - from[0], to[1] - from[1]) * (top - base), 0)

describe.skipIf(!houses[0] || !houses[1] || !assets)('two houses of ProcTHOR', () => {
  const scenes = () =>
    houses.map((house, i) => readOne(house, { assets, filters: [], ids: 'file', file: `houses/house_${i * 100}.json` }))

  it('hold every object, children too, as large as its asset and turned clockwise', () => {
    const sizes = new Map(
      Object.values(assets!).flatMap((list) => list.map((a) => [a.assetId, a.boundingBox] as const)),
    )
    for (const [i, scene] of scenes().entries()) {
      expect(scene).toMatchObject({ id: `house_${i * 100}`, source: 'procthor' })
      const byId = new Map(scene.layout.objects.map((object) => [object.id, object]))
      for (const { id, assetId, position: p, rotation: r } of flat(houses[i]!.objects)) {
        const object = byId.get(id)!
        const size = sizes.get(assetId)!
        if (Math.abs(r.x) > 1e-3 || Math.abs(r.z) > 1e-3) continue
        // By hand: the asset's own x turned clockwise by the yaw, and its z a quarter before.
        const [sin, cos] = [Math.sin((r.y * Math.PI) / 180), Math.cos((r.y * Math.PI) / 180)]
        const halfX = (Math.abs(cos) * size.x + Math.abs(sin) * size.z) / 2
        const halfY = (Math.abs(sin) * size.x + Math.abs(cos) * size.z) / 2
        const { box, zRange } = object
        const ours = [box.minX, box.maxX, box.minY, box.maxY, ...zRange!]
        const byHand = [p.x - halfX, p.x + halfX, p.z - halfY, p.z + halfY, p.y - size.y / 2, p.y + size.y / 2]
        for (const [k, value] of ours.entries()) expect(Math.abs(value - byHand[k]!), id).toBeLessThan(1e-4)
      }
    }
  })
  it('lay down what lies: a bat turned by 270 degrees about x is as high as it is thick', () => {
    const bat = scenes()[0]!.layout.objects.find(({ id }) => id === 'BaseballBat|4|4')!
    expect(bat.zRange![1] - bat.zRange![0]).toBeLessThan(0.1)
    expect(Math.hypot(bat.box.maxX - bat.box.minX, bat.box.maxY - bat.box.minY)).toBeGreaterThan(0.7)
    // It lies on the floor.
    expect(Math.abs(bat.zRange![0])).toBeLessThan(0.02)
  })
  it('name objects after their asset, whatever their ids begin with', () => {
    const [scene] = scenes()
    const labels = new Map(scene!.layout.objects.map(({ id, label }) => [id, label]))
    expect(labels.get('Houseplant_6|4|3|0')).toBe('house plant')
    expect(labels.get('TV_Stand_221|7|1|0')).toBe('tv stand')
    expect(labels.get('Wall_Decor_Photo_1|4|6')).toBe('painting')
  })
  it('have the floor around their rooms, as large as the rooms together', () => {
    for (const [i, scene] of scenes().entries()) {
      const rooms = houses[i]!.rooms.map(({ floorPolygon }) =>
        Math.abs(signedArea(floorPolygon.map(({ x, z }) => [x, z] as const))),
      )
      expect(Math.abs(signedArea(scene.layout.floor!))).toBeCloseTo(
        rooms.reduce((sum, area) => sum + area, 0),
        6,
      )
    }
  })
  it('have a hole where a door or a window is, and the door as an object unless it stands open', () => {
    const [house, other] = scenes()
    const ids = house!.layout.objects.map(({ id }) => id).filter((id) => /^(door|window)/.test(id))
    expect(ids).toEqual(['door|1|7', 'window|4|0', 'window|6|0'])
    expect(other!.layout.objects.map(({ id }) => id).filter((id) => /^(door|window)/.test(id))).toEqual(['door|1|2'])
    // The doorway between the bedroom and the bathroom: 3.389 to 5.354 m from the start of wall0, which runs along z.
    const west = house!.walls.filter(({ from, to }) => from[0] === 2.055 && to[0] === 2.055)
    expect(west.map(({ from, to, base }) => [from[1], to[1], base].map((n) => Number(n.toFixed(3))))).toEqual([
      [0, 3.389, 0],
      [3.389, 5.354, 2.099],
      [5.354, 6.164, 0],
    ])
    // The window on wall0 from z = 4.11 down to 0: 1.485 to 2.397 m from its start.
    const { box, zRange } = house!.layout.objects.find(({ id }) => id === 'window|4|0')!
    expect([box.minY, box.maxY, ...zRange!].map((n) => Number(n.toFixed(2)))).toEqual([1.71, 2.63, 0.92, 1.83])
    expect(wallArea(house!)).toBeGreaterThan(100)
  })
  it('have the agent for a camera where the house names one', () => {
    const [house, other] = scenes()
    expect(house!.cameras).toMatchObject([{ id: 'agent', position: [9.75, 7.25, 1.576], yawDeg: 0, pitchDeg: -30 }])
    expect(other!.cameras).toEqual([])
  })
  it('cannot be read without the sizes of their assets, and say what is missing', () => {
    const [reading] = readAll(houses[0], { file: 'house_0.json' })
    expect(reading).toMatchObject({ ok: false, format: 'procthor', id: 'house_0' })
    expect(reading!.diagnostics[0]!.message).toBe(
      "house_0.json, house_0, objects: scene dropped: expected the sizes of a house's assets, received none; pass the asset database (option assets, flag --assets FILE)",
    )
  })
})

const corner = (x: number, z: number, y = 0) => ({ x, y, z })
const room = { floorPolygon: [corner(0, 0), corner(4, 0), corner(4, 3), corner(0, 3)] }
const chair = { id: 'c', assetId: 'Chair_1', position: { x: 1, y: 0.5, z: 2 } }
const sizes = { Chair: [{ assetId: 'Chair_1', boundingBox: { x: 0.5, y: 1, z: 0.6 } }] }
const house = (more: object) => ({ rooms: [room], walls: [], doors: [], windows: [], objects: [chair], ...more })

describe('a house of ProcTHOR', () => {
  it('loses what its database does not have, and nothing else', () => {
    const objects = [
      { ...chair, id: 'x', assetId: 'Sofa_9', children: [chair] },
      { ...chair, id: 'y', position: {} },
    ]
    const [reading] = readAll(house({ objects }), { assets: sizes })
    expect(codesOf(reading!)).toEqual(['unknown-asset', 'bad-object'])
    expect(reading!.diagnostics.map(({ object, field }) => [object, field])).toEqual([
      ['x', 'objects[0].assetId'],
      ['y', 'objects[1].position'],
    ])
    expect(reading!.value!.layout.objects.map(({ id }) => id)).toEqual(['chair'])
  })
  it('cuts one hole for both sides of a wall that is written twice', () => {
    const side = (id: string, from: number, to: number) => ({
      id,
      polygon: [corner(from, 3), corner(to, 3), corner(from, 3, 2.5), corner(to, 3, 2.5)],
    })
    const hole = { wall0: 'a', wall1: 'b', holePolygon: [corner(1, 0, 0), corner(2, 0, 2)] }
    const read = (doors: object[]) =>
      readOne(house({ walls: [side('b', 4, 0), side('a', 0, 4)], doors }), { assets: sizes, filters: [], ids: 'file' })
    const scene = read([{ id: 'd', openness: 1, ...hole }])
    // Along wall0, from x = 0 on, though its other side came first and runs the other way.
    const spans = scene.walls.map(({ from, to, base }) => [Math.min(from[0], to[0]), Math.max(from[0], to[0]), base])
    expect(spans.sort((p, q) => p[0]! - q[0]!)).toEqual([
      [0, 1, 0],
      [1, 2, 2],
      [2, 4, 0],
    ])
    expect(scene.layout.objects.map(({ label }) => label)).toEqual(['chair'])
    expect(read([{ id: 'd', openness: 0, ...hole }]).layout.objects[0]).toMatchObject({
      id: 'd',
      label: 'doorway',
      box: { minX: 1, maxX: 2 },
      zRange: [0, 2],
    })
  })
  it('loses a door without a wall and a wall that is flat', () => {
    const walls = [{ id: 'w', polygon: [corner(0, 0), corner(1, 0)] }]
    const [reading] = readAll(house({ walls, doors: [{ id: 'd', wall0: 'w' }] }), { assets: sizes })
    expect(codesOf(reading!)).toEqual(['bad-wall', 'bad-object'])
    expect(reading!.ok).toBe(true)
  })
  it('reads houses one to a line, each under a name of its own', () => {
    const text = [house({}), house({}), house({ id: 'named' })].map((one) => JSON.stringify(one)).join('\n')
    const readings = readAll(text, { assets: JSON.stringify(sizes), file: 'train.jsonl' })
    expect(readings.map(({ id }) => id)).toEqual(['train', 'train-2', 'named'])
  })
})
