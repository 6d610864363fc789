import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { FURNITURE, type FurnitureName, generateScene, ROOM_KINDS, type RoomKind, type Scene } from 'v2lo-map/scene'
import { describe, expect, it } from 'vitest'
import { areaOf, areaOnFloor, distanceTo, inFrontOf, outlineOf, reachable, sharedVolume } from './plan'

const SEEDS = Array.from({ length: 200 }, (_, i) => i + 1)
const scenesOf = (kind: RoomKind): Scene[] => SEEDS.map((seed) => generateScene({ seed, kind }))
const rooms: Readonly<Record<RoomKind, readonly Scene[]>> = {
  'living-room': scenesOf('living-room'),
  bedroom: scenesOf('bedroom'),
  kitchen: scenesOf('kitchen'),
  office: scenesOf('office'),
  studio: scenesOf('studio'),
}
const all = Object.values(rooms).flat()

/** What a room of a kind cannot do without. */
const ESSENTIAL: Readonly<Record<RoomKind, readonly string[]>> = {
  'living-room': ['door', 'window', 'sofa', 'tv', 'tv stand', 'coffee table'],
  bedroom: ['door', 'window', 'bed', 'wardrobe', 'pillow'],
  kitchen: ['door', 'window', 'fridge', 'sink', 'stove', 'counter'],
  office: ['door', 'window', 'desk', 'office chair'],
  studio: ['door', 'window', 'fridge', 'sink', 'stove', 'bed'],
}

describe.each(ROOM_KINDS)('200 rooms: %s', (kind) => {
  const scenes = rooms[kind]
  const violations = (find: (scene: Scene) => readonly string[]) =>
    scenes.flatMap((scene) => find(scene).map((what) => `${scene.id}: ${what}`))

  it('hold 10 to 40 objects, what makes the room, and are 8 to 45 square metres', () => {
    for (const { id, layout, source, cameras } of scenes) {
      expect(layout.objects.length, id).toBeGreaterThanOrEqual(10)
      expect(layout.objects.length, id).toBeLessThanOrEqual(40)
      expect(areaOf(layout.floor!), id).toBeGreaterThan(7.9)
      expect(areaOf(layout.floor!), id).toBeLessThan(45.1)
      const labels = new Set(layout.objects.map(({ label }) => label))
      expect(
        ESSENTIAL[kind].filter((label) => !labels.has(label)),
        id,
      ).toEqual([])
      expect({ source, origin: layout.origin, cameras }, id).toEqual({
        source: 'generated',
        origin: 'world',
        cameras: [],
      })
    }
  })

  it('never let two things overlap but for a rug and what stands on it', () => {
    expect(
      violations(({ layout: { objects } }) =>
        objects.flatMap((one, i) =>
          objects.slice(i + 1).flatMap((other) => {
            if ((one.label === 'rug') !== (other.label === 'rug')) return []
            // Corners are rounded to micrometres.
            return sharedVolume(one, other) > 1e-5 ? [`${one.id} in ${other.id}`] : []
          }),
        ),
      ),
    ).toEqual([])
  })

  it('keep everything inside the walls and below the ceiling, and nothing floats', () => {
    expect(
      violations(({ layout: { objects, floor }, walls }) => {
        const ceiling = Math.max(...walls.map(({ top }) => top))
        return objects.flatMap((object) => {
          const { id, label, zRange } = object
          const outside = areaOf(outlineOf(object)) - areaOnFloor(object, floor!)
          const hangs = Object.values(FURNITURE).some((kind) => kind.label === label && kind.base !== undefined)
          const supported =
            zRange![0] === 0 ||
            hangs ||
            objects.some(
              (support) =>
                support.zRange![1] === zRange![0] &&
                outlineOf(object).every((corner) => distanceTo(outlineOf(support), corner) < 1e-5),
            )
          return [
            ...(outside > 1e-5 ? [`${id} sticks out by ${outside}`] : []),
            ...(zRange![1] > ceiling + 1e-9 ? [`${id} is higher than the room`] : []),
            ...(supported ? [] : [`${id} floats at ${zRange![0]}`]),
          ]
        })
      }),
    ).toEqual([])
  })

  it('leave a way of 0.6 m from the door to every use of the floor', () => {
    expect(
      violations(({ layout }) => {
        const { reached, free } = reachable(layout, 0.6)
        if (reached.length === 0) return ['no way in']
        if (reached.length < 0.8 * free) return [`${free - reached.length} of ${free} points are walled off`]
        return layout.objects.flatMap((object) => {
          const away = REACHED[object.label]
          if (away === undefined) return []
          const { id, headingDeg } = object
          const nearest = (measure: (point: readonly [number, number]) => number) => Math.min(...reached.map(measure))
          const beside = nearest((point) => distanceTo(outlineOf(object), point))
          if (beside > away) return [`${id} is ${beside} from the way`]
          if (!FRONTS.has(object.label) || headingDeg === undefined) return []
          // One stands before it, not beside it.
          const [x, y] = inFrontOf(object, 0.5)
          const before = nearest((point) => Math.hypot(point[0] - x, point[1] - y))
          return before > 0.4 ? [`the front of ${id} is ${before} from the way`] : []
        })
      }),
    ).toEqual([])
  })

  it('vary in what they hold and how many', () => {
    const counts = new Set(scenes.map(({ layout }) => layout.objects.length))
    expect(counts.size).toBeGreaterThan(10)
    const several = scenes.filter(({ layout }) => mostOfOne(layout.objects.map(({ label }) => label)) >= 2)
    expect(several).toHaveLength(scenes.length)
    expect(
      Math.max(...scenes.map(({ layout }) => mostOfOne(layout.objects.map(({ label }) => label)))),
    ).toBeLessThanOrEqual(8)
    expect(
      new Set(scenes.map(({ layout }) => mostOfOne(layout.objects.map(({ label }) => label)))).size,
    ).toBeGreaterThan(3)
  })
})

