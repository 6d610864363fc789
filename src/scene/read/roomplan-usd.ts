import type { Vec3 } from '../../base/transform'
import type { Vec2 } from '../../base/vec2'
import { aabbOfPoints } from '../../layout/aabb'
import { createDraft, failDraft, report, type SceneDraft } from '../draft/draft'
import { addPoses } from '../draft/poses'
import type { ReadContext } from './format'
import { addRoomPlanObject, addWallRectangles, finishRoom, type WallRectangle } from './roomplan-room'
import { attributeText, numbersIn, readUsda, type UsdPrim } from './usda'

/** A 4 x 4 matrix, row by row, that row vectors are multiplied with from the left, as USD writes it. */
type Matrix = readonly number[]

const IDENTITY: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]

/** References may multiply endlessly; a room has a few hundred prims, a few deep. */
const MOST_PRIMS = 100_000
const DEEPEST = 100

/** Layers by their path in the archive. */
export type Layers = ReadonlyMap<string, string>

/** A room scanned with Apple RoomPlan and exported as USD text layers; the first layer is the room. */
export function* readRoomPlanUsd(layers: Layers, context: ReadContext): Iterable<SceneDraft> {
  const draft = createDraft('roomplan', context.nextId(), context.place)
  const [[path, text] = ['', '']] = layers
  const root = readUsda(text)
  const walk: Walk = {
    draft,
    layers,
    parsed: new Map(),
    meters: Number(/metersPerUnit\s*=\s*([\d.eE+-]+)/.exec(root.metadata)?.[1] ?? 0.01),
    upAxis: /upAxis\s*=\s*"(\w)"/.exec(root.metadata)?.[1] ?? 'Y',
    left: { prims: MOST_PRIMS },
    open: [path],
  }
  for (const prim of root.prims) visit(prim, { matrix: IDENTITY, path, name: '', category: undefined, depth: 0 }, walk)
  if (walk.left.prims < 0) {
    const expected = `a room of at most ${MOST_PRIMS} prims`
    failDraft(draft, 'bad-scene', {}, { expected, received: 'more', remedy: 'export the room alone' })
  } else if (draft.objects.length === 0 && draft.walls.length === 0) {
    const remedy = 'export the room as text (usdcat -o room.usda room.usdz), or its CapturedRoom as JSON'
    failDraft(draft, 'bad-scene', {}, { expected: 'meshes with points', received: null, remedy })
  } else {
    finishRoom(draft)
    if (context.poses) addPoses(draft, context.poses, true)
  }
  yield draft
}

interface Walk {
  readonly draft: SceneDraft
  readonly layers: Layers
  readonly parsed: Map<string, readonly UsdPrim[]>
  readonly meters: number
  readonly upAxis: string
  /** How many prims may still be visited. */
  readonly left: { prims: number }
  /** Paths of the layers that are being read, so that no layer reads itself. */
  readonly open: readonly string[]
}

interface Above {
  readonly matrix: Matrix
  readonly path: string
  /** Of the nearest prim above that is a part of the room, such as `Chair0`. */
  readonly name: string
  readonly category: string | undefined
  readonly depth: number
}

function visit(prim: UsdPrim, above: Above, walk: Walk): void {
  if (above.depth > DEEPEST || --walk.left.prims < 0) return
  const category = /string\s+Category\s*=\s*"([^"]*)"/.exec(prim.metadata)?.[1] ?? above.category
  const written = attributeText(prim.attributes, 'xformOp:transform')
  const own = written === undefined ? IDENTITY : numbersIn(written)
  const matrix = own.length === 16 ? multiply(own, above.matrix) : above.matrix
  const here = {
    ...above,
    matrix,
    category,
    name: prim.type === 'Mesh' ? above.name || prim.name : prim.name,
    depth: above.depth + 1,
  }
  if (prim.type === 'Mesh') addMesh(prim, here, walk)
  // Materials hold shaders, not places.
  if (prim.type === 'Material') return
  for (const child of prim.children) visit(child, here, walk)
  for (const [, target] of prim.metadata.matchAll(/@([^@\n]+)@(?=[^=]*(?:\]|$|\n))/g)) follow(target!, prim, here, walk)
}

