import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMapTools, mapTools } from '../../src/tools/map-tools'
import { createLayoutStore } from '../../src/tools/store'
import { anyMapText } from './any-call'
import { sessionOf } from './room'

const RUNS = { seed: 20261125, numRuns: 60, endOnFailure: true }
/** The lists of each tool that gives pages, and what it takes besides the map. */
const PAGED: { readonly [tool: string]: { readonly lists: readonly string[]; readonly input: object } } = {
  describe_map: { lists: ['objects'], input: {} },
  what_is_around: { lists: ['objects'], input: { yaw_deg: 30 } },
  nearest: { lists: ['objects'], input: { measure: 'center' } },
  to_grid: { lists: ['cells', 'collisions'], input: { size: 3, preset: 'vsi' } },
  compare_maps: { lists: ['pairs', 'missed', 'invented'], input: {} },
}

/** Entries without the names of a shared cell, of which a shorter page gives fewer. */
const placesOf = (entries: unknown) =>
  (entries as readonly unknown[]).map((entry) => (typeof entry === 'object' ? { ...entry, names: undefined } : entry))

describe('pages', () => {
  const store = createLayoutStore()
  const { call, refused } = sessionOf(createMapTools({ store }), store)

  it('are given by every tool that has an offset', () => {
    const withOffset = mapTools.filter(({ inputSchema }) => {
      const { properties } = inputSchema['~standard'].jsonSchema.input({ target: 'draft-2020-12' })
      return 'offset' in (properties as object)
    })
    expect(withOffset.map(({ name }) => name).sort()).toEqual(Object.keys(PAGED).sort())
  })

  it.each(Object.entries(PAGED))('of %s hold every entry once, in order', async (name, { lists, input }) => {
    let [pages, answered] = [0, 0]
    await fc.assert(
      fc.asyncProperty(anyMapText, anyMapText, fc.integer({ min: 1, max: 5 }), async (map, other, limit) => {
        const maps = name === 'compare_maps' ? { predicted: map, truth: other } : { map }
        const ask = (page: object) => call(name, { ...maps, ...input, ...page }).catch(() => undefined)
        const whole = await ask({ limit: 1000 })
        if (whole === undefined) return
        answered++
        const found = Object.fromEntries(lists.map((list) => [list, [] as unknown[]]))
        for (let offset = 0, more = true; more; offset += limit) {
          const page = (await ask({ limit, offset }))!
          for (const list of lists) found[list]!.push(...(page[list] as unknown[]))
          more = page.more as boolean
          expect(page.offset).toBe(offset)
          if (more) expect(page.sentence).toContain(`ask with offset ${offset + limit} for more`)
          pages++
        }
        for (const list of lists) expect(placesOf(found[list])).toEqual(placesOf(whole[list]))
      }),
      RUNS,
    )
    // The property would hold where everything fits one page.
    expect(answered).toBeGreaterThan(RUNS.numRuns / 2)
    expect(pages).toBeGreaterThan(1.5 * answered)
  })

  it('that begin behind the end are empty, and say how many there are', async () => {
    const map = '<map>[{"object_name": "a", "bbox": [0, 0, 1, 1]}, {"object_name": "b", "bbox": [3, 3, 4, 4]}]</map>'
    for (const [name, { lists, input }] of Object.entries(PAGED)) {
      const maps = name === 'compare_maps' ? { predicted: map, truth: map } : { map }
      const page = await call(name, { ...maps, ...input, offset: 1_000_000 })
      expect(lists.flatMap((list) => page[list])).toEqual([])
      expect(page.more).toBe(false)
      expect(page.sentence).toMatch(/ There are only 2\.$/)
      for (const offset of [-1, 0.5, '1'])
        expect(await refused(name, { ...maps, ...input, offset })).toMatch(/offset: /)
    }
  })

  it('leave the text of a grid to the first', async () => {
    const map = '<map>[{"object_name": "a", "bbox": [0, 0, 1, 1]}, {"object_name": "b", "bbox": [3, 3, 4, 4]}]</map>'
    expect((await call('to_grid', { map, limit: 1 })).text).toBe('{"a": [(1, 1)], "b": [(8, 8)]}')
    expect((await call('to_grid', { map, limit: 1, offset: 1 })).text).toBeNull()
  })
})

describe('handles', () => {
  const said = (tools: readonly (typeof mapTools)[number][]) =>
    JSON.stringify(
      tools.map(({ description, inputSchema, outputSchema }) => [
        description,
        inputSchema['~standard'].jsonSchema.input({ target: 'draft-2020-12' }),
        outputSchema['~standard'].jsonSchema.output({ target: 'draft-2020-12' }),
      ]),
    )
  it('are spoken of where a store gives them, and nowhere else', async () => {
    expect(said(createMapTools({ store: createLayoutStore() })).match(/handle/g)!.length).toBeGreaterThan(12)
    expect(said(mapTools)).not.toMatch(/handle/i)
    const { refused } = sessionOf(mapTools)
    expect(await refused('describe_map', { map: 'no map' })).not.toMatch(/handle/)
  })
  it('or not, a tool takes the same fields', () => {
    const fields = (tools: readonly (typeof mapTools)[number][]) =>
      tools.map(({ inputSchema }) => {
        const { properties, required, additionalProperties } = inputSchema['~standard'].jsonSchema.input({
          target: 'draft-2020-12',
        })
        return [Object.keys(properties as object), required, additionalProperties]
      })
    expect(fields(mapTools)).toEqual(fields(createMapTools({ store: createLayoutStore() })))
    expect(fields(mapTools)[0]![2]).toBe(false)
  })
})