/** Metres within which one can stand of a thing that is used. */
const REACHED: Readonly<Record<string, number>> = {
  bed: 0.65,
  sofa: 0.65,
  armchair: 0.9,
  chair: 0.65,
  'office chair': 0.65,
  'bar stool': 0.65,
  'dining table': 0.9,
  wardrobe: 0.65,
  dresser: 0.65,
  bookshelf: 0.65,
  sideboard: 0.65,
  cabinet: 0.65,
  'filing cabinet': 0.65,
  fridge: 0.65,
  stove: 0.65,
  sink: 0.65,
  'washing machine': 0.65,
}

const FRONTS: ReadonlySet<string> = new Set(['wardrobe', 'fridge', 'stove', 'sink', 'washing machine'])

const mostOfOne = (labels: readonly string[]): number => {
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return Math.max(...counts.values())
}

describe('all 1000 rooms', () => {
  it('are the same, byte for byte, on every machine and Node', () => {
    const bytes = JSON.stringify(all)
    expect(JSON.stringify(ROOM_KINDS.flatMap(scenesOf))).toBe(bytes)
    // The same hash came out of Node 20, 22 and 24.
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      'a71721f14628a306d3dda42b539c2d39f66f69f74445e6d4d47dc5505202f929',
    )
  })

  it('use nothing that engines compute differently', () => {
    const folder = fileURLToPath(new URL('../../../src/scene/generate/', import.meta.url))
    const files = [...readdirSync(folder).map((file) => folder + file), `${folder}../stable-turn.ts`]
    const unstable = /Math\.(?!abs|ceil|floor|max|min|PI|round|sign|sqrt)\w+|\*\*/g
    expect(
      files.flatMap((file) => [...code(readFileSync(file, 'utf8')).matchAll(unstable)].map(([found]) => found)),
    ).toEqual([])
  })

  it('use every kind of furniture, in its sizes', () => {
    const unused = new Set(Object.keys(FURNITURE) as FurnitureName[])
    for (const { id, layout } of all)
      for (const object of layout.objects) {
        const names = [...(Object.keys(FURNITURE) as FurnitureName[])].filter(
          (name) => FURNITURE[name].label === object.label && hasSizeOf(name, object),
        )
        for (const name of names) unused.delete(name)
        expect(names, `${id}: ${object.id} ${JSON.stringify(object)}`).not.toEqual([])
      }
    expect([...unused]).toEqual([])
  })

  it('give a heading to what has a front, and to nothing else', () => {
    for (const { id, layout } of all)
      for (const { id: object, label, headingDeg } of layout.objects) {
        const kind = Object.values(FURNITURE).find((one) => one.label === label)!
        expect(headingDeg !== undefined, `${id}: ${object}`).toBe(kind.front)
      }
  })

  it('turn 15 % of chairs and small things, and nothing else', () => {
    const loose = new Set(Object.values(FURNITURE).flatMap((kind) => (kind.loose ? [kind.label] : [])))
    const objects = all.flatMap(({ layout }) => layout.objects)
    const turned = (some: typeof objects) => some.filter(({ footprint }) => footprint !== undefined).length
    const isLoose = objects.filter(({ label }) => loose.has(label))
    expect(turned(objects)).toBe(turned(isLoose))
    expect(turned(isLoose) / isLoose.length).toBeCloseTo(0.15, 1)
    const chairs = objects.filter(({ label }) => /chair$/.test(label) && loose.has(label))
    expect(turned(chairs) / chairs.length).toBeGreaterThan(0.1)
    expect(turned(chairs) / chairs.length).toBeLessThan(0.2)
  })

  it('seat people with their backs away from the table', () => {
    const chairs = all.flatMap(({ layout }) =>
      layout.objects
        .filter(({ label }) => label === 'chair' || label === 'office chair')
        .map((chair) => ({ chair, layout })),
    )
    const lost = chairs.filter(({ chair, layout }) => {
      const { box, headingDeg } = chair
      const [x, y] = [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2]
      const [right, forward] = [Math.sin((headingDeg! * Math.PI) / 180), Math.cos((headingDeg! * Math.PI) / 180)]
      const tables = layout.objects.filter(({ label }) => /table|desk$/.test(label)).map(outlineOf)
      const ahead = [x + right / 2, y + forward / 2] as const
      return !tables.some(
        (table) => distanceTo(table, ahead) < 0.5 && distanceTo(table, ahead) < distanceTo(table, [x, y]),
      )
    })
    expect(lost.map(({ chair }) => chair)).toEqual([])
  })

  it('split their walls at doors and windows: no wall is where an opening is, and none is missing', () => {
    for (const { id, layout, walls } of all) {
      const height = Math.max(...walls.map(({ top }) => top))
      expect(height, id).toBeGreaterThanOrEqual(2.4)
      expect(height, id).toBeLessThanOrEqual(3)
      const border = layout.floor!.reduce((sum, [x, y], i) => {
        const [nextX, nextY] = layout.floor![(i + 1) % layout.floor!.length]!
        return sum + Math.hypot(nextX - x, nextY - y)
      }, 0)
      const openings = layout.objects.filter(({ label }) => label === 'door' || label === 'window')
      const open = openings.reduce((sum, { box, zRange }) => {
        return sum + Math.max(box.maxX - box.minX, box.maxY - box.minY) * (zRange![1] - zRange![0])
      }, 0)
      const built = walls.reduce(
        (sum, { from, to, base, top }) => sum + Math.hypot(to[0] - from[0], to[1] - from[1]) * (top - base),
        0,
      )
      expect(built, id).toBeCloseTo(border * height - open, 4)
      for (const { box, zRange } of openings)
        for (const { from, to, base, top } of walls) {
          const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const
          const [x, y] = [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2]
          const meets = Math.abs(middle[0] - x) < 0.06 && Math.abs(middle[1] - y) < 0.06
          if (meets) expect(top <= zRange![0] + 1e-9 || base >= zRange![1] - 1e-9, id).toBe(true)
        }
    }
  })
})

