import { describe, expect, test } from 'vitest'
import { unwrap } from '../../../src/base/parsed'
import type { GridDialect, GridMap } from '../../../src/grid/grid-map'
import { parseGridMap } from '../../../src/grid/read'
import { compareGridMaps } from '../../../src/score/profiles/compare'
import { sharedJson } from '../../support/shared'

const read = (map: unknown, dialect: GridDialect): GridMap => unwrap(parseGridMap(JSON.stringify(map), { dialect }))
const close = (value: number) => expect.closeTo(value, 9)

interface MindCubeRows {
  readonly rows: readonly {
    generated: object
    grounded: object
    result: Record<string, number | boolean | string | null>
  }[]
}
interface SpacerRows {
  readonly rows: readonly { response: object; solution: object; score: number }[]
}
interface VagenRows {
  readonly rows: readonly {
    pred: object
    gt: object
    metrics: Record<string, number>
    metrics_allow_scale: Record<string, number>
  }[]
}

describe('the projects’ own numbers', () => {
  const mindcube = sharedJson<MindCubeRows>('cases/mindcube-similarity.json')
  test.skipIf(mindcube === undefined)('mindcube', () => {
    expect(mindcube!.rows.length).toBe(60)
    for (const { generated, grounded, result } of mindcube!.rows) {
      const expected = Object.entries(result).map(([key, value]) => [
        key,
        typeof value === 'number' ? close(value) : value,
      ])
      const found = compareGridMaps(read(generated, 'mindcube'), read(grounded, 'mindcube'), 'mindcube')
      expect(found, JSON.stringify({ generated, grounded })).toEqual(Object.fromEntries(expected))
    }
  })

  const spacer = sharedJson<SpacerRows>('cases/spacer-map-score.json')
  test.skipIf(spacer === undefined)('spacer', () => {
    expect(spacer!.rows.length).toBe(30)
    for (const { response, solution, score } of spacer!.rows)
      expect(compareGridMaps(read(response, 'spacer'), read(solution, 'spacer'), 'spacer').score).toBeCloseTo(score, 9)
  })

  const vagen = sharedJson<VagenRows>('cases/vagen-map-metrics.json')
  test.skipIf(vagen === undefined)('vagen', () => {
    expect(vagen!.rows.length).toBe(40)
    for (const { pred, gt, metrics, metrics_allow_scale } of vagen!.rows) {
      const maps = [read(pred, 'vagen'), read(gt, 'vagen')] as const
      for (const [expected, allowScale] of [
        [metrics, false],
        [metrics_allow_scale, true],
      ] as const) {
        const found = compareGridMaps(...maps, 'vagen', { allowScale })
        for (const [key, value] of Object.entries(expected))
          expect(found[key as keyof typeof found], JSON.stringify({ pred, gt, key })).toBeCloseTo(value, 9)
      }
    }
  })
})

describe('vagen, as its environment calls it', () => {
  const truth = read({ a: { position: [3, 4] }, b: { position: [0, 10] }, agent: { position: [6, 0] } }, 'vagen')

  test('the scale is that of all true objects, without the agent', () => {
    // One object, 1 m off. The function: L = |a| = 5; the environment: L = sqrt((25 + 100) / 2).
    const found = compareGridMaps(read({ a: { position: [3, 3] } }, 'vagen'), truth, 'vagen')
    expect(found.pos).toBeCloseTo(Math.exp(-1 / 5) / 3, 12)
    expect(found.environment.pos).toBeCloseTo(Math.exp(-1 / Math.sqrt(62.5)) / 3, 12)
    expect(found.withoutAgent.pos).toBeCloseTo(Math.exp(-1 / Math.sqrt(62.5)) / 2, 12)
    // Six pairs with the origin and the agent, three without: of them only origin-a is predicted, in the right sector.
    expect(found.environment.dir).toBeCloseTo(1 / 6, 12)
    expect(found.withoutAgent.dir).toBeCloseTo(1 / 3, 12)
  })

  test('doors, its gates, have no part in the scale', () => {
    const gate = { 'red door': { position: [0, 50] } }
    const with_ = read({ a: { position: [3, 4] }, ...gate }, 'vagen')
    const found = compareGridMaps(read({ a: { position: [3, 3] }, ...gate }, 'vagen'), with_, 'vagen')
    expect(found.environment.pos).toBeCloseTo(Math.exp(-Math.sqrt(1 / 2) / 5), 12)
  })

  const rows = sharedJson<VagenRows>('cases/vagen-map-metrics.json')?.rows
  test.skipIf(rows === undefined)('follows from the function’s own numbers by the ratio of the two scales', () => {
    let differing = 0
    for (const { pred, gt, metrics } of rows!) {
      const places = Object.entries(gt as Record<string, { position: number[] }>)
      const norm = (list: typeof places) =>
        Math.sqrt(list.reduce((sum, [, { position }]) => sum + position[0]! ** 2 + position[1]! ** 2, 0) / list.length)
      const matched = places.filter(([name]) => name in pred)
      const coverage = matched.length / places.length
      const expected =
        coverage > 0 && metrics.pos! > 0
          ? coverage * (metrics.pos! / coverage) ** (norm(matched) / norm(places))
          : metrics.pos!
      const { environment } = compareGridMaps(read(pred, 'vagen'), read(gt, 'vagen'), 'vagen')
      expect(environment.pos).toBeCloseTo(expected, 9)
      expect(environment.dir).toBeCloseTo(metrics.dir!, 9)
      expect(environment.facing).toBeCloseTo(metrics.facing!, 9)
      if (Math.abs(environment.pos - metrics.pos!) > 1e-6) differing++
    }
    expect(differing).toBe(4)
  })
})

