import { describe, expect, it } from 'vitest'
import { notBuilt } from '../mcp/process'
import { sharedLines } from '../support/shared'
import { callOf, type WildCase } from './calls'
import { complaints } from './judge'

// What people's files, bug reports and first questions asked for, by kind; see the README beside the cases.
const cases = sharedLines<WildCase>('cases/wild.jsonl') ?? []

describe.skipIf(cases.length === 0)('what people really send', () => {
  it('are all the cases there are', () => expect(cases.length).toBeGreaterThanOrEqual(96))

  for (const one of cases)
    it.skipIf(one.call === 'mcp' && notBuilt)(`${one.id}: ${one.why}`, async () => {
      const outcome = await callOf(one)
      const { same_as: same, ...rest } = one.expect
      expect(complaints(rest, outcome)).toEqual([])
      if (same === undefined) return
      const input = one.input as { arguments: object }
      const other = await callOf({
        ...one,
        input: { ...input, arguments: { ...input.arguments, ...(same as object) } } as never,
      })
      expect(outcome).toEqual(other)
      expect(outcome).toMatchObject({ error: false })
    })
})
