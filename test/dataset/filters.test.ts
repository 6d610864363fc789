import { describe, expect, it } from 'vitest'
import { RULE_NAMES, readFilters } from '../../src/dataset/filters/values'
import { countItems } from '../../src/dataset/generate'
import { fillItemOptions } from '../../src/dataset/options'
import { itemsOfAll, madeRooms } from './rooms'

describe('filters', () => {
  it.each([
    ['vsi', 'direction-angle', 10],
    ['revsi', 'direction-angle', 35],
    ['revsi,direction-angle=20', 'direction-angle', 20],
    ['direction-angle=20', 'direction-angle', 20],
    ['vsi, nearest-gap = 0.2'.replaceAll(' ', ''), 'nearest-gap', 0.2],
    ['revsi,distance-keep=off', 'distance-keep', null],
    ['vsi,distance-keep=1-2:0.5+2-4:0.25', 'distance-keep', '1-2:0.5,2-4:0.25'],
    ['vsi,count-labels=chair+dining table', 'count-labels', 'chair,dining table'],
    ['vsi,most-sizes=off', 'most-sizes', Number.MAX_SAFE_INTEGER],
  ] as const)('%s sets %s to %s', (text, rule, value) => expect(readFilters(text).values[rule]).toBe(value))

  it.each([
    'vsl',
    'vsi,direction-angel=3',
    'direction-angle',
    'direction-angle=-1',
    'direction-angle=x',
    'distance-keep=all',
  ])('refuses %s', (text) =>
    expect(() => readFilters(text)).toThrow(/^expected filters: .+, received .+; leave them out for vsi/),
  )
})

describe('options', () => {
  it.each([
    [{ seed: -1 }, 'seed'],
    [{ tasks: [] }, 'tasks'],
    [{ tasks: ['counts' as 'count'] }, 'tasks'],
    [{ budgets: [0] }, 'budgets'],
    [{ truth: 'video' as 'map' }, 'truth'],
    [{ decimals: 7 }, 'decimals'],
    [{ unanswerable: 0.9 }, 'unanswerable'],
    [{ numberChoices: Number.NaN }, 'numberChoices'],
    [{ twins: ['mirrored' as 'mirror'] }, 'twins'],
    [{ perScene: 0 }, 'perScene'],
    [{ split: [0.5, 0.2, 0.2] as const }, 'split'],
  ])('refuse %j', (options, name) => expect(() => fillItemOptions(options)).toThrow(new RegExp(`^expected ${name}`)))
})

describe('the ledger', () => {
  const rooms = madeRooms(5)

  it('accounts for everything that was asked', () => {
    for (const filters of ['vsi', 'revsi'])
      for (const { asked, dropped, kept } of rooms.flatMap((room) => countItems(room, { filters }).ledger))
        expect(Object.values(dropped).reduce((sum, count) => sum + count, kept)).toBe(asked)
  })

  it('counts as kept what becomes an item, a limit for the scene included', () => {
    for (const room of rooms) {
      const options = { perScene: 25, unanswerable: 0.1 }
      const kept = countItems(room, options).ledger.reduce((sum, row) => sum + row.kept, 0)
      expect(kept).toBe(itemsOfAll([room], options).length)
    }
  })

  it('names the rules that the items say they were held to', () => {
    const names = new Set<string>([...RULE_NAMES, 'unsolved', 'ambiguous', 'per-scene'])
    for (const { dropped } of rooms.flatMap((room) => countItems(room, { filters: 'revsi', perScene: 25 }).ledger))
      for (const rule of Object.keys(dropped)) expect(names).toContain(rule)
    for (const { evidence } of itemsOfAll(rooms.slice(0, 1), { filters: 'revsi' })) {
      const { preset, ...rules } = evidence.rule
      expect(preset).toBe('revsi')
      expect(Object.keys(rules).length).toBeGreaterThan(1)
      for (const rule of Object.keys(rules)) expect(names).toContain(rule)
    }
  })

  it('has more dropped where a rule is stricter', () => {
    const kept = (filters: string) =>
      rooms
        .flatMap((room) => countItems(room, { filters, tasks: ['vertical-direction'] }).ledger)
        .reduce((sum, row) => sum + (row.dropped['direction-angle'] ?? 0), 0)
    expect(kept('vsi,direction-angle=30')).toBeGreaterThan(2 * kept('vsi'))
    expect(kept('vsi,direction-angle=off')).toBe(0)
  })

  it('says why a scene has no items', () => {
    const [room] = rooms
    const empty = { ...room!, layout: { origin: 'world' as const, objects: [] } }
    expect(countItems(empty)).toEqual({
      ledger: [],
      problem: expect.stringContaining('expected a scene with free floor'),
    })
  })
})