describe('vsi-grid-distance', () => {
  const truth = read(
    {
      chair: [
        [0, 0],
        [9, 9],
      ],
      table: [[3, 0]],
      lamp: [[0, 8]],
    },
    'vsi',
  )

  test('the distance of categories is that of their nearest instances', () => {
    // chair-table 3, chair-lamp 8, table-lamp sqrt(73) = 8.544
    const found = compareGridMaps(truth, truth, 'vsi-grid-distance')
    expect(found).toMatchObject({ accuracy: 1, pairs: 3, correct: 3 })
    expect(found.bins.map(({ pairs }) => pairs)).toEqual([0, 1, 0, 0, 0, 0, 2, 0])
    expect(found.bins[1]).toEqual({ from: 2.125, to: 3.25, pairs: 1, correct: 1, accuracy: 1 })
    expect(found.bins[0]!.accuracy).toBeNull()
    expect(found.bins[7]!.to).toBe(10)
  })

  test('one cell off is right, more is wrong, a missing category is wrong', () => {
    const off = read({ chair: [[0, 0]], table: [[4, 0]], lamp: [[0, 6]] }, 'vsi')
    // chair-table 4 against 3: right; chair-lamp 6 against 8: wrong; table-lamp 7.21 against 8.54: wrong.
    expect(compareGridMaps(off, truth, 'vsi-grid-distance')).toMatchObject({ pairs: 3, correct: 1 })
    const less = read({ chair: [[0, 0]], table: [[3, 0]] }, 'vsi')
    expect(compareGridMaps(less, truth, 'vsi-grid-distance').accuracy).toBeCloseTo(1 / 3, 12)
  })

  test('keeps the fault that a mirrored map is perfect', () => {
    const mirrored = read(
      {
        chair: [
          [9, 0],
          [0, 9],
        ],
        table: [[6, 0]],
        lamp: [[9, 8]],
      },
      'vsi',
    )
    expect(compareGridMaps(mirrored, truth, 'vsi-grid-distance').accuracy).toBe(1)
  })

  test('a map with one category has no distance to compare', () => {
    const one = read({ chair: [[1, 1]] }, 'vsi')
    expect(compareGridMaps(one, one, 'vsi-grid-distance').accuracy).toBeNull()
  })
})

describe('faults that are kept', () => {
  test('mindcube: two of many, placed right, are perfect', () => {
    const two = read({ a: { position: [0, 0] }, b: { position: [5, 0] } }, 'mindcube')
    const many = read(
      Object.fromEntries([...'abcdefgh'].map((name, i) => [name, { position: [i, i % 3] }])),
      'mindcube',
    )
    expect(compareGridMaps(two, many, 'mindcube')).toMatchObject({ overall_similarity: 1, coverage: 0.25 })
  })

  test('spacer: an invented object is free', () => {
    const truth = read({ a: [[1, 1]] }, 'spacer')
    expect(compareGridMaps(read({ a: [[1, 1]], b: [[2, 2]] }, 'spacer'), truth, 'spacer').score).toBe(1)
  })

  test('vagen: everything at the origin keeps exp(-1) of the position', () => {
    const truth = read({ a: { position: [3, 4] }, b: { position: [-3, 4] } }, 'vagen')
    const origin = read({ a: { position: [0, 0] }, b: { position: [0, 0] } }, 'vagen')
    expect(compareGridMaps(origin, truth, 'vagen').pos).toBeCloseTo(Math.exp(-1), 12)
  })
})

test('what is no profile and what is no grid map is the caller’s mistake', () => {
  const map = read({ a: [[1, 1]] }, 'vsi')
  expect(() => compareGridMaps(map, map, 'iou' as never)).toThrow(/expected profile/)
  expect(() => compareGridMaps('{}' as never, map, 'vagen')).toThrow(/expected two grid maps/)
  expect(() => compareGridMaps({ a: 1 }, map, 'vagen')).toThrow(/text that can be read/)
  expect(compareGridMaps({ a: [[1, 1]] }, map, 'spacer')).toEqual({ score: 1 })
})
