import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { shapeComplaint } from '../../src/transport/json-shape'

const complaint = (text: string) => shapeComplaint(Buffer.from(text))

it.each([
  ['deep lists', `${'['.repeat(1_000)}${']'.repeat(1_000)}`, undefined],
  ['deeper lists', '['.repeat(1_001), 'expected JSON nested at most 1000 deep'],
  ['deeper objects', '{"a":'.repeat(1_001), 'expected JSON nested at most 1000 deep'],
  ['two million values', `[${'1,'.repeat(1_999_998)}1]`, undefined],
  ['one more', `[${'1,'.repeat(1_999_999)}1]`, 'expected JSON of at most 2000000 values, received 2000001'],
  ['empty lists', `[${'[],'.repeat(1_500_000)}1]`, 'expected JSON of at most 2000000 values, received 3000002'],
  ['brackets and commas in a string', JSON.stringify('[{,"\\'.repeat(3_000_000)), undefined],
  ['a string that never ends', `"${'\\'.repeat(99_999)}`, undefined],
  ['closing brackets', ']'.repeat(99_999), undefined],
])('counts %s', (_, text, expected) => {
  expect(complaint(text)).toBe(expected)
})

it('never counts more than a comma and a bracket for each value, and never looks into strings', () => {
  const count = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + Object.values(value).reduce<number>((n, v) => n + count(v), 0) : 1
  // A list of as many values as there may be.
  const others = '1,'.repeat(1_999_998)
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const room = others.slice(4 * count(value))
      expect(complaint(`[${room}${JSON.stringify(value)}]`)).toBeUndefined()
    }),
    { numRuns: 20, seed: 20261128 },
  )
})
