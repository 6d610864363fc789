import type { Vec3 } from '../../base/transform'
import type { Vec2 } from '../../base/vec2'
import { createDraft, failDraft, report, type SceneDraft } from '../draft/draft'
import { type Fields, isFields, isFinite3, isNumbers, textOf } from '../draft/json-values'
import { addPoses } from '../draft/poses'
import { type WallHole, wallPieces } from '../draft/walls'
import type { Wall } from '../scene'
import type { SceneReader } from './format'
import { addRoomPlanObject, finishRoom } from './roomplan-room'

/** Apple's `CapturedRoom` as JSON: `walls`, `doors`, `windows`, `openings`, `floors` and `objects`, each a placed box. */
export const roomPlanReader: SceneReader = {
  format: 'roomplan',
  recognizes: (value) =>
    isFields(value) && [value.walls, value.objects].some((list) => Array.isArray(list) && list.some(isPlaced)),
  *read(value, context) {
    const room: Fields = isFields(value) ? value : {}
    const draft = createDraft('roomplan', context.nextId(), context.place)
    if (!Array.isArray(room.walls) && !Array.isArray(room.objects)) {
      const remedy = 'encode the whole CapturedRoom'
      failDraft(draft, 'bad-scene', { field: 'objects' }, { expected: 'a list', received: room.objects, remedy })
    } else {
      readRoom(draft, room)
      if (context.poses) addPoses(draft, context.poses, !context.place.line)
    }
    yield draft
  },
}

const isPlaced = (value: unknown) => isFields(value) && 'dimensions' in value && 'transform' in value

function readRoom(draft: SceneDraft, room: Fields): void {
  const parts = (name: string, code: 'bad-object' | 'bad-wall') =>
    (Array.isArray(room[name]) ? room[name] : []).flatMap((part: unknown, i: number) => {
      const placed = readPart(draft, part, `${name}[${i}]`, code)
      return placed ? [placed] : []
    })
  const walls = parts('walls', 'bad-wall').map((part) => ({ part, wall: wallOf(part), holes: [] as WallHole[] }))
  for (const kind of ['doors', 'windows', 'openings'] as const)
    for (const part of parts(kind, 'bad-object')) {
      const host = walls.find((wall) => wall.part.id === part.parent) ?? nearestWall(part, walls)
      if (host) host.holes.push(holeOf(part, host.wall))
      // An open door and an opening are ways through; there is nothing in them.
      if (kind !== 'openings' && !part.isOpen) addRoomPlanObject(draft, part.id, kind.slice(0, -1), part.corners)
    }
  for (const { wall, holes } of walls) draft.walls.push(...wallPieces(wall, holes))
  for (const part of parts('objects', 'bad-object')) addRoomPlanObject(draft, part.id, part.category, part.corners)
  readFloor(draft, room.floors)
  finishRoom(draft)
}

interface Part {
  readonly id: string
  readonly parent: string | undefined
  readonly category: string
  readonly isOpen: boolean
  readonly corners: readonly Vec3[]
}

function readPart(draft: SceneDraft, value: unknown, field: string, code: 'bad-object' | 'bad-wall'): Part | undefined {
  const fields: Fields = isFields(value) ? value : {}
  const id = textOf(fields.identifier) ?? field
  const { dimensions } = fields
  const matrix = matrixOf(draft, fields.transform, id, field)
  const bad = (part: string, expected: string) => {
    report(draft, code, { object: id, field: `${field}.${part}` }, { expected, received: fields[part] })
    return undefined
  }
  if (!isFinite3(dimensions) || dimensions.some((length) => length < 0)) return bad('dimensions', 'three lengths')
  if (matrix === undefined) return bad('transform', 'sixteen finite numbers, column by column')
  const category = categoryOf(fields.category)
  if (category === undefined && field.startsWith('objects')) return bad('category', 'the name of a category')
  const halves = dimensions.map((length) => [-length / 2, length / 2] as const)
  const corners = halves[1]!.flatMap((y) =>
    halves[2]!.flatMap((z) => halves[0]!.map((x) => carried([x, y, z], matrix))),
  )
  const details = isFields(fields.category) ? Object.values(fields.category)[0] : undefined
  const isOpen = isFields(details) && details.isOpen === true
  return { id, parent: textOf(fields.parentIdentifier), category: category ?? '', isOpen, corners }
}

