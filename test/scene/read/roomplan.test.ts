import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { signedArea } from '../../../src/base/convex'
import { sharedFile } from '../../support/shared'
import { codesOf, readAll, readOne } from './readings'

const room = sharedFile('data/roomplan/robothor-room.usdz')
const office = sharedFile('data/roomplan/ani-office.usdz')
describe.skipIf(room === undefined || office === undefined)('a room scanned with a phone', () => {
  it('has its objects, turned as they stand, and its walls, one with a hole', () => {
    const scene = readOne(readFileSync(room!), { file: 'robothor-room.usdz' })
    expect(scene).toMatchObject({ id: 'robothor-room', source: 'roomplan', cameras: [] })
    const counts = new Map<string, number>()
    for (const { label } of scene.layout.objects) counts.set(label, (counts.get(label) ?? 0) + 1)
    expect(Object.fromEntries(counts)).toEqual({ television: 1, storage: 2, table: 5, chair: 4, sofa: 2, bed: 1 })
    const bed = scene.layout.objects.find(({ label }) => label === 'bed')!
    // Half lengths of its mesh: 0.44961154, 0.25410688 up, 0.991213; its place (-0.7822767, -1.0029839, 2.8756258), y up.
    expect(signedArea(bed.footprint!)).toBeCloseTo(4 * 0.44961154 * 0.991213, 6)
    expect((bed.box.minX + bed.box.maxX) / 2).toBeCloseTo(-0.7822767496109009, 9)
    expect((bed.box.minY + bed.box.maxY) / 2).toBeCloseTo(-2.8756258487701416, 9)
    // The walls are 2.6553764 m high about 0.0705974; the bed stands at their lower edge.
    expect(bed.zRange![0]).toBeCloseTo(-1.0029839277267456 - 0.25410688 - (0.07059735804796219 - 1.3276882), 6)
    expect(bed.zRange![1] - bed.zRange![0]).toBeCloseTo(2 * 0.25410688, 9)
    expect(Math.min(...scene.walls.map(({ base }) => base))).toBe(0)
    expect(Math.max(...scene.walls.map(({ top }) => top))).toBeCloseTo(2.6553764, 6)
    // Nine whole walls, and one of 9.26 m with a hole of 8.70 m x 0.53 m, in the four pieces around it.
    expect(scene.walls).toHaveLength(13)
    const area = scene.walls
      .filter(({ from, to }) => Math.abs((to[1] - from[1]) * 0.648317277 - (to[0] - from[0]) * 0.7613703) < 1e-6)
      .reduce((sum, { from, to, base, top }) => sum + Math.hypot(to[0] - from[0], to[1] - from[1]) * (top - base), 0)
    expect(area).toBeCloseTo(2 * 4.6318607 * 2.6553764 - 8.6973057 * 0.52874185, 4)
  })
  it('is not mirrored: seen from above, x stays to the right of -z', () => {
    const { layout } = readOne(readFileSync(room!))
    const at = (label: string) => {
      const { box } = layout.objects.find((object) => object.label === label)!
      return [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2] as const
    }
    // In the scan: television (-5.326, 5.025), bed (-0.782, 2.876) as x and z.
    expect(at('television')[0]).toBeLessThan(at('bed')[0])
    expect(at('television')[1]).toBeLessThan(at('bed')[1])
  })
  it('in binary layers is refused by name, with the way out', () => {
    const [reading] = readAll(readFileSync(office!), { file: 'ani-office.usdz' })
    expect(reading!.ok).toBe(false)
    expect(reading!.diagnostics[0]).toMatchObject({ code: 'refused-format', file: 'ani-office.usdz' })
    expect(reading!.diagnostics[0]!.message).toMatch(/binary USD layer \(\.usdc\); export the room as text/)
  })
})

const mesh = (name: string, meta: string, points: string, transform = '') => `
def Xform "${name}" ( ${meta} ) {
  def Mesh "${name}" { point3f[] points = [${points}] ${transform} }
}`
const cube = '(0,0,0), (1,0,0), (1,2,0), (0,2,0), (0,0,1), (1,0,1), (1,2,1), (0,2,1)'
const layer = (body: string, meta = 'metersPerUnit = 1 upAxis = "Y"') => `#usda 1.0\n(\n ${meta}\n)\n${body}`

