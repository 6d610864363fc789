export type { V2loErrorCode } from './base/error'
export { isV2loError, V2loError } from './base/error'
export type { AlignKind } from './score/align'
export type { ArithmeticOptions } from './score/arithmetic/check'
export { checkArithmetic, reasoningValue } from './score/arithmetic/check'
export type { ArithmeticClaim, ClaimValue, ClaimVerdict } from './score/arithmetic/claim'
export type { Consistency } from './score/consistency'
export { checkConsistency } from './score/consistency'
export type { GroundTruth } from './score/ground-truth'
export type { MapAccuracy, MapAccuracyOptions, MatchedObjects } from './score/map-accuracy'
export { mapAccuracy } from './score/map-accuracy'
export type { MraProfile } from './score/mra'
export { meanRelativeAccuracy } from './score/mra'
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
export type { VagenMetrics, VagenOptions } from './score/profiles/vagen'
export type { DistanceBin, VsiGridDistance } from './score/profiles/vsi-grid-distance'
export type { Component, Score, ScoreFailure, ScoreFailureCode, ScoreInput, ScoreResult } from './score/result'
export type { ScoreOptions } from './score/score'
export { score, scoreAll } from './score/score'
