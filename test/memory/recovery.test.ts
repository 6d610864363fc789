import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createMemory } from '../../src/memory/memory'
import { readScenes } from '../../src/scene/read/read'
import type { Scene } from '../../src/scene/scene'
import { sampleWalk } from '../../src/scene/walk/walk'
import { sharedFile } from '../support/shared'
import { centerOf, lookAt, poseOf } from './walker'

const path = sharedFile('data/ai2thor-objects/objects.json')
const rooms: Scene[] = path
  ? [...readScenes(readFileSync(path), { file: 'objects.json' })].flatMap((room) => (room.ok ? [room.value] : []))
  : []

const found: number[] = []
let twice = 0

describe.skipIf(rooms.length === 0)('without noise, seen whole', () => {
  it.each(rooms.map((room) => [room.id, room] as const))('%s is recovered within 1 cm', (_, scene) => {
    const memory = createMemory({ detection: { base: 1e-4, perMeter: 0 } })
    const cameras = [1, 2, 3].flatMap((seed) => sampleWalk(scene, { seed, frames: 24 }).cameras)
    const seen = new Set<string>()
    cameras.forEach((camera, at) => {
      const look = { pose: poseOf(camera), view: { fovDeg: 140, range: 20, pitchDeg: camera.pitchDeg }, at }
      memory.observe(lookAt(scene, look).input)
      for (const id of lookAt(scene, { ...look, whole: true }).truth) if (id !== null) seen.add(id)
    })
    const { objects } = memory.belief()
    const left = new Set(objects)
    const lost = scene.layout.objects.filter((object) => {
      if (!seen.has(object.id)) return false
      const [x, y] = centerOf(object)
      const found = [...left].find(
        ({ label, center: [u, v] }) => label === object.label && Math.hypot(u - x, v - y) <= 0.01,
      )
      if (found) left.delete(found)
      return !found
    })
    for (const label of new Set(objects.map((one) => one.label))) {
      const count = (all: readonly { readonly label: string }[]) => all.filter((one) => one.label === label).length
      twice += Math.max(0, count(objects) - count(scene.layout.objects))
    }
    found.push(seen.size)
    expect(lost.map(({ id }) => id)).toEqual([])
  })

  it('of half the things there are, none of them twice', () => {
    const all = rooms.reduce((sum, { layout }) => sum + layout.objects.length, 0)
    expect(found.reduce((a, b) => a + b)).toBeGreaterThan(all * 0.5)
    expect(twice).toBe(0)
  })
})
