import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/base/random'
import { createMemory, restoreMemory } from '../../src/memory/memory'
import type { ObservationInput } from '../../src/memory/observation'
import { generateScene } from '../../src/scene/generate/generate'
import { sampleWalk } from '../../src/scene/walk/walk'
import { lookAt, poseOf, USUAL_NOISE, withMoved } from './walker'

/** A noisy walk in which something is moved half-way. */
function walkOf(seed: number, frames = 8): ObservationInput[] {
  const scene = generateScene({ seed })
  const random = createRandom(seed)
  const { cameras } = sampleWalk(scene, { seed, frames })
  const moved = withMoved(scene, scene.layout.objects[random.below(scene.layout.objects.length)]!.id, [0.9, 0.4])
  return cameras.map((camera, i) => {
    const where = i < frames / 2 ? scene : moved
    return lookAt(where, { pose: poseOf(camera), at: Math.floor(i / 2), noise: USUAL_NOISE, random }).input
  })
}

function beliefAfter(inputs: readonly ObservationInput[], edits?: (memory: ReturnType<typeof createMemory>) => void) {
  const memory = createMemory()
  for (const input of inputs) memory.observe(input)
  edits?.(memory)
  return JSON.stringify(memory.belief())
}

const seeds = fc.integer({ min: 1, max: 60 })
const runs = { numRuns: 25 }

describe('a walk', () => {
  it('always gives one belief, bit for bit, in whatever order it is told', () => {
    fc.assert(
      fc.property(seeds, fc.infiniteStream(fc.nat()), (seed, keys) => {
        const inputs = walkOf(seed)
        const order = inputs.map((input) => ({ input, key: keys.next().value as number }))
        const shuffled = order.sort((a, b) => a.key - b.key).map(({ input }) => input)
        expect(beliefAfter(shuffled)).toBe(beliefAfter(inputs))
      }),
      runs,
    )
  })

  it('always gives the belief of a memory asked after every step', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const inputs = walkOf(seed)
        const asked = createMemory()
        for (const input of [...inputs].reverse()) {
          asked.observe(input)
          asked.belief()
        }
        expect(JSON.stringify(asked.belief())).toBe(beliefAfter(inputs))
      }),
      runs,
    )
  })

  it('always is as if an observation had never been, once it is undone', () => {
    fc.assert(
      fc.property(seeds, fc.nat(7), (seed, which) => {
        const inputs = walkOf(seed)
        const memory = createMemory()
        const reports = inputs.map((input) => memory.observe(input))
        expect(memory.undo({ hash: reports[which]!.hash })).toBe(1)
        expect(JSON.stringify(memory.belief())).toBe(beliefAfter(inputs.filter((_, i) => i !== which)))
      }),
      runs,
    )
  })

  it('always comes back from its snapshot, bit for bit, edits too', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const memory = createMemory()
        for (const input of walkOf(seed)) memory.observe(input)
        const [first, second] = memory.belief().objects
        memory.correct(first!.id, { label: 'settee', position: [1, 2] })
        memory.forget({ id: second!.id })
        const { memory: back, diagnostics } = restoreMemory(memory.snapshot())
        expect(diagnostics).toEqual([])
        expect(JSON.stringify(back.belief())).toBe(JSON.stringify(memory.belief()))
        expect(back.snapshot()).toEqual(memory.snapshot())
      }),
      runs,
    )
  })

  it('always is the same belief through checkpoints, which take in nothing earlier', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const inputs = walkOf(seed, 24).map((input, at) => ({ ...input, at }))
        const memory = createMemory({ maxObservations: 10 })
        const reports = inputs.map((input) => memory.observe(input))
        expect(JSON.stringify(memory.belief().objects)).toBe(JSON.stringify(JSON.parse(beliefAfter(inputs)).objects))
        expect(reports.reduce((sum, { checkpointed }) => sum + checkpointed, 0)).toBe(24 - memory.entries().length)
        expect(memory.entries().length).toBeLessThanOrEqual(10)
        expect(() => memory.observe({ ...inputs[3]!, at: 0.5 })).toThrow('where the checkpoint ends')
        const { memory: back, diagnostics } = restoreMemory(memory.snapshot(), { maxObservations: 10 })
        expect(diagnostics).toEqual([])
        expect(JSON.stringify(back.belief())).toBe(JSON.stringify(memory.belief()))
      }),
      runs,
    )
  })

  it('far out of order goes back to kept states, with the same belief', () => {
    const inputs = walkOf(3, 120).map((input, at) => ({ ...input, at }))
    const late = [...inputs.filter((_, i) => i % 7 !== 2), ...inputs.filter((_, i) => i % 7 === 2)]
    expect(beliefAfter(late)).toBe(beliefAfter(inputs))
  })
})
