import { createLayout, type ObjectInput } from '../../src/layout/layout'
import { generateScene } from '../../src/scene/generate/generate'
import { ROOM_KINDS } from '../../src/scene/generate/recipes'
import type { Scene } from '../../src/scene/scene'
import { sights } from '../../src/scene/sight'
import { sampleWalk } from '../../src/scene/walk/walk'
import type { Contest } from './measure'

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1)

/** Drawing rooms and walks, beside what neither gets under: checking the finished layout, seeing the finished frames. */
export function roomContests(): Contest[] {
  const rooms = ROOM_KINDS.map((kind): Contest => {
    const drawn = SEEDS.map((seed) => generateScene({ seed, kind }))
    return {
      name: `\`generateScene\`, ${kind}`,
      unit: 'a room',
      units: SEEDS.length,
      ours: () => SEEDS.map((seed) => generateScene({ seed, kind }).walls.length),
      peer: { name: '`createLayout` of its objects', run: () => drawn.map(layoutAgain) },
    }
  })
  const scenes = ROOM_KINDS.flatMap((kind) => SEEDS.slice(0, 4).map((seed) => generateScene({ seed, kind })))
  const walks = scenes.map((scene) => sampleWalk(scene, { seed: 1 }).cameras)
  const walk: Contest = {
    name: '`sampleWalk`, 16 frames',
    unit: 'a walk',
    units: scenes.length,
    ours: () => scenes.map((scene) => sampleWalk(scene, { seed: 1 }).cameras.length),
    peer: {
      name: '`visibility` of its 16 frames',
      run: () => scenes.map((scene, i) => sights(scene, walks[i]!).length),
    },
  }
  return [...rooms, walk]
}

const layoutAgain = ({ layout }: Scene): number =>
  createLayout(layout.objects as readonly ObjectInput[], { origin: 'world' }).objects.length