/** Source without its comments. */
const code = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')

const hasSizeOf = (
  name: FurnitureName,
  { box, footprint, zRange, headingDeg }: Scene['layout']['objects'][number],
): boolean => {
  const { width, depth, height } = FURNITURE[name]
  const sides = footprint
    ? [footprint[1]!, footprint[2]!].map((to, i) => Math.hypot(to[0] - footprint[i]![0], to[1] - footprint[i]![1]))
    : [box.maxX - box.minX, box.maxY - box.minY]
  // Some are fitted to what they belong to: a television to its stand, a rug to its sofa, a hood to its stove.
  const inRange = (size: number, range: readonly [number, number]) =>
    (FITTED.has(name) || size > range[0] - 1e-5) && size < range[1] + 1e-5
  const deep = depth === 'width' ? width : depth
  const asIs = inRange(sides[0]!, width) && inRange(sides[1]!, deep)
  const turned = inRange(sides[1]!, width) && inRange(sides[0]!, deep)
  const fits = headingDeg === undefined || footprint ? asIs || turned : headingDeg % 180 === 0 ? asIs : turned
  return fits && inRange(zRange![1] - zRange![0], height)
}

const FITTED: ReadonlySet<FurnitureName> = new Set([
  'tv',
  'window',
  'radiator',
  'rug',
  'wall cabinet',
  'range hood',
  'pillow',
])
