import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isV2loError } from '../../src/base/error'
import { createLayout } from '../../src/layout/layout'
import { createMemory, restoreMemory } from '../../src/memory/memory'
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
    ['objects of another type', { objects: 5 }],
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

  it('with nothing to read is an empty view with a reason', () => {
    const memory = createMemory()
    const { added, diagnostics } = memory.observe(look({ objects: 'I see nothing.' }))
    expect(added).toEqual([])
    expect(diagnostics.length).toBeGreaterThan(0)
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
    { halfLives: { a: 0 } },
  ])('and options out of range are refused: %j', (options) => {
    expect(() => createMemory(options)).toThrow(/^expected /)
  })
})

describe('a snapshot', () => {
  const memory = createMemory()
  for (let at = 0; at < 5; at++) memory.observe(look({ at, pose: { position: [at / 5, 0], yawDeg: at } }))
  const lines = memory.snapshot()
  const text = lines.join('\n')

  it('cut anywhere gives every whole line, and says what it lost', () => {
    for (let end = 0; end <= text.length; end += 7) {
      const cut = text.slice(0, end)
      const { memory: back, diagnostics } = restoreMemory(cut)
      const whole = lines.slice(1).filter((_, i) => cut.length >= lines.slice(0, i + 2).join('\n').length).length
      expect(back.entries()).toHaveLength(whole)
      const isAtEdge =
        cut === '' || cut.endsWith('\n') || lines.some((_, i) => lines.slice(0, i + 1).join('\n') === cut)
      expect(diagnostics.length, String(end)).toBe(isAtEdge ? 0 : 1)
    }
  })

  it('of another version gives nothing and says so', () => {
    const { memory: back, diagnostics } = restoreMemory(['{"v2lo_map_memory":2}', ...lines.slice(1)])
    expect(back.entries()).toHaveLength(0)
    expect(diagnostics[0]!.message).toContain('version 2')
  })

  it('edited by hand keeps what is whole', () => {
    const edited = [...lines]
    edited[2] = edited[2]!.replace('"at":1', '"at":"one"')
    edited[4] = edited[4]!.replace('"yawDeg":3', '"yawDeg":null')
    const { memory: back, diagnostics } = restoreMemory(edited)
    expect(back.entries()).toHaveLength(3)
    expect(diagnostics.map(({ code, message }) => `${code} ${message.slice(0, 6)}`)).toEqual([
      'bad-entry line 3',
      'bad-entry line 5',
    ])
  })

  it('never makes the reader throw anything but for options', () => {
    const pieces = fc.array(
      fc.oneof(fc.constantFrom(...lines), fc.json(), fc.string(), fc.constant('{"v2lo_map_memory":1,"checkpoint":{}}')),
    )
    fc.assert(
      fc.property(pieces, (given) => {
        const { memory: back } = restoreMemory(given)
        back.belief()
      }),
    )
  })

  it('with a checkpoint changed by hand never makes a question throw a stray error', () => {
    const small = createMemory({ maxObservations: 10 })
    for (let at = 0; at < 15; at++) small.observe(look({ at }))
    const [header, ...rest] = small.snapshot()
    const changes = fc.tuple(fc.nat(header!.length - 1), fc.constantFrom('0', '9', '"', '{', '-', 'a', ''))
    fc.assert(
      fc.property(changes, ([at, by]) => {
        const { memory: back } = restoreMemory([header!.slice(0, at) + by + header!.slice(at + 1), ...rest])
        try {
          back.belief()
        } catch (error) {
          expect(isV2loError(error)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
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
