import { renderSvg } from '../../src/render/svg'
import { observedLayout } from '../../src/scene/observed'
import { renderFrame } from '../../src/scene/picture/picture'
import { visibility } from '../../src/scene/sight'
import { castRays } from '../scene/sight/ray-caster'
import { randomCamera, randomScene } from '../scene/sight/rooms'
import type { Contest } from './measure'

/** Sight and pictures of rooms of 40 objects: a ray through each pixel, and the same room drawn from above. */
export function sightContests(): Contest[] {
  const rooms = Array.from({ length: 50 }, (_, i) => ({ scene: randomScene(i + 1, 40), camera: randomCamera(i + 1) }))
  const few = rooms.slice(0, 10)
  const walks = few.map(({ scene }, i) => ({
    scene,
    cameras: Array.from({ length: 16 }, (_, k) => randomCamera(100 * i + k)),
  }))
  return [
    {
      name: '`visibility` at 160 x 120, 40 objects',
      unit: 'a frame',
      units: rooms.length,
      ours: () => rooms.map(({ scene, camera }) => visibility(scene, camera)),
      peer: {
        name: 'a ray through each pixel',
        run: () => rooms.map(({ scene, camera }) => castRays(scene, camera, 160)),
      },
    },
    {
      name: '`observedLayout` of a walk of 16 frames, 40 objects',
      unit: 'a walk',
      units: walks.length,
      ours: () => walks.map(({ scene, cameras }) => observedLayout(scene, cameras)),
      peer: {
        name: 'a ray through each pixel',
        run: () => walks.map(({ scene, cameras }) => cameras.map((camera) => castRays(scene, camera, 160))),
      },
    },
    {
      name: '`renderFrame` at 640 x 480, 40 objects',
      unit: 'a picture',
      units: few.length,
      ours: () => few.map(({ scene, camera }) => renderFrame(scene, camera).length),
      peer: {
        name: '`renderSvg`, the same room from above',
        run: () => few.map(({ scene }) => renderSvg(scene.layout).length),
      },
    },
  ]
}
