import { badOption } from '../../base/error'
import type { Layout } from '../../layout/layout'
import { plainChoices } from '../../parse/answer/options'
import { parseLayout } from '../../parse/layout'
import type { Question } from '../../question/question'
import { askable } from '../question'
import type { Component, ScoreInput, ScoreResult } from '../result'
import { type ScoreOptions, score } from '../score'
import { checkRow } from '../strict/row'
import {
  changeLayout,
  changeQuestion,
  looksFromCamera,
  moved,
  relabelled,
  type SceneChange,
  turned,
} from './scene-change'

/** What {@link checkInvariance} checks, and how strictly. */
export interface InvarianceOptions extends ScoreOptions {
  /** The verifier to check; default {@link score} with the preset given. */
  readonly scorer?: (input: ScoreInput) => ScoreResult
  /** How far a number may move; default 1e-9, more than rounding alone can cause. */
  readonly tolerance?: number
}

/** A number of the score that moved with the scene. */
export interface ScoreShift {
  /** What was done to the scene and the response together. */
  readonly change: string
  readonly part: 'overall' | Component | 'error'
  /** The number of the response as given. */
  readonly before: number
  /** The number after the change. */
  readonly after: number
}

/** Whether a score stayed the same under changes that should not matter. */
export interface Invariance {
  /** No number moved. */
  readonly holds: boolean
  readonly shifts: readonly ScoreShift[]
  /** The changes that were tried. */
  readonly changes: readonly string[]
}

/**
 * Turns, moves and relabels the scene and the response together and scores again: an honest verifier gives the same
 * score, one that looks at absolute places or at spellings does not. The map in the response, the true layout, the
 * question, the choices, the answer and the truth follow the change; prose cannot, so the reasoning is replaced by a
 * neutral sentence on both sides. A question asked from the camera is only relabeled. Throws a `V2loError` if the
 * response is not a text.
 *
 * @example
 * checkInvariance({ response: '<map>[]</map><think>.</think><answer>2</answer>', groundTruth: '2' }, { preset: 'v2lo' }).holds // true
 */
export function checkInvariance(input: ScoreInput, options: InvarianceOptions = {}): Invariance {
  const { scorer = (row: ScoreInput) => score(row, options), tolerance = 1e-9 } = options
  if (typeof input?.response !== 'string')
    throw badOption(
      'a row { response, groundTruth } with a response that is text',
      input?.response,
      'leave out rows that cannot be scored',
    )
  const scene = readScene(input)
  const labels = [...(scene.map?.objects ?? []), ...(scene.truth?.objects ?? [])].map(({ label }) => label)
  const changes: SceneChange[] = [relabelled(labels)]
  if (!scene.question || !looksFromCamera(scene.question)) changes.push(turned(1), turned(2), turned(3), moved(64, -32))
  const before = numbersOf(scorer(rowOf(scene, STILL)))
  const shifts: ScoreShift[] = []
  for (const change of changes) {
    const after = numbersOf(scorer(rowOf(scene, change)))
    for (const part of PARTS) {
      if (Math.abs(after[part] - before[part]) <= tolerance) continue
      shifts.push({ change: change.name, part, before: before[part], after: after[part] })
    }
  }
  return { holds: shifts.length === 0, shifts, changes: changes.map(({ name }) => name) }
}

const PARTS = ['overall', 'format', 'accuracy', 'map', 'consistency', 'reasoning', 'error'] as const

/** A failure counts as such: its numbers are 0 and `error` is 1. */
function numbersOf(result: ScoreResult): Readonly<Record<(typeof PARTS)[number], number>> {
  if (result.error) return { overall: 0, format: 0, accuracy: 0, map: 0, consistency: 0, reasoning: 0, error: 1 }
  const { overall, format, accuracy, map, consistency, reasoning } = result
  return { overall, format, accuracy, map, consistency, reasoning, error: 0 }
}

const STILL: SceneChange = { name: 'as it is', point: (point) => point, turnDeg: 0, label: (label) => label }

interface Scene {
  readonly input: ScoreInput
  /** The response in pieces: everything but the insides of its blocks stays. */
  readonly pieces: readonly { readonly block?: string; readonly text: string }[]
  readonly map?: Layout
  readonly truth?: Layout
  readonly choices?: readonly string[]
  readonly question?: Question
}

function readScene(input: ScoreInput): Scene {
  const pieces = piecesOf(input.response)
  const first = pieces.find(({ block }) => block === 'map')
  const map = first && parseLayout(first.text)
  const row = checkRow(input)
  const parts = { input, pieces, ...(map?.ok && { map: map.value }) }
  // What the scorer refuses is left for it to refuse.
  if (typeof row === 'string') return parts
  // Letters would hide the names that follow them.
  const choices = row.choices && plainChoices(row.choices)
  const asked = row.question === undefined ? undefined : askable(row.question, choices)
  return {
    ...parts,
    ...(choices && { choices }),
    ...(row.trueLayout && { truth: row.trueLayout }),
    ...(asked?.question && { question: asked.question }),
  }
}

/** Cuts a response at its blocks, each ended by its first closing tag; linear. */
function piecesOf(response: string): Scene['pieces'] {
  const pieces: { block?: string; text: string }[] = []
  const tags = /<(map|think|answer)>/g
  let at = 0
  const closed = new Set<string>()
  for (let tag = tags.exec(response); tag; tag = tags.exec(response)) {
    const block = tag[1]!
    // If the closing tag of a name is missing once, it is missing from there on.
    const end = closed.has(block) ? -1 : response.indexOf(`</${block}>`, tags.lastIndex)
    if (end < 0) {
      closed.add(block)
      continue
    }
    pieces.push({ text: response.slice(at, tags.lastIndex) }, { block, text: response.slice(tags.lastIndex, end) })
    at = end
    tags.lastIndex = end
  }
  pieces.push({ text: response.slice(at) })
  return pieces
}

function rowOf({ input, pieces, map, truth, choices, question }: Scene, change: SceneChange): ScoreInput {
  const { groundTruth } = input
  let maps = 0
  const response = pieces
    .map(({ block, text }) => {
      if (block === 'think') return text.trim() === '' ? text : 'Seen from above, the answer is as follows.'
      if (block === 'answer') return changedText(text, change)
      return block === 'map' && map && maps++ === 0 ? mapText(changeLayout(map, change)) : text
    })
    .join('')
  return {
    ...input,
    response,
    groundTruth: typeof groundTruth === 'string' ? changedText(groundTruth, change) : groundTruth,
    ...(question && { question: changeQuestion(question, change) }),
    ...(choices && { choices: choices.map((choice) => changedText(choice, change)) }),
    ...(truth && { trueLayout: changeLayout(truth, change) }),
  }
}

/** A text that is an object's name follows; any other stays. */
function changedText(text: string, change: SceneChange): string {
  const name = text.trim()
  return name === '' ? text : text.replace(name, () => change.label(name))
}

const mapText = ({ objects }: Layout) =>
  JSON.stringify(
    objects.map(({ label, box }) => ({ object_name: label, bbox: [box.minX, box.minY, box.maxX, box.maxY] })),
  )
