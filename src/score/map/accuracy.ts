import { badOption, listOptions, showReceived, V2loError } from '../../base/error'
import type { Vec2 } from '../../base/vec2'
import { isGridMap } from '../../grid/grid-map'
import type { BevObject, Layout } from '../../layout/layout'
import { ALIGNMENTS, type AlignKind, applyTransform, type MapTransform, transformYawDeg } from './align'
import { findAlignment } from './align-search'
import { canonicalOrder, type MapColumns, mapColumns } from './columns'
import { matchMaps } from './match'
import { lengthOf, PAIRWISE_LIMIT, pairwiseAgreement } from './pairwise'
import { iouOf, ratio } from './quality'

/** How {@link mapAccuracy} compares. */
export interface MapAccuracyOptions {
  /**
   * What may be done to the predicted map first: `none` (default: the map is metric and in the observer's frame),
   * a `translation`, a `rigid` motion, or a `similarity` (with a scale). Never a reflection.
   */
  readonly align?: AlignKind
}

/** A predicted object and the true one it was matched with. */
export interface MatchedObjects {
  /** Ids in their layouts. */
  readonly predicted: string
  readonly truth: string
  /** Position agreement times size agreement, in [0, 1]; 0 for a pair that shares only the name. */
  readonly quality: number
  /** Distance of the centers after alignment, meters. */
  readonly centerError: number
  /** `null` if the union of the boxes has no area. */
  readonly iou: number | null
}

/** How good a predicted map is, against the true one. Plain JSON data; every number is finite. */
export interface MapAccuracy {
  /** The one number, in [0, 1]: Σ q / (n + m - k). See docs/map-accuracy.md. */
  readonly overall: number
  /** k / n and k / m, where k counts pairs with the same name, less than 1 m apart and with comparable extents. */
  readonly precision: number
  /** k / m, in [0, 1]. */
  readonly recall: number
  /** Harmonic mean of precision and recall: 2k / (n + m), in [0, 1]. */
  readonly f1: number
  /** Share of the true objects for which the map has an object of that name, at any position. */
  readonly coverage: number
  /** Mean, median and largest distance of the centers of all pairs, meters; `null` if no name is shared. */
  readonly centerError: number | null
  /** Median of the same distances, meters; `null` if no name is shared. */
  readonly medianCenterError: number | null
  /** Largest of the same distances, meters; `null` if no name is shared. */
  readonly maxCenterError: number | null
  /** Mean over all pairs and both axes of 1 - smaller / larger extent, in [0, 1]. */
  readonly sizeError: number | null
  /** Mean over all true objects, 0 for missing ones; pairs without any area are left out. */
  readonly meanIou: number | null
  /** Agreement of pairwise directions in eight sectors, the observer included, over paired objects. */
  readonly directionAgreement: number | null
  /** Mean relative error of pairwise distances over paired objects. */
  readonly distanceError: number | null
  /** n, m, k, and the number of pairs that share a name. */
  readonly predictedCount: number
  /** m, the number of true objects. */
  readonly truthCount: number
  /** k, the number of pairs that count. */
  readonly matchedCount: number
  /** Pairs that share a name, at any distance. */
  readonly pairedCount: number
  /** The alignment asked for. */
  readonly align: AlignKind
  /** The predicted map was turned by this many degrees clockwise, then scaled, then moved by `translation` meters. */
  readonly yawDeg: number
  /** Factor the turned map was scaled by; 1 unless `align` is `similarity`. */
  readonly scale: number
  /** Meters the turned and scaled map was moved by. */
  readonly translation: Vec2
  /** Root mean square distance of the paired centers afterwards, meters; `null` if no name is shared. */
  readonly residual: number | null
  /** A reflected map would fit clearly better: left and right are swapped somewhere. Never applied. */
  readonly mirrored: boolean
  /** False when a label was so crowded that its matching is good, not proven optimal. */
  readonly optimal: boolean
  /** In the order of the predicted map (of a map with thousands of pairs, by label and place). */
  readonly pairs: readonly MatchedObjects[]
}

/**
 * Compares a predicted map with the true one: objects are matched one to one within their label, optimally; repeated
 * labels are instances, and neither their order nor their numbers matter. Two empty maps agree (1), one empty map
 * scores 0. Throws a `V2loError` on an unknown `align`.
 *
 * @example
 * const layout = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }, { label: 'tv', bbox: [3, 0, 3.2, 1] }])
 * mapAccuracy(layout, layout).overall // 1
 */
