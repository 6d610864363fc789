import { parseArgs } from 'node:util'
import { soak } from './soak'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, seed: { type: 'string', default: '20261128' } },
})
const [minutes, seed] = [Number(values.minutes), Number(values.seed)]
if (!(minutes > 0) || !Number.isSafeInteger(seed)) {
  throw new Error(
    `--minutes: expected a number above 0, --seed a whole number; received ${values.minutes}, ${values.seed}`,
  )
}
const report = await soak(minutes * 60, seed)
console.log(JSON.stringify(report, null, 2))
process.exitCode = report.wrong.length === 0 ? 0 : 1
