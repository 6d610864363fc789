import type { Vec2 } from '../../base/vec2'
import { aabbCenter, aabbOfPoints } from '../../layout/aabb'
import { Described } from './diagnostics'
import { type DraftObject, failDraft, report, type SceneDraft } from './draft'

/** No single thing of a room has a longer side, meters. */
const LONGEST_OBJECT = 50
/** A scene with fewer things is judged thing by thing, never as a whole. */
const ENOUGH = 3
/** Half of a room's things are never longer than this, meters. */
const LONGEST_MEDIAN = 10
/** Half of a room's things are never farther from its middle than this, meters. */
const FARTHEST_MEDIAN = 75
/** No floor, and no distance from a camera to the things, is longer, meters. */
const LONGEST_SPAN = 150

/**
 * Refuses what is clearly not in meters, and names the likely unit: the whole scene if half of its things are
 * too long or too far apart, else only the object, floor or camera that is.
 */
export function checkUnits(draft: SceneDraft): void {
  if (draft.objects.length >= ENOUGH && isSceneOff(draft)) return
  draft.objects = draft.objects.filter((object) => {
    const longest = longestSide(object)
    if (longest <= LONGEST_OBJECT) return true
    const received = new Described(`a ${object.label} of ${show(longest)} m, which looks like ${unitLike(longest, 1)}`)
    report(draft, 'object-not-meters', { object: nameOf(object), field: 'size' }, { received })
    return false
  })
  checkFloor(draft)
  checkCameras(draft)
}

function isSceneOff(draft: SceneDraft): boolean {
  const typical = median(draft.objects.map(longestSide))
  if (typical > LONGEST_MEDIAN) {
    const span = show(spanOf(draft.objects.flatMap(({ outline: { box } }) => cornersOf(box))))
    const object = draft.objects.find((one) => longestSide(one) >= typical)!
    const received = new Described(
      `a room of ${span} m and a ${object.label} of ${show(longestSide(object))} m, which looks like ${unitLike(typical, 0.5)}`,
    )
    failDraft(draft, 'not-meters', {}, { received })
    return true
  }
  const centers = draft.objects.map(({ outline }) => aabbCenter(outline.box))
  const middle: Vec2 = [median(centers.map(([x]) => x)), median(centers.map(([, y]) => y))]
  const away = median(centers.map(([x, y]) => Math.hypot(x - middle[0], y - middle[1])))
  if (away <= FARTHEST_MEDIAN) return false
  const received = new Described(
    `places spread over ${show(spanOf(centers))} m, which look like ${unitLike(2 * away, 4)}, beside sizes of ${show(typical)} m`,
  )
  failDraft(draft, 'not-meters', {}, { received })
  return true
}

function checkFloor(draft: SceneDraft): void {
  if (draft.floor === undefined) return
  const span = spanOf(draft.floor)
  if (span <= LONGEST_SPAN) return
  const received = new Described(`a floor ${show(span)} m long, which looks like ${unitLike(span, 5)}`)
  report(draft, 'bad-floor', { field: 'floor' }, { expected: 'meters', received })
  delete draft.floor
}

function checkCameras(draft: SceneDraft): void {
  const box = draft.objects[0]?.outline.box
  draft.cameras = draft.cameras.filter(({ id, position: [x, y, z] }) => {
    const off = Math.max(box === undefined ? 0 : spanOf([...cornersOf(box), [x, y]]), Math.abs(z))
    if (off <= LONGEST_SPAN) return true
    const received = new Described(`a camera ${show(off)} m from the floor or the objects`)
    report(draft, 'bad-camera', { object: id, field: 'position' }, { expected: 'meters', received })
    return false
  })
}

const cornersOf = (box: DraftObject['outline']['box']): Vec2[] => [
  [box.minX, box.minY],
  [box.maxX, box.maxY],
]

function longestSide({ outline: { box, zRange } }: DraftObject): number {
  return Math.max(box.maxX - box.minX, box.maxY - box.minY, zRange === undefined ? 0 : zRange[1] - zRange[0])
}

/** The unit in which a length would be about `usual` meters. */
function unitLike(length: number, usual: number): string {
  return length / usual > 400 ? 'millimeters' : 'centimeters'
}

function spanOf(points: readonly Vec2[]): number {
  const box = aabbOfPoints(points)
  return box === undefined ? 0 : Math.max(box.maxX - box.minX, box.maxY - box.minY)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

const nameOf = ({ id, label }: DraftObject) => id ?? label
const show = (length: number) => String(Number(length.toPrecision(3)))
