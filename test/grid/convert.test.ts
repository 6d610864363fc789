import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../src/base/parsed'
import { distance } from '../../src/base/vec2'
import { fromGridMap, toGridMap } from '../../src/grid/convert'
import type { GridDialect } from '../../src/grid/grid-map'
import { parseGridMap } from '../../src/grid/read'
import { formatGridMap } from '../../src/grid/write'
import { aabbCenter, createAabb } from '../../src/layout/aabb'
import { createLayout, type Layout } from '../../src/layout/layout'
import { SCENE_FRAME, sceneRows } from '../../src/layout/scan-rows'
import { sharedJson } from '../support/shared'

const room = createLayout([
  { label: 'fridge', bbox: [-10.2, 0.3, -9.4, 1.1] },
  { label: 'sofa', bbox: [-6, 0.2, -4.1, 1.2], headingDeg: 30 },
  { label: 'dining table', bbox: [-8.5, 3, -7, 4.2] },
  { label: 'tv stand', bbox: [-5.8, 5, -4.2, 5.4], headingDeg: 170 },
  { label: 'lamp', bbox: [-3.5, 0.2, -3.1, 0.6] },
])
const cellsOf = (layout: Layout, options: Parameters<typeof toGridMap>[1]) =>
  toGridMap(layout, options).objects.map(({ cell }) => cell)

describe('from metres to cells', () => {
  const corners = createLayout([
    { label: 'a', bbox: [0, 0, 0, 0] },
    { label: 'b', bbox: [10, 5, 10, 5] },
    { label: 'c', bbox: [4, 2, 4, 2] },
  ])

  test('every choice does what it says', () => {
    // The square pads the shorter side on both ends: y runs from -2.5 to 7.5.
    expect(cellsOf(corners, {})).toEqual([
      [0, 2],
      [9, 7],
      [4, 4],
    ])
    expect(cellsOf(corners, { fit: 'stretch' })).toEqual([
      [0, 0],
      [9, 9],
      [4, 4],
    ])
    expect(cellsOf(corners, { fit: 'stretch', yAxis: 'down' })).toEqual([
      [0, 9],
      [9, 0],
      [4, 5],
    ])
    expect(cellsOf(corners, { fit: 'stretch', size: 2 })).toEqual([
      [0, 0],
      [1, 1],
      [0, 0],
    ])
    expect(cellsOf(corners, { fit: 'stretch', size: 11, rule: 'round' })).toEqual([
      [0, 0],
      [10, 10],
      [4, 4],
    ])
    expect(cellsOf(corners, { fit: 'stretch', margin: 5 })).toEqual([
      [2, 3],
      [7, 6],
      [4, 4],
    ])
    expect(cellsOf(corners, { bounds: createAabb(0, 0, 5, 5) })).toEqual([
      [0, 0],
      [9, 9],
      [8, 4],
    ])
    expect(toGridMap(corners, { bounds: createAabb(0, 0, 5, 5) }).outside).toEqual(['b'])
    const floor = createLayout([{ label: 'a', bbox: [1, 1, 1, 1] }], {
      floor: [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
      ],
    })
    expect(cellsOf(floor, { bounds: 'floor' })).toEqual([[2, 2]])
  })

  test('an edge belongs to the greater side, whichever way the rows are counted', () => {
    const edge = createLayout([{ label: 'a', bbox: [5, 5, 5, 5] }])
    const bounds = createAabb(0, 0, 10, 10)
    expect(cellsOf(edge, { bounds })).toEqual([[5, 5]])
    expect(cellsOf(edge, { bounds, yAxis: 'down' })).toEqual([[5, 4]])
  })

  test('presets set what the page says, and can be overruled', () => {
    expect(toGridMap(room, { preset: 'vsi' })).toMatchObject({ size: 10, yAxis: 'up', dialect: 'vsi' })
    // The centres span the grid, each axis for itself.
    expect(cellsOf(room, { preset: 'vsi' })).toEqual([
      [0, 0],
      [7, 0],
      [3, 6],
      [7, 9],
      [9, 0],
    ])
    expect(toGridMap(room, { preset: 'mindcube' }).yAxis).toBe('down')
    expect(toGridMap(room, { preset: 'vsi', size: 20 }).size).toBe(20)
  })

  test('shared cells are listed, and owned as asked', () => {
    const crowd = createLayout([
      { label: 'cup', bbox: [0.1, 0.1, 0.2, 0.2] },
      { label: 'table', bbox: [0, 0, 1, 1] },
      { label: 'lamp', bbox: [9, 9, 10, 10] },
    ])
    const options = { bounds: createAabb(0, 0, 10, 10) }
    const map = toGridMap(crowd, options)
    expect(map.collisions).toEqual([{ cell: [0, 0], ids: ['cup', 'table'] }])
    expect(map.objects.length).toBe(3)
    expect(toGridMap(crowd, { ...options, cellOwner: 'first' })).toMatchObject({ hidden: ['table'] })
    const largest = toGridMap(crowd, { ...options, cellOwner: 'largest' })
    expect(largest.hidden).toEqual(['cup'])
    expect(largest.objects.map(({ id }) => id)).toEqual(['table', 'lamp'])
  })

  test('facings are the nearest of four', () => {
    expect(toGridMap(room).objects.map(({ facing }) => facing)).toEqual([undefined, 'up', undefined, 'down', undefined])
  })

  test('an empty layout makes an empty map, one point a map of one cell', () => {
    expect(toGridMap(createLayout([]))).toEqual({ size: 10, yAxis: 'up', objects: [], collisions: [] })
    const point = createLayout([{ label: 'a', bbox: [3, 3, 3, 3] }])
    const map = toGridMap(point)
    expect(map.quantizationError).toEqual({ worst: 0, mean: 0 })
    expect(fromGridMap(map).objects[0]!.box).toEqual({ minX: 3, minY: 3, maxX: 3, maxY: 3 })
  })

  test('a caller’s mistake is said', () => {
    expect(() => toGridMap(room, { size: 2.5 })).toThrow(/expected size/)
    expect(() => toGridMap(room, { margin: -1 })).toThrow(/expected margin/)
    expect(() => toGridMap(room, { bounds: 'floor' })).toThrow(/floor/)
    expect(() => toGridMap(room, { bounds: { minX: 1, minY: 0, maxX: 0, maxY: 1 } })).toThrow(/bounds/)
    expect(() => toGridMap(room, { fit: 'cover' as never })).toThrow(/expected fit/)
    expect(() => toGridMap(room, { preset: 'scannet' as never })).toThrow(/expected preset/)
  })
})

