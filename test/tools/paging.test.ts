import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mapTools } from '../../src/tools/map-tools'
import { toOpenAITools } from '../../src/tools/openai/openai'
import { openSession, ROOM, sessionOf } from './room'

const RUNS = { seed: 20261125, numRuns: 60 }
const { call } = sessionOf(mapTools)

/** A map whose objects share labels, cells and distances, so that every list may have several pages and ties. */
const anyMap = fc
  .array(
    fc.tuple(fc.constantFrom('chair', 'tv', 'lamp'), fc.integer({ min: -4, max: 4 }), fc.integer({ min: 1, max: 4 })),
    {
      minLength: 2,
      maxLength: 25,
    },
  )
  .map((objects) =>
    JSON.stringify(objects.map(([object_name, x, y]) => ({ object_name, bbox: [x, y, x + 0.5, y + 0.5] }))),
  )

/** The lists of each tool that are paged, with the field that says how long they are. */
const LISTS: { readonly [tool: string]: { readonly [list: string]: string } } = {
  describe_map: { objects: 'total' },
  what_is_around: { objects: 'total' },
  nearest: { objects: 'total' },
  to_grid: { cells: 'total', collisions: 'collisions_total' },
  compare_maps: { pairs: 'pairs_total', missed: 'missed_total', invented: 'invented_total' },
}
const inputOf = (tool: string, one: string, other: string) =>
  tool === 'compare_maps' ? { predicted: one, truth: other } : { map: one }

describe.each(Object.entries(LISTS))('%s', (tool, lists) => {
  it('always gives every entry once and in order to who goes on while there is more', async () => {
    let pages = 0
    await fc.assert(
      fc.asyncProperty(anyMap, anyMap, fc.integer({ min: 1, max: 7 }), async (one, other, limit) => {
        const input = { ...inputOf(tool, one, other), limit }
        const whole = await call(tool, { ...input, limit: 1000 })
        expect(whole).toMatchObject({ more: false, offset: 0 })
        const walked: Record<string, unknown[]> = {}
        let offset = 0
        for (let more = true; more; offset += limit) {
          const page = await call(tool, { ...input, offset })
          expect(page.offset).toBe(offset)
          expect(page.sentence).toMatch(
            page.more ? new RegExp(`; ask with offset ${offset + limit} for more\\.`) : /^(?!.*ask with offset)/,
          )
          for (const list of Object.keys(lists)) {
            expect((page[list] as unknown[]).length).toBeLessThanOrEqual(limit)
            walked[list] = [...(walked[list] ?? []), ...(page[list] as unknown[])]
          }
          more = page.more as boolean
          pages++
        }
        for (const [list, total] of Object.entries(lists)) {
          expect(walked[list]).toHaveLength(whole[total] as number)
          // How many names of a shared cell are given follows the limit; its place and count do not.
          expect(bare(walked[list]!)).toStrictEqual(bare(whole[list] as unknown[]))
        }
      }),
      RUNS,
    )
    // The walks must not all be of one page.
    expect(pages).toBeGreaterThan(2 * RUNS.numRuns)
  })

  it('has nothing beyond the end, and says so', async () => {
    const page = await call(tool, { ...inputOf(tool, ROOM, ROOM), offset: 1_000_000 })
    expect(page).toMatchObject({ more: false, ...Object.fromEntries(Object.keys(lists).map((list) => [list, []])) })
    expect(page.sentence).toMatch(/ (There are only|The longest list has only) [45]\.$/)
  })

  it.each([-1, 1.5, 'three', '1.5', Number.NaN, 1e300])('refuses an offset of %s in one sentence', async (offset) => {
    const { refused } = await openSession()
    const message = await refused(tool, { ...inputOf(tool, 'map-1', 'map-1'), offset })
    expect(message).toMatch(
      /^expected the input of \w+ as its schema says, received one with offset: [^;]+; correct the field/,
    )
  })

  it('may be given null, and must be given it by strict functions', () => {
    const { parameters } = toOpenAITools().find((one) => one.function.name === tool)!.function
    expect(parameters.required).toEqual(expect.arrayContaining(['limit', 'offset']))
    expect((parameters.properties as { offset: object }).offset).toMatchObject({
      anyOf: [{ type: 'integer', minimum: 0 }, { type: 'null' }],
    })
  })
})

const bare = (list: readonly unknown[]) =>
  list.map((entry) => (typeof entry === 'object' && entry && 'names' in entry ? { ...entry, names: [] } : entry))

describe('a grid map', () => {
  it('that is too long for a text has no more entries for that', async () => {
    expect(await call('to_grid', { map: ROOM, max_characters: 1 })).toMatchObject({ text: null, more: false })
  })

  it('gives its text with the first page only', async () => {
    const { text } = await call('to_grid', { map: ROOM, limit: 1 })
    expect(text).toContain('sofa')
    expect(await call('to_grid', { map: ROOM, limit: 1, offset: 1 })).toMatchObject({ text: null, more: true })
  })

  it('whose text no call may have says so', async () => {
    const box = { minX: 0, minY: 0, maxX: 1, maxY: 1 }
    const objects = Array.from({ length: 6_000 }, (_, i) => ({ id: `${i}`, label: `${i}${'x'.repeat(190)}`, box }))
    const map = JSON.stringify({ origin: 'world', objects })
    expect((await call('to_grid', { map })).sentence).toMatch(
      /that is more than a tool gives: take the cells page by page\.$/,
    )
  })
})
