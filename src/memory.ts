/**
 * A map that grows: what an agent saw, sight by sight, and what follows from all of it.
 *
 * - `createMemory()` keeps observations. `observe({ pose, objects, at })` takes what was seen from a pose, as a layout in
 *   the observer's own frame or as the text a model wrote; in any order, with its time.
 * - `belief()` is a layout of the world with, for each thing, its state (`tentative`, `confirmed`, `missing`, `moved`), how
 *   sure it is, when it was seen and how exactly its place is known.
 * - `locate('keys', { from: pose })` tells where something was last known, `visibleFrom(pose)` what one would see now,
 *   `changes(since)` what is otherwise, `why(id)` which sights a belief comes from.
 * - Sights that may be of two things are refused, not guessed (`ambiguous` in the report); `undo` takes one back.
 * - `askBelief(belief, question)` answers with the uncertainty of the places; `askLayout(belief.layout, ...)` without.
 * - `snapshot()` gives lines of JSON and `restoreMemory(lines)` reads what is whole of them.
 *
 * docs/memory.md has the formulas, their sources and how often they are right.
 *
 * @example
 * const memory = createMemory()
 * memory.observe({ pose: { position: [0, 0], yawDeg: 0 }, objects: '[{"object_name": "keys", "bbox": [1, 2, 1.1, 2.1]}]', at: 0 })
 * memory.locate('keys').best?.center // [1.05, 2.05]
 *
 * @module
 */

export type { V2loErrorCode } from './base/error'
export { isV2loError, V2loError } from './base/error'
export type { AskedBelief, BeliefAnswer } from './memory/ask'
export { askBelief } from './memory/ask'
export type { Belief, BeliefState, BelievedObject, PastPlace } from './memory/belief'
export { BELIEF_STATES } from './memory/belief'
export type { Changes, MovedObject } from './memory/changes'
export type { Drift } from './memory/drift'
export type { Located, LocatedObject, VisibleObject } from './memory/locate'
export type { Memory, ObservationReport, RestoredMemory } from './memory/memory'
export { createMemory, restoreMemory } from './memory/memory'
export type {
  Correction,
  Edit,
  Forgotten,
  LogEntry,
  LoggedEntry,
  Observation,
  ObservationInput,
  ObserverView,
  Pose,
  PoseDeviation,
} from './memory/observation'
export type { MemoryOptions } from './memory/options'
export type { Explanation, Reason } from './memory/why'
