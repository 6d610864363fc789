/**
 * Maps that a multimodal model wrote, in meters and seen from above: read them and ask them.
 *
 * - Read: `parseLayout(text)` gives a `Layout` with an account of every repair; `createLayoutStream()` does so while
 *   tokens arrive; `parseResponse` and `parseAnswer` read the rest of a response. `createLayout` and `fromBoxes` make a
 *   layout from your own data.
 * - Ask: `askLayout(layout, question)` answers a question in words; `relativeDirection`, `closestDistance`,
 *   `rankByDistance` and `sizeOf` compute one thing; `explainSolution` shows the derivation.
 * - Re-express: `perspectiveShift` for somebody else's view, `toGridMap` for a grid, `formatLayout` for text.
 * - Make questions: `enumerateQuestions(layout)` and `phraseQuestion(question)`.
 *
 * x is to the right, y forward; angles are degrees clockwise from forward. Model text never throws: readers return
 * `Parsed<T>`, a value with diagnostics, and `unwrap` turns a failure into an exception.
 *
 * @example
 * const layout = unwrap(parseLayout(response))
 * const solution = askLayout(layout, 'How far is the sofa from the tv in meters?')
 * console.log(solution.status === 'solved' ? solution.answer : solution.reason)
 *
 * @module
 */

export type { DirectionLabel } from './base/direction-words'
export type { V2loErrorCode } from './base/error'
export { isV2loError, V2loError } from './base/error'
export type { Diagnostic, Parsed, Severity, Span } from './base/parsed'
export { unwrap } from './base/parsed'
export type { Vec3 } from './base/transform'
export type { AreaUnit, LengthUnit } from './base/units'
export type { Vec2 } from './base/vec2'
export type { ToGridMapOptions } from './grid/convert'
export { fromGridMap, toGridMap } from './grid/convert'
export type { Facing } from './grid/facing'
export type { GridOptions, GridPreset } from './grid/grid-frame'
export type { GridCell, GridDialect, GridMap, GridMetric, GridObject, GridView } from './grid/grid-map'
export { isGridMap } from './grid/grid-map'
export type { ParseGridMapOptions } from './grid/read'
export { parseGridMap } from './grid/read'
export { formatGridMap } from './grid/write'
export type { Aabb, Bbox } from './layout/aabb'
export type { Found } from './layout/find'
export { findObject, getObject, instancesOf } from './layout/find'
export type { EgoPoint, ObserverFrame, Relation } from './layout/frame'
export { frameFacing, frameFromRelation, fromEgo, observerFrame, toEgo } from './layout/frame'
export type {
  BoxKind,
  BoxPose,
  BoxRow,
  CameraTilt,
  FromBoxesOptions,
  SignedAxis,
} from './layout/from-boxes'
export { fromBoxes } from './layout/from-boxes'
export { foldLabel } from './layout/label'
export type { BevObject, Layout, LayoutOptions, ObjectInput, Origin } from './layout/layout'
export { createLayout } from './layout/layout'
export type { LayoutIndex } from './layout/neighbors'
export { createLayoutIndex } from './layout/neighbors'
export type { Place } from './layout/place'
export type { SceneRow } from './layout/scan-rows'
export { SCENE_FRAME, sceneRows } from './layout/scan-rows'
export type { ExpectedAnswer } from './parse/answer/answer'
export { parseAnswer } from './parse/answer/answer'
export type { Answer, AnswerKind } from './parse/answer/choice'
export type { ResponseOptions, ResponseSections, Section } from './parse/blocks/response'
export { parseResponse } from './parse/blocks/response'
export type { DialectName as Dialect } from './parse/dialect'
export type {
  Aside,
  CameraAxes,
  CameraFrame,
  DialectOptions,
  Opening,
  StatedWall as Wall,
} from './parse/dialects/text-dialect'
export type { ParsedLayout, ParseLayoutOptions } from './parse/layout'
export { parseLayout } from './parse/layout'
export type { Limits } from './parse/limits'
export type { LayoutStream } from './parse/stream'
export { createLayoutStream } from './parse/stream'
export type { FormatOptions, WritableDialect } from './parse/write/format'
export { formatLayout } from './parse/write/format'
export { askLayout } from './question/ask'
export type { EnumerateOptions } from './question/enumerate/enumerate'
export { enumerateQuestions } from './question/enumerate/enumerate'
export type { Margins } from './question/enumerate/margins'
export { DEFAULT_MARGINS } from './question/enumerate/margins'
export type { AskedQuestion } from './question/enumerate/scope'
export type { ExplainOptions, ExplanationStyle } from './question/explain/explain'
export { explainSolution } from './question/explain/explain'
export type { PhraseOptions } from './question/phrase'
export { phraseQuestion, wordingFor } from './question/phrase'
export type { PromptOptions, PromptStyle } from './question/prompt'
export { formatPrompt } from './question/prompt'
export type {
  AppearanceOrderQuestion,
  Camera,
  CameraDirectionQuestion,
  CenterDistanceQuestion,
  ClosestDistanceQuestion,
  DirectionCheckQuestion,
  DistanceCheckQuestion,
  NearestQuestion,
  ObjectCountQuestion,
  ObjectName,
  ObjectSizeQuestion,
  Question,
  QuestionKind,
  RelativeDirectionQuestion,
  RoomSizeQuestion,
  RouteQuestion,
  RouteStep,
  SizeCheckQuestion,
  SizeComparisonQuestion,
  SizeSuperlativeQuestion,
  Turn,
} from './question/question'
export type { QuestionOptions } from './question/read/read'
export { parseQuestion } from './question/read/read'
export type { Choice, Solution, Solved, Step, Unsolved, UnsolvedReason } from './question/solution'
export type { SolveOptions } from './question/solve/options'
export type { InstancePolicy } from './question/solve/refer'
export { solveQuestion } from './question/solve/solve'
export type { QuestionUnit } from './question/units'
export type { WordingTable } from './question/wordings/published'
export { WORDING_TABLES } from './question/wordings/published'
export { countInstances } from './solve/count'
export type { Direction, DirectionOptions, StandingFacing } from './solve/direction'
export { relativeDirection } from './solve/direction'
export type { ClosestDistanceOptions, Measure } from './solve/distance'
export { centerDistance, closestDistance, closestPoints } from './solve/distance'
export type { EgoLayout, EgoObject } from './solve/perspective'
export { perspectiveShift } from './solve/perspective'
export type { Ranked, Ranking, RankOptions } from './solve/rank'
export { rankByDistance } from './solve/rank'
export type { RoomSize } from './solve/room'
export { roomSize } from './solve/room'
export type { Scheme } from './solve/sectors'
export type { ObjectSize } from './solve/size'
export { sizeOf } from './solve/size'
