import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLayout } from '../../src/layout/layout'
import { createMemory, type Memory, restoreMemory } from '../../src/memory/memory'
import type { ObservationInput } from '../../src/memory/observation'

const HERE = { position: [0, 0], yawDeg: 0 } as const
const sofa = createLayout([{ label: 'sofa', bbox: [-1, 2, 1, 3] }])
const look = (more: Partial<ObservationInput> = {}): ObservationInput => ({ pose: HERE, objects: sofa, at: 0, ...more })

describe('an observation', () => {
  it.each([
    ['a pose with NaN', { pose: { position: [NaN, 0], yawDeg: 0 } }],
    ['a yaw without end', { pose: { position: [0, 0], yawDeg: Infinity } }],
    ['no pose', { pose: undefined }],
    ['a time that is not finite', { at: NaN }],
    ['a deviation below 0', { poseSd: { position: -1 } }],
    ['a view of 0 degrees', { view: { fovDeg: 0 } }],
    ['a range below 0', { view: { range: -1 } }],
    ['a deviation that is infinite once it is squared', { poseSd: { position: 1e300 } }],
    ['deviations of another type', { poseSd: null }],
    ['a view of another type', { view: null }],
    ['a number in quotes', { view: { fovDeg: '90' } }],
    ['a source that is not a name', { source: { a: 1 } }],
    ['a source that JSON does not have', { source: 5n }],
    ['objects of another type', { objects: 5 }],
    ['an object a light year away', { objects: createLayout([{ label: 'a', bbox: [1e16, 0, 2e16, 1] }]) }],
    ['an object with NaN', { objects: { origin: 'observer', objects: [{ label: 'a', id: 'a', box: { minX: NaN } }] } }],
  ])('with %s is refused by a sentence, and changes nothing', (_, more) => {
    const memory = createMemory()
    memory.observe(look())
    const before = JSON.stringify(memory.belief())
    expect(() => memory.observe(look(more as never))).toThrow(/^expected .+, received .+; /)
    expect(JSON.stringify(memory.belief())).toBe(before)
  })

  it('counts once, however often it is told', () => {
    const memory = createMemory()
    const first = memory.observe(look())
    const again = memory.observe(look({ objects: createLayout([{ bbox: [-1, 2, 1, 3], label: 'sofa' }]) }))
    expect([first.isNew, again.isNew]).toEqual([true, false])
    expect(again.hash).toBe(first.hash)
    expect(memory.belief().objects[0]!.observations).toBe(1)
    expect(memory.observe(look({ at: 1 })).isNew).toBe(true)
    expect(memory.belief().objects[0]!.observations).toBe(2)
  })

  it('reads the text of a model, and reports what it lost', () => {
    const memory = createMemory()
    const text = '<map>[{"object_name": "sofa", "bbox": [-1, 2, 1, 3]}, {"object_name": "tv", "bbox": [1.2, 3.</map>'
    const { added, diagnostics } = memory.observe(look({ objects: text }))
    expect(added).toEqual(['sofa'])
    expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
  })

  it('with nothing to read has a reason, and is not the sight of an empty room', () => {
    const memory = createMemory()
    memory.observe(look())
    for (const at of [1, 2, 3, 4]) {
      const { added, notSeen, diagnostics } = memory.observe(look({ objects: 'I cannot help with that.', at }))
      expect([added, notSeen]).toEqual([[], []])
      expect(diagnostics.length).toBeGreaterThan(0)
    }
    expect(memory.belief().objects.map(({ state }) => state)).toEqual(['tentative'])
    for (const [i, objects] of ['{"objects": []}', '<map>[]</map>'].entries())
      expect(memory.observe(look({ objects, at: 5 + i })).notSeen).toEqual(['sofa'])
    expect(memory.belief().objects.map(({ state }) => state)).toEqual(['missing'])
  })

  it('that is not complete says nothing of what is not in it, whoever says so; and so it comes back', () => {
    const memory = createMemory()
    const tv = '{"object_name": "tv", "bbox": [1.2, 3, 1.6, 3.2]}'
    memory.observe(look())
    const parts = [`[${tv}, {"object_name": "sofa", "bbox": [-1, 2, 1`, `[${tv}]`]
    for (const [i, objects] of parts.entries()) {
      const given = { objects, at: i + 1, ...(i === 1 && { complete: false }) }
      expect(memory.observe(look(given)).notSeen).toEqual([])
    }
    const { memory: back } = restoreMemory(memory.snapshot())
    expect(JSON.stringify(back.belief())).toBe(JSON.stringify(memory.belief()))
    expect(memory.observe(look({ objects: `[${tv}]`, at: 3 })).notSeen).toEqual(['sofa'])
  })

  it('of a text with numbers beyond all measure drops those objects, and nothing is lost by them', () => {
    const memory = createMemory()
    const far = '{"object_name": "moon", "bbox": [1e308, -1e308, -1e308, 1e308]}'
    for (const at of [0, 1, 2]) {
      const text = `[${far}, {"object_name": "sofa", "bbox": [-1, 2, 1, 3]}]`
      const { diagnostics } = memory.observe(look({ objects: text, at }))
      expect(diagnostics.map(({ code, text: shown }) => [code, shown])).toContainEqual(['too-far', 'moon'])
    }
    expect(memory.belief().objects.map(({ id, observations }) => [id, observations])).toEqual([['sofa', 3]])
  })

  it('never throws for what a text holds', () => {
    fc.assert(
      fc.property(fc.string(), (objects) => {
        createMemory().observe(look({ objects }))
      }),
    )
  })

  it('of an empty view takes away what it should have shown', () => {
    const memory = createMemory()
    memory.observe(look())
    const { notSeen } = memory.observe(look({ objects: createLayout([]), at: 1 }))
    expect(notSeen).toEqual(['sofa'])
  })

  it('from 50 m away begins things of its own', () => {
    const memory = createMemory()
    memory.observe(look())
    const { added } = memory.observe(look({ pose: { position: [50, 0], yawDeg: 0 }, at: 1 }))
    expect(added).toEqual(['sofa#2'])
    expect(memory.belief().objects.map(({ state }) => state)).toEqual(['tentative', 'tentative'])
  })

  it('with a label in three spellings is of one thing; synonyms are told', () => {
    const memory = createMemory({ synonyms: { couch: 'dog bed' } })
    for (const [at, label] of ['DogBed', 'dog_bed', 'dog bed', 'Couch'].entries())
      memory.observe(look({ at, objects: createLayout([{ label, bbox: [-1, 2, 1, 3] }]) }))
    expect(memory.belief().objects).toHaveLength(1)
    expect(memory.locate('couch').best?.id).toBe('DogBed')
    expect(memory.locate('table').best).toBeNull()
  })

  it('fades by the half-life of its synonym, and chains of synonyms have one end', () => {
    const memory = createMemory({ synonyms: { couch: 'sofa', Sofa: 'settee' }, halfLives: { sofa: 10 } })
    for (const [at, label] of ['couch', 'sofa', 'settee'].entries())
      memory.observe(look({ at, objects: createLayout([{ label, bbox: [-1, 2, 1, 3] }]) }))
    expect(memory.belief().objects).toHaveLength(1)
    expect(memory.belief(12).objects[0]!.confidence).toBeCloseTo(memory.belief(2).objects[0]!.confidence / 2, 12)
  })

  it('of 10,000 objects is taken in, again too; of more, refused', () => {
    const many = (count: number) =>
      createLayout(
        Array.from({ length: count }, (_, i) => {
          const [x, y] = [(i % 100) * 0.5 - 25, Math.floor(i / 100) * 0.5 + 1]
          return { label: `thing ${i % 7}`, bbox: [x, y, x + 0.1, y + 0.1] as const }
        }),
      )
    const memory = createMemory({ detection: { base: 0.01, perMeter: 0 } })
    const view = { range: 100, fovDeg: 170 }
    expect(memory.observe(look({ objects: many(10_000), view })).added).toHaveLength(10_000)
    expect(memory.observe(look({ objects: many(10_000), view, at: 1 })).added).toHaveLength(0)
    expect(memory.belief().objects).toHaveLength(10_000)
    expect(() => memory.observe(look({ objects: many(10_001), at: 2 }))).toThrow('at most 10000 objects')
  }, 60_000)
})

