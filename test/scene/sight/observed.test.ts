import { describe, expect, it } from 'vitest'
import { askLayout } from '../../../src/question/ask'
import { observedLayout } from '../../../src/scene/observed'
import { box, camera, randomCamera, randomScene, sceneOf } from './rooms'

// Seen from (4, 0) looking along +x: the sofa is ahead, the lamp on the right, the door behind.
const room = sceneOf(
  [
    { label: 'door', bbox: [-0.1, -0.5, 0, 0.5], zRange: [0, 2] },
    { label: 'lamp', bbox: [6, -1.75, 6.25, -1.5], zRange: [0, 1.25] },
    { label: 'sofa', bbox: [7, -0.5, 8, 1.5], zRange: [0, 1], headingDeg: -90 },
  ],
  { id: 'flat', walls: [{ from: [9, -3], to: [9, 3], base: 0, top: 2.5 }] },
)
const ahead = camera({ id: 'ahead', position: [4, 0, 1.5], yawDeg: 90, pitchDeg: -10 })
const back = camera({ id: 'back', position: [5, 1, 1.5], yawDeg: -90 })

describe('what an observer knows', () => {
  it('is what the frames show, in the frame of the first', () => {
    const known = observedLayout(room, [ahead])
    expect(known.layout.origin).toBe('observer')
    expect(known.layout.objects).toEqual([
      {
        id: 'sofa',
        label: 'sofa',
        // Ahead of the observer by 3 to 4 m; the scene's +y is on his left.
        box: { minX: -1.5, minY: 3, maxX: 0.5, maxY: 4 },
        footprint: [
          [0.5, 3],
          [0.5, 4],
          [-1.5, 4],
          [-1.5, 3],
        ],
        zRange: [0, 1],
        headingDeg: 180,
      },
      expect.objectContaining({ id: 'lamp', box: { minX: 1.5, minY: 2, maxX: 1.75, maxY: 2.25 } }),
    ])
    expect(known.complete).toBe(false)
    expect(known.unseen.map(({ id, box }) => [id, box])).toEqual([
      ['door', { minX: -0.5, minY: -4.1, maxX: 0.5, maxY: -4 }],
    ])
    expect(known.scene).toBe('flat')
  })

  it('grows with the frames, and says which of them show a thing', () => {
    const known = observedLayout(room, [ahead, back, ahead])
    expect(known.complete).toBe(true)
    expect(known.unseen).toEqual([])
    expect(known.layout.objects.map(({ id }) => id)).toEqual(['sofa', 'lamp', 'door'])
    expect(known.evidence.map(({ id, firstFrame, frames }) => [id, firstFrame, frames.map((f) => f.frame)])).toEqual([
      ['sofa', 0, [0, 2]],
      ['lamp', 0, [0, 2]],
      ['door', 1, [1]],
    ])
    expect(known.evidence[2]!.frames[0]!.camera).toBe('back')
  })

  it('has the cameras and the walls in that frame', () => {
    const { cameras, walls } = observedLayout(room, [ahead, back])
    expect(cameras.map(({ position, yawDeg }) => [position, yawDeg])).toEqual([
      [[0, 0, 1.5], 0],
      [[-1, 1, 1.5], 180],
    ])
    expect(walls).toEqual([{ from: [3, 5], to: [-3, 5], base: 0, top: 2.5 }])
  })

  it('answers questions: what a frame does not show is not on the map', () => {
    const answer = (frames: readonly (typeof ahead)[]) =>
      askLayout(
        observedLayout(room, frames).layout,
        'Measuring from the closest point of each object, what is the distance between the sofa and the door (in meters)?',
      )
    expect(answer([ahead])).toMatchObject({ status: 'unsolved' })
    expect(answer([ahead, back])).toMatchObject({ status: 'solved' })
  })

  it('keeps a thing without an area, and ids like those of other makers', () => {
    const odd = sceneOf([
      { ...box('pen', [5, 0], [0, 0.4], [1, 1.5]), id: 'Pen|+05.00|+01.20|+00.00' },
      { ...box('pen', [5, 1], [0.2, 0.4], [1, 1.5]), id: '__proto__' },
    ])
    const { layout, complete } = observedLayout(odd, [camera({ ...ahead, yawDeg: 77 })])
    expect(complete).toBe(true)
    expect(layout.objects.map(({ id }) => id).sort()).toEqual(['Pen|+05.00|+01.20|+00.00', '__proto__'])
    expect(layout.objects.find(({ id }) => id.startsWith('Pen'))).not.toHaveProperty('footprint')
  })

  it('splits every scene in two, whatever the camera', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const scene = randomScene(seed)
      const { layout, unseen, complete } = observedLayout(scene, [randomCamera(seed), randomCamera(seed + 100)])
      const ids = [...layout.objects, ...unseen].map(({ id }) => id)
      expect(ids.sort()).toEqual(scene.layout.objects.map(({ id }) => id).sort())
      expect(complete).toBe(unseen.length === 0)
    }
  })

  it('needs a camera', () => {
    expect(() => observedLayout(room, [])).toThrow('expected at least one camera')
  })
})
