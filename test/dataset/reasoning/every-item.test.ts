import { describe, expect, it } from 'vitest'
import { generateItems } from '../../../src/dataset/generate'
import type { Item } from '../../../src/dataset/item'
import { TWIN_CHANGES } from '../../../src/dataset/item'
import { responseOf } from '../../../src/dataset/reasoning/response'
import { canonicalQuestion } from '../../../src/question/canonical'
import type { Question } from '../../../src/question/question'
import { parseQuestion } from '../../../src/question/read/read'
import { generateScene } from '../../../src/scene/generate/generate'
import { score, scoreTrace } from '../../../src/score/score'
import { itemFor, printedRoom, questionsOn } from './made-items'

/** Exponents, minus zero and what a program prints for nothing. */
const NOISE = /-0(?![.\d])|-0\.0+(?!\d)|\d[eE][-+]?\d|NaN|Infinity|undefined|null/

/** Everything that holds for the response of an item whose answer its map gives. */
function holds(item: Item, response: string): void {
  const row = { response, groundTruth: item.answer, question: item.question, choices: item.choices ?? null }
  const trace = scoreTrace({ ...row, trueLayout: item.true_layout })
  if (trace.error || trace.reading !== 'strict') throw new Error(JSON.stringify(trace))
  const about = `${item.id}\n${item.question} ${item.choices ?? ''}\n${response}`
  expect(trace.score.overall, about).toBe(1)
  const wrong = trace.claims.filter(({ verdict }) => verdict !== 'true')
  expect(wrong, about).toEqual([])
  expect(score(row, { preset: 'v2lo' }), about).toMatchObject({ overall: 1 })
  const think = response.slice(response.indexOf('<think>'), response.indexOf('</think>'))
  expect(NOISE.exec(think)?.[0], about).toBeUndefined()
  expect(think).not.toMatch(/ {2}|\.\.| [.,;]|\bundefined\b/)
}

describe('the response of every item whose answer its map gives', { timeout: 900_000 }, () => {
  it('scores 1 under strict and v2lo, makes no false or ungrounded claim, and holds no noise', () => {
    const seen = new Map<string, number>()
    const budgets = new Set<number>()
    let items = 0
    for (let seed = 1; items < 5000; seed++) {
      const twins = seed % 3 === 0 ? TWIN_CHANGES : []
      const decimals = seed % 4 === 0 ? 2 : 1
      for (const item of generateItems(generateScene({ seed }), { seed, twins, unanswerable: 0.05, decimals })) {
        const response = responseOf(item, { decimals })
        if (response === null) throw new Error(`${item.id} has no response`)
        holds(item, response)
        expect(responseOf(item, { decimals })).toBe(response)
        const kind = `${item.task}${item.twin ? ` ${item.twin.change}` : ''}`
        seen.set(kind, (seen.get(kind) ?? 0) + 1)
        budgets.add(item.frames.budget)
        items++
      }
    }
    expect([...budgets].sort((a, b) => a - b)).toEqual([1, 4, 8, 12, 16])
    for (const task of [
      'vertical-direction',
      'horizontal-direction',
      'minimum-distance',
      'relative-distance',
      'count',
      'size',
    ])
      expect(seen.get(task), task).toBeGreaterThan(100)
  })

  it('does so for every kind of question, in the words of every table, which read back', () => {
    const seen = new Map<string, number>()
    for (let seed = 301; seed < 316; seed++)
      for (const budget of [1, 4, 16]) {
        const layout = printedRoom(seed, budget)
        if (layout === undefined) continue
        let hash = seed * 31 + budget
        for (const question of questionsOn(layout, seed, 3)) {
          const item = itemFor(question, layout, `room-${seed}-${budget}`, hash++)
          if (item === undefined) continue
          const read = parseQuestion(item.question, item.choices ? { choices: item.choices } : {})
          expect(read.ok && canonicalQuestion(read.value), item.question).toBe(canonicalQuestion(question))
          const response = responseOf(item)
          if (response === null) throw new Error(`${item.id} has no response`)
          holds(item, response)
          seen.set(question.kind, (seen.get(question.kind) ?? 0) + 1)
        }
      }
    const kinds: Question['kind'][] = [
      ...([
        'relative-direction',
        'camera-direction',
        'direction-check',
        'closest-distance',
        'center-distance',
      ] as const),
      ...(['nearest', 'distance-check', 'object-size', 'object-count', 'size-comparison', 'size-check'] as const),
    ]
    for (const kind of kinds) expect(seen.get(kind), kind).toBeGreaterThan(60)
  })
})
