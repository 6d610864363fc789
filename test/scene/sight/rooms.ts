import { convexHull } from '../../../src/base/convex'
import { createRandom, type Random } from '../../../src/base/random'
import type { Vec2 } from '../../../src/base/vec2'
import { createLayout, type ObjectInput } from '../../../src/layout/layout'
import type { Scene, SceneCamera, Wall } from '../../../src/scene/scene'

/** A scene of the given objects, without walls and cameras where none are given. */
export function sceneOf(objects: readonly ObjectInput[], more: Partial<Omit<Scene, 'layout'>> = {}): Scene {
  return {
    id: 'room',
    source: 'boxes',
    layout: createLayout(objects, { origin: 'world' }),
    walls: [],
    cameras: [],
    ...more,
  }
}

/** An object by its middle, its width along x, its depth along y and its heights. */
export function box(
  label: string,
  [x, y]: Vec2,
  [width, depth]: Vec2,
  zRange?: readonly [number, number],
): ObjectInput {
  const bbox = [x - width / 2, y - depth / 2, x + width / 2, y + depth / 2] as const
  return { label, bbox, ...(zRange && { zRange }) }
}

/** A camera at the origin, 1.5 m high, that looks along +y and is level. */
export function camera(more: Partial<SceneCamera> = {}): SceneCamera {
  return {
    id: 'camera',
    position: [0, 0, 1.5],
    yawDeg: 0,
    pitchDeg: 0,
    verticalFovDeg: 90,
    width: 640,
    height: 480,
    ...more,
  }
}

/** A heap of convex prisms of any outline, some of unknown height, some floating, between a few walls. */
export function randomScene(seed: number, objects = 25): Scene {
  const random = createRandom(seed)
  return sceneOf(
    Array.from({ length: objects }, (_, i) => randomPrism(random, `thing ${i}`)),
    { id: `heap ${seed}`, walls: Array.from({ length: 3 }, () => randomWall(random)) },
  )
}

function randomPrism(random: Random, label: string): ObjectInput {
  const [x, y, size] = [random.between(-4, 4), random.between(-4, 4), random.between(0.1, 1)]
  const points = Array.from({ length: 3 + random.below(6) }, (): Vec2 => {
    const [dx, dy] = [random.between(-size, size), random.between(-size, size)]
    return [x + dx, y + dy]
  })
  const outline = convexHull(points)
  const [xs, ys] = [outline.map((p) => p[0]), outline.map((p) => p[1])]
  const low = random.next() < 0.5 ? 0 : random.between(0, 1.5)
  return {
    label,
    bbox: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    footprint: outline,
    ...(random.next() < 0.9 && { zRange: [low, low + random.between(0.02, 1.5)] as const }),
  }
}

function randomWall(random: Random): Wall {
  const from: Vec2 = [random.between(-5, 5), random.between(-5, 5)]
  const base = random.next() < 0.3 ? random.between(0, 1) : 0
  return {
    from,
    to: [from[0] + random.between(-3, 3), from[1] + random.between(-3, 3)],
    base,
    top: base + random.between(0.3, 2.5),
  }
}

/** A camera anywhere among the things, looking anywhere. */
export function randomCamera(seed: number, id = `camera ${seed}`): SceneCamera {
  const random = createRandom(seed ^ 0x5eed)
  return camera({
    id,
    position: [random.between(-4, 4), random.between(-4, 4), random.between(0.8, 2)],
    yawDeg: random.between(-180, 180),
    pitchDeg: random.between(-40, 20),
    verticalFovDeg: random.between(40, 90),
  })
}
