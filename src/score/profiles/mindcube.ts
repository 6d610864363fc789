import type { MindCubeMap, MindCubeNode } from './mindcube-map'
import { type Nodes, opposite, ROTATIONS, relationCode, rotated } from './mindcube-relations'

/** What MindCube's evaluator reports for a pair of maps, under its own names. */
export interface MindCubeSimilarity {
  readonly isomorphic: boolean
  readonly rotation_invariant_isomorphic: boolean
  /** The same number as `directional_similarity`, in [0, 1]. */
  readonly position_similarity: number
  /** Share of facings that agree, in [0, 1]. */
  readonly facing_similarity: number
  /** Share of the true relations (up, down, left, right) that the best orientation repeats, in [0, 1]. */
  readonly directional_similarity: number
  /** The same number as `directional_similarity`, in [0, 1]. */
  readonly relative_position_accuracy: number
  /** 0.7 x relations + 0.3 x facings, in [0, 1]. */
  readonly overall_similarity: number
  readonly valid_graph: boolean
  readonly parsable_json: boolean
  readonly valid_format: boolean
  /** Share of the true objects that the map has, in [0, 1]. */
  readonly coverage: number
  readonly best_rotation: string | null
}

/**
 * MindCube's `calculate_cogmap_similarity` (github.com/mll-lab-nu/MindCube, src/evaluation/cogmap): the share of true
 * ordered pairs whose relation (up, down, left, right; inner, outer in one place) the generated map repeats, times 0.7,
 * plus the share of equal facings, times 0.3; the best of six orientations counts, the first of equal ones.
 *
 * Kept for fidelity, though they are faults:
 * - pairs with an object that the generated map lacks are not counted at all: two objects of twenty, placed right,
 *   score 1 (coverage is reported apart and costs nothing);
 * - a true map without facings gives the full 0.3 to any map that shares one name;
 * - two of the six orientations flatten the map onto a line; three turn it, so an absolute direction is never asked for;
 * - clockwise facing words go with a rotation that is counter-clockwise in y-up terms: right because y points down;
 * - one entry that is not of the right form gives the whole map 0 (`valid_format` false);
 * - `isomorphic` and three of the similarities are one number under several names;
 * - a name counts once: of several instances in `objects` the last one is taken, of a list under a name the first;
 * - of several facings the first counts.
 */
export function mindcubeSimilarity(predicted: MindCubeMap, truth: MindCubeMap): MindCubeSimilarity {
  const { nodes: made } = predicted
  const { nodes: real } = truth
  if (!predicted.parsable || !truth.parsable) return result({ parsable: false })
  if (!predicted.valid || !truth.valid) return result({ valid: false })
  if (made.size === 0 || real.size === 0) return result({})
  // A generated map without views is not asked for the views of the true one.
  const wanted = predicted.hasViews ? [...real.keys()] : (truth.objectNames ?? [...real.keys()])
  const common = wanted.filter((name) => made.has(name))
  const coverage = wanted.length > 0 ? common.length / wanted.length : 0
  if (common.length === 0) return result({ graph: true, coverage })

  const given = columnsOf(made, common)
  const truths = columnsOf(real, common)
  const relations = relationsOf(truths)
  const asked = relations.reduce((sum, code) => sum + Number(code > 0), 0)
  let best = { overall: 0, directional: 0, facing: 0, isomorphic: false, rotation: null as string | null }
  for (const rotation of ROTATIONS) {
    const nodes = rotated(given, rotation)
    const { right, same } = compareRelations(nodes, relations)
    let facings = 0
    let equalFacings = 0
    for (let i = 0; i < common.length; i++) {
      if (truths.facing[i] === 0) continue
      facings++
      if (nodes.facing[i] === truths.facing[i]) equalFacings++
    }
    const directional = asked > 0 ? right / asked : 0
    const facing = facings > 0 ? equalFacings / facings : 1
    const overall = 0.7 * directional + 0.3 * facing
    if (overall > best.overall) {
      const isomorphic = same && common.length === wanted.length
      best = { overall, directional, facing, isomorphic, rotation: rotation.name }
    }
  }
  return result({ graph: true, coverage, ...best })
}

function relationsOf(nodes: Nodes): Uint8Array {
  const count = nodes.x.length
  const codes = new Uint8Array(count * count)
  for (let i = 0; i < count; i++)
    for (let j = 0; j < count; j++) if (i !== j) codes[i * count + j] = relationCode(nodes, i, j)
  return codes
}

/** How many true relations are repeated, and whether all pairs match, including pairs without a relation. */
function compareRelations(nodes: Nodes, truths: Uint8Array): { right: number; same: boolean } {
  const count = nodes.x.length
  let right = 0
  let different = 0
  for (let i = 0; i < count; i++)
    for (let j = i + 1; j < count; j++) {
      const there = relationCode(nodes, i, j)
      const back = there > 0 && there < 5 ? opposite(there) : relationCode(nodes, j, i)
      const expectedThere = truths[i * count + j]!
      const expectedBack = truths[j * count + i]!
      const equalThere = Number(there === expectedThere)
      const equalBack = Number(back === expectedBack)
      right += equalThere * Number(expectedThere > 0) + equalBack * Number(expectedBack > 0)
      different += 2 - equalThere - equalBack
    }
  return { right, same: different === 0 }
}

function result(found: {
  readonly parsable?: boolean
  readonly valid?: boolean
  readonly graph?: boolean
  readonly coverage?: number
  readonly overall?: number
  readonly directional?: number
  readonly facing?: number
  readonly isomorphic?: boolean
  readonly rotation?: string | null
}): MindCubeSimilarity {
  const {
    parsable = true,
    valid = parsable,
    graph = false,
    coverage = 0,
    overall = 0,
    directional = 0,
    facing = 0,
  } = found
  const { isomorphic = false, rotation = null } = found
  return {
    isomorphic,
    rotation_invariant_isomorphic: isomorphic,
    position_similarity: directional,
    facing_similarity: facing,
    directional_similarity: directional,
    relative_position_accuracy: directional,
    overall_similarity: overall,
    valid_graph: graph,
    parsable_json: parsable,
    valid_format: valid,
    coverage,
    best_rotation: rotation,
  }
}

function columnsOf(nodes: ReadonlyMap<unknown, MindCubeNode>, names: readonly unknown[]): Nodes {
  const count = names.length
  const columns = { x: new Float64Array(count), y: new Float64Array(count), facing: new Uint8Array(count) }
  for (let i = 0; i < count; i++) {
    const { x, y, facing } = nodes.get(names[i])!
    columns.x[i] = x
    columns.y[i] = y
    columns.facing[i] = facing
  }
  return columns
}
