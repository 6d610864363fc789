/** A plain port of MindCube's evaluator, step by step as the original goes: matrices, dictionaries and strings. */
export interface PlainMap {
  readonly objects: readonly { readonly name: string; readonly position: readonly number[]; readonly facing?: string }[]
}

type Node = { position: number[]; facing: string | undefined }
type Nodes = Record<string, Node>

const round = ['up', 'right', 'down', 'left']
const turned = (facing: string | undefined, quarters: number) =>
  facing === undefined ? undefined : round[(round.indexOf(facing) + quarters) % 4]
const swap = (pairs: Record<string, string>) => (facing: string | undefined) =>
  facing === undefined ? undefined : (pairs[facing] ?? facing)

const rotations = [
  {
    matrix: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    turn: (f: string | undefined) => f,
  },
  ...[90, 180, 270].map((angle) => {
    const c = Math.cos((angle * Math.PI) / 180)
    const s = Math.sin((angle * Math.PI) / 180)
    return {
      matrix: [
        [c, -s, 0],
        [s, c, 0],
        [0, 0, 1],
      ],
      turn: (f: string | undefined) => turned(f, angle / 90),
    }
  }),
  {
    matrix: [
      [1, 0, 0],
      [0, 0, -1],
      [0, 1, 0],
    ],
    turn: swap({ up: 'inner', down: 'outer', inner: 'down', outer: 'up' }),
  },
  {
    matrix: [
      [0, 0, 1],
      [0, 1, 0],
      [-1, 0, 0],
    ],
    turn: swap({ left: 'inner', right: 'outer', inner: 'right', outer: 'left' }),
  },
]

function nodesOf(map: PlainMap): Nodes {
  const nodes: Nodes = {}
  for (const { name, position, facing } of map.objects) nodes[name] = { position: [...position], facing }
  return nodes
}

function direction(a: Node, b: Node): string | undefined {
  const dx = b.position[0]! - a.position[0]!
  const dy = b.position[1]! - a.position[1]!
  if (Math.sqrt(dx ** 2 + dy ** 2) < 0.5) return 'inner'
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 'right' : 'left'
  return dy > 0 ? 'down' : 'up'
}

function relations(nodes: Nodes, names: readonly string[]): Record<string, Record<string, string | undefined>> {
  const matrix: Record<string, Record<string, string | undefined>> = {}
  for (const a of names) {
    matrix[a] = {}
    for (const b of names) if (a !== b && nodes[a] && nodes[b]) matrix[a]![b] = direction(nodes[a], nodes[b])
  }
  return matrix
}

export function portSimilarity(generated: PlainMap, grounded: PlainMap): number {
  const made = nodesOf(generated)
  const real = nodesOf(grounded)
  const names = new Set(Object.keys(real))
  const truth = relations(real, [...names])
  let best = 0
  for (const { matrix, turn } of rotations) {
    const rotated: Nodes = {}
    for (const [name, { position, facing }] of Object.entries(made)) {
      const full = [...position, 0]
      const moved = matrix.map((row) => row.reduce((sum, value, k) => sum + value * full[k]!, 0))
      rotated[name] = { position: moved.slice(0, 2), facing: turn(facing) }
    }
    const found = relations(rotated, Object.keys(made))
    let asked = 0
    let right = 0
    let facings = 0
    let equal = 0
    for (const a of names) {
      if (!(a in made)) continue
      for (const b of names) {
        if (a === b || !(b in made)) continue
        asked++
        if (truth[a]?.[b] === found[a]?.[b]) right++
      }
      if (real[a]!.facing) {
        facings++
        if (rotated[a]!.facing === real[a]!.facing) equal++
      }
    }
    best = Math.max(best, 0.7 * (asked > 0 ? right / asked : 0) + 0.3 * (facings > 0 ? equal / facings : 1))
  }
  return best
}