describe('bounds', () => {
  it('forget what is missing, then what was not seen for longest', () => {
    const memory = createMemory({ maxObjects: 10 })
    for (let at = 0; at < 13; at++) {
      const pose = { position: [at * 20, 0], yawDeg: 0 } as const
      const { forgotten } = memory.observe(look({ pose, at }))
      expect(forgotten).toEqual(at < 10 ? [] : [at === 10 ? 'sofa' : `sofa#${at - 9}`])
    }
    expect(memory.belief().objects).toHaveLength(10)
  })

  it('of bytes fold the oldest observations into the checkpoint', () => {
    const memory = createMemory({ maxBytes: 2_000 })
    let checkpointed = 0
    for (let at = 0; at < 30; at++) checkpointed += memory.observe(look({ at })).checkpointed
    expect(checkpointed).toBeGreaterThan(10)
    expect(memory.entries().reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(2_000)
    expect(memory.belief().objects[0]!.observations).toBe(30)
  })

  it.each([
    { maxObjects: 3 },
    { maxBytes: NaN },
    { margin: -1 },
    { detection: { base: 0, perMeter: 0 } },
    { detection: { base: 1e300, perMeter: 0 } },
    { detection: null },
    { halfLives: { a: 0 } },
    { halfLives: { a: '5' } },
    { synonyms: { a: 5 } },
    { synonyms: { a: 'b', b: 'c', c: 'a' } },
    { correctDrift: 'yes' },
    null,
  ])('and options out of range are refused: %j', (options) => {
    expect(() => createMemory(options as never)).toThrow(/^expected .+, received .+; /)
  })
})

describe('edits', () => {
  it('of an unknown id are refused with the ids there are', () => {
    const memory = createMemory()
    memory.observe(look())
    expect(() => memory.correct('lamp', { present: false })).toThrow('use one of "sofa"')
    expect(() => memory.why('lamp')).toThrow('use one of "sofa"')
    expect(() => memory.correct('sofa', { position: [NaN, 0] })).toThrow('two finite numbers')
  })

  it.each([
    ['correct nothing', (m: Memory) => m.correct('sofa', {})],
    ['correct by null', (m: Memory) => m.correct('sofa', null as never)],
    ['correct what it does not know', (m: Memory) => m.correct('sofa', { positon: [1, 2] } as never)],
    ['give a label that is not text', (m: Memory) => m.correct('sofa', { label: 5 as never })],
    ['give a label without letters', (m: Memory) => m.correct('sofa', { label: ' ' })],
    ['give half a place', (m: Memory) => m.correct('sofa', { position: [1] as never })],
    ['give a place out of this world', (m: Memory) => m.correct('sofa', { position: [1e300, 0] })],
    ['say yes in words', (m: Memory) => m.correct('sofa', { present: 'yes' as never })],
    ['forget a bare name', (m: Memory) => m.forget('sofa' as never)],
    ['forget nothing', (m: Memory) => m.forget({} as never)],
    ['forget two things at once', (m: Memory) => m.forget({ id: 'sofa', label: 'sofa' } as never)],
    ['forget before no time', (m: Memory) => m.forget({ before: NaN })],
    ['undo a bare hash', (m: Memory) => m.undo('abc' as never)],
    ['undo before no time', (m: Memory) => m.undo({ before: NaN })],
    ['look for nothing', (m: Memory) => m.locate(undefined as never)],
    ['look from no view', (m: Memory) => m.visibleFrom(HERE, null as never)],
  ])('that %s are refused by a sentence, and change nothing', (_, edit) => {
    const memory = createMemory()
    memory.observe(look())
    const before = [JSON.stringify(memory.belief()), memory.snapshot()]
    expect(() => edit(memory)).toThrow(/^expected .+, received .+; /)
    expect([JSON.stringify(memory.belief()), memory.snapshot()]).toEqual(before)
  })

  it('at the time where the checkpoint ends come after those in it', () => {
    const memory = createMemory({ maxObservations: 10 })
    memory.observe(look())
    for (let i = 0; i < 12; i++) memory.correct('sofa', { position: [i, 2] })
    for (const { hash } of memory.entries()) memory.undo({ hash })
    memory.correct('sofa', { position: [7, 7] })
    expect(memory.belief().objects[0]!.center).toEqual([7, 7])
  })

  it('correct and forget what was seen, and undo takes them back', () => {
    const memory = createMemory()
    memory.observe(look())
    memory.correct('sofa', { label: 'bench', position: [5, 5] })
    expect(memory.belief().objects[0]).toMatchObject({ label: 'bench', center: [5, 5], state: 'confirmed' })
    expect(memory.forget({ label: 'Bench' })).toEqual(['sofa'])
    expect(memory.belief().objects).toEqual([])
    expect(memory.undo({ hash: memory.entries().at(-1)!.hash })).toBe(1)
    expect(memory.belief().objects).toHaveLength(1)
    expect(memory.undo({ before: 100 })).toBe(2)
    expect(memory.belief().objects).toEqual([])
  })

  it('forget what was not seen since a time', () => {
    const memory = createMemory()
    memory.observe(look())
    memory.observe(look({ at: 5, pose: { position: [30, 0], yawDeg: 0 } }))
    expect(memory.forget({ before: 3 })).toEqual(['sofa'])
    expect(memory.belief().objects.map(({ id }) => id)).toEqual(['sofa#2'])
  })
})
