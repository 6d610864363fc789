import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonSchemaOf } from '../../src/schema/json-schema'
import { rowSchema } from '../../src/schema/row'
import { resolvePreset } from '../../src/score/presets'
import { ROW_PARTS, readItem } from '../../src/serve/rows/read-row'
import { scoreItem } from '../../src/serve/rows/score-item'

const LIMITS = { maxBytes: 1e9, maxItems: 1, maxResponseChars: 1e9 }

describe('rowSchema', () => {
  it('has the parts of a row, no more and no less', () => {
    const { properties, required } = jsonSchemaOf('Row') as { properties: object; required: readonly string[] }
    expect(Object.keys(properties)).toEqual([...ROW_PARTS])
    expect(required).toEqual(['response', 'ground_truth'])
  })

  it.each([
    [{ response: 'x', ground_truth: null }, true],
    [{ response: 'x', ground_truth: [1], question: null, choices: null, true_layout: null, uid: 7 }, true],
    [{ response: 'x', ground_truth: 'B', question: { kind: 'object-count', label: 'sofa' } }, true],
    [{ response: 'x', ground_truth: 'B', true_layout: '<map>[]</map>' }, true],
    [{ response: 'x' }, false],
    [{ ground_truth: 'B' }, false],
    [{ response: ['x'], ground_truth: 'B' }, false],
    [{ response: 'x', ground_truth: 'B', choices: 'A, B' }, false],
    [{ response: 'x', ground_truth: 'B', true_layout: 5 }, false],
    [[], false],
    [null, false],
  ])('of %j: %s', (row, valid) => {
    expect(rowSchema.safeParse(row).success).toBe(valid)
  })

  it('always takes a row that has a score', () => {
    const some = fc.oneof(
      fc.jsonValue(),
      fc.string(),
      fc.constantFrom('B', 'How far is the sofa from the lamp?', [], {}, ['a', 'b']),
    )
    const row = fc.record(
      {
        id: fc.oneof(fc.string(), fc.integer()),
        response: fc.oneof(fc.string(), some),
        ground_truth: some,
        question: some,
        choices: some,
        true_layout: some,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(row, (given) => {
        const text = JSON.stringify(given)
        const parsed = JSON.parse(text)
        const result = scoreItem(
          readItem(parsed, () => text),
          resolvePreset('strict'),
          LIMITS,
        )
        if (!result.error) expect(rowSchema.safeParse(parsed).success).toBe(true)
      }),
    )
  })
})
