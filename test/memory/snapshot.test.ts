import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLayout } from '../../src/layout/layout'
import { createMemory, restoreMemory } from '../../src/memory/memory'
import type { ObservationInput } from '../../src/memory/observation'

const HERE = { position: [0, 0], yawDeg: 0 } as const
const sofa = createLayout([{ label: 'sofa', bbox: [-1, 2, 1, 3] }])
const look = (more: Partial<ObservationInput> = {}): ObservationInput => ({ pose: HERE, objects: sofa, at: 0, ...more })

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

  it('with a checkpoint changed by hand never makes anything throw', () => {
    const small = createMemory({ maxObservations: 10 })
    for (let at = 0; at < 15; at++) small.observe(look({ at, pose: { position: [at === 4 ? 3 : 0, 0], yawDeg: 0 } }))
    const [header, ...rest] = small.snapshot()
    const given = fc.constantFrom('0', '9', '"', '{', '-', 'a', '', 'e99', '1e30', 'null', '[]')
    const changes = fc.tuple(fc.nat(header!.length - 1), given)
    const holds = ([at, by]: readonly [number, string]) => {
      const { memory: back } = restoreMemory([header!.slice(0, at) + by + header!.slice(at + 1), ...rest])
      const { objects } = back.belief()
      for (const { id } of objects) back.why(id)
      back.changes(0)
      back.visibleFrom(HERE)
      if (back.entries().every(({ entry }) => entry.at < 50)) for (const at of [50, 51]) back.observe(look({ at }))
      for (const { center, sd } of back.belief().objects)
        expect([...center, ...sd.center].every(Number.isFinite)).toBe(true)
    }
    fc.assert(fc.property(changes, holds), { numRuns: 1500 })
  })

  it.each([
    ['a count without end', '"named":[["sofa",', '"named":[["sofa",1e308],["x",'],
    ['two things of one id', '"tracks":[', '"tracks":[TRACK,'],
    ['a variance of 0', '"xx":', '"xx":0,"was":'],
    ['a history of nothing', '"history":[', '"history":[null,'],
    ['another last entry', '"text":"{', '"text":"{ \\"turn\\":5,'],
  ])('with %s in its checkpoint is read from the entries behind it', (_, part, by) => {
    const small = createMemory({ maxObservations: 10 })
    for (let at = 0; at < 15; at++) small.observe(look({ at }))
    const [header = '', ...rest] = small.snapshot()
    const track = JSON.stringify(JSON.parse(header).checkpoint.state.tracks[0])
    const changed = header.replace(part, () => by.replace('TRACK', track))
    expect(changed).not.toBe(header)
    const { memory: back, diagnostics } = restoreMemory([changed, ...rest])
    const isHarmless = by.includes('turn')
    expect(diagnostics.map(({ code }) => code)).toEqual(isHarmless ? [] : ['bad-checkpoint'])
    expect(back.belief().objects[0]!.observations).toBe(isHarmless ? 15 : rest.length)
  })

  it('may begin with a byte order mark, and is refused by a sentence if it has no lines', () => {
    expect(restoreMemory(`\ufeff${text}`)).toMatchObject({ diagnostics: [] })
    for (const nothing of [null, 5, {}]) expect(() => restoreMemory(nothing as never)).toThrow(/^expected /)
    expect(restoreMemory([5, null, {}] as never).diagnostics).toHaveLength(3)
  })
})
