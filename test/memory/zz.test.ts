import { readFileSync } from 'node:fs'
import { it } from 'vitest'
import { createMemory } from '../../src/memory/memory'
import { readScenes } from '../../src/scene/read/read'
import { sampleWalk } from '../../src/scene/walk/walk'
import { sharedFile } from '../support/shared'
import { centerOf, lookAt, poseOf } from './walker'
it('dbg', () => {
  const rooms = [...readScenes(readFileSync(sharedFile('data/ai2thor-rooms/rooms.jsonl')!), { file: 'rooms.jsonl' })].flatMap((r) => (r.ok ? [r.value] : []))
  console.log(rooms.length, rooms.map(r => r.id + ':' + r.layout.objects.length).join(' '))
  for (const scene of rooms.filter(r => /74|41|FloorPlan1$/.test(r.id))) {
    const memory = createMemory({ detection: { base: 1e-4, perMeter: 0 } })
    const { cameras } = sampleWalk(scene, { seed: 1, frames: 40 })
    const log: string[] = []
    cameras.forEach((camera, at) => {
      const view = { fovDeg: 100, range: 20, pitchDeg: camera.pitchDeg }
      const { input, truth } = lookAt(scene, { pose: poseOf(camera), view, at })
      const r = memory.observe(input)
      log.push(`${at} ${truth.length} m${r.matched.length} a${r.added.length} amb${r.ambiguous.length} ns${r.notSeen.join(',')}`)
    })
    console.log(scene.id, log.join('\n'))
    for (const o of memory.belief().objects) {
      const best = Math.min(...scene.layout.objects.filter(t => t.label === o.label).map(t => Math.hypot(centerOf(t)[0]-o.center[0], centerOf(t)[1]-o.center[1])))
      if (best > 0.01 || o.state === 'missing') console.log(o.id, o.state, best.toFixed(3), memory.why(o.id).reasons.map(r => r.at + r.what).join(' '))
    }
  }
})
