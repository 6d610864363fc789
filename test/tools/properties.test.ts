import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isV2loError } from '../../src/base/error'
import { createMapTools, mapTools } from '../../src/tools/map-tools'
import { createLayoutStore } from '../../src/tools/store'
import type { Tool } from '../../src/tools/tool'
import { anyInput, anyMapText } from './any-call'
import { sessionOf } from './room'

const RUNS = { seed: 20261125, numRuns: 250 }
const names = mapTools.map(({ name }) => name)

/** What a tool answers, or the error it refuses with; anything else is thrown on. */
async function outcomeOf(tool: Tool, input: object): Promise<{ output?: unknown; refusal?: string }> {
  try {
    return { output: await tool.execute(input) }
  } catch (error) {
    if (!isV2loError(error)) throw error
    return { refusal: error.message }
  }
}

const anyCall = (tool: Tool) => anyMapText.chain((text) => anyInput[tool.name]!(text))

describe.each(mapTools.map((tool) => [tool.name, tool] as const))('%s', (_, tool) => {
  it('always answers as its output schema says, or refuses in a bounded printable sentence', async () => {
    let answered = 0
    await fc.assert(
      fc.asyncProperty(anyCall(tool), async (input) => {
        const { output, refusal } = await outcomeOf(tool, input)
        if (refusal !== undefined) {
          expect(refusal.length).toBeLessThan(2_500)
          expect(refusal).toMatch(/^expected .+, received .+; .+/)
          expect(refusal).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/)
          return
        }
        answered++
        const checked = await tool.outputSchema['~standard'].validate(output)
        expect(checked.issues).toBeUndefined()
        // Nothing beside the schema, and nothing that JSON would lose: infinities, undefined fields, class instances.
        expect(checked.value).toStrictEqual(output)
        expect(JSON.parse(JSON.stringify(output))).toStrictEqual(withoutMinusZero(output))
        const { sentence } = output as { sentence: string }
        expect(sentence).toMatch(/^\S.*[.?]$/)
        expect(sentence).not.toMatch(
          /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]|NaN|Infinity|undefined|null/,
        )
      }),
      RUNS,
    )
    // The property would hold for a tool that always refuses.
    expect(answered).toBeGreaterThan(RUNS.numRuns / 25)
  })

  it('always takes null for what may be left out', async () => {
    await fc.assert(
      fc.asyncProperty(anyCall(tool), async (input) => {
        const without = Object.fromEntries(Object.entries(input).filter(([, value]) => value != null))
        const { properties } = tool.inputSchema['~standard'].jsonSchema.input({ target: 'draft-2020-12' })
        const nulls = Object.fromEntries(Object.keys(properties as object).map((key) => [key, null]))
        expect(await outcomeOf(tool, { ...nulls, ...without })).toStrictEqual(await outcomeOf(tool, without))
      }),
      { ...RUNS, numRuns: 60 },
    )
  })

  it('always answers the same for the same call', async () => {
    await fc.assert(
      fc.asyncProperty(anyCall(tool), async (input) => {
        expect(await outcomeOf(tool, input)).toStrictEqual(await outcomeOf(tool, input))
      }),
      { ...RUNS, numRuns: 40 },
    )
  })
})

/** JSON has no -0. */
const withoutMinusZero = (value: unknown): unknown =>
  typeof value === 'number'
    ? value + 0
    : Array.isArray(value)
      ? value.map(withoutMinusZero)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutMinusZero(one)]))
        : value

/** What is rounding noise of the coordinates is shown as 0. */
const extent = (min: number, max: number) =>
  max - min <= 1e-9 * Math.max(1, Math.abs(min), Math.abs(max)) ? 0 : max - min

describe('the names that tools give', () => {
  it('always name that one object in every other tool', async () => {
    await fc.assert(
      fc.asyncProperty(anyMapText, async (text) => {
        const store = createLayoutStore()
        const { call } = sessionOf(createMapTools({ store }), store)
        let read: Record<string, unknown>
        try {
          read = await call('read_map', { text, limit: 50 })
        } catch (error) {
          if (!isV2loError(error)) throw error
          return
        }
        const objects = read.objects as { name: string; bbox: number[] }[]
        expect(new Set(objects.map(({ name }) => name)).size).toBe(objects.length)
        for (const { name, bbox } of objects) {
          expect(await call('size', { map: 'map-1', object: name })).toMatchObject({
            name,
            size: { width: extent(bbox[0]!, bbox[2]!), depth: extent(bbox[1]!, bbox[3]!) },
          })
        }
      }),
      RUNS,
    )
  })
})

describe('a handle', () => {
  it('always stands for the text it was read from', async () => {
    await fc.assert(
      fc.asyncProperty(anyMapText, fc.constantFrom(...names.filter((n) => n !== 'read_map')), async (text, name) => {
        const store = createLayoutStore()
        const tools = createMapTools({ store })
        const tool = tools.find((one) => one.name === name)!
        if ((await outcomeOf(tools[0]!, { text })).refusal !== undefined) return
        const [input] = fc.sample(anyInput[name]!('map-1'), { seed: text.length, numRuns: 1 }) as [object]
        const key = name === 'compare_maps' ? 'predicted' : 'map'
        const [byHandle, byText] = [await outcomeOf(tool, input), await outcomeOf(tool, { ...input, [key]: text })]
        // What reading took for granted was said when the map was read.
        const bare = ({ output, refusal }: typeof byText) => ({ ...(output as object), assumed: [], refusal })
        expect(bare(byText)).toStrictEqual(bare(byHandle))
      }),
      RUNS,
    )
  })
})
