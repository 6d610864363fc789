import { createRandom } from '../../src/base/random'
import { parseGridMap } from '../../src/grid/read'
import { createLayout, type Layout } from '../../src/layout/layout'
import { parseAnswer } from '../../src/parse/answer/answer'
import { parseLayout } from '../../src/parse/layout'
import { askLayout } from '../../src/question/ask'
import { enumerateQuestions } from '../../src/question/enumerate/enumerate'
import { explainSolution } from '../../src/question/explain/explain'
import { parseQuestion } from '../../src/question/read/read'
import type { Solution } from '../../src/question/solution'
import { solveQuestion } from '../../src/question/solve/solve'
import { mapAccuracy } from '../../src/score/map/accuracy'
import { score, scoreAll } from '../../src/score/score'
import { createMapTools } from '../../src/tools/map-tools'
import { run } from '../cli/harness'
import { answerTo, call, exchange, INITIALIZE, INITIALIZED } from '../mcp/process'

type Row = readonly [label: string, x1: number, y1: number, x2: number, y2: number]
type GivenMap = string | readonly Row[] | { readonly floor: Layout['floor']; readonly objects: readonly Row[] }

/** What a case of wild.jsonl calls, gives and expects; the grammar stands in the README beside it. */
export interface WildCase {
  readonly id: string
  readonly kind: string
  readonly call: string
  readonly input: never
  readonly options?: never
  readonly expect: { readonly [key: string]: unknown }
  readonly why: string
}

/** Puts NaN and undefined where a case spells them, for JSON has neither. */
export function revive(value: unknown): unknown {
  if (value === '$NaN') return Number.NaN
  if (value === '$undefined') return undefined
  if (Array.isArray(value)) return value.map(revive)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, revive(one)]))
}

const objectsOf = (rows: readonly Row[]) => rows.map(([label, ...bbox]) => ({ label, bbox }))

function layoutOf(map: GivenMap): Layout {
  if (typeof map === 'string') {
    const read = parseLayout(map)
    if (!read.ok) throw new Error(`the map of the case is not read: ${read.diagnostics[0].message}`)
    return read.value
  }
  if (Array.isArray(map)) return createLayout(objectsOf(map), { origin: 'observer' })
  const { floor, objects } = map as { floor: Layout['floor']; objects: readonly Row[] }
  return createLayout(objectsOf(objects), { origin: 'observer', ...(floor && { floor }) })
}

const rowsOf = (map: Exclude<GivenMap, string>) =>
  Array.isArray(map) ? (map as readonly Row[]) : (map as { objects: readonly Row[] }).objects

const textOf = (map: GivenMap): string =>
  typeof map === 'string'
    ? map
    : `<map>${JSON.stringify(rowsOf(map).map(([object_name, ...bbox]) => ({ object_name, bbox })))}</map>`

const solved = (solution: Solution) => ({ kind: 'solution' as const, solution, shown: shownOf(solution) })

/** Everything a solution shows: answer, notes and derivation. */
const shownOf = (solution: Solution) =>
  solution.status === 'solved'
    ? [solution.answer, solution.unit ?? '', ...(solution.notes ?? []), explainSolution(solution)].join('\n')
    : solution.message

/** Nothing is too close to call: what a question asks may tie or coincide. */
const NO_MARGINS = {
  directionDeg: 0,
  pairDistance: [0, Number.MAX_VALUE],
  candidateGap: 0,
  candidateGapLarge: 0,
  sizeGap: 0,
} as const

/** Random rooms of eight objects with one decimal, and every question they can be asked. */
function* everyDerivation({ rooms, seed }: { rooms: number; seed: number }) {
  const random = createRandom(seed)
  const tenth = (from: number, to: number) => Math.round(random.between(from, to) * 10) / 10
  for (let room = 0; room < rooms; room++) {
    const objects = Array.from({ length: 8 }, (_, i): Row => {
      const [x, y] = [tenth(-4, 4), tenth(-4, 4)]
      return [`thing ${String.fromCharCode(97 + i)}`, x, y, x + tenth(0.2, 2), y + tenth(0.2, 2)]
    })
    const layout = createLayout(
      objects.map(([label, ...box]) => ({ label, bbox: box.map((one) => Math.round(one * 10) / 10) as never })),
      { origin: 'observer' },
    )
    for (const { solution } of enumerateQuestions(layout, { margins: NO_MARGINS })) yield shownOf(solution)
  }
}

