import { generateScene, ROOM_KINDS } from 'v2lo-map/scene'
import { describe, expect, it } from 'vitest'

describe('options', () => {
  it('draw the kind and the shape from the seed where they are left out', () => {
    const seeds = Array.from({ length: 50 }, (_, i) => i + 1)
    const drawn = seeds.map((seed) => generateScene({ seed }).id.replace(/-\d+$/, ''))
    expect([...new Set(drawn)].sort()).toEqual([...ROOM_KINDS].sort())
    expect(generateScene({ seed: 7, kind: 'bedroom' }).id).toBe('bedroom-7')
  })

  it.each(ROOM_KINDS)('take a shape: %s', (kind) => {
    for (let seed = 1; seed <= 20; seed++) {
      expect(generateScene({ seed, kind, shape: 'rectangle' }).layout.floor).toHaveLength(4)
      expect(generateScene({ seed, kind, shape: 'L' }).layout.floor).toHaveLength(6)
    }
  })

  it.each([
    [{ seed: 1.5 }, 'seed: a whole number'],
    [{ seed: -1 }, 'seed: a whole number'],
    [{ seed: 1, kind: 'castle' }, 'a kind of room: living-room, bedroom, kitchen, office, studio'],
    [{ seed: 1, shape: 'round' }, 'a shape: rectangle, L'],
  ])('are refused where they are wrong: %j', (options, message) => {
    expect(() => generateScene(options as { seed: number })).toThrow(message)
  })
})
