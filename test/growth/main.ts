import { SUBJECTS, TIMES } from './subjects'

// The same work as growth.test.ts, timed on larger inputs: this sees what steps do not, work inside one regular
// expression and the cost of memory. Times are never quite steady, so it is not part of `npm test`.

/** How many times larger than for counting: a time needs more work than a count to be steady. */
const LARGER = 32
/** Linear work takes 8 times the time, quadratic work 64 times; caches and garbage may cost half of the way. */
const MOST = 28

/**
 * The least milliseconds of processor time of three runs: other programs that take the processor meanwhile, as they do
 * from long runs and seldom from short ones, are not counted.
 */
function milliseconds(work: () => void): number {
  let least = Infinity
  for (let run = 0; run < 3; run++) {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

/** How many times the time the larger input takes; measured again where something else seems to have had the machine. */
function growthOf(workOn: (size: number) => () => void, size: number): { ratio: number; large: number } {
  let best = { ratio: Infinity, large: Infinity }
  for (let attempt = 0; attempt < 3 && best.ratio > MOST; attempt++) {
    const small = milliseconds(workOn(size))
    const large = milliseconds(workOn(size * TIMES))
    // Below 0.2 ms the clock and not the work is measured.
    const ratio = large / Math.max(small, 0.2)
    if (ratio < best.ratio) best = { ratio, large }
  }
  return best
}

let slow = 0
for (const { name, cases, size } of SUBJECTS) {
  const ratios = Object.entries(cases).map(([kind, workOn]) => {
    workOn(size * LARGER)()
    return { kind, ...growthOf(workOn, size * LARGER) }
  })
  ratios.sort((a, b) => b.ratio - a.ratio)
  console.log(`${name}: ${TIMES} times the input, ${ratios.length} kinds; the most times the time:`)
  for (const { kind, large, ratio } of ratios.filter(({ ratio }, i) => i < 3 || ratio > MOST)) {
    console.log(
      `${ratio > MOST ? '!' : ' '} ${ratio.toFixed(1).padStart(6)}  ${large.toFixed(0).padStart(6)} ms  ${kind}`,
    )
    if (ratio > MOST) slow++
  }
}
console.log(slow === 0 ? 'all grow in proportion' : `${slow} grow faster than their input`)
process.exitCode = slow === 0 ? 0 : 1
