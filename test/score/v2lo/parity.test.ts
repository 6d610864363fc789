import { describe, expect, it } from 'vitest'
import { rawField } from '../../../src/base/json-text'
import type { ScoreInput } from '../../../src/score/result'
import { score, scoreAll } from '../../../src/score/score'
import { portScore } from '../../bench/v2lo-port'
import { sharedLines } from '../../support/shared'

interface Case {
  readonly id: number
  readonly cat: string
  readonly response: string
  readonly ground_truth: ScoreInput['groundTruth']
  readonly overall: number
  readonly format: number
  readonly accuracy: number
}

const parity = sharedLines<Case>('cases/qa-parity.jsonl')
const truthTypes = sharedLines<Case>('cases/qa-parity-truth-types.jsonl')

/** The cases whose three doubles are not exactly the expected ones. */
function disagreeing(cases: readonly Case[], scoreOf: (row: Case) => unknown): unknown[] {
  return cases.flatMap((row) => {
    const got = scoreOf(row) as Partial<Case>
    const same =
      Object.is(got.overall, row.overall) && Object.is(got.format, row.format) && Object.is(got.accuracy, row.accuracy)
    return same ? [] : [{ row, got }]
  })
}

const ours = ({ response, ground_truth }: Case) => score({ response, groundTruth: ground_truth }, { preset: 'v2lo' })

describe("the paper's own answers", () => {
  it.skipIf(!parity)('agree on every response, double for double', () => {
    expect(parity!.length).toBe(3698)
    expect(disagreeing(parity!, ours)).toEqual([])
  })

  it.skipIf(!truthTypes)('agree where the truth is a number, a boolean, null, a list or an object', () => {
    expect(truthTypes!.length).toBe(231)
    expect(disagreeing(truthTypes!, ours)).toEqual([])
  })

  it.skipIf(!truthTypes)('agree where the truth comes as its JSON text', () => {
    const scored = (row: Case) => {
      const groundTruthJson = rawField(JSON.stringify(row), 'ground_truth')!
      return score({ response: row.response, groundTruth: null, groundTruthJson }, { preset: 'v2lo' })
    }
    expect(disagreeing(truthTypes!, scored)).toEqual([])
  })

  it.skipIf(!parity)('come in order from a batch', () => {
    const rows = parity!.map(({ response, ground_truth }) => ({ response, groundTruth: ground_truth }))
    expect(scoreAll(rows, { preset: 'v2lo' })).toEqual(parity!.map(ours))
  })

  it.skipIf(!parity)('agree with the plain port, the oracle of the properties', () => {
    // The port reads ASCII and full-width digits only.
    const otherDigits = /[^\p{ASCII}\uff10-\uff19]/u
    const inReach = parity!.filter((row) => !(/\p{Nd}/u.test(row.response) && otherDigits.test(digitsOf(row))))
    expect(inReach.length).toBeGreaterThan(3500)
    expect(disagreeing(inReach, (row) => portScore(row.response, row.ground_truth as string))).toEqual([])
  })
})

const digitsOf = (row: Case): string => `${row.response}${row.ground_truth}`.replace(/\P{Nd}/gu, '')

const adversarial = sharedLines<Adversarial>('cases/adversarial-responses.jsonl')

interface Adversarial {
  readonly response?: string
  readonly parts?: readonly (readonly [text: string, times: number])[]
  readonly question: { readonly ground_truth: string }
  readonly qa_py?: { readonly overall: number; readonly format: number; readonly accuracy: number } | null
}

it.skipIf(!adversarial)('gives hostile responses the values the original gives them', () => {
  const scored = adversarial!.slice(1).filter((row) => row.qa_py)
  expect(scored.length).toBeGreaterThan(30)
  for (const row of scored) {
    const response = row.response ?? row.parts!.map(([text, times]) => text.repeat(times)).join('')
    expect(score({ response, groundTruth: row.question.ground_truth }, { preset: 'v2lo' })).toMatchObject(row.qa_py!)
  }
})
