import { beforeAll, describe, expect, it } from 'vitest'
import { demoFiles } from '../../../src/inspect/demo/rollouts'
import { type LoggedRow, readLoggedRows } from '../../../src/inspect/read/logged-row'
import { judgeRow } from '../../../src/inspect/view/judge'
import { viewRow } from '../../../src/inspect/view/row-view'
import { explainScore } from '../../../src/score/explain/explain'
import { score, scoreTrace } from '../../../src/score/score'

const presets = ['strict', 'v2lo'] as const

describe('what is shown of a row', () => {
  let demo: { readonly raw: Record<string, unknown>; readonly row: LoggedRow }[]
  beforeAll(() => {
    demo = [...demoFiles()].flatMap(({ text }) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => {
          const raw = JSON.parse(line)
          return { raw, row: (readLoggedRows(raw, {}) as LoggedRow[])[0]! }
        }),
    )
  }, 60_000)

  it('is the score itself and what explain says, for every row of the demo', () => {
    expect(demo).toHaveLength(300)
    for (const { raw, row } of demo) {
      const input = {
        response: raw.output as string,
        groundTruth: raw.gts as string,
        question: raw.question as string,
        ...(raw.choices ? { choices: raw.choices as string[] } : {}),
        trueLayout: raw.true_layout as object[],
      }
      const { scores } = viewRow(row, { presets })
      for (const [i, preset] of presets.entries()) {
        const trace = scoreTrace(input, { preset })
        if (trace.error) throw new Error(trace.error.message)
        const shown = scores[i]!
        expect(shown).toEqual({ preset, explanation: explainScore(trace), error: null })
        if (shown.error === null) expect(shown.explanation.result).toEqual(score(input, { preset }))
      }
      const judged = judgeRow(row, presets)!
      const result = score(input)
      if (result.error) throw new Error(result.error.message)
      expect(new Map(judged.numbers).get('overall')).toBe(result.overall)
      expect(judged.flags).toEqual(result.flags)
    }
  })

  it('has the response whole in its parts, and every mark inside it', () => {
    for (const { row } of demo.filter((_, i) => i % 7 === 0)) {
      const { response, parts, marks } = viewRow(row, { presets })
      expect(parts.map(({ start, end }) => response!.slice(start, end)).join('')).toBe(response)
      for (const { start, end } of marks) expect(start >= 0 && end <= response!.length && start <= end).toBe(true)
    }
  })

  it('marks a false claim and a repair in their places', () => {
    const response =
      '<map>[{"object_name": "sofa", "bbox": [2, 0, 0, 1]}]</map><think>2 - 0 = 3 m</think><answer>2</answer>'
    const [row] = readLoggedRows({ response, ground_truth: '2' }, {}) as LoggedRow[]
    const marks = viewRow(row!, { presets }).marks.map(({ start, end, kind, message }) => [
      response.slice(start, end),
      kind,
      message,
    ])
    expect(marks).toEqual([
      ['[2, 0, 0, 1]', 'repair', expect.stringMatching(/^swapped-corners: /)],
      [expect.stringContaining('2 - 0 = 3'), 'claim', 'false claim: 2 - 0 is 2'],
    ])
  })

  it.each([
    ['<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}, {"obj', 'map'],
    ['<map>[]</map><think>The sofa is', 'think'],
    ['<map>[]</map><think>.</think><answer>B</answer>', null],
    ['<map>[]<think>.</think><answer>B</answer>', null],
    ['no block', null],
    ['', null],
  ])('%s: cut off in %s', (response, openBlock) => {
    const [row] = readLoggedRows({ response, ground_truth: '2' }, {}) as LoggedRow[]
    expect(viewRow(row!, { presets }).openBlock).toBe(openBlock)
  })

  it('underlines nothing for what is true of the whole response', () => {
    const [row] = readLoggedRows({ response: 'y'.repeat(300), ground_truth: '2' }, {}) as LoggedRow[]
    const { marks, findings } = viewRow(row!, { presets })
    expect(marks).toEqual([])
    expect(findings).toEqual([expect.stringMatching(/^no-map: expected a map/)])
  })

  it('tells how many findings are not shown', () => {
    const objects = Array.from({ length: 230 }, () => '{"object_name": "sofa", "bbox": [2, 0, 0, 1]}').join(', ')
    const response = `<map>[${objects}]</map><think>.</think><answer>2</answer>`
    const [row] = readLoggedRows({ response, ground_truth: '2' }, {}) as LoggedRow[]
    const { marks, findings } = viewRow(row!, { presets })
    expect(marks).toHaveLength(200)
    expect(findings.at(-1)).toMatch(/^\d+ more were found and are not shown$/)
  })

  it('never throws for what a row holds', () => {
    const rows = [
      { response: 'x', ground_truth: { a: [1] } },
      { response: 'x', ground_truth: 'B', true_layout: 5 },
      { response: 'x', ground_truth: 'B', question: 'x', choices: [1, 2] },
      { response: '<map>[', ground_truth: null },
      { response: '\ud800<script>', ground_truth: 'B' },
      { response: 'y'.repeat(1_000_000), ground_truth: 'B' },
    ]
    for (const raw of rows)
      for (const row of readLoggedRows(raw, {}) as LoggedRow[]) {
        expect(viewRow(row, { presets }).response).toBe(raw.response)
        judgeRow(row, presets)
      }
  })
})