async function callTool(input: { map?: GivenMap; tool: string; arguments: object }) {
  const tool = createMapTools().find(({ name }) => name === input.tool)
  if (!tool) throw new Error(`no tool ${input.tool}`)
  const given = input.map === undefined ? input.arguments : { map: textOf(input.map), ...input.arguments }
  try {
    return { kind: 'tool' as const, error: false, value: await tool.execute(given as never) }
  } catch (error) {
    return { kind: 'tool' as const, error: true, message: (error as Error).message }
  }
}

async function callMcp(input: { map?: GivenMap; tool: string; arguments: object }) {
  const given = input.map === undefined ? input.arguments : { map: textOf(input.map), ...input.arguments }
  const { messages } = await exchange(INITIALIZE, INITIALIZED, call(2, input.tool, given))
  const { result, error } = answerTo(messages, 2)
  if (error) return { kind: 'tool' as const, error: true, message: error.message }
  const text = (result?.content as { text: string }[] | undefined)?.[0]?.text ?? ''
  if (result?.isError) return { kind: 'tool' as const, error: true, message: text }
  return { kind: 'tool' as const, error: false, value: result?.structuredContent }
}

/** Makes the call of a case; what it throws is given back, for some cases expect that. */
export async function callOf(one: Pick<WildCase, 'call' | 'input' | 'options'>): Promise<Outcome> {
  const input = revive(one.input) as never
  const options = revive(one.options ?? {}) as never
  try {
    return await CALLS[one.call]!(input, options)
  } catch (error) {
    return { kind: 'thrown', name: (error as Error).name, message: (error as Error).message }
  }
}

const CALLS: Readonly<Record<string, (input: never, options: never) => Outcome | Promise<Outcome>>> = {
  parseLayout: (text, options) => ({ kind: 'layout', read: parseLayout(text, options) }),
  parseGridMap: (text, options) => ({ kind: 'grid', read: parseGridMap(text, options) }),
  parseAnswer: (text, options) => ({ kind: 'answer', read: parseAnswer(text, options) }),
  askLayout: ({ map, question }: { map: GivenMap; question: string }, options) =>
    solved(askLayout(layoutOf(map), question, options)),
  askGrid: ({ map, question }: { map: string; question: string }, options) => {
    const grid = parseGridMap(map)
    if (!grid.ok) throw new Error(`the grid of the case is not read: ${grid.diagnostics[0].message}`)
    const asked = parseQuestion(question, options)
    if (!asked.ok) throw new Error(`the question of the case is not read: ${asked.diagnostics[0].message}`)
    return solved(solveQuestion(asked.value, grid.value))
  },
  score: (row, options) => ({ kind: 'score', result: score(row, options) }),
  scoreAll: ({ rows }: { rows: never[] }, options) => ({
    kind: 'rows',
    rows: scoreAll(rows, options).map((result) => ({ kind: 'score' as const, result })),
  }),
  scoreLines: async ({ rows }: { rows: readonly unknown[] }, options: { preset?: string }) => {
    const lines = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n')
    const { out } = await run(['score', ...(options.preset ? ['--preset', options.preset] : [])], lines)
    return {
      kind: 'rows',
      rows: out
        .trimEnd()
        .split('\n')
        .map((line) => ({ kind: 'score' as const, result: JSON.parse(line) })),
    }
  },
  mapAccuracy: ({ predicted, truth }: { predicted: Side; truth: Side }) => ({
    kind: 'tool',
    error: false,
    value: mapAccuracy(sideOf(predicted), sideOf(truth)),
  }),
  tool: callTool,
  mcp: callMcp,
  explainEvery: (given) => ({ kind: 'texts', texts: [...everyDerivation(given)] }),
}

type Side = { readonly map: GivenMap } | { readonly grid: string }
const sideOf = (side: Side) =>
  ('grid' in side ? (parseGridMap(side.grid).value as unknown) : layoutOf(side.map)) as Layout

export type Outcome =
  | { kind: 'layout'; read: ReturnType<typeof parseLayout> }
  | { kind: 'grid'; read: ReturnType<typeof parseGridMap> }
  | { kind: 'answer'; read: ReturnType<typeof parseAnswer> }
  | { kind: 'solution'; solution: Solution; shown: string }
  | { kind: 'score'; result: ReturnType<typeof score> }
  | { kind: 'rows'; rows: readonly Outcome[] }
  | { kind: 'tool'; error: boolean; value?: unknown; message?: string }
  | { kind: 'texts'; texts: readonly string[] }
  | { kind: 'thrown'; name: string; message: string }