describe('USD text layers', () => {
  const moved = 'matrix4d xformOp:transform = ( (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (5, 0, -3, 1) )'
  it('give an object of one file, moved by every transform above it', () => {
    const chair = mesh('Chair0', 'customData = { string Category = "Chair" }', cube, moved)
    const text = layer(`def Xform "Room" { ${moved} ${chair} }`)
    const { layout } = readOne(text)
    expect(layout.objects).toMatchObject([
      { id: 'chair', label: 'chair', box: { minX: 10, minY: 5, maxX: 11, maxY: 6 }, zRange: [0, 2] },
    ])
  })
  it('count in the unit of the layer, a hundredth of a metre where none is written', () => {
    const chair = mesh(
      'Chair0',
      'customData = { string Category = "Chair" }',
      '(0,0,0), (80,0,0), (80,90,0), (0,90,70)',
    )
    expect(readOne(layer(chair, 'upAxis = "Y"')).layout.objects[0]).toMatchObject({
      box: { maxX: 0.8 },
      zRange: [0, 0.9],
    })
  })
  const archive = (files: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])))
  it('follow references through an archive, and name a layer that is missing', () => {
    const top = layer(`
def Xform "Room" { def Xform "grp" ( prepend references = [ @./a/Chair0.usda@, @./a/Sofa0.usda@ ] ) { ${moved} } }`)
    const chair = layer(mesh('Chair0', 'customData = { string Category = "Chair" }', cube))
    const [reading] = readAll(archive({ 'Room.usda': top, 'a/Chair0.usda': chair }))
    expect(codesOf(reading!)).toEqual(['missing-layer'])
    expect(reading!.diagnostics[0]!.message).toMatch(/a\/Sofa0\.usda/)
    expect(reading!.value!.layout.objects[0]!.box).toEqual({ minX: 5, minY: 2, maxX: 6, maxY: 3 })
  })
  it('that refer to themselves end', () => {
    const top = layer('def Xform "Room" ( prepend references = @./Room.usda@ ) { }')
    expect(readAll(archive({ 'Room.usda': top }))[0]).toMatchObject({ ok: false })
  })
  it('that multiply by reference end, and say it', () => {
    const twice = (i: number) =>
      layer(`def Xform "a" ( prepend references = @./l${i}.usda@ ) { }
def Xform "b" ( prepend references = @./l${i}.usda@ ) { }`)
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`l${i}.usda`, twice(i + 1)]))
    const [reading] = readAll(archive(files))
    expect(reading!.ok).toBe(false)
    expect(reading!.diagnostics.at(-1)!.message).toMatch(/at most 100000 prims/)
  })
  it('that nest without end end', () => {
    const deep = layer('def Xform "a" {'.repeat(50_000))
    expect(readAll(deep)[0]!.ok).toBe(false)
  })
  it.each([
    ['an archive of something else', archive({ 'a.txt': 'x' }), /an archive of a\.txt/],
    ['a damaged archive', archive({ 'a.usda': layer(cube) }).slice(0, 40), /damaged/],
    ['a layer without meshes', layer('def Xform "Room" { }'), /meshes with points/],
    ['a layer cut short', layer(mesh('Chair0', '', cube)).slice(0, 60), /meshes with points/],
  ])('say what is wrong with %s', (_, data, sentence) => {
    const [reading] = readAll(data)
    expect(reading!.ok).toBe(false)
    expect(reading!.diagnostics.map(({ message }) => message).join()).toMatch(sentence)
  })
})

/** Column by column, standing at (x, y, z), turned about the vertical. */
const placed = (x: number, y: number, z: number, turn = 0) => {
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)]
  return [cos, 0, -sin, 0, 0, 1, 0, 0, sin, 0, cos, 0, x, y, z, 1]
}
const part = (identifier: string, category: unknown, dimensions: number[], transform: number[], more: object = {}) => ({
  identifier,
  category,
  dimensions,
  transform,
  ...more,
})
const captured = {
  walls: [part('W', { wall: {} }, [4, 2.5, 0], placed(2, 1.25, -3))],
  doors: [part('D', { door: { isOpen: false } }, [1, 2, 0.1], placed(1, 1, -3), { parentIdentifier: 'W' })],
  windows: [part('N', { window: {} }, [1, 1, 0.1], placed(3, 1.5, -3))],
  openings: [],
  floors: [
    part('F', { floor: {} }, [4, 3, 0], placed(0, 0, 0), {
      polygonCorners: [
        [0, 0, 0],
        [4, 0, 0],
        [4, 0, -3],
        [0, 0, -3],
      ],
    }),
  ],
  objects: [
    part('S', { sofa: {} }, [2, 0.8, 1], placed(2, 0.4, -1, Math.PI / 2)),
    part('T', 'washerDryer', [1, 1, 1], placed(0.5, 0.5, -0.5)),
  ],
}

