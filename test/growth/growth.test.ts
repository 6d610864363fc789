import { describe, expect, it } from 'vitest'
import { countSteps, grownBeyond } from './steps'

// Loaded after the counter has started: functions that V8 has compiled before are not counted.
const { SUBJECTS, TIMES } = await import('./subjects')

describe.each(SUBJECTS)('$name', ({ cases, size }) => {
  it.each(Object.entries(cases))(`takes ${TIMES} times the steps for ${TIMES} times the input: %s`, (_, workOn) => {
    // Once uncounted, so that what is built on first use is not taken for work on the small input.
    workOn(size)()
    const small = countSteps(workOn(size))
    const large = countSteps(workOn(size * TIMES))
    expect(small.size).toBeGreaterThan(0)
    // Quadratic work takes 64 times the steps. Twice the fair share leaves room for a logarithm and for buffers that
    // double; each function is held to it, so that the work of the others hides none.
    expect(grownBeyond(2 * TIMES, size / 16, small, large)).toEqual([])
  })
})
