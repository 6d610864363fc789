import { forwardAtYaw } from '../../base/angle'
import type { Vec2 } from '../../base/vec2'
import { aabbCenter, aabbCorners } from '../../layout/aabb'
import type { BevObject, Layout } from '../../layout/layout'
import { placeOutline } from '../../layout/place'
import { type MapAccuracy, mapAccuracy } from '../../score/map/accuracy'
import type { FilledOptions } from '../options'
import type { LegendItem, Mark, Picture } from '../picture'
import { plainText } from '../text'
import {
  boundsOfPoints,
  counted,
  drawingOrder,
  floorMarks,
  isNamed,
  objectLabel,
  objectMark,
  observerMark,
  observerOf,
  sightMarks,
  spelled,
} from './layout'

/** A predicted map over the true one. */
export interface MapPair {
  readonly predicted: Layout
  readonly truth: Layout
  /** Their match, where it is known (or was made with an alignment); default: `mapAccuracy(predicted, truth)`. */
  readonly accuracy?: MapAccuracy
}

/** Two maps with their match: what was found, what was missed, what was invented. */
export function pairPicture({ predicted, truth, accuracy: known }: MapPair, options: FilledOptions): Picture {
  const accuracy = known ?? mapAccuracy(predicted, truth)
  const move = motionOf(accuracy)
  const real = new Map(truth.objects.map((object) => [object.id, object]))
  const given = new Map(predicted.objects.map((object) => [object.id, object]))
  const pairs = accuracy.pairs.filter(({ predicted: p, truth: t }) => given.has(p) && real.has(t))
  const found = new Set(pairs.filter(({ quality }) => quality > 0).map((pair) => pair.truth))
  const meant = new Set(pairs.filter(({ quality }) => quality > 0).map((pair) => pair.predicted))
  const trueObjects = drawingOrder(truth.objects)
  const saidObjects = drawingOrder(predicted.objects)
  const observer = observerOf(truth, options)
  const said = (object: BevObject): Mark => ({
    kind: 'shape',
    points: outlineOf(object, move),
    role: meant.has(object.id) ? 'predicted' : 'invented',
    title: `${plainText(object.id)}, predicted${meant.has(object.id) ? '' : ' without a partner'}`,
  })
  const bounds = boundsOfPoints([
    ...(truth.floor ?? []),
    ...(observer ? [observer.position] : []),
    ...truth.objects.flatMap((object) => placeOutline(object)),
    ...predicted.objects.flatMap((object) => outlineOf(object, move)),
  ])
  const marks: Mark[] = [
    ...floorMarks(truth),
    ...(observer ? sightMarks(observer, bounds, options.fovDeg) : []),
    ...trueObjects.map((object) => objectMark(object, found.has(object.id) ? 'true' : 'missed')),
    ...saidObjects.map(said),
    ...pairs
      .toSorted((a, b) => (a.truth < b.truth ? -1 : 1))
      .map((pair): Mark => {
        const [from, to] = [aabbCenter(real.get(pair.truth)!.box), move(aabbCenter(given.get(pair.predicted)!.box))]
        const title = `${plainText(pair.truth)}: ${spelled(pair.centerError, options.decimals)} m off`
        const role = pair.quality > 0 ? 'match' : 'apart'
        return { kind: 'line', from, to, role, ends: 'dots', title }
      }),
    ...(observer ? [observerMark(observer)] : []),
  ]
  const summary = summaryOf(accuracy, options)
  return {
    bounds,
    axes: 'x to the right, y up, meters of the true map',
    unit: 'm',
    gridLines: true,
    zeroLines: truth.origin !== 'unknown',
    marks,
    labels: [
      ...trueObjects
        .filter(({ id }) => isNamed(id, options))
        .map((object) => objectLabel(object, found.has(object.id) ? 'object' : 'missed')),
      ...saidObjects
        .filter(({ id }) => isNamed(id, options) && !meant.has(id))
        .map((object) => ({ ...objectLabel(object, 'invented'), points: outlineOf(object, move) })),
    ],
    legend: legendOf(marks),
    captions: [{ text: summary, strong: true }],
    title: 'A predicted map over the true one',
    description: `${summary} Missed: ${names(truth, found)}. Invented: ${names(predicted, meant)}.`,
  }
}

const WORDS: readonly LegendItem[] = [
  { role: 'true', text: 'true' },
  { role: 'predicted', text: 'predicted' },
  { role: 'match', text: 'matched', ends: 'dots' },
  { role: 'missed', text: 'missed' },
  { role: 'invented', text: 'invented' },
  { role: 'apart', text: 'same name, too far', ends: 'dots' },
]

/** What occurs. */
function legendOf(marks: readonly Mark[]): LegendItem[] {
  const used = new Set(marks.map((mark) => ('role' in mark ? mark.role : 'observer')))
  return WORDS.filter(({ role }) => used.has(role))
}

/** How the predicted map was moved before it was compared: turned, scaled, shifted. A turned box is not axis-aligned any more. */
function motionOf({ yawDeg, scale, translation: [tx, ty] }: MapAccuracy): (point: Vec2) => Vec2 {
  const [sin, cos] = forwardAtYaw(yawDeg)
  return ([x, y]) => [scale * (cos * x + sin * y) + tx, scale * (cos * y - sin * x) + ty]
}

function outlineOf({ box, footprint }: BevObject, move: (point: Vec2) => Vec2): Vec2[] {
  return (footprint ?? aabbCorners(box)).map(move)
}

function summaryOf(accuracy: MapAccuracy, options: FilledOptions): string {
  const { overall, matchedCount, predictedCount, truthCount, pairs } = accuracy
  const matched = pairs.filter(({ quality }) => quality > 0)
  const centerError = matched.reduce((sum, pair) => sum + pair.centerError, 0) / matched.length
  const decimals = Math.min(2, options.decimals)
  const off = matched.length === 0 ? '' : `, their centers ${spelled(centerError, decimals)} m off on average`
  const missed = truthCount - matchedCount
  const invented = predictedCount - matchedCount
  return `Accuracy ${spelled(overall, decimals)}: ${counted(matchedCount, 'object')} matched, ${missed} missed, ${invented} invented${off}.`
}

function names({ objects }: Layout, known: ReadonlySet<string>): string {
  const listed = objects.filter(({ id }) => !known.has(id)).map(({ id }) => plainText(id))
  const more = listed.length > 20 ? ` and ${listed.length - 20} more` : ''
  return listed.length === 0 ? 'nothing' : listed.slice(0, 20).join(', ') + more
}
