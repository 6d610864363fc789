import { benchInspect, measureBars } from './inspect'
import { mapContests } from './map.bench'
import { type Contest, measure, toTable } from './measure'
import { memoryReport } from './memory/report'
import { parseContests } from './parse.bench'
import { questionContests } from './question.bench'
import { renderContests } from './render.bench'
import { rewardContests } from './reward.bench'
import { roomContests } from './room.bench'
import { sceneContests } from './scene.bench'
import { sightContests } from './sight.bench'
import { v2loContests } from './v2lo.bench'

/** Every suite by name; a suite builds its inputs when it is run, not before. */
const suites: Readonly<Record<string, () => Contest[]>> = {
  map: mapContests,
  question: questionContests,
  v2lo: v2loContests,
  render: renderContests,
  scene: sceneContests,
  sight: sightContests,
  room: roomContests,
  reward: rewardContests,
  parse: parseContests,
}

/** Evaluations that tell more than times: `npm run bench -- memory`; run only when named. */
const reports: Readonly<Record<string, () => string>> = { memory: memoryReport }

// Bars of a log on the disk, not a contest: only when asked for by name.
const [first, log] = process.argv.slice(2)
const inspects = first === 'inspect'
const wanted = inspects ? [] : process.argv.slice(2)
const unknown = wanted.filter((name) => !Object.hasOwn(suites, name) && !Object.hasOwn(reports, name))
if (unknown.length > 0) {
  const names = [...Object.keys(suites), ...Object.keys(reports), 'inspect']
  console.error(`no suite named ${unknown.join(', ')}; there are: ${names.join(', ')}`)
  process.exitCode = 2
} else if (inspects) {
  console.log(log === undefined ? benchInspect() : await measureBars(log))
  if (log === undefined) console.log(`\nNode ${process.version}, ${process.arch}, 2 shared cores.`)
} else if (wanted.length > 0 && wanted.every((name) => Object.hasOwn(reports, name))) {
  for (const name of wanted) console.log(reports[name]!())
} else {
  const results = Object.entries(suites)
    .filter(([name]) => wanted.length === 0 || wanted.includes(name))
    .flatMap(([, contests]) => contests().map((contest) => measure(contest)))
  console.log(toTable(results))
  console.log(`\nMedians of interleaved rounds; Node ${process.version}, ${process.arch}. Ratios, not times, travel.`)
}
