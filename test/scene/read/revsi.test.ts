import { describe, expect, it } from 'vitest'
import { codesOf, readAll } from './readings'

const half = Math.SQRT1_2
// Lying on its side: the second extent is the height. Columns are the axes: (c, s, 0), (0, 0, 1), (s, -c, 0).
const sofa = {
  id: 7,
  name: 'L-shape sofa',
  obb: {
    center: [1, 2, 0.4],
    extent: [2, 0.8, 1],
    rotation: [
      [half, 0, half],
      [half, 0, -half],
      [0, 1, 0],
    ],
  },
}
const scene = {
  scene_id: 'scene0001_00',
  objects: [sofa],
  scene_area_2d_polygon: [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
  ],
}

describe('annotations of ReVSI', () => {
  it('have columns for axes and any of the three extents for the height', () => {
    const [reading] = readAll([scene], { file: '3d_annotation.json' })
    expect(reading).toMatchObject({ format: 'revsi', id: 'scene0001_00', ok: true })
    const { layout, source } = reading!.value!
    expect(source).toBe('revsi')
    const [object] = layout.objects
    expect(object).toMatchObject({ id: 'l-shape sofa', label: 'l-shape sofa' })
    expect(reading!.fileIds).toEqual({ 'l-shape sofa': '7' })
    expect(object!.zRange!.map((z) => Number(z.toFixed(9)))).toEqual([0, 0.8])
    // 2 m x 1 m at 45 degrees: half the diagonal sum on each side of the center.
    const reach = (2 * half + 1 * half) / 2
    expect(object!.box.minX).toBeCloseTo(1 - reach, 9)
    expect(object!.box.maxY).toBeCloseTo(2 + reach, 9)
    expect(layout.floor).toHaveLength(4)
    expect(codesOf(reading!)).toEqual([])
  })
  it.each([
    ['name', { ...sofa, name: undefined }, 'objects[0].name'],
    ['center', { ...sofa, obb: { ...sofa.obb, center: [1, 2] } }, 'objects[0].obb.center'],
    ['extent', { ...sofa, obb: { ...sofa.obb, extent: null } }, 'objects[0].obb.extent'],
    ['rotation', { ...sofa, obb: { ...sofa.obb, rotation: [1, 0, 0] } }, 'objects[0].obb.rotation'],
    ['box', 5, 'objects[0].name'],
  ])('without a %s lose that object alone', (_, object, field) => {
    const [reading] = readAll([{ ...scene, objects: [object, { ...sofa, id: 8 }] }], { ids: 'file' })
    expect(reading!.diagnostics).toMatchObject([{ code: 'bad-object', scene: 'scene0001_00', field }])
    expect(reading!.value!.layout.objects.map(({ id }) => id)).toEqual(['8'])
  })
  it('without a floor or with a broken one are kept', () => {
    const [none, broken] = readAll([
      { ...scene, scene_area_2d_polygon: undefined },
      { ...scene, scene_id: 'b', scene_area_2d_polygon: [[0, 0]] },
    ])
    expect(none!.diagnostics.map(({ code }) => code)).toEqual(['no-floor'])
    expect(broken!.diagnostics.map(({ code }) => code)).toEqual(['bad-floor', 'no-floor'])
  })
})
