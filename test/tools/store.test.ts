import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLayout, type Layout } from '../../src/layout/layout'
import { createLayoutStore } from '../../src/tools/store'

const layoutOf = (count: number, label = 'a'): Layout =>
  createLayout(Array.from({ length: count }, () => ({ label, bbox: [0, 0, 1, 1] as const })))
const handles = (store: ReturnType<typeof createLayoutStore>) => store.list().map(({ handle }) => handle)

describe('a store of maps', () => {
  it('gives back the map that was put in, under handles that are never given twice', () => {
    const store = createLayoutStore({ maxLayouts: 1 })
    const [one, two] = [layoutOf(1), layoutOf(2)]
    expect(store.put(one)).toBe('map-1')
    expect(store.get('map-1')).toBe(one)
    expect(store.put(two)).toBe('map-2')
    expect(store.get('map-1')).toBeUndefined()
    expect(store.get('map-2')).toBe(two)
    expect(store.put(one)).toBe('map-3')
  })

  it('drops the map that was not used for longest', () => {
    const store = createLayoutStore({ maxLayouts: 2 })
    store.put(layoutOf(1))
    store.put(layoutOf(1))
    store.get('map-1')
    store.put(layoutOf(1))
    expect(handles(store)).toEqual(['map-1', 'map-3'])
  })

  it('is bounded in objects and in bytes', () => {
    const objects = createLayoutStore({ maxObjects: 5 })
    for (const count of [2, 2, 3]) objects.put(layoutOf(count))
    expect(objects.list().map((one) => one.objects)).toEqual([2, 3])
    const size = new TextEncoder().encode(JSON.stringify(layoutOf(1, 'é'))).length
    const bytes = createLayoutStore({ maxBytes: 2 * size })
    for (let i = 0; i < 3; i++) bytes.put(layoutOf(1, 'é'))
    expect(bytes.list()).toEqual([
      { handle: 'map-2', objects: 1, bytes: size },
      { handle: 'map-3', objects: 1, bytes: size },
    ])
  })

  it('refuses a map that is more than it may hold, and keeps the others', () => {
    const store = createLayoutStore({ maxObjects: 2 })
    store.put(layoutOf(1))
    expect(() => store.put(layoutOf(3))).toThrow(
      'expected a map of at most 2 objects and 16777216 bytes, received one of 3',
    )
    expect(handles(store)).toEqual(['map-1'])
    expect(() => createLayoutStore({ maxBytes: 10 }).put(layoutOf(1))).toThrow('raise the bounds')
  })

  it.each([0, -1, 1.5, Number.NaN, Infinity, '5'])('refuses a bound of %s', (maxLayouts) => {
    expect(() => createLayoutStore({ maxLayouts: maxLayouts as number })).toThrow(
      'expected maxLayouts: a positive integer',
    )
  })

  it('takes names like __proto__ for handles that are not there', () => {
    const store = createLayoutStore()
    for (const handle of ['__proto__', 'constructor', 'toString', '']) expect(store.get(handle)).toBeUndefined()
  })

  it('always keeps its bounds, and always the last map', () => {
    const action = fc.oneof(
      fc.record({ put: fc.integer({ min: 0, max: 4 }) }),
      fc.record({ get: fc.integer({ min: 1, max: 20 }) }),
    )
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const store = createLayoutStore({ maxLayouts: 3, maxObjects: 6, maxBytes: 600 })
        // The same rule written down naively: a list in the order of use.
        let model: { handle: string; layout: Layout; bytes: number }[] = []
        for (const one of actions) {
          if ('get' in one) {
            const handle = `map-${one.get}`
            const known = model.find((entry) => entry.handle === handle)
            if (known) model = [...model.filter((entry) => entry !== known), known]
            expect(store.get(handle)).toBe(known?.layout)
          } else {
            const layout = layoutOf(one.put)
            const handle = store.put(layout)
            model.push({ handle, layout, bytes: JSON.stringify(layout).length })
            const sum = (of: (entry: (typeof model)[number]) => number) =>
              model.reduce((all, entry) => all + of(entry), 0)
            while (model.length > 3 || sum((e) => e.layout.objects.length) > 6 || sum((e) => e.bytes) > 600)
              model.shift()
          }
          expect(handles(store)).toEqual(model.map(({ handle }) => handle))
        }
      }),
      { seed: 20261125, numRuns: 300 },
    )
  })
})

describe('handles made from the map', () => {
  const layout = (size: number) => createLayout([{ label: 'sofa', bbox: [0, 0, size, 1] }])

  it('are the same for the same map in every store, and no other map has them', () => {
    const [one, other] = [createLayoutStore({ handles: 'content' }), createLayoutStore({ handles: 'content' })]
    const handle = one.put(layout(1))
    expect(handle).toMatch(/^map-[0-9a-z]{7}$/)
    expect(one.put(layout(1))).toBe(handle)
    expect(one.list()).toHaveLength(1)
    // As after a restart: another map was read first.
    expect(other.put(layout(2))).not.toBe(handle)
    expect(other.get(handle)).toBeUndefined()
    expect(other.put(layout(1))).toBe(handle)
    expect(other.list().map((map) => map.handle)).toContain(handle)
  })
  it('are told apart where two maps have one checksum', () => {
    // Found by trying: the maps of these two labels have the same checksum of 32 bits.
    const [first, second] = ['acdn', 'axqx'].map((label) => createLayout([{ label, bbox: [0, 0, 1, 1] }]))
    const store = createLayoutStore({ handles: 'content' })
    const [one, other] = [store.put(first!), store.put(second!)]
    expect(other).toBe(`${one}-2`)
    expect([store.get(one), store.get(other)]).toEqual([first, second])
    expect([store.put(first!), store.put(second!)]).toEqual([one, other])
  })
  it('of an unknown kind are refused', () => {
    expect(() => createLayoutStore({ handles: 'secret' as 'content' })).toThrow("handles 'numbered' or 'content'")
  })
})
