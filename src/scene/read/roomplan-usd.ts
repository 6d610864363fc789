import type { Vec3 } from '../../base/transform'
import { createDraft, type Draft, failDraft, report } from '../draft/draft'
import { addPoses } from '../draft/poses'
import type { ReadContext } from './format'
import { addRoomPlanObject, addWallRectangles, finishRoom, type WallRectangle } from './roomplan-room'
import { attributeText, numbersIn, readUsda, type UsdPrim } from './usda'

/** A 4 x 4 matrix, row by row, that row vectors are multiplied with from the left, as USD writes it. */
type Matrix = readonly number[]

const IDENTITY: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]

/** Layers by their path in the archive. */
export type Layers = ReadonlyMap<string, string>

/** A room scanned with Apple RoomPlan and exported as USD text layers; the first layer is the room. */
export function* readRoomPlanUsd(layers: Layers, context: ReadContext): Iterable<Draft> {
  const draft = createDraft('roomplan', context.nextId(), context.place)
  const [[path, text] = ['', '']] = layers
  const root = readUsda(text)
  const walk: Walk = { draft, layers, parsed: new Map(), metres: 1, upAxis: 'Y', open: [path] }
  const upAxis = /upAxis\s*=\s*"(\w)"/.exec(root.metadata)?.[1] ?? 'Y'
  const metres = Number(/metersPerUnit\s*=\s*([\d.eE+-]+)/.exec(root.metadata)?.[1] ?? 0.01)
  for (const prim of root.prims)
    visit(prim, { matrix: IDENTITY, path, name: '', category: undefined }, { ...walk, metres, upAxis })
  if (draft.objects.length === 0 && draft.walls.length === 0) {
    const remedy = 'export the room as text (usdcat -o room.usda room.usdz), or its CapturedRoom as JSON'
    failDraft(draft, 'bad-scene', {}, { expected: 'meshes with points', received: null, remedy })
  } else {
    finishRoom(draft)
    if (context.poses) addPoses(draft, context.poses, true)
  }
  yield draft
}

interface Walk {
  readonly draft: Draft
  readonly layers: Layers
  readonly parsed: Map<string, readonly UsdPrim[]>
  readonly metres: number
  readonly upAxis: string
  /** Paths of the layers that are being read, so that none reads itself. */
  readonly open: readonly string[]
}

interface Above {
  readonly matrix: Matrix
  readonly path: string
  /** Of the nearest prim above that is a part of the room, such as `Chair0`. */
  readonly name: string
  readonly category: string | undefined
}

function visit(prim: UsdPrim, above: Above, walk: Walk): void {
  const category = /string\s+Category\s*=\s*"([^"]*)"/.exec(prim.metadata)?.[1] ?? above.category
  const written = attributeText(prim.attributes, 'xformOp:transform')
  const own = written === undefined ? IDENTITY : numbersIn(written)
  const matrix = own.length === 16 ? multiply(own, above.matrix) : above.matrix
  const here = { ...above, matrix, category, name: prim.type === 'Mesh' ? above.name || prim.name : prim.name }
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

function addMesh(prim: UsdPrim, { matrix, name, category }: Above, { draft, metres, upAxis }: Walk): void {
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
    return upAxis === 'Z' ? [x * metres, y * metres, z * metres] : [x * metres, -z * metres, y * metres]
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
 * above a hole are pieces of the wall. The whole front where the points are not such faces.
 */
function rectanglesOf(local: readonly Vec3[]): readonly WallRectangle[] {
  const front = Math.max(...local.map(([, , z]) => z))
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

const boundsOf = (points: readonly Vec3[]) => {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const
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
