import { expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder'
import { countSteps, grownBeyond } from './steps'

// Loaded after the counter has started: functions that V8 has compiled before are not counted.
const { createLayout } = await import('../../src/layout/layout')
const { openMemoryFile } = await import('../../src/mcp/memory-file')

const folder = temporaryFolder()
const TIMES = 8

/** Looks at one thing again and again, says something of it in between, and goes round the checkpoint where there is one. */
function remember(count: number, maxObservations = 10_000): () => void {
  return () => {
    const memory = openMemoryFile(`${folder}/${count}-of-${maxObservations}-${Math.random()}.jsonl`, {
      maxObservations,
    })
    const objects = createLayout([{ label: 'sofa', bbox: [-1, 2, 1, 3] }])
    for (let at = 0; at < count; at++) {
      memory.observe({ pose: { position: [0, 0], yawDeg: 0 }, objects, at })
      if (at % 4 === 3) memory.correct('sofa', { present: true })
      if (at % 4 === 1) memory.belief()
    }
    memory.close()
  }
}

it.each([
  ['all kept one by one', 10_000],
  ['the oldest in a checkpoint', 30],
])(`keeps ${TIMES} times the observations in a file in ${TIMES} times the steps: %s`, (_, limit) => {
  const size = 60
  remember(size, limit)()
  const small = countSteps(remember(size, limit))
  const large = countSteps(remember(size * TIMES, limit))
  expect(small.get('mcp/memory-file.ts:kept')).toBeGreaterThanOrEqual(size)
  expect(grownBeyond(2 * TIMES, size / 8, small, large)).toEqual([])
})
