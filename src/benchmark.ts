/**
 * What a run of a model is worth on a benchmark, how sure that is, and what a form of map can reach at all.
 *
 * - `evaluate(items, predictions, options)` gives a `Report`: scores with intervals over scenes, what other programs would
 *   have read, a comparison with a baseline, where errors come from, and how maps, frames and answers hang together.
 * - `readItemRow` and `readPredictionRow` read the rows of benchmarks and the logs of eight programs.
 * - `ceilings(scenes)` and `noiseAblation(scenes)` tell without a model what boxes, footprints and grids can reach.
 * - `simulateResponses(items, observer)` answers as an observer with noise; for demonstrations and tests only.
 * - `formatMarkdown(evaluationDocument(report))` writes a report down; the command line writes HTML, too.
 *
 * @example
 * const report = await evaluate(items, predictions, { profile: 'vsi', baseline: { name: 'base', predictions: others } })
 * console.log(report.overall.byItem.mean, report.overall.byItem.interval, report.comparison.overall.verdict)
 *
 * @module
 */

export type { V2loErrorCode } from './base/error'
export { isV2loError, V2loError } from './base/error'
export type { JsonRow } from './base/fields/json-row'
export type { Keys } from './base/fields/keys'
export type { Ceiling, CeilingOptions, CeilingRow, Ceilings } from './benchmark/ceilings/ceilings'
export { ceilings } from './benchmark/ceilings/ceilings'
export type { AblationOptions, MapNoise, NoiseAblation, NoiseLevel, NoiseTask } from './benchmark/ceilings/noise'
export { noiseAblation } from './benchmark/ceilings/noise'
export type { CeilingTask } from './benchmark/ceilings/questions'
export { CEILING_TASKS } from './benchmark/ceilings/questions'
export type { NoInterval, ScoreEstimate } from './benchmark/evaluate/estimate'
export type { EvaluateOptions, Predictions } from './benchmark/evaluate/evaluate'
export { evaluate } from './benchmark/evaluate/evaluate'
export type {
  BudgetRow,
  ChanceRow,
  ComparedGroup,
  Comparison,
  Conditions,
  ErrorSplit,
  FrameBudgets,
  MapAnswer,
  NamedEstimate,
  ProfileRow,
  Report,
  ReportCounts,
  Samples,
  TwinRow,
  WorstAnswer,
} from './benchmark/evaluate/report'
export type { BenchmarkItem, Prediction } from './benchmark/item'
export type { ExpectedTruth, ExtractionProfile, Graded, SaidAnswer } from './benchmark/profiles/grade'
export { EXTRACTION_PROFILES, gradeResponse } from './benchmark/profiles/grade'
export { ITEM_KEYS, readItemRow } from './benchmark/read/items'
export type { PredictionFormat } from './benchmark/read/predictions'
export { PREDICTION_FORMATS, readPredictionRow, recognizePredictions } from './benchmark/read/predictions'
export { ceilingsDocument } from './benchmark/report/ceilings'
export type {
  ChartMark,
  Failure,
  ReportChart,
  ReportDocument,
  ReportSection,
  Table,
  TableCell,
} from './benchmark/report/document'
export { evaluationDocument } from './benchmark/report/evaluation'
export { formatMarkdown } from './benchmark/report/markdown'
export type { ObserverOptions } from './benchmark/simulate/observer'
export { simulateResponses } from './benchmark/simulate/simulate'
export type { ErrorCell } from './benchmark/split/split'
export { ERROR_CELLS } from './benchmark/split/split'
export type { BootstrapIntervals } from './benchmark/statistics/bootstrap'
export type { ClusteredMean, ClusteredValue, Interval } from './benchmark/statistics/clustered'
export { clusteredInterval, clusteredMean } from './benchmark/statistics/clustered'
export type { Correlation } from './benchmark/statistics/correlation'
export type { ClusteredCorrelation } from './benchmark/statistics/correlation-interval'
export type { PairedTTest } from './benchmark/statistics/lmms-eval'
export { clusteredStderr, meanStderr, pairedTTest } from './benchmark/statistics/lmms-eval'
export type { SignFlip } from './benchmark/statistics/permutation'
export { signFlip } from './benchmark/statistics/permutation'
export type { McNemar } from './benchmark/statistics/proportions'
export { holm, mcNemar, wilsonInterval } from './benchmark/statistics/proportions'
