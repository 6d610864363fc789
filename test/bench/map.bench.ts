import munkres from 'munkres-js'
import { createRandom, type Random } from '../../src/base/random'
import { toGridMap } from '../../src/grid/convert'
import { fillGridOptions, gridCells, gridMetric } from '../../src/grid/grid-frame'
import type { GridMap } from '../../src/grid/grid-map'
import { createLayout, type Layout, type ObjectInput } from '../../src/layout/layout'
import { mapAccuracy } from '../../src/score/map/accuracy'
import { assignSmallest } from '../../src/score/map/assign'
import { mindcubeSimilarity } from '../../src/score/profiles/mindcube'
import { mindcubeMapOfGrid } from '../../src/score/profiles/mindcube-map'
import type { Contest } from './measure'
import { type PlainMap, portSimilarity } from './mindcube-port'

/** Map accuracy, the MindCube profile, matching and grid cells, on seeded rooms of 13 to 30 objects. */
export function mapContests(): Contest[] {
  const random = createRandom(1)
  const pairs = Array.from({ length: 500 }, () => pairOfMaps(random, 13 + random.below(18)))
  const grids = pairs.map(({ predicted, truth }) => [gridOf(predicted), gridOf(truth)] as const)
  const plain = grids.map(([a, b]) => [plainOf(a), plainOf(b)] as const)
  for (const [i, [a, b]] of grids.entries()) {
    const [ours, theirs] = [
      mindcubeSimilarity(mindcubeMapOfGrid(a), mindcubeMapOfGrid(b)).overall_similarity,
      portSimilarity(...plain[i]!),
    ]
    if (Math.abs(ours - theirs) > 1e-9) throw new Error(`the profile says ${ours} and the port ${theirs}`)
  }
  const portRun = () => plain.reduce((sum, [a, b]) => sum + portSimilarity(a, b), 0)
  return [
    {
      name: 'map accuracy, 13 to 30 objects',
      unit: 'pair of maps',
      units: pairs.length,
      // Fresh layouts, as every answer of a model brings one: nothing about them is known beforehand.
      ours: () => pairs.reduce((sum, { predicted, truth }) => sum + mapAccuracy({ ...predicted }, truth).overall, 0),
      peer: { name: "plain port of MindCube's evaluator", run: portRun },
    },
    {
      name: 'comparison profile mindcube',
      unit: 'pair of maps',
      units: pairs.length,
      ours: () =>
        grids.reduce(
          (sum, [a, b]) => sum + mindcubeSimilarity(mindcubeMapOfGrid(a), mindcubeMapOfGrid(b)).overall_similarity,
          0,
        ),
      peer: { name: "plain port of MindCube's evaluator", run: portRun },
    },
    matching(random, 30),
    matching(random, 100),
    cells(random),
  ]
}

function pairOfMaps(random: Random, count: number): { predicted: Layout; truth: Layout } {
  const labels = [
    'chair',
    'table',
    'lamp',
    'sofa',
    'tv stand',
    'dog bed',
    'cabinet',
    'window',
    'door',
    'shelf',
    'plant',
    'rug',
  ]
  const inputs = Array.from({ length: count }, (_, i): ObjectInput & { bbox: [number, number, number, number] } => {
    const [x, y] = [random.between(0, 8), random.between(0, 6)]
    const label = i < labels.length ? labels[i]! : labels[random.below(labels.length)]!
    return { label, bbox: [x, y, x + random.between(0.5, 2), y + random.between(0.5, 2)] }
  })
  const noisy = inputs.map(({ label, bbox: [a, b, c, d] }) => {
    const [dx, dy] = [0.3 * random.normal(), 0.3 * random.normal()]
    return { label, bbox: [a + dx, b + dy, c + dx, d + dy] as const }
  })
  return { predicted: createLayout(noisy), truth: createLayout(inputs) }
}

/** Every instance under a name of its own, as MindCube's maps have them. */
function gridOf(layout: Layout): GridMap {
  const grid = toGridMap(layout, { preset: 'mindcube' })
  const words = ['up', 'right', 'down', 'left'] as const
  return { ...grid, objects: grid.objects.map((o, i) => ({ ...o, label: o.id, facing: words[(i * 7) % 4]! })) }
}

function plainOf(grid: GridMap): PlainMap {
  return { objects: grid.objects.map(({ label, cell, facing }) => ({ name: label, position: cell, facing })) }
}

function matching(random: Random, size: number): Contest {
  const problems = Array.from({ length: size > 50 ? 5 : 50 }, () =>
    Array.from({ length: size }, () => Array.from({ length: size }, () => random.next())),
  )
  const flat = problems.map((problem) => Float64Array.from(problem.flat()))
  const costOf = (problem: readonly (readonly number[])[], pairs: Iterable<readonly [number, number]>) => {
    let cost = 0
    for (const [row, column] of pairs) cost += problem[row]![column]!
    return cost
  }
  problems.forEach((problem, i) => {
    const ours = costOf(problem, [...assignSmallest(flat[i]!, size, size).entries()])
    const theirs = costOf(problem, munkres(problem))
    if (Math.abs(ours - theirs) > 1e-9) throw new Error(`ours costs ${ours}, munkres-js ${theirs}`)
  })
  return {
    name: `matching ${size} with ${size}`,
    unit: 'matching',
    units: problems.length,
    ours: () => flat.reduce((sum, costs) => sum + assignSmallest(costs, size, size)[0]!, 0),
    peer: { name: 'munkres-js', run: () => problems.reduce((sum, costs) => sum + munkres(costs)[0]![1], 0) },
    aim: 5,
  }
}

function cells(random: Random): Contest {
  const layouts = Array.from({ length: 2000 }, () => pairOfMaps(random, 50).truth)
  const options = fillGridOptions({ preset: 'vsi' })
  return {
    name: 'cells of every object, 50 a layout',
    unit: 'layout',
    units: layouts.length,
    ours: () => {
      let sum = 0
      for (const layout of layouts) sum += gridCells(layout, gridMetric(layout, options)!, 10, 'up')[0]!
      return sum
    },
    peer: {
      name: 'the whole of toGridMap',
      run: () => layouts.reduce((sum, l) => sum + toGridMap(l, { preset: 'vsi' }).objects.length, 0),
    },
  }
}
