import { type LineTask, makeLineScorer } from '../../src/cli/jobs/score-lines'
import type { LineSettings } from '../../src/serve/rows/score-lines'
import { answerTasks } from '../../src/workers/answer'

/** Settings of lines, and how many workers in all may end for no reason. */
export type FragileSettings = LineSettings & { readonly deaths?: SharedArrayBuffer }

// Scores lines as the real script does, and ends in every way a worker can: at rows that say so, or at random.
await answerTasks({
  'score-lines': async () => (settings: FragileSettings) => {
    const score = makeLineScorer(settings)
    const left = settings.deaths && new Int32Array(settings.deaths)
    const mayDie = () => left !== undefined && Math.random() < 0.08 && Atomics.sub(left, 0, 1) > 0
    return async (task: LineTask) => {
      if (mayDie()) process.exit(1)
      const text = Buffer.from(task.bytes).toString('latin1')
      if (text.includes('POISON-EXIT')) process.exit(3)
      if (text.includes('POISON-THROW')) throw new Error('thrown')
      if (text.includes('POISON-UNCAUGHT')) {
        setImmediate(() => {
          throw new Error('uncaught')
        })
        await new Promise(() => undefined)
      }
      if (text.includes('POISON-MEMORY')) for (const held: number[][] = []; ; ) held.push(new Array(1e6).fill(1.5))
      const done = score(task)
      if (mayDie()) process.exit(1)
      return done
    }
  },
})
