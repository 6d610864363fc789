/**
 * A second, slow way to MindCube's twelve numbers, from what its program does: words for relations and facings, one
 * dictionary of relations per orientation, nothing shared with the profile.
 */
type Json = { readonly [key: string]: unknown }
interface Node {
  readonly at: readonly [number, number]
  readonly facing: string | undefined
}

const SYNONYMS: Json = {
  ...{ top: 'up', north: 'up', bottom: 'down', south: 'down', east: 'right', west: 'left' },
  ...{ front: 'inner', into: 'inner', inside: 'inner', forward: 'inner' },
  ...{ back: 'outer', out: 'outer', outside: 'outer', backward: 'outer' },
}
const WORDS = ['up', 'down', 'left', 'right', 'inner', 'outer', ...Object.keys(SYNONYMS)]

const isDict = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const isNumeric = (value: unknown) =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && /^\s*[+-]?\d+(\.\d*)?\s*$/.test(value))

function facingWord(facing: unknown): string | undefined {
  const first = Array.isArray(facing) ? facing[0] : facing
  if (typeof first !== 'string') return undefined
  const word = first.toLowerCase().trim()
  return (SYNONYMS[word] as string | undefined) ?? word
}

function isFaultless(entry: unknown): boolean {
  if (!isDict(entry)) return false
  const { position, facing } = entry
  if (!Array.isArray(position) || position.length < 2 || !position.slice(0, 2).every(isNumeric)) return false
  if (facing === undefined || facing === null || (Array.isArray(facing) && facing.length === 0)) return true
  const first = Array.isArray(facing) ? facing[0] : facing
  return typeof first === 'string' && WORDS.includes(first.toLowerCase().trim())
}

function isValid(map: Json): boolean {
  if (!Array.isArray(map.objects)) return Object.values(map).every(isFaultless)
  const items: unknown[] = [...map.objects]
  if ('views' in map) {
    if (!Array.isArray(map.views)) return false
    items.push(...map.views)
  }
  return items.every((item) => isFaultless(item) && 'name' in (item as Json))
}

function nodes(map: Json): Map<string, Node> {
  const found = new Map<string, Node>()
  const put = (name: string, entry: Json) => {
    const [x, y] = entry.position as unknown[]
    found.set(name, { at: [Number(x), Number(y)], facing: facingWord(entry.facing) })
  }
  if (Array.isArray(map.objects))
    for (const item of [...map.objects, ...((map.views as Json[] | undefined) ?? [])] as Json[])
      put(item.name as string, item)
  else for (const [name, entry] of Object.entries(map)) put(name, entry as Json)
  return found
}

const cycle = (word: string, order: readonly string[], steps: number) =>
  order.includes(word) ? order[(order.indexOf(word) + steps) % order.length]! : word
const CLOCK = ['up', 'right', 'down', 'left']

/** Name, matrix rows and what becomes of a facing. */
const ORIENTATIONS: readonly [string, readonly number[], (word: string) => string][] = [
  ['identity', [1, 0, 0, 1], (word) => word],
  ...[90, 180, 270].map((degrees): [string, readonly number[], (word: string) => string] => {
    const angle = (degrees * Math.PI) / 180
    const turn = [Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)]
    return [`z_rot_${degrees}`, turn, (word) => cycle(word, CLOCK, degrees / 90)]
  }),
  ['x_rot_90', [1, 0, 0, 0], (word) => cycle(word, ['up', 'inner', 'down', 'outer'], 1)],
  ['y_rot_90', [0, 0, 0, 1], (word) => cycle(word, ['left', 'inner', 'right', 'outer'], 1)],
]

function relation(a: Node, b: Node): string | undefined {
  const dx = b.at[0] - a.at[0]
  const dy = b.at[1] - a.at[1]
  const far = Math.hypot(dx, dy)
  if (far < 0.5) {
    if (a.facing === 'inner' || b.facing === 'outer') return 'inner'
    if (a.facing === 'outer' || b.facing === 'inner') return 'outer'
    return far < 0.2 ? 'inner' : undefined
  }
  return Math.abs(dx) > Math.abs(dy) ? (dx > 0 ? 'right' : 'left') : dy > 0 ? 'down' : 'up'
}

function answer(part: Json): Json {
  const { same = false, directional = 0, facing = 0, overall = 0, graph = false, parsable = true, valid = true } = part
  return {
    ...{ isomorphic: same, rotation_invariant_isomorphic: same },
    ...{
      position_similarity: directional,
      directional_similarity: directional,
      relative_position_accuracy: directional,
    },
    ...{ facing_similarity: facing, overall_similarity: overall, valid_graph: graph, parsable_json: parsable },
    ...{ valid_format: valid, coverage: part.coverage ?? 0, best_rotation: part.best ?? null },
  }
}

export function mindcubeOracle(given: Json, truth: Json): Json {
  if (Object.keys(given).length === 0 || Object.keys(truth).length === 0)
    return answer({ parsable: false, valid: false })
  const made = Array.isArray(given.objects)
    ? given
    : Object.fromEntries(Object.entries(given).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))
  if (!isValid(made) || !isValid(truth)) return answer({ valid: false })
  const mine = nodes(made)
  const theirs = nodes(truth)
  if (mine.size === 0 || theirs.size === 0) return answer({})
  const asked =
    !('views' in made) && Array.isArray(truth.objects)
      ? new Set((truth.objects as Json[]).map(({ name }) => name as string))
      : new Set(theirs.keys())
  const common = [...asked].filter((name) => mine.has(name))
  const coverage = asked.size > 0 ? common.length / asked.size : 0
  if (common.length === 0) return answer({ graph: true, coverage })
  let best: Json = { overall: 0 }
  for (const [name, [xx, xy, yx, yy], turn] of ORIENTATIONS) {
    const turned = new Map(
      [...mine].map(([label, { at, facing }]): [string, Node] => [
        label,
        { at: [xx! * at[0] + xy! * at[1], yx! * at[0] + yy! * at[1]], facing: facing && turn(facing) },
      ]),
    )
    let pairs = 0
    let right = 0
    let same = common.length === asked.size
    for (const a of common)
      for (const b of common) {
        if (a === b) continue
        const expected = relation(theirs.get(a)!, theirs.get(b)!)
        const found = relation(turned.get(a)!, turned.get(b)!)
        if (expected !== found) same = false
        if (expected === undefined) continue
        pairs++
        if (expected === found) right++
      }
    const faced = common.filter((label) => theirs.get(label)!.facing)
    const facing =
      faced.length > 0 ? faced.filter((l) => turned.get(l)!.facing === theirs.get(l)!.facing).length / faced.length : 1
    const directional = pairs > 0 ? right / pairs : 0
    const overall = 0.7 * directional + 0.3 * facing
    if (overall > (best.overall as number)) best = { overall, directional, facing, same, best: name }
  }
  return answer({ ...best, graph: true, coverage })
}
