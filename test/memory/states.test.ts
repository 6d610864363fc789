import { describe, expect, it } from 'vitest'
import { createLayout } from '../../src/layout/layout'
import { createMemory } from '../../src/memory/memory'
import type { Pose } from '../../src/memory/observation'
import type { Scene } from '../../src/scene/scene'
import { lookAt, roomOf } from './walker'

const chair = { label: 'chair', bbox: [1, 3, 1.5, 3.5] } as const
const table = { label: 'table', bbox: [-1.5, 3, -0.5, 4] } as const
const elsewhere = { label: 'chair', bbox: [-3, 5, -2.5, 5.5] } as const
const DOOR: Pose = { position: [0, 0], yawDeg: 0 }
const SIDE: Pose = { position: [-1, 0.5], yawDeg: 5 }

function walk(...looks: readonly (readonly [Scene, Pose])[]) {
  const memory = createMemory()
  for (const [at, [scene, pose]] of looks.entries()) memory.observe(lookAt(scene, { pose, at }).input)
  return memory
}
const stateOf = (memory: ReturnType<typeof walk>, id: string) =>
  memory.belief().objects.find((object) => object.id === id)?.state

describe('what is believed of a thing', () => {
  const room = roomOf([chair, table])

  it('is tentative after one sight', () => {
    expect(stateOf(walk([room, DOOR]), 'chair')).toBe('tentative')
  })

  it('stays tentative when the observer turns on the spot', () => {
    const turned = { ...DOOR, yawDeg: 8 }
    expect(stateOf(walk([room, DOOR], [room, turned], [room, DOOR]), 'chair')).toBe('tentative')
  })

  it('is confirmed by a second place half a meter away', () => {
    expect(stateOf(walk([room, DOOR], [room, { position: [0.5, 0], yawDeg: 0 }]), 'chair')).toBe('confirmed')
  })

  it('is confirmed by a bearing that differs by ten degrees, and not by nine', () => {
    // At 2 m from its center, 10 degrees are 0.35 m sideways.
    const near = roomOf([{ label: 'chair', bbox: [-0.2, 1.8, 0.2, 2.2] }])
    const aside = (degrees: number): Pose => ({ position: [2 * Math.tan((degrees * Math.PI) / 180), 0], yawDeg: 0 })
    expect(stateOf(walk([near, DOOR], [near, aside(10.5)]), 'chair')).toBe('confirmed')
    expect(stateOf(walk([near, DOOR], [near, aside(9)]), 'chair')).toBe('tentative')
  })

  it('is missing when two sights should have shown it', () => {
    const memory = walk([room, DOOR], [room, SIDE], [roomOf([table]), DOOR], [roomOf([table]), SIDE])
    expect(stateOf(memory, 'chair')).toBe('missing')
    expect(stateOf(memory, 'table')).toBe('confirmed')
    expect(memory.belief().layout.objects.map(({ id }) => id)).toEqual(['table'])
  })

  it('stays when what hides it is in front', () => {
    const screen = { label: 'screen', bbox: [0.2, 1.5, 2, 1.6] } as const
    const hidden = roomOf([table, screen])
    const memory = walk([room, DOOR], [room, SIDE], [hidden, DOOR], [hidden, DOOR], [hidden, DOOR])
    expect(stateOf(memory, 'chair')).toBe('confirmed')
  })

  it('stays while it is out of view or out of range', () => {
    const empty = roomOf([])
    const away: Pose = { position: [0, 0], yawDeg: 180 }
    const far: Pose = { position: [0, -20], yawDeg: 0 }
    expect(stateOf(walk([room, DOOR], [empty, away], [empty, away], [empty, far], [empty, far]), 'chair')).toBe(
      'tentative',
    )
  })

  it('has moved when it was found to be gone first', () => {
    const gone = roomOf([table])
    const there = roomOf([table, elsewhere])
    const look: Pose = { position: [-2.5, 2], yawDeg: 0 }
    const memory = walk([room, DOOR], [room, SIDE], [gone, DOOR], [gone, DOOR], [gone, DOOR], [there, look])
    const { objects, layout } = memory.belief()
    const moved = objects.find(({ state }) => state === 'moved')!
    expect(moved.from!.id).toBe('chair')
    expect(moved.from!.center).toEqual([1.25, 3.25])
    expect(moved.center[0]).toBeCloseTo(-2.75, 6)
    expect(moved.from!.confidence).toBeGreaterThan(0.6)
    expect(objects.map(({ label }) => label).sort()).toEqual(['chair', 'table'])
    expect(layout.objects.filter(({ label }) => label === 'chair')).toHaveLength(1)
  })

  it('has moved when it was found elsewhere first', () => {
    const there = roomOf([table, elsewhere])
    const look: Pose = { position: [-2.5, 2], yawDeg: 0 }
    const memory = walk([room, DOOR], [room, SIDE], [there, look], [there, DOOR], [there, DOOR], [there, DOOR])
    const moved = memory.belief().objects.find(({ state }) => state === 'moved')
    expect(moved?.from?.id).toBe('chair')
    expect(moved?.center[1]).toBeCloseTo(5.25, 6)
  })

  it('has not moved when what is elsewhere has another size', () => {
    const other = roomOf([table, { label: 'chair', bbox: [-3.5, 5, -2, 6.5] }])
    const look: Pose = { position: [-2.5, 1], yawDeg: 0 }
    const gone = roomOf([table])
    const memory = walk([room, DOOR], [room, SIDE], [gone, DOOR], [gone, SIDE], [other, look])
    expect(stateOf(memory, 'chair')).toBe('missing')
    expect(memory.belief().objects.some(({ state }) => state === 'moved')).toBe(false)
  })

  it('has not moved when another one of the kind was there all along', () => {
    const two = roomOf([chair, { ...elsewhere, id: 'other' }, table])
    const one = roomOf([elsewhere, table])
    const back: Pose = { position: [-1, -1], yawDeg: 0 }
    const memory = walk([two, back], [two, DOOR], [one, DOOR], [one, DOOR], [one, DOOR])
    expect(
      memory
        .belief()
        .objects.map(({ state }) => state)
        .sort(),
    ).not.toContain('moved')
    expect(stateOf(memory, 'chair')).toBe('missing')
  })

  it('is gone after three looks from one place, of which the further ones say less', () => {
    const gone = roomOf([table])
    const looks = (count: number) => Array.from({ length: count }, () => [gone, DOOR] as const)
    expect(stateOf(walk([room, DOOR], [room, SIDE], ...looks(2)), 'chair')).toBe('confirmed')
    expect(stateOf(walk([room, DOOR], [room, SIDE], ...looks(3)), 'chair')).toBe('missing')
  })

  it('stays longer where it was never seen from, as something unknown may hide it', () => {
    const gone = roomOf([table])
    const [new1, new2]: Pose[] = [
      { position: [3, 0], yawDeg: -30 },
      { position: [3, 1], yawDeg: -40 },
    ]
    expect(stateOf(walk([room, DOOR], [room, SIDE], [gone, new1!], [gone, new2!]), 'chair')).toBe('confirmed')
  })

  it('has moved after one look past its place once its like was found elsewhere, whichever was first', () => {
    const there = roomOf([table, elsewhere])
    const look: Pose = { position: [-2.5, 2], yawDeg: 0 }
    const first = walk([room, DOOR], [room, SIDE], [there, look], [there, DOOR])
    const second = walk([room, DOOR], [room, SIDE], [roomOf([table]), DOOR], [there, look])
    for (const memory of [first, second]) {
      const moved = memory.belief().objects.find(({ label }) => label === 'chair')!
      expect([moved.state, moved.from?.id]).toEqual(['moved', 'chair'])
      expect(moved.from!.confidence).toBeGreaterThan(0.5)
    }
  })

  it('counts a sight that cannot be told apart by its chance', () => {
    const cups = [0, 0.8].map((x) => ({ label: 'cup', bbox: [x, 4, x + 0.1, 4.1] }) as const)
    const oddsAfter = (x: number) => {
      const memory = createMemory()
      const see = (at: number, boxes: Parameters<typeof createLayout>[0]) =>
        memory.observe({ pose: DOOR, objects: createLayout(boxes), at })
      see(0, cups)
      see(1, [{ label: 'cup', bbox: [x, 4, x + 0.1, 4.1] }])
      return ['cup', 'cup#2'].map((id) => memory.why(id).odds)
    }
    // Half a sight is still much; the farther one of two gains less, and never what a sight of its own gives.
    expect(oddsAfter(0.4)).toEqual([3.5, 3.5])
    const [nearly, hardly] = [oddsAfter(0.15), oddsAfter(0.1)].map(([near, far]) => {
      expect(near).toBe(3.5)
      return far!
    })
    expect(nearly).toBeLessThan(3)
    expect(hardly).toBeLessThan(nearly!)
    expect(hardly).toBeGreaterThan(2.3)
  })

  it('keeps every place of what moved twice, the last one first', () => {
    const third = { label: 'chair', bbox: [3, 5, 3.5, 5.5] } as const
    const left: Pose = { position: [-2.5, 2], yawDeg: 0 }
    const right: Pose = { position: [3, 2], yawDeg: 0 }
    const [two, three] = [roomOf([table, elsewhere]), roomOf([table, third])]
    const memory = walk(
      ...([
        [room, DOOR],
        [room, SIDE],
        [two, DOOR],
        [two, left],
        [two, left],
      ] as const),
      ...([
        [three, left],
        [three, right],
        [three, DOOR],
        [three, right],
      ] as const),
    )
    const chairs = memory.belief().objects.filter(({ label }) => label === 'chair')
    expect(chairs).toHaveLength(1)
    expect(chairs[0]!.center[0]).toBeCloseTo(3.25, 6)
    expect(chairs[0]!.from!.center[0]).toBeCloseTo(-2.75, 6)
    expect(chairs[0]!.earlier!.map(({ center }) => center)).toEqual([[1.25, 3.25]])
    expect(memory.changes(1).forgotten).toEqual([])
  })
})