export function mapAccuracy(predicted: Layout, truth: Layout, options: MapAccuracyOptions = {}): MapAccuracy {
  const { align = 'none' } = options
  if (!ALIGNMENTS.includes(align))
    throw badOption(
      `align ${listOptions(ALIGNMENTS)}`,
      align,
      "leave it out: a metric map is compared as it is ('none')",
    )
  checkLayout(predicted, 'predicted')
  checkLayout(truth, 'truth')
  const given = mapColumns(predicted)
  const real = mapColumns(truth)
  const { transform, mirrored } = findAlignment(given, real, align)
  const moved = align === 'none' ? given : moveCenters(given, transform)
  const seen = align === 'none' ? real : truthAsSeen(real, truth.objects, transform)
  const { partner, quality, optimal } = matchMaps(moved, seen)

  const paired = countPaired(partner)
  const order = orderOf(given, partner, paired)
  const px: number[] = []
  const py: number[] = []
  const tx: number[] = []
  const ty: number[] = []
  const errors = new Float64Array(paired)
  const pairs: MatchedObjects[] = []
  let matched = 0
  let sizeErrors = 0
  let ious = 0
  let withoutArea = 0
  for (let k = 0; k < paired; k++) {
    const i = order[k]!
    const j = partner[i]!
    const q = quality[i]!
    px.push(moved.x[i]!)
    py.push(moved.y[i]!)
    tx.push(seen.x[j]!)
    ty.push(seen.y[j]!)
    const dx = px[k]! - tx[k]!
    const dy = py[k]! - ty[k]!
    const centerError = Math.min(lengthOf(dx, dy), Number.MAX_VALUE / 1e8)
    errors[k] = centerError
    if (q > 0) matched++
    sizeErrors += 2 - ratio(moved.halfX[i]!, seen.halfX[j]!) - ratio(moved.halfY[i]!, seen.halfY[j]!)
    // Overlap is measured along the axes of the predicted map: both sets of extents are along them.
    const across = transform.cos * dx + transform.sin * dy
    const along = transform.cos * dy - transform.sin * dx
    const iou = iouOf([across, along], moved, i, seen, j)
    if (iou === null) withoutArea++
    else ious += iou
    pairs.push({ predicted: predicted.objects[i]!.id, truth: truth.objects[j]!.id, quality: q, centerError, iou })
  }

  const n = given.count
  const m = real.count
  const bothEmpty = n === 0 && m === 0
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : bothEmpty ? 1 : 0)
  const observer =
    predicted.origin === 'world' || truth.origin === 'world' ? undefined : applyTransform(transform, 0, 0)
  errors.sort()
  return {
    overall: overallOf(quality, n, m),
    precision: share(matched, n),
    recall: share(matched, m),
    f1: share(2 * matched, n + m),
    coverage: share(paired, m),
    centerError: paired > 0 ? sumOf(errors) / paired : null,
    medianCenterError: paired > 0 ? (errors[(paired - 1) >> 1]! + errors[paired >> 1]!) / 2 : null,
    maxCenterError: paired > 0 ? errors[paired - 1]! : null,
    sizeError: paired > 0 ? sizeErrors / (2 * paired) : null,
    meanIou: m - withoutArea > 0 ? ious / (m - withoutArea) : null,
    ...pairwiseAgreement(px, py, tx, ty, observer),
    predictedCount: n,
    truthCount: m,
    matchedCount: matched,
    pairedCount: paired,
    align,
    yawDeg: transformYawDeg(transform),
    scale: transform.scale,
    translation: [transform.tx, transform.ty],
    residual: paired > 0 ? rootMeanSquare(errors) : null,
    mirrored,
    optimal,
    pairs,
  }
}

/**
 * The `overall` of {@link mapAccuracy} for maps compared as they are, which is all a reward needs: no alignment is
 * looked for and no pair is written down.
 */
export function overallAccuracy(predicted: Layout, truth: Layout): number {
  const given = mapColumns(predicted)
  const real = mapColumns(truth)
  return overallOf(matchMaps(given, real).quality, given.count, real.count)
}

