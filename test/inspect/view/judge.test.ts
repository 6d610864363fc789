import { describe, expect, it } from 'vitest'
import { type LoggedRow, readLoggedRows } from '../../../src/inspect/read/logged-row'
import { OTHER_OVERALL } from '../../../src/inspect/table/filters'
import { judgeRow } from '../../../src/inspect/view/judge'
import { score } from '../../../src/score/score'

const MAP = [{ object_name: 'sofa', bbox: [0, 0, 2, 1] }]
const input = {
  response: `<map>${JSON.stringify(MAP)}</map><think>So it is.</think><answer>3</answer>`,
  groundTruth: '2',
  question: 'How wide is the sofa in meters?',
  trueLayout: MAP,
}
const of = (preset: 'strict' | 'v2lo') => {
  const result = score(input, { preset })
  if (result.error) throw new Error(result.error.message)
  return result
}
function judged(recorded: object) {
  const { response, groundTruth, question, trueLayout } = input
  const row = { response, ground_truth: groundTruth, question, true_layout: trueLayout, ...recorded }
  const found = judgeRow((readLoggedRows(row, {}) as LoggedRow[])[0]!, ['strict', 'v2lo'])!
  return { ...found, numbers: Object.fromEntries(found.numbers) }
}

describe('what is added to a recorded score', () => {
  it('is what it lacks: the other preset and where the error comes from', () => {
    const { overall, flags } = of('strict')
    expect(judged({ overall, flags })).toEqual({
      ...{ numbers: { [OTHER_OVERALL]: of('v2lo').overall }, cell: 'reasoning', right: false },
    })
  })

  it('is compared with the preset it is not of', () => {
    const { overall, flags } = of('v2lo')
    expect(of('strict').overall).not.toBeCloseTo(overall)
    expect(judged({ overall, flags }).numbers).toEqual({ [OTHER_OVERALL]: of('strict').overall })
    expect(judged({ overall: 0.123, flags }).numbers).toEqual({ [OTHER_OVERALL]: overall })
  })

  it('leaves every number that was recorded as it is, and adds flags where there were none', () => {
    const found = judged({ overall: 0.123, accuracy: 0.5 })
    expect(found.flags).toEqual(of('strict').flags)
    expect(Object.keys(found.numbers)).not.toContain('overall')
    expect(Object.keys(found.numbers)).not.toContain('accuracy')
    expect(found.numbers.map).toBe(of('strict').map)
  })
})
