import { statedMap } from '../../benchmark/split/derive'
import type { ErrorCell } from '../../benchmark/split/split'
import { type GridMap, isGridMap } from '../../grid/grid-map'
import type { Layout } from '../../layout/layout'
import { withUnread } from '../../question/ask'
import { explainSolution } from '../../question/explain/explain'
import { parseQuestion } from '../../question/read/read'
import type { Solution } from '../../question/solution'
import { solveQuestion } from '../../question/solve/solve'
import { explainScore, type ScoreExplanation } from '../../score/explain/explain'
import type { ScoreFailure } from '../../score/result'
import type { ScoreTrace } from '../../score/trace'
import { readTrueLayout } from '../../score/true-layout'
import type { LoggedRow } from '../read/logged-row'
import { draw, type MapPicture } from './drawing'
import { type PresetPair, presetLabel, splitOf } from './judge'
import { markResponse, openBlockOf, partsOfResponse, type ResponseMark, type TextPart } from './response-marks'
import { traceOf } from './score-input'

/** Everything that is shown of one response. Plain JSON data; every text of it is shown as text. */
export interface RowView {
  readonly id: string | null
  readonly format: string
  readonly step: number | null
  readonly task: string | null
  readonly budget: number | null
  readonly prompt: string | null
  readonly truth: string | null
  readonly response: string | null
  /** The blocks and tags of the response, in order, without gaps. */
  readonly parts: readonly TextPart[]
  /** What was found in the response, by place; places may overlap. */
  readonly marks: readonly ResponseMark[]
  /** The block in which it ends without having closed it: it was cut off. */
  readonly openBlock: string | null
  /** What was found in no one place. */
  readonly findings: readonly string[]
  /** One for each preset: the score taken apart, or why there is none. */
  readonly scores: readonly RowScore[]
  readonly recorded: readonly (readonly [name: string, value: number])[]
  readonly recordedFlags: readonly string[]
  readonly cell: ErrorCell | null
  readonly question: AskedView | null
  readonly drawings: readonly MapPicture[]
  readonly images: readonly string[]
}

/** A score under one preset. */
export type RowScore =
  | { readonly preset: string; readonly explanation: ScoreExplanation; readonly error: null }
  | { readonly preset: string; readonly error: { readonly code: string; readonly message: string } }

/** A question with its answers on both maps. */
export interface AskedView {
  readonly text: string
  readonly choices: readonly string[]
  /** Why it cannot be read. */
  readonly problem: string | null
  readonly stated: DerivedView | null
  readonly truth: DerivedView | null
}

/** What a map answers, and how it follows. */
export interface DerivedView {
  readonly answer: string | null
  readonly text: string
}

/** How drawings are made for the page. */
export interface RowViewOptions {
  readonly presets: PresetPair
  /** Pixels; default 560. */
  readonly width?: number
}

/** A logged row as it is shown. Never throws for what a row holds. */
export function viewRow(row: LoggedRow, { presets, width = 560 }: RowViewOptions): RowView {
  const { response } = row
  const traces = presets.map((preset) => ({ preset, trace: traceOf(row, preset) }))
  const strict = traces.map(({ trace }) => trace).find((trace) => trace?.error === null && trace.reading === 'strict')
  const trueLayout = readTrueLayout(row.trueLayout)
  const truth = typeof trueLayout === 'object' ? trueLayout : undefined
  const stated = response === null ? undefined : statedMap(response)
  const { marks, findings } = markResponse(response ?? '', strict as ScoreTrace | undefined)
  const asked = askBoth(row, stated, truth)
  return {
    id: row.id ?? null,
    format: row.format,
    step: row.step ?? null,
    task: row.task ?? null,
    budget: row.budget ?? null,
    prompt: row.prompt ?? null,
    truth: row.truth === undefined ? null : typeof row.truth === 'string' ? row.truth : JSON.stringify(row.truth),
    response,
    parts: partsOfResponse(response ?? ''),
    marks,
    openBlock: openBlockOf(response ?? '') ?? null,
    findings: [...findings, ...(typeof trueLayout === 'string' ? [trueLayout] : [])],
    scores: traces.flatMap(({ preset, trace }) => (trace === undefined ? [] : [scoreView(presetLabel(preset), trace)])),
    recorded: row.recorded,
    recordedFlags: row.flags ?? [],
    cell: splitOf(row)?.cell ?? null,
    question: asked?.view ?? null,
    drawings: drawingsOf({ stated, truth, asked, width }),
    images: row.images ?? [],
  }
}

function scoreView(preset: string, trace: ScoreTrace | ScoreFailure): RowScore {
  if (trace.error) return { preset, error: { code: trace.error.code, message: trace.error.message } }
  return { preset, explanation: explainScore(trace), error: null }
}

interface Asked {
  readonly view: AskedView
  readonly onStated: Solution | undefined
  readonly onTruth: Solution | undefined
}

function askBoth(row: LoggedRow, stated: Layout | GridMap | undefined, truth: Layout | undefined): Asked | undefined {
  if (row.question === undefined) return undefined
  const read = parseQuestion(row.question, row.choices ? { choices: row.choices } : {})
  const base = { text: row.question, choices: row.choices ?? [] }
  if (!read.ok)
    return {
      view: { ...base, problem: read.diagnostics[0].message, stated: null, truth: null },
      onStated: undefined,
      onTruth: undefined,
    }
  const solve = (map: Layout | GridMap) => withUnread(solveQuestion(read.value, map), read.diagnostics)
  const [onStated, onTruth] = [stated && solve(stated), truth && solve(truth)]
  return {
    view: { ...base, problem: null, stated: derivedView(onStated), truth: derivedView(onTruth) },
    onStated,
    onTruth,
  }
}

function derivedView(solution: Solution | undefined): DerivedView | null {
  if (solution === undefined) return null
  if (solution.status === 'unsolved') return { answer: null, text: solution.message }
  const { choice, answer, unit } = solution
  const shown = choice ? `${choice.letter}. ${choice.text}` : unit && unit !== 'deg' ? `${answer} ${unit}` : answer
  return { answer: solution.ambiguous ? `${shown} (a tie)` : shown, text: explainSolution(solution) }
}

interface Drawn {
  readonly stated: Layout | GridMap | undefined
  readonly truth: Layout | undefined
  readonly asked: Asked | undefined
  readonly width: number
}

function drawingsOf({ stated, truth, asked, width }: Drawn): readonly MapPicture[] {
  const metric = stated && !isGridMap(stated) ? stated : undefined
  const both = metric && truth
  const askedOf = (title: string, layout: Layout | undefined, solution: Solution | undefined) => {
    if (layout === undefined || solution === undefined) return undefined
    const what = { layout, solution, question: asked?.view.text ?? '' }
    return draw(title, what, { width, labels: namedIn(solution, layout) })
  }
  const found = [
    both && draw('Stated and true', { predicted: metric, truth }, { width }),
    both ? undefined : stated && draw('Stated map', stated, { width }),
    both ? undefined : truth && draw('True map', truth, { width }),
    askedOf('Asked of the stated map', metric, asked?.onStated),
    askedOf('Asked of the true map', truth, asked?.onTruth),
  ]
  return found.filter((one) => one !== undefined)
}

/** The objects that a derivation speaks of; the others stay without names, which would cover the drawing. */
function namedIn(solution: Solution, { objects }: Layout): readonly string[] {
  const said = JSON.stringify(solution.status === 'solved' ? solution.steps : [])
  return objects.flatMap(({ id }) => (said.includes(JSON.stringify(id)) ? [id] : []))
}