function checkLayout(layout: Layout, name: string): void {
  const isList = Array.isArray(layout?.objects)
  const isGrid = isList && isGridMap(layout)
  if (isList && !isGrid && layout.objects.every((object) => typeof object?.box === 'object')) return
  throw new V2loError({
    code: 'bad-option',
    expected: `${name}: a layout { origin, objects }`,
    received: isGrid ? 'a grid map, whose objects are in cells' : showReceived(layout),
    remedy: isGrid
      ? 'compare grid maps with compareGridMaps, or place them in meters with fromGridMap'
      : 'make one with createLayout, or read it with parseLayout',
  })
}

/** Σ q / (n + m - k), summed smallest first, so that the order of the objects does not change the last digit. */
function overallOf(quality: Float64Array, n: number, m: number): number {
  if (n === 0 && m === 0) return 1
  const sorted = quality.slice().sort()
  let matched = 0
  for (const q of sorted) if (q > 0) matched++
  return Math.min(1, sumOf(sorted) / (n + m - matched))
}

function countPaired(partner: Int32Array): number {
  let count = 0
  for (let i = 0; i < partner.length; i++) if (partner[i]! >= 0) count++
  return count
}

/**
 * The paired objects in the order of the map; where only a sample of them is compared pair by pair, by label and
 * place, so that the order in the map does not choose the sample.
 */
function orderOf(columns: MapColumns, partner: Int32Array, paired: number): ArrayLike<number> {
  if (paired > PAIRWISE_LIMIT) return canonicalOrder(columns).filter((i) => partner[i]! >= 0)
  const order = new Int32Array(paired)
  let k = 0
  for (let i = 0; i < partner.length; i++) if (partner[i]! >= 0) order[k++] = i
  return order
}

function sumOf(sorted: Float64Array): number {
  let sum = 0
  for (const value of sorted) sum += value
  return sum
}

function rootMeanSquare(sorted: Float64Array): number {
  const worst = sorted[sorted.length - 1]!
  if (!(worst > 0)) return 0
  let sum = 0
  for (const value of sorted) sum += (value / worst) ** 2
  return worst * Math.sqrt(sum / sorted.length)
}

function moveCenters(columns: MapColumns, transform: MapTransform): MapColumns {
  const x: number[] = []
  const y: number[] = []
  for (let i = 0; i < columns.count; i++) {
    const [movedX, movedY] = applyTransform(transform, columns.x[i]!, columns.y[i]!)
    x.push(movedX)
    y.push(movedY)
  }
  return {
    ...columns,
    x,
    y,
    halfX: columns.halfX.map((half) => half * transform.scale),
    halfY: columns.halfY.map((half) => half * transform.scale),
    groups: sortedGroups(columns.groups, x),
  }
}

/**
 * The true map with the extents its objects have along the axes of the turned predicted map. A predicted box belongs
 * to its own axes and is never re-boxed; the true object is measured along those axes instead, from its footprint
 * if it has one.
 */
function truthAsSeen(columns: MapColumns, objects: readonly BevObject[], { cos, sin }: MapTransform): MapColumns {
  const halfX: number[] = []
  const halfY: number[] = []
  for (let j = 0; j < columns.count; j++) {
    const { footprint } = objects[j]!
    if (footprint === undefined || sin === 0) {
      halfX.push(Math.abs(cos) * columns.halfX[j]! + Math.abs(sin) * columns.halfY[j]!)
      halfY.push(Math.abs(sin) * columns.halfX[j]! + Math.abs(cos) * columns.halfY[j]!)
    } else {
      halfX.push(halfExtent(footprint, cos, sin))
      halfY.push(halfExtent(footprint, 0 - sin, cos))
    }
  }
  return { ...columns, halfX, halfY }
}

function halfExtent(points: readonly Vec2[], ux: number, uy: number): number {
  let low = Infinity
  let high = -Infinity
  for (const [x, y] of points) {
    const along = x * ux + y * uy
    low = Math.min(low, along)
    high = Math.max(high, along)
  }
  return high / 2 - low / 2
}

/** Matching walks the objects of a label from left to right. */
function sortedGroups(groups: MapColumns['groups'], x: readonly number[]): MapColumns['groups'] {
  return new Map([...groups].map(([key, group]) => [key, group.toSorted((a, b) => x[a]! - x[b]!)]))
}
