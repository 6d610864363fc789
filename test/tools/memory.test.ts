import { describe, expect, it } from 'vitest'
import { createMemory } from '../../src/memory/memory'
import { createMapTools } from '../../src/tools/map-tools'
import { createMemoryTools } from '../../src/tools/memory-tools'
import { createLayoutStore } from '../../src/tools/store'

const ROOM = '[{"object_name": "chair", "bbox": [1, 3, 1.5, 3.5]}, {"object_name": "keys", "bbox": [-1, 2, -0.9, 2.1]}]'
const EMPTY = '[{"object_name": "keys", "bbox": [-1, 2, -0.9, 2.1]}]'
const HERE = { x: 0, y: 0, yaw_deg: 0 }

function toolsOf(clock = { now: 0 }) {
  const memory = createMemory()
  const all = [
    ...createMapTools({ store: createLayoutStore(), memory, now: () => clock.now }),
    ...createMemoryTools({ memory, now: () => clock.now }),
  ]
  const call = (name: string, input: object) => all.find((tool) => tool.name === name)!.execute(input)
  return { all, call, memory }
}

describe('the tools of a memory', () => {
  it('remember, recall with distance and bearing, and answer as a map', async () => {
    const clock = { now: 10 }
    const { call } = toolsOf(clock)
    expect(await call('observe', { objects: ROOM, ...HERE })).toMatchObject({ is_new: true, added: ['chair', 'keys'] })
    expect((await call('observe', { objects: ROOM, ...HERE })).sentence).toContain('counts once')
    const { objects, sentence } = await call('where_is', { label: 'keys', x: 0, y: 0, yaw_deg: 90, at: 70 })
    expect(objects[0]).toMatchObject({ id: 'keys', state: 'tentative', age: 60 })
    // By hand: (-0.95, 2.05), seen by one who looks along +x, is to the left and behind.
    expect(objects[0].distance).toBeCloseTo(Math.hypot(0.95, 2.05), 9)
    expect(objects[0].bearing_deg).toBeCloseTo(-90 - (Math.atan2(0.95, 2.05) * 180) / Math.PI, 9)
    expect((await call('where_is', { label: 'my Keys' })).objects[0].id).toBe('keys')
    await expect(call('ask', { map: 'memory', question: 'Where are the keys?' })).rejects.toThrow('use where_is')
    expect(sentence).toMatch(
      /^"keys" was last seen at \(-0.95, 2.05\), 60 s ago, 2.26 m away, 114.86 degrees to the left;/,
    )
    const { answer } = await call('ask', { map: 'memory', question: 'How many chairs are there?' })
    expect(answer).toBe('1')
  })

  it('tell what is gone, what moved and why', async () => {
    const { call } = toolsOf()
    await call('observe', { objects: ROOM, ...HERE, at: 0 })
    await call('observe', { objects: ROOM, ...HERE, x: -0.5, at: 1 })
    for (const at of [2, 3, 4]) await call('observe', { objects: EMPTY, ...HERE, at })
    expect((await call('what_changed', { since: 1 })).sentence).toContain('gone: "chair"')
    expect((await call('where_is', { label: 'chair' })).sentence).toContain('is gone; it was last seen at')
    const elsewhere = '[{"object_name": "chair", "bbox": [-0.25, 2, 0.25, 2.5]}]'
    await call('observe', { objects: elsewhere, x: -4, y: 0, yaw_deg: 0, at: 5 })
    const { moved } = await call('what_changed', { since: 1 })
    expect(moved[0]).toMatchObject({ id: 'chair#2', to: { x: -4, y: 2.25 } })
    const { reasons, sentence } = await call('why', { id: 'chair' })
    expect(reasons.map(({ what }: { what: string }) => what)).toEqual([...Array(3).fill('not-seen'), 'seen', 'seen'])
    expect(sentence).toContain('elsewhere now')
    expect((await call('is_visible_from', { x: -4, y: 0, yaw_deg: 0 })).objects[0].id).toBe('chair#2')
    expect((await call('is_visible_from', { x: -4, y: 0, yaw_deg: 180 })).sentence).toContain('nothing')
  })

  it('forget a thing, a label, or an observation', async () => {
    const { call, memory } = toolsOf()
    const { observation } = await call('observe', { objects: ROOM, ...HERE, at: 0 })
    expect((await call('forget', { label: 'Keys' })).forgotten).toEqual(['keys'])
    expect((await call('where_is', { label: 'keys' })).sentence).toBe(
      'Nothing named "keys" is known. Known are "chair".',
    )
    expect((await call('forget', { observation })).observations).toBe(1)
    expect(memory.belief().objects).toEqual([])
    await expect(call('forget', { id: 'a', label: 'b' })).rejects.toThrow('give exactly one')
    await expect(call('why', { id: 'chair' })).rejects.toThrow('the memory is empty')
    await expect(call('where_is', { label: 'keys', x: 1 })).rejects.toThrow('give all three or none')
    await expect(call('observe', { objects: ROOM, x: 0, y: 0 })).rejects.toThrow('yaw_deg')
  })

  it('know the time now: how long ago, and what changed since', async () => {
    const clock = { now: 1.8e9 }
    const { call } = toolsOf(clock)
    expect(await call('observe', { objects: ROOM, ...HERE })).toMatchObject({ at: 1.8e9 })
    clock.now += 3 * 86_400
    const lamp = '[{"object_name": "lamp", "bbox": [1, 3, 1.5, 3.5]}]'
    await call('observe', { objects: lamp, ...HERE, x: 50 })
    clock.now += 600
    expect((await call('where_is', { label: 'keys' })).sentence).toContain(', 3 days ago; tentative')
    expect((await call('where_is', { label: 'lamp' })).sentence).toContain(', 10 min ago; tentative')
    expect((await call('what_changed', { ago: 3600 })).sentence).toBe('Since 2027-01-18T07:10:00Z: new: "lamp".')
    await expect(call('what_changed', {})).rejects.toThrow('give one of them')
    await expect(call('what_changed', { ago: 1, since: 1 })).rejects.toThrow('give one of them')
    // On a clock of its own, such as one that begins at 0, now is the newest observation.
    const own = toolsOf(clock)
    await own.call('observe', { objects: ROOM, ...HERE, at: 5 })
    expect((await own.call('where_is', { label: 'keys' })).sentence).toContain(', 0 s ago;')
  })

  it('answer questions with how sure the memory is', async () => {
    const clock = { now: 100 }
    const { call } = toolsOf(clock)
    await call('observe', { objects: ROOM, ...HERE, at: 10 })
    const question = 'How far is the chair from the keys in meters?'
    const asked = await call('ask', { map: 'memory', question })
    expect(asked.uncertainty.age).toBe(90)
    // By hand: both were seen once.
    expect(asked.uncertainty.confidence).toBeCloseTo((1 / (1 + Math.exp(-2.3))) ** 2, 9)
    expect(asked.sentence).toMatch(/ Within 0\.\d+ m \(95 %\)\. Confidence 0\.83, last seen 90 s ago\.$/)
    expect(await call('ask', { map: ROOM, question })).not.toHaveProperty('uncertainty')
    const tie =
      '[{"object_name": "cup", "bbox": [-1, 2, -0.9, 2.1]}, {"object_name": "fork", "bbox": [-0.9, 4, -0.8, 4.1]}, {"object_name": "plate", "bbox": [-1, 6, -0.9, 6.1]}]'
    await call('observe', { objects: tie, ...HERE, at: 11 })
    const side = 'If I am standing by the cup and facing the plate, is the fork to my left or my right?'
    expect(await call('ask', { map: tie, question: side })).toMatchObject({ ambiguous: false })
    const doubted = await call('ask', { map: 'memory', question: side })
    expect(doubted.ambiguous).toBe(true)
    expect(doubted.sentence).toMatch(/right.*not known well enough to be sure of it\.$/)
  })

  it('say what of a text was lost, and that nothing counts as gone', async () => {
    const { call } = toolsOf()
    await call('observe', { objects: ROOM, ...HERE, at: 0 })
    for (const objects of ['Sorry, the picture is too dark.', ROOM.slice(0, -20)]) {
      const { sentence, not_seen } = await call('observe', { objects, ...HERE, at: 1 })
      expect(not_seen).toEqual([])
      expect(sentence).toMatch(/Not all of the text could be read, so nothing counts as gone: .+\.$/)
    }
    const { not_seen } = await call('observe', { objects: EMPTY, ...HERE, at: 2, complete: false })
    expect(not_seen).toEqual([])
    expect((await call('observe', { objects: EMPTY, ...HERE, at: 3 })).not_seen).toEqual(['chair'])
  })

  it('give short answers of long lists, with their lengths', async () => {
    const { call } = toolsOf()
    const many = Array.from({ length: 50 }, (_, i) => ({ object_name: `thing ${i}`, bbox: [i, 3, i + 0.5, 3.5] }))
    const seen = { objects: JSON.stringify(many), ...HERE, fov_deg: 170, range: 100 }
    const { added, total } = await call('observe', { ...seen, at: 0 })
    expect([added.length, total]).toEqual([20, 50])
    expect((await call('observe', { ...seen, at: 1, limit: 30 })).matched).toHaveLength(30)
    const gone = await call('forget', { before: 5, limit: 3 })
    expect([gone.forgotten.length, gone.total]).toEqual([3, 50])
  })

  it('say of themselves what they change', () => {
    const { all } = toolsOf()
    const hints = (name: string) => all.find((tool) => tool.name === name)!.annotations
    expect(hints('observe')).toMatchObject({ readOnlyHint: false, destructiveHint: false })
    expect(hints('forget')).toMatchObject({ readOnlyHint: false, destructiveHint: true })
    for (const name of ['where_is', 'what_changed', 'is_visible_from', 'why', 'ask'])
      expect(hints(name)).toMatchObject({ readOnlyHint: true, destructiveHint: false })
  })

  it('give what their schemas say', async () => {
    const { all, call } = toolsOf()
    const given: readonly (readonly [string, object])[] = [
      ['observe', { objects: ROOM, ...HERE, at: 0, source: 'me' }],
      ['where_is', { label: 'keys', x: 0, y: 0, yaw_deg: 0 }],
      ['what_changed', { since: -1 }],
      ['is_visible_from', HERE],
      ['why', { id: 'keys' }],
      ['forget', { id: 'keys' }],
    ]
    for (const [name, input] of given) {
      const output = await call(name, input)
      const { '~standard': schema } = all.find((tool) => tool.name === name)!.outputSchema
      expect(await schema.validate(output), name).not.toHaveProperty('issues')
      expect(output.sentence).toMatch(/^["A-Z].*\.$/)
    }
  })
})
