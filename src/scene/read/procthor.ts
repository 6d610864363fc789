import { composeTransforms, orientedBoxCorners, rotationFromEuler, type Vec3 } from '../../base/transform'
import type { Vec2 } from '../../base/vec2'
import { addSolid, createDraft, failDraft, report, type SceneDraft } from '../draft/draft'
import { joinFloors } from '../draft/join-floors'
import { type Fields, fromUnity, isFields, numberOf, pointOf, textOf } from '../draft/json-values'
import { addPoses, readAgentCamera } from '../draft/poses'
import type { WallHole } from '../draft/walls'
import { wallPieces } from '../draft/walls'
import type { Wall } from '../scene'
import type { AssetSizes, ReadContext, SceneReader } from './format'
import { assetSize } from './procthor-assets'

/** A ProcTHOR house: rooms with floors, walls with holes, and objects whose sizes are those of their assets. */
export const procthorReader: SceneReader = {
  format: 'procthor',
  recognizes: (value) =>
    isFields(value) &&
    Array.isArray(value.rooms) &&
    value.rooms.some((room) => isFields(room) && 'floorPolygon' in room) &&
    Array.isArray(value.objects),
  *read(value, context) {
    const house: Fields = isFields(value) ? value : {}
    const metadata: Fields = isFields(house.metadata) ? house.metadata : {}
    const draft = createDraft('procthor', textOf(house.id) ?? textOf(metadata.id) ?? context.nextId(), context.place)
    if (context.assets === undefined) failDraft(draft, 'no-assets', { field: 'objects' })
    else readHouse(draft, house, context.assets)
    const agent = isFields(metadata.agentPoses) ? metadata.agentPoses.default : metadata.agent
    const camera = isFields(agent) && !draft.failed ? readAgentCamera(draft, 'agent', agent) : undefined
    if (camera) draft.cameras.push(camera)
    if (context.poses && !draft.failed) addPoses(draft, context.poses, onlyHouse(context))
    yield draft
  },
}

const onlyHouse = (context: ReadContext) => !context.place.line