function follow(target: string, prim: UsdPrim, here: Above, walk: Walk): void {
  // The asset info of a layer names the layer itself.
  if (!/references\s*=/.test(prim.metadata)) return
  const path = resolvePath(here.path, target)
  if (walk.open.includes(path)) return
  const text = walk.layers.get(path)
  if (text === undefined) {
    report(walk.draft, 'missing-layer', { field: prim.name }, { received: path })
    return
  }
  const prims = walk.parsed.get(path) ?? readUsda(text).prims
  walk.parsed.set(path, prims)
  for (const child of prims) visit(child, { ...here, path }, { ...walk, open: [...walk.open, path] })
}

function resolvePath(from: string, target: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function addMesh(prim: UsdPrim, { matrix, name, category }: Above, { draft, meters, upAxis }: Walk): void {
  const numbers = numbersIn(attributeText(prim.attributes, 'points') ?? '')
  const local: Vec3[] = []
  for (let i = 0; i + 2 < numbers.length; i += 3) local.push([numbers[i]!, numbers[i + 1]!, numbers[i + 2]!])
  if (local.length < 4) {
    report(
      draft,
      'bad-object',
      { object: name, field: 'points' },
      { expected: 'points of a mesh', received: numbers.length },
    )
    return
  }
  const toMap = (point: Vec3): Vec3 => {
    const [x, y, z] = carried(point, matrix)
    return upAxis === 'Z' ? [x * meters, y * meters, z * meters] : [x * meters, -z * meters, y * meters]
  }
  if (category === undefined && /^walls?\d*$/i.test(name)) {
    addWallRectangles(
      draft,
      name,
      rectanglesOf(local).map((corners) => corners.map(toMap)),
    )
    return
  }
  const label = category ?? name.replace(/\d+$/, '')
  if (/^openings?$/i.test(label)) return
  addRoomPlanObject(draft, name, label, local.map(toMap))
}

/**
 * The upright rectangles of a wall's front: RoomPlan writes four points to a face, and the faces beside, below and
 * above a hole are pieces of the wall. The whole front if the points are not such faces.
 */
function rectanglesOf(local: readonly Vec3[]): readonly WallRectangle[] {
  const front = local.reduce((most, [, , z]) => Math.max(most, z), -Infinity)
  const faces: Vec3[][] = []
  for (let i = 0; i + 3 < local.length; i += 4) {
    const face = local.slice(i, i + 4)
    if (face.every(([, , z]) => Math.abs(z - front) < 1e-6)) faces.push(face)
  }
  const whole = boundsOf(local)
  const isCovered = faces.length > 0 && local.length % 4 === 0 && faces.every(isRectangle)
  return (isCovered ? faces.map(boundsOf) : [whole]).map(([minX, minY, maxX, maxY]) => [
    [minX, minY, front],
    [maxX, minY, front],
    [maxX, maxY, front],
    [minX, maxY, front],
  ])
}

function boundsOf(points: readonly Vec3[]): readonly [number, number, number, number] {
  const { minX, minY, maxX, maxY } = aabbOfPoints(points.map(([x, y]): Vec2 => [x, y]))!
  return [minX, minY, maxX, maxY]
}

function isRectangle(face: readonly Vec3[]): boolean {
  const [minX, minY, maxX, maxY] = boundsOf(face)
  const on = (value: number, low: number, high: number) => Math.abs(value - low) < 1e-4 || Math.abs(value - high) < 1e-4
  return maxX > minX && maxY > minY && face.every(([x, y]) => on(x, minX, maxX) && on(y, minY, maxY))
}

const carried = ([x, y, z]: Vec3, m: Matrix): Vec3 => [
  x * m[0]! + y * m[4]! + z * m[8]! + m[12]!,
  x * m[1]! + y * m[5]! + z * m[9]! + m[13]!,
  x * m[2]! + y * m[6]! + z * m[10]! + m[14]!,
]

function multiply(a: Matrix, b: Matrix): Matrix {
  const product: number[] = []
  for (let row = 0; row < 4; row++)
    for (let column = 0; column < 4; column++)
      product.push([0, 1, 2, 3].reduce((sum, k) => sum + a[4 * row + k]! * b[4 * k + column]!, 0))
  return product
}
