import { isRow } from '../../base/fields/json-row'
import { foldLabel } from '../../layout/label'
import { TRACK_EVENTS, type Track } from '../track'

export const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
/** A whole number that can still be counted on. */
export const isCount = (value: unknown): boolean => isNumber(value) && value >= 0 && value < 2 ** 52 && value % 1 === 0

/** Places and sides come from poses and boxes of a million meters at most, variances from deviations along them. */
const isPlace = (value: unknown): boolean => isNumber(value) && Math.abs(value) <= 1e8
const isVariance = (value: unknown): boolean => isNumber(value) && value > 0 && value <= 1e30
const isPair = (value: unknown): boolean => Array.isArray(value) && value.length === 2 && value.every(isPlace)
const isGuess = (value: unknown): boolean => isRow(value) && isPlace(value.value) && isVariance(value.variance)
const isSide = (value: unknown): boolean => isGuess(value) && (value as { readonly value: number }).value >= 0
const isCovariance = (value: unknown): boolean => {
  if (!isRow(value)) return false
  const { xx, xy, yy } = value
  return isVariance(xx) && isVariance(yy) && isNumber(xy) && xy * xy < Number(xx) * Number(yy)
}
/** A label that says something. */
export const isName = (value: unknown): value is string => typeof value === 'string' && foldLabel(value) !== ''
const isAbsentOr = (value: unknown, is: (value: unknown) => boolean): boolean => value === undefined || is(value)

/** Whether a value is a track that can be folded on, as its fields and what follows from them must be. */
export function isTrack(value: unknown): value is Track {
  if (!isRow(value)) return false
  const { id, label, folded, center, covariance, own, outer, heights, odds, viewpoints, missedFrom, outlier } = value
  return (
    [id, label, folded].every(isName) &&
    isPair(center) &&
    isCovariance(covariance) &&
    isAbsentOr(own, isOwn) &&
    isRow(outer) &&
    [outer.x, outer.y].every((half) => isPlace(half) && Number(half) >= 0) &&
    isAbsentOr(heights, (pair) => isRow(pair) && isGuess(pair.low) && isGuess(pair.high)) &&
    isNumber(odds) &&
    isNumber(value.firstSeen) &&
    isNumber(value.lastSeen) &&
    isCount(value.count) &&
    typeof value.isConfirmed === 'boolean' &&
    typeof value.isPartial === 'boolean' &&
    isAbsentOr(value.corrected, (is) => is === true) &&
    Array.isArray(viewpoints) &&
    viewpoints.every(isPair) &&
    isAbsentOr(missedFrom, (places) => Array.isArray(places) && places.every(isPair)) &&
    isAbsentOr(outlier, isDetection) &&
    Array.isArray(value.history) &&
    value.history.every(isEvent)
  )
}

const isOwn = (own: unknown): boolean => isRow(own) && isSide(own.length) && isSide(own.width) && isGuess(own.yawDeg)

const isEvent = (event: unknown): boolean =>
  isRow(event) &&
  isNumber(event.at) &&
  isCount(event.entry) &&
  (TRACK_EVENTS as readonly unknown[]).includes(event.what)

/** Of a sighting that lay far off, what the next one takes from it. */
const isDetection = (value: unknown): boolean => isRow(value) && isPair(value.center) && isCovariance(value.covariance)