/** Swift writes a category as `{ "storage": {} }`, other exporters as its name. */
const categoryOf = (value: unknown): string | undefined =>
  textOf(value) ?? (isFields(value) ? textOf(Object.keys(value)[0]) : undefined)

/** Sixteen numbers column by column: the last column is the position. */
function matrixOf(draft: SceneDraft, value: unknown, id: string, field: string): readonly number[] | undefined {
  const flat: unknown = Array.isArray(value) ? value.flat() : value
  if (!isNumbers(flat, 16)) return undefined
  const isRowByRow = flat[12] === 0 && flat[13] === 0 && flat[14] === 0 && [3, 7, 11].some((at) => flat[at] !== 0)
  if (!isRowByRow) return flat
  report(draft, 'row-major', { object: id, field: `${field}.transform` })
  return flat.map((_, at) => flat[4 * (at % 4) + Math.floor(at / 4)]!)
}

/** A point of a part, in ARKit's frame (right-handed, y up), as right, forward and up. */
function carried([x, y, z]: Vec3, m: readonly number[]): Vec3 {
  const to = (row: 0 | 1 | 2) => m[row]! * x + m[4 + row]! * y + m[8 + row]! * z + m[12 + row]!
  return [to(0), 0 - to(2), to(1)]
}

/** A wall is thin: it is put in the middle of its box. Corners come lower first, x within z. */
function wallOf({ corners }: Part): Wall {
  const middle = (a: Vec3, b: Vec3): Vec2 => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  const heights = corners.map(([, , z]) => z)
  return {
    from: middle(corners[0]!, corners[2]!),
    to: middle(corners[1]!, corners[3]!),
    base: Math.min(...heights),
    top: Math.max(...heights),
  }
}

function holeOf({ corners }: Part, { from, to }: Wall): WallHole {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const along = corners.map(
    ([x, y]) => ((x - from[0]) * (to[0] - from[0]) + (y - from[1]) * (to[1] - from[1])) / length,
  )
  const heights = corners.map(([, , z]) => z)
  return { from: Math.min(...along), to: Math.max(...along), base: Math.min(...heights), top: Math.max(...heights) }
}

/** A door farther than this from every wall is not in any wall, meters. */
const IN_WALL = 0.3

function nearestWall<W extends { readonly wall: Wall }>({ corners }: Part, walls: readonly W[]): W | undefined {
  const [x, y] = [0, 1].map((axis) => corners.reduce((sum, corner) => sum + corner[axis]!, 0) / corners.length)
  const distanceTo = ({ wall: { from, to } }: W) => {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
    const share = Math.max(0, Math.min(1, ((x! - from[0]) * dx + (y! - from[1]) * dy) / (dx * dx + dy * dy || 1)))
    return Math.hypot(x! - from[0] - share * dx, y! - from[1] - share * dy)
  }
  const [best] = walls.map((wall) => ({ wall, gap: distanceTo(wall) })).sort((a, b) => a.gap - b.gap)
  return best && best.gap <= IN_WALL ? best.wall : undefined
}

function readFloor(draft: SceneDraft, floors: unknown): void {
  const [floor] = Array.isArray(floors) ? (floors as unknown[]) : []
  if (!isFields(floor)) return
  const corners = floor.polygonCorners
  const matrix = isNumbers(Array.isArray(floor.transform) ? floor.transform.flat() : undefined, 16)
    ? (floor.transform as readonly number[]).flat()
    : undefined
  if (matrix === undefined || !Array.isArray(corners) || corners.length < 3 || !corners.every(isFinite3)) return
  draft.floor = corners.map((corner): Vec2 => {
    const [x, y] = carried(corner, matrix)
    return [x, y]
  })
}
