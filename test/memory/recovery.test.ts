import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createMemory } from '../../src/memory/memory'
import { readScenes } from '../../src/scene/read/read'
import type { Scene } from '../../src/scene/scene'
import { sampleWalk } from '../../src/scene/walk/walk'
import { sharedFile } from '../support/shared'
import { centerOf, lookAt, poseOf } from './walker'

const path = sharedFile('data/ai2thor-rooms/rooms.jsonl')
const rooms: Scene[] = path
  ? [...readScenes(readFileSync(path), { file: 'rooms.jsonl' })].flatMap((room) => (room.ok ? [room.value] : []))
  : []

describe.skipIf(rooms.length === 0)('without noise, seen whole', () => {
  it.each(rooms.map((room) => [room.id, room] as const))('%s is recovered within 1 cm', (_, scene) => {
    const memory = createMemory({ detection: { base: 1e-4, perMeter: 0 } })
    const { cameras } = sampleWalk(scene, { seed: 1, frames: 40 })
    const seen = new Set<string>()
    cameras.forEach((camera, at) => {
      const look = { pose: poseOf(camera), view: { fovDeg: 100, range: 20, pitchDeg: camera.pitchDeg }, at }
      memory.observe(lookAt(scene, look).input)
      for (const id of lookAt(scene, { ...look, whole: true }).truth) if (id !== null) seen.add(id)
    })
    const { layout } = memory.belief()
    const left = new Set(layout.objects)
    const lost = scene.layout.objects.filter((object) => {
      if (!seen.has(object.id)) return false
      const [x, y] = centerOf(object)
      const [low, high] = object.zRange!
      const found = [...left].find((one) => {
        const [u, v] = centerOf(one)
        const near = Math.hypot(u - x, v - y) <= 0.01
        return (
          one.label === object.label && near && Math.abs(one.zRange![0] - low) + Math.abs(one.zRange![1] - high) <= 0.02
        )
      })
      if (found) left.delete(found)
      return !found
    })
    expect(seen.size).toBeGreaterThan(15)
    expect(lost.map(({ id }) => id)).toEqual([])
    // Nothing is there twice.
    expect([...left].map(({ id }) => id)).toEqual([])
  })
})