const layouts = fc
  .array(
    fc.record({
      label: fc.constantFrom('chair', 'lamp', 'dog bed'),
      x: fc.double({ min: -50, max: 50, noNaN: true }),
      y: fc.double({ min: -50, max: 50, noNaN: true }),
      w: fc.double({ min: 0, max: 4, noNaN: true }),
      h: fc.double({ min: 0, max: 4, noNaN: true }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((list) => createLayout(list.map(({ label, x, y, w, h }) => ({ label, box: createAabb(x, y, x + w, y + h) }))))
const choices = fc.record({
  size: fc.integer({ min: 1, max: 30 }),
  fit: fc.constantFrom('square', 'stretch'),
  bounds: fc.constantFrom('boxes', 'centers'),
  yAxis: fc.constantFrom('up', 'down'),
  rule: fc.constantFrom('floor', 'round'),
  margin: fc.constantFrom(0, 0.5, 3),
})

describe('and back', () => {
  test('no centre moves by more than half a cell’s diagonal, and the worst is where it says', () => {
    fc.assert(
      fc.property(layouts, choices, (layout, options) => {
        const map = toGridMap(layout, options)
        const back = fromGridMap(map)
        const [width, depth] = map.metric!.cellSize
        const half = Math.hypot(width, depth) / 2
        const moved = layout.objects.map(({ box }, i) => distance(aabbCenter(box), aabbCenter(back.objects[i]!.box)))
        expect(Math.max(...moved)).toBeLessThanOrEqual(half * (1 + 1e-9) + 1e-12)
        expect(map.quantizationError!.worst).toBeCloseTo(Math.max(...moved), 9)
        expect(map.quantizationError!.mean).toBeCloseTo(moved.reduce((a, b) => a + b, 0) / moved.length, 9)
        expect(map.outside).toBeUndefined()
        for (const { cell } of map.objects)
          expect(cell.every((at) => Number.isInteger(at) && at >= 0 && at < options.size)).toBe(true)
        expect(back.objects.map(({ id }) => id)).toEqual(layout.objects.map(({ id }) => id))
      }),
      { seed: 31, numRuns: 1000 },
    )
  })

  test('a second time nothing moves any more', () => {
    fc.assert(
      fc.property(layouts, choices, (layout, options) => {
        const map = toGridMap(layout, options)
        const again = toGridMap(fromGridMap(map), {
          ...options,
          bounds: map.metric!.bounds,
          margin: 0,
          fit: 'stretch',
        })
        if (Math.min(...map.metric!.cellSize) > 1e-6)
          expect(again.objects.map(({ cell }) => cell)).toEqual(map.objects.map(({ cell }) => cell))
      }),
      { seed: 32 },
    )
  })

  test('without bounds the unit is a cell, and up stays up', () => {
    const down = unwrap(parseGridMap('{"a": {"position": [2, 1], "facing": "left"}, "b": {"position": [2, 7]}}'))
    const [a, b] = fromGridMap(down).objects
    expect(aabbCenter(a!.box)).toEqual([2, -1])
    expect(a!.headingDeg).toBe(-90)
    expect(aabbCenter(a!.box)[1]).toBeGreaterThan(aabbCenter(b!.box)[1])
    expect(fromGridMap(down).origin).toBe('unknown')
  })
})

describe('texts', () => {
  const grid = unwrap(
    parseGridMap(
      '{"objects": [{"name": "dog bed", "position": [1, 2], "facing": "up"}, {"name": "chair", "position": [3, 9], "facing": "right"}, {"name": "chair", "position": [3, 9]}], "views": [{"name": "Image 1", "position": [5, 9], "facing": "up"}]}',
    ),
  )

  test('are written as the projects write them', () => {
    expect(formatGridMap(grid, 'vsi')).toBe('{"dog bed": [(1, 7)], "chair": [(3, 0), (3, 0)]}')
    expect(formatGridMap(grid, 'spacer')).toBe('{"dog bed": [[1,7]], "chair": [[3,0],[3,0]]}')
    expect(formatGridMap(grid, 'mindcube')).toBe(
      '{"dog bed": {"position": [1, 2], "facing": "up"}, "chair": [{"position": [3, 9], "facing": "right"}, {"position": [3, 9]}]}',
    )
    expect(formatGridMap(grid, 'mindcube-augmented')).toContain(
      '"views": [{"name": "Image 1", "position": [5, 9], "facing": "up"}]',
    )
    expect(formatGridMap(grid, 'vagen')).toBe(
      '{"Image 1": {"position": [5, 0], "facing": "north"}, "dog bed": {"position": [1, 7], "facing": "north"}, "chair": {"position": [3, 0], "facing": "east"}, "chair#2": {"position": [3, 0]}}',
    )
    expect(formatGridMap({ ...grid, size: 4, objects: grid.objects.slice(0, 1), views: [] }, 'ascii')).toBe(
      ['grid 4 x 4, y down', '. . . .', '. . . .', '. A . .', '. . . .', 'A "dog bed" (1, 2) facing up'].join('\n'),
    )
    expect(() => formatGridMap(grid, 'json' as never)).toThrow(/expected dialect/)
    expect(() => formatGridMap({ yAxis: 'down', objects: [], collisions: [] }, 'vsi')).toThrow(/size/)
  })

  const named = fc
    .array(
      fc.record({
        name: fc.oneof(
          fc.constantFrom('chair', 'dog bed', 'tv "stand"', 'a:b', 'é {x}'),
          fc.string({ minLength: 1, maxLength: 12 }),
        ),
        x: fc.integer({ min: 0, max: 9 }),
        y: fc.integer({ min: 0, max: 9 }),
        facing: fc.constantFrom('up', 'down', 'left', 'right', undefined),
      }),
      { maxLength: 8 },
    )
    .filter((list) => list.every(({ name }) => /[\p{L}\p{N}]/u.test(name)))

  test('are read back as they were written, in every dialect', () => {
    fc.assert(
      fc.property(
        named,
        fc.constantFrom<GridDialect>('vsi', 'spacer', 'mindcube', 'mindcube-augmented', 'ascii'),
        (list, dialect) => {
          const made = {
            objects: list.map(({ name, x, y, facing }) => ({ name, position: [x, y], ...(facing && { facing }) })),
            views: [],
          }
          const map = unwrap(parseGridMap(JSON.stringify(made), { dialect: 'mindcube-augmented' }))
          expect(map.objects.length).toBe(list.length)
          const text = formatGridMap(map, dialect)
          const back = unwrap(parseGridMap(text, { dialect }))
          const flat = (grid: typeof map) =>
            grid.objects
              .map(({ label, cell, facing }) =>
                JSON.stringify([
                  label,
                  cell[0],
                  grid.yAxis === 'up' ? cell[1] : 9 - cell[1],
                  dialect === 'vsi' || dialect === 'spacer' ? null : facing,
                ]),
              )
              .sort()
          expect(flat(back)).toEqual(flat(map))
        },
      ),
      { seed: 33, numRuns: 500 },
    )
  })
})

interface Scene {
  readonly object_bbox: Readonly<Record<string, readonly { min: readonly number[]; max: readonly number[] }[]>>
}

describe('scanned rooms', () => {
  const files = ['scannet_21scenes', 'arkitscenes_12scenes', 'scannetpp_8scenes']
  const rooms = files.map((file) => sharedJson<Record<string, Scene>>(`data/vsi-bench-scans/${file}.json`))
  const there = rooms.every((file) => file !== undefined)

  test.skipIf(!there)('rows keep every box, with unit axes and the hull the scan states', () => {
    let boxes = 0
    for (const file of rooms)
      for (const scene of Object.keys(file!)) {
        const rows = sceneRows(file, scene)
        const stated = Object.entries(file![scene]!.object_bbox).flatMap(([label, list]) =>
          list.map((box) => ({ label, ...box })),
        )
        expect(rows.map(({ label }) => label)).toEqual(stated.map(({ label }) => label))
        rows.forEach(({ center, size, axes }, i) => {
          for (let k = 0; k < 3; k++) {
            const half = axes.reduce((sum, axis, a) => sum + (Math.abs(axis[k]!) * size[a]!) / 2, 0)
            expect(center[k]! - half).toBeCloseTo(stated[i]!.min[k]!, 6)
            expect(center[k]! + half).toBeCloseTo(stated[i]!.max[k]!, 6)
          }
          boxes++
        })
      }
    expect(boxes).toBeGreaterThan(500)
    expect(SCENE_FRAME).toMatchObject({ kind: 'obb', up: '+z', handedness: 'right' })
  })

  test.skipIf(!there)('become grid maps that keep the promise about quantisation', () => {
    for (const file of rooms)
      for (const scene of Object.values(file!)) {
        const layout = createLayout(
          Object.entries(scene.object_bbox).flatMap(([label, list]) =>
            list.map(({ min, max }) => ({ label, box: createAabb(min[0]!, min[1]!, max[0]!, max[1]!) })),
          ),
        )
        for (const preset of ['vsi', 'spacer', 'mindcube'] as const) {
          const map = toGridMap(layout, { preset })
          const [width, depth] = map.metric!.cellSize
          expect(map.objects.length).toBe(layout.objects.length)
          expect(map.quantizationError!.worst).toBeLessThanOrEqual(Math.hypot(width, depth) / 2 + 1e-9)
          const back = unwrap(parseGridMap(formatGridMap(map, preset), { dialect: preset }))
          const cells = (grid: typeof map) =>
            grid.objects.map(({ label, cell }) => JSON.stringify([label, cell])).sort()
          expect(cells(back)).toEqual(cells(map))
        }
      }
  })

  test('what is no scene is said', () => {
    expect(() => sceneRows({ a: {} }, 'b')).toThrow(/name one of a/)
    expect(() => sceneRows({ a: {} }, 'a')).toThrow(/object_bbox/)
    expect(() => sceneRows({ a: { object_bbox: { chair: [{}] } } }, 'a')).toThrow(/object_bbox.chair\[0\].centroid/)
    expect(() => sceneRows([], 'a')).toThrow(/scan metadata/)
  })
})