function readHouse(draft: SceneDraft, house: Fields, assets: AssetSizes): void {
  readFloor(draft, house.rooms)
  const sides = readWalls(draft, house.walls)
  for (const [kind, list] of [
    ['doors', house.doors],
    ['windows', house.windows],
  ] as const)
    for (const [i, opening] of listOf(list).entries())
      readOpening(draft, opening, { kind, name: `${kind}[${i}]`, sides, assets })
  const standing = new Set([...sides.values()].map((side) => side.standing))
  for (const { wall, holes } of standing) draft.walls.push(...wallPieces(wall, holes))
  if (Array.isArray(house.objects)) addAll(draft, house.objects, 'objects', assets)
  else {
    const detail = { expected: 'a list of objects', received: house.objects, remedy: 'pass the house unchanged' }
    failDraft(draft, 'bad-scene', { field: 'objects' }, detail)
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function readFloor(draft: SceneDraft, rooms: unknown): void {
  const floors = listOf(rooms).flatMap((room, i) => {
    const polygon = isFields(room) ? room.floorPolygon : undefined
    const points = listOf(polygon).map(pointOf)
    if (points.length >= 3 && points.every((point) => point !== undefined))
      return [points.map((point): Vec2 => [point![0], point![2]])]
    const expected = 'at least three points { x, y, z }'
    report(draft, 'bad-floor', { field: `rooms[${i}].floorPolygon` }, { expected, received: polygon })
    return []
  })
  const floor = joinFloors(floors)
  if (floor !== undefined) draft.floor = floor
  if (floors.length > 1) draft.assumed.add(`the floor is the outline around the ${floors.length} rooms of the house`)
}

/** A single wall, with the holes of both its sides. */
interface StandingWall {
  readonly wall: Wall
  readonly holes: WallHole[]
}

/** One side of it, as a room or the outside has it: which way it runs. */
interface WallSide {
  readonly standing: StandingWall
  readonly from: Vec2
}

/** The sides by their ids: a wall between two rooms is written once for each of them. */
function readWalls(draft: SceneDraft, list: unknown): ReadonlyMap<string, WallSide> {
  const standing = new Map<string, StandingWall>()
  const sides = new Map<string, WallSide>()
  for (const [i, value] of listOf(list).entries()) {
    const fields: Fields = isFields(value) ? value : {}
    const id = textOf(fields.id) ?? `walls[${i}]`
    const wall = wallOf(listOf(fields.polygon).map(pointOf))
    if (wall === undefined) {
      const expected = 'at least four points { x, y, z } of an upright wall'
      report(draft, 'bad-wall', { object: id, field: `walls[${i}].polygon` }, { expected, received: fields.polygon })
      continue
    }
    const place = [wall.from, wall.to].map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`)
    const key = place.sort().join(' ')
    const one = standing.get(key) ?? { wall, holes: [] }
    standing.set(key, one)
    sides.set(id, { standing: one, from: wall.from })
  }
  return sides
}

function wallOf(corners: readonly (Vec3 | undefined)[]): Wall | undefined {
  const points = corners.flatMap((point) => (point === undefined ? [] : [fromUnity(point)]))
  if (points.length < 4 || points.length < corners.length) return undefined
  const heights = points.map(([, , z]) => z)
  const [base, top] = [Math.min(...heights), Math.max(...heights)]
  const [start, ...rest] = points.filter(([, , z]) => z === base)
  const end = rest.find(([x, y]) => x !== start![0] || y !== start![1])
  return end && { from: [start![0], start![1]], to: [end[0], end[1]], base, top }
}

interface OpeningPlace {
  readonly kind: 'doors' | 'windows'
  readonly name: string
  readonly sides: ReadonlyMap<string, WallSide>
  readonly assets: AssetSizes
}

/** A door or a window cuts a hole; it is an object too, unless it is an open door. */
function readOpening(draft: SceneDraft, value: unknown, { kind, name, sides, assets }: OpeningPlace): void {
  const fields: Fields = isFields(value) ? value : {}
  const id = textOf(fields.id) ?? name
  const [a, b] = listOf(fields.holePolygon).map(pointOf)
  const [front, back] = [sides.get(textOf(fields.wall0) ?? ''), sides.get(textOf(fields.wall1) ?? '')]
  const host = front ?? back
  if (host === undefined || a === undefined || b === undefined) {
    const [field, received] = host === undefined ? ['wall0', fields.wall0] : ['holePolygon', fields.holePolygon]
    const expected = host === undefined ? 'the id of a wall of the house' : 'two corners { x, y, z } of a hole'
    report(draft, 'bad-object', { object: id, field: `${name}.${field}` }, { expected, received })
    return
  }
  // A hole counts from the start of wall0; wall1 is the same wall seen from behind, so there it counts from the end.
  const hole = {
    from: Math.min(a[0], b[0]),
    to: Math.max(a[0], b[0]),
    base: Math.min(a[1], b[1]),
    top: Math.max(a[1], b[1]),
  }
  const cut = front ? holeIn(front, hole, false) : holeIn(host, hole, true)
  host.standing.holes.push(cut)
  if (back && back.standing !== host.standing) back.standing.holes.push(holeIn(back, hole, true))
  const openness = numberOf(fields.openness)
  if (kind === 'doors' && openness !== undefined && openness > 0) return
  const asset = assetSize(assets, fields.assetId)
  if (asset === undefined)
    draft.assumed.add(`doors and windows that the asset database has no size of are ${THIN} m deep`)
  const label = asset?.type ?? (kind === 'doors' ? 'Doorway' : 'Window')
  addSolid(draft, { id, label }, slabIn(host.standing.wall, cut, asset?.size[2] ?? THIN))
}

const THIN = 0.1

const lengthOf = ({ from, to }: Wall) => Math.hypot(to[0] - from[0], to[1] - from[1])

/** A hole as it lies in the single wall, measured from that wall's own start. */
function holeIn({ standing: { wall }, from }: WallSide, hole: WallHole, isBehind: boolean): WallHole {
  const runsBack = from[0] !== wall.from[0] || from[1] !== wall.from[1]
  const length = lengthOf(wall)
  const [start, end] = runsBack === isBehind ? [hole.from, hole.to] : [length - hole.to, length - hole.from]
  return { from: start, to: end, base: wall.base + hole.base, top: wall.base + hole.top }
}

/** The corners of what fills a hole, as deep as its asset, in the middle of the wall. */
function slabIn(wall: Wall, hole: WallHole, depth: number): readonly Vec3[] {
  const length = lengthOf(wall)
  const [ux, uy] = [(wall.to[0] - wall.from[0]) / length, (wall.to[1] - wall.from[1]) / length]
  return [hole.from, hole.to].flatMap((along) =>
    [-depth / 2, depth / 2].flatMap((across) =>
      [hole.base, hole.top].map(
        (z): Vec3 => [wall.from[0] + along * ux - across * uy, wall.from[1] + along * uy + across * ux, z],
      ),
    ),
  )
}

/** Objects, and the objects that stand on them, however deep. */
function addAll(draft: SceneDraft, objects: readonly unknown[], field: string, assets: AssetSizes): void {
  const left = objects.map((value, i) => ({ value, field: `${field}[${i}]` })).reverse()
  while (left.length > 0) {
    const next = left.pop()!
    const fields: Fields = isFields(next.value) ? next.value : {}
    addAsset(draft, fields, next.field, assets)
    const children = listOf(fields.children).map((value, i) => ({ value, field: `${next.field}.children[${i}]` }))
    left.push(...children.reverse())
  }
}

const RADIANS = Math.PI / 180

function addAsset(draft: SceneDraft, fields: Fields, field: string, assets: AssetSizes): void {
  const id = textOf(fields.id)
  const place = { object: id ?? field }
  const asset = assetSize(assets, fields.assetId)
  const center = pointOf(fields.position)
  const turned = fields.rotation === undefined ? [0, 0, 0] : pointOf(fields.rotation)
  if (textOf(fields.assetId) === undefined)
    report(
      draft,
      'bad-object',
      { ...place, field: `${field}.assetId` },
      { expected: 'a text', received: fields.assetId },
    )
  else if (asset === undefined)
    report(draft, 'unknown-asset', { ...place, field: `${field}.assetId` }, { received: fields.assetId })
  else if (center === undefined || turned === undefined) {
    const part = center === undefined ? 'position' : 'rotation'
    const expected = '{ x, y, z } of finite numbers'
    report(draft, 'bad-object', { ...place, field: `${field}.${part}` }, { expected, received: fields[part] })
  } else {
    const [x, y, z] = turned.map((degrees) => degrees * RADIANS) as [number, number, number]
    // Unity turns about z, then x, then y.
    const about = composeTransforms(rotationFromEuler(x, 0, 0), rotationFromEuler(0, 0, z))
    const rotation = composeTransforms(rotationFromEuler(0, y, 0), about)
    const corners = orientedBoxCorners(center, asset.size, rotation).map(fromUnity)
    // Ids may begin with the type or with the asset; only the database says the type.
    addSolid(draft, { id, label: asset.type ?? textOf(fields.assetId)! }, corners)
  }
}
