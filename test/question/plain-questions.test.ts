import { describe, expect, it } from 'vitest'
import { askLayout, createLayout, type Layout, parseQuestion, type Solution } from '../../src/index'
import { type Expected, isRight, type PlainQuestion } from './plain-answers'
import table from './plain-questions.json'

const questions = table.questions as readonly PlainQuestion[]
const layouts = new Map<string, Layout>(
  Object.entries(table.rooms).map(([room, { origin, objects }]) => [
    room,
    createLayout(
      objects.map(({ label, box }) => ({ label, bbox: box as [number, number, number, number] })),
      { origin: origin as 'observer' | 'world' },
    ),
  ]),
)

type Verdict = 'right' | 'wrong' | 'refused'
const judged = questions.map((question) => {
  const solution = ask(question)
  return { question, solution, verdict: judge(question, solution) }
})

function ask({ room, text, synonyms }: PlainQuestion): Solution {
  const options = { synonyms: synonyms === true }
  return askLayout(layouts.get(room) as Layout, text, options)
}

function judge({ expect: expected }: PlainQuestion, solution: Solution): Verdict {
  if (solution.status === 'unsolved') return 'refused'
  return expected !== undefined && isRight(solution, expected, table.tolerance) ? 'right' : 'wrong'
}

const lines = (rows: readonly (typeof judged)[number][]) =>
  rows.map(({ question, solution }) => `${question.room}: ${question.text} -> ${said(solution)}`)
const said = (solution: Solution) =>
  solution.status === 'solved' ? JSON.stringify([solution.value, solution.answer]) : solution.message

describe('300 plain questions over three rooms', () => {
  const answerable = judged.filter(({ question }) => question.refuse === undefined)
  const answered = answerable.filter(({ verdict }) => verdict === 'right')
  const wrong = judged.filter(({ verdict }) => verdict === 'wrong')
  const refused = judged.filter(({ verdict }) => verdict === 'refused')
  const stuck = refused.filter(({ question, solution }) => !namesAWayOn(question, solution))
  console.info(
    `plain questions: ${answered.length} of ${answerable.length} answerable are answered, ${wrong.length} wrong, ` +
      `${refused.length} refused, ${stuck.length} of these without a way on`,
  )
  if (process.env.PLAIN_QUESTIONS !== undefined) {
    const missed = answerable.filter(({ verdict }) => verdict === 'refused')
    console.info(['wrong:', ...lines(wrong), '', 'missed:', ...lines(missed), '', 'stuck:', ...lines(stuck)].join('\n'))
  }

  it('are 300 different ones, most of which a map can answer', () => {
    expect(new Set(questions.map(({ room, text }) => `${room}: ${text}`)).size).toBe(300)
    expect(answerable.length).toBeGreaterThanOrEqual(240)
    expect(questions.filter(({ expect, refuse }) => expect === undefined && refuse === undefined)).toEqual([])
  })

  it('are answered wrongly at most once', () => {
    expect(wrong.length, lines(wrong).join('\n')).toBeLessThanOrEqual(1)
  })

  it('are answered in seven of ten cases that a map can answer', () => {
    expect(answered.length / answerable.length).toBeGreaterThanOrEqual(0.7)
  })

  it('are never refused without a way on', () => {
    expect(lines(stuck)).toEqual([])
  })
})

/** A refusal names an object of the map beyond the question's own, or quotes an example question that itself reads. */
function namesAWayOn({ room, text }: PlainQuestion, solution: Solution): boolean {
  if (solution.status === 'solved') return true
  const remedy = `${solution.message} ${'remedy' in solution ? String(solution.remedy) : ''}`
  if (remedy.includes('{')) return false
  const examples = [...remedy.matchAll(/["“]([^"”]+\?)["”]/g)].map(([, example]) => example as string)
  if (examples.some((example) => example !== text && parseQuestion(example).ok)) return true
  const asked = text.toLowerCase()
  return (layouts.get(room) as Layout).objects.some(
    ({ id }) => new RegExp(`\\b${id}(?![\\w#])`).test(remedy) && !asked.includes(id),
  )
}

describe('the judge of answers', () => {
  const solved = (value: number | string | readonly string[], unit?: 'm' | 'cm' | 'm2'): Solution => ({
    status: 'solved',
    answer: [value].flat().join(', '),
    value,
    ...(unit === undefined ? {} : { unit }),
    ambiguous: false,
    notes: [],
    steps: [],
  })
  const rows: readonly (readonly [Expected, Solution, Verdict])[] = [
    [{ meters: 3.45, closest: 2.9 }, solved(345, 'cm'), 'right'],
    [{ meters: 3.45, closest: 2.9 }, solved(2.9, 'm'), 'right'],
    [{ meters: 3.45, closest: 2.9 }, solved(3.1, 'm'), 'wrong'],
    [{ closest: 0.6 }, solved(1.6, 'm'), 'wrong'],
    [{ count: 3 }, solved(2), 'wrong'],
    [{ yes: true }, solved('no'), 'wrong'],
    [{ names: ['a', 'b'] }, solved(['b', 'a']), 'right'],
    [{ names: ['a', 'b'] }, solved(['b']), 'wrong'],
    [{ names: [] }, solved([]), 'right'],
    [{ rankings: [['a', 'b', 'c']] }, solved(['b', 'a']), 'right'],
    [{ rankings: [['a', 'b', 'c']] }, solved(['a', 'c']), 'wrong'],
    [{ rankings: [['a', 'b', 'c']] }, solved([]), 'wrong'],
    [{ sides: [1, 2.2] }, solved('1 m x 2.2 m'), 'right'],
    [{ sides: [1, 2.2] }, solved(1, 'm'), 'wrong'],
    [{ bearingDeg: -42, meters: 4.04, closest: 2.28 }, solved('front-left, 4.04 m'), 'right'],
    [{ bearingDeg: -42, meters: 4.04, closest: 2.28 }, solved('front-left, 3.04 m'), 'wrong'],
    [{ bearingDeg: -42, meters: 4.04, closest: 2.28 }, solved('front left'), 'right'],
    [{ bearingDeg: -42, meters: 4.04, closest: 2.28 }, solved('left'), 'wrong'],
    [{ bearingDeg: -23 }, solved('left'), 'right'],
    [{ bearingDeg: -23 }, solved('right'), 'wrong'],
    [{ bearingDeg: -170 }, solved('behind'), 'right'],
    [{ turns: ['turn left'] }, solved(['Turn Left']), 'right'],
    [{ turns: ['turn left'] }, solved('right'), 'wrong'],
    [{ squareMeters: 0.8 }, solved(0.8, 'm2'), 'right'],
    [{ squareMeters: 0.8 }, solved(0.8, 'm'), 'wrong'],
    [{ anyOf: [{ count: 1 }, { count: 2 }] }, solved(2), 'right'],
  ]

  it.each(rows)('%j', (expected, solution, verdict) => {
    expect(judge({ room: '', text: '', expect: expected }, solution)).toBe(verdict)
  })
})