describe('a CapturedRoom as JSON', () => {
  it('has its objects, its floor, and walls with holes', () => {
    const scene = readOne(captured, { file: 'room.json', ids: 'file' })
    expect(scene).toMatchObject({ id: 'room', source: 'roomplan' })
    expect(scene.layout.objects.map(({ id, label }) => [id, label])).toEqual([
      ['D', 'door'],
      ['N', 'window'],
      ['S', 'sofa'],
      ['T', 'washer dryer'],
    ])
    const sofa = scene.layout.objects[2]!
    expect([sofa.box.minX, sofa.box.maxX, sofa.box.minY, sofa.box.maxY].map((n) => Number(n.toFixed(9)))).toEqual([
      1.5, 2.5, 0, 2,
    ])
    expect(sofa.zRange).toEqual([0, 0.8])
    expect(signedArea(scene.layout.floor!)).toBe(12)
    const spans = scene.walls.map(({ from, to, base, top }) => [from[0], to[0], from[1], base, top])
    expect(spans).toEqual([
      [0, 0.5, 3, 0, 2.5],
      [0.5, 1.5, 3, 2, 2.5],
      [1.5, 2.5, 3, 0, 2.5],
      [2.5, 3.5, 3, 0, 1],
      [2.5, 3.5, 3, 2, 2.5],
      [3.5, 4, 3, 0, 2.5],
    ])
  })
  it('takes cameras from poses, whose heights count as in the scan', () => {
    const lens = { yawDeg: 0, pitchDeg: 0, verticalFovDeg: 60, width: 640, height: 480 }
    const low = { ...captured, walls: [part('W', { wall: {} }, [4, 2.5, 0], placed(2, 0, -3))] }
    const scene = readOne(low, { poses: [{ id: 'a', position: [1, 1, 0.3], ...lens }] })
    expect(scene.cameras.map(({ id, position }) => [id, ...position])).toEqual([['a', 1, 1, 1.55]])
  })
  it('has a way through where a door stands open', () => {
    const doors = [{ ...captured.doors[0], category: { door: { isOpen: true } } }]
    const scene = readOne({ ...captured, doors }, { ids: 'file' })
    expect(scene.layout.objects.map(({ id }) => id)).toEqual(['N', 'S', 'T'])
    expect(scene.walls).toHaveLength(6)
  })
  it('is read row by row where it is written so, and says it', () => {
    const turned = captured.objects.map(({ transform, ...rest }) => ({
      ...rest,
      transform: transform.map((_, i) => transform[4 * (i % 4) + (i >> 2)]!),
    }))
    const [reading] = readAll({ ...captured, objects: turned })
    expect(codesOf(reading!)).toEqual(['row-major', 'row-major'])
    expect(reading!.value!.layout).toEqual(readOne(captured).layout)
  })
  it('loses an object without lengths, a transform or a category, and nothing else', () => {
    const objects = [
      { ...captured.objects[0], identifier: 'a', dimensions: [1, 2] },
      { ...captured.objects[0], identifier: 'b', transform: [1] },
      { ...captured.objects[0], identifier: 'c', category: null },
      captured.objects[1],
    ]
    const [reading] = readAll({ ...captured, objects })
    expect(reading!.diagnostics.map(({ object, field }) => [object, field])).toEqual([
      ['a', 'objects[0].dimensions'],
      ['b', 'objects[1].transform'],
      ['c', 'objects[2].category'],
    ])
    expect(reading!.value!.layout.objects.map(({ id }) => id)).toEqual(['door', 'window', 'washer dryer'])
  })
})
