import { badOption, showReceived, V2loError } from '../base/error'

/** The values of {@link MraProfile}. */
export const MRA_PROFILES = ['v2lo', 'vsi', 'vsi-abs', 'f32-strict'] as const
/** A named definition of mean relative accuracy; the four are incompatible, so every report names its own. */
export type MraProfile = (typeof MRA_PROFILES)[number]

// The doubles that each program's own arithmetic leaves behind; 0.2 and 0.19999999999999996 are different answers.
const V2LO = [
  0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.19999999999999996, 0.14999999999999997, 0.09999999999999998, 0.05,
] as const
const VSI = [
  0.5, 0.44999999999999996, 0.4, 0.35, 0.30000000000000004, 0.25, 0.19999999999999996, 0.15000000000000002,
  0.10000000000000009, 0.050000000000000044,
] as const
const F32_STRICT = [
  0.5, 0.44999998807907104, 0.3999999761581421, 0.3500000238418579, 0.30000001192092896, 0.25, 0.19999998807907104,
  0.1499999761581421, 0.10000002384185791, 0.050000011920928955,
] as const
const F32_EPSILON = Math.fround(1e-8)

/**
 * Mean relative accuracy of a predicted number: the share, in tenths from 0 to 1, of ten thresholds that the
 * relative error stays within.
 *
 * - `v2lo`: the paper's reward. error <= threshold; a truth of 0 is compared by absolute error; a pair that has no
 *   error (NaN, both infinite) is 0, as in the original.
 * - `vsi`: VSI-Bench. error <= threshold; a truth of 0 or less is unscorable (the original divides by the signed truth).
 * - `vsi-abs`: VLMEvalKit. As `vsi`, with the absolute truth as divisor and absolute error where the truth is 0.
 * - `f32-strict`: ViLaSR training, Spatial-MLLM. error < threshold, error = |p - t| / (|t| + 1e-8), every operation
 *   rounded to float32, the result too (0.7 comes as 0.699999988079071).
 *
 * An unscorable pair gives `undefined`, never 0; outside `v2lo` that includes every pair with a non-finite number.
 * Throws a `V2loError` for an unknown profile.
 *
 * @example
 * meanRelativeAccuracy(1.8, 2, 'v2lo') // 0.9
 */
export function meanRelativeAccuracy(prediction: number, truth: number, profile: MraProfile): number | undefined {
  if (typeof prediction !== 'number' || typeof truth !== 'number') {
    throw new V2loError({
      code: 'bad-number',
      expected: 'two numbers',
      received: `${showReceived(prediction)} and ${showReceived(truth)}`,
      remedy: 'read the prediction from its text first',
    })
  }
  switch (profile) {
    case 'v2lo':
      return v2loAccuracy(prediction, truth)
    case 'vsi':
      return isFinitePair(prediction, truth) && truth > 0 ? within(relativeError(prediction, truth), VSI) : undefined
    case 'vsi-abs':
      return isFinitePair(prediction, truth) ? within(relativeError(prediction, truth), VSI) : undefined
    case 'f32-strict':
      return isFinitePair(prediction, truth) ? f32Strict(prediction, truth) : undefined
    default:
      throw unknownProfile(profile)
  }
}

/** Profile `v2lo`, which scores every pair. */
export function v2loAccuracy(prediction: number, truth: number): number {
  return within(relativeError(prediction, truth), V2LO)
}

/** The error for a misspelled profile. */
function unknownProfile(received: unknown): V2loError {
  return badOption(`an MRA profile (${MRA_PROFILES.join(', ')})`, received, 'name one of these profiles')
}

const isFinitePair = (a: number, b: number): boolean => Number.isFinite(a) && Number.isFinite(b)

function relativeError(prediction: number, truth: number): number {
  const error = Math.abs(prediction - truth)
  return truth === 0 ? error : error / Math.abs(truth)
}

// The thresholds fall, so the first one that fails ends the count; NaN fails the first.
function within(error: number, thresholds: readonly number[]): number {
  let passes = 0
  while (passes < thresholds.length && error <= thresholds[passes]!) passes++
  return passes / 10
}

// Doubles beyond float32 become infinite on the way and pass nothing, as in the original.
function f32Strict(prediction: number, truth: number): number {
  const { fround } = Math
  const t = fround(truth)
  const difference = fround(Math.abs(fround(fround(prediction) - t)))
  const error = fround(difference / fround(Math.abs(t) + F32_EPSILON))
  let passes = 0
  while (passes < F32_STRICT.length && error < F32_STRICT[passes]!) passes++
  return fround(passes / 10)
}
