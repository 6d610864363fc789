/**
 * Scores of responses, for training and evaluation.
 *
 * - `score(row, { preset })` scores one response and `scoreAll(rows)` a batch, where one bad row never costs another. The
 *   preset is `strict` (default: structure, map, answer, their agreement, arithmetic) or `v2lo` (the paper's reward).
 * - `mapAccuracy(predicted, truth)` says how good a map is, `compareGridMaps` what other projects would say.
 * - `checkConsistency` asks whether an answer follows from the map beside it, `checkArithmetic` whether the reasoning's
 *   sums are true, `checkInvariance` whether a verifier can be gamed.
 * - `groupAdvantages` turns rewards into advantages as the trainers do.
 *
 * Every number of a score is in [0, 1]. A row that cannot be scored is a `ScoreFailure`, never a 0.
 *
 * @example
 * const result = score({ response, groundTruth: '2.0' }, { preset: 'v2lo' })
 * if (result.error) console.error(result.error.message)
 * else console.log(result.overall, result.flags)
 *
 * @module
 */

export type { V2loErrorCode } from './base/error'
export { isV2loError, V2loError } from './base/error'
export type { AdvantageOptions } from './score/advantage'
export { componentAdvantages, groupAdvantages } from './score/advantage'
export type { Consistency, ConsistencyOptions, ConsistencyTrace } from './score/consistency'
export { checkConsistency } from './score/consistency'
export type { ExplainedPart, ScoreExplanation } from './score/explain/explain'
export { explainScore } from './score/explain/explain'
export type { Invariance, InvarianceOptions, ScoreShift } from './score/invariance/invariance'
export { checkInvariance } from './score/invariance/invariance'
export type { MapAccuracy, MapAccuracyOptions, MatchedObjects } from './score/map/accuracy'
export { mapAccuracy } from './score/map/accuracy'
export type { AlignKind } from './score/map/align'
export type { MraProfile } from './score/mra'
export { meanRelativeAccuracy } from './score/mra'
export { presetHash } from './score/preset-hash'
export type { Preset, PresetName, StrictPreset, V2loPreset } from './score/presets'
export type {
  ComparableGrid,
  CompareGridOptions,
  GridComparisons,
  GridProfile,
} from './score/profiles/compare'
export { compareGridMaps } from './score/profiles/compare'
export type { MindCubeSimilarity } from './score/profiles/mindcube'
export type { SpacerScore } from './score/profiles/spacer'
export type { VagenMetrics, VagenOptions, VagenShares } from './score/profiles/vagen'
export type { DistanceBin, VsiGridDistance } from './score/profiles/vsi-grid-distance'
export type { ArithmeticCheck, ArithmeticOptions } from './score/reasoning/claims/check'
export { checkArithmetic, reasoningValue } from './score/reasoning/claims/check'
export type { ArithmeticClaim, ClaimValue, ClaimVerdict } from './score/reasoning/claims/claim'
export type { ExpressionRefusal } from './score/reasoning/evaluate/evaluated'
export type { Component, Score, ScoreFailure, ScoreFailureCode, ScoreInput, ScoreResult } from './score/result'
export type { ScoreOptions } from './score/score'
export { score, scoreAll, scoreTrace } from './score/score'
export type { ComparableTruth } from './score/strict/accuracy'
export type { ResponseBlock } from './score/strict/structure'
export type {
  ScoreTrace,
  StrictTrace,
  TracedAnswer,
  UnmeasuredConsistency,
  V2loTrace,
} from './score/trace'
export type { TrueLayout } from './score/true-layout'
export type { GroundTruth, PythonView } from './score/v2lo/ground-truth'
