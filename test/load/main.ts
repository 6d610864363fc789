import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { scoreAll } from '../../src/score/score'
import { deafClient, drain, hostileLines } from './faults'
import { batches, beyondTheLimit, burst, gymBurst } from './http'
import { python } from './processes'
import { makeResponses } from './rows'
import { mcpStorm, scorerStorm } from './storm'

interface Mixed {
  calls: number
  responses: number
  megabytes: number
  wrong: number
  replaced: number
  medianSeconds: number
  longestSeconds: number
}

interface Stream {
  responses: number
  wrong: number
  perSecond: number
  medianMicros: number
  kills: number
  residentBefore: number
  residentPeak: number
}

const began = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'v2lo-map-load-'))
const pool = join(folder, 'pool.json')
const responses = makeResponses(2048, 7)
writeFileSync(pool, JSON.stringify(responses))
const bytes = responses.reduce((sum, r) => sum + r.length, 0) / responses.length
let failed = false

const count = (n: number) => Math.round(n).toLocaleString('en-US')
function tell(what: string, figures: string, right = true): void {
  failed ||= !right
  console.log(`${right ? ' ' : '!'} ${what.padEnd(46)} ${figures}`)
}

console.log(
  `node ${process.version}, ${cpus().length} cores, responses of ${(bytes / 1000).toFixed(1)} kB on average, preset v2lo\n`,
)

const inside = insideNode()
tell('scored inside Node', `${count(1e6 / inside)}/s, ${inside.toFixed(2)} us each`)

const length = await python<Stream>(pool, 'length')
const lines = await python<Stream>(pool, 'lines')
for (const [name, s] of [
  ['length framing', length],
  ['JSON Lines', lines],
] as const) {
  tell(
    `100,000 over the pipe in batches of 512: ${name}`,
    `${count(s.perSecond)}/s, median ${s.medianMicros.toFixed(1)} us each (the pipe costs ${(s.medianMicros - inside).toFixed(1)} us), ${s.wrong} lost or out of order, memory ${s.residentBefore} -> ${s.residentPeak} MB`,
    s.wrong === 0 && s.residentPeak < 300,
  )
}
tell('length framing against JSON Lines', `${(lines.medianMicros / length.medianMicros).toFixed(1)} x`)
const step = await python<{ perSecond: number; oneByOnePerSecond: number }>(pool, 'step')
tell('a step of 2,560 in one call; one at a time', `${count(step.perSecond)}/s; ${count(step.oneByOnePerSecond)}/s`)
const mixed = await python<Mixed>(pool, 'mixed')
tell(
  `${mixed.calls} calls of random sizes and lengths`,
  `${count(mixed.responses)} responses of 0 to 200 kB, ${count(mixed.megabytes)} MB; median ${count(mixed.medianSeconds * 1000)} ms, longest ${count(mixed.longestSeconds * 1000)} ms, ${mixed.wrong} wrong, ${mixed.replaced} scorers replaced`,
  mixed.wrong === 0 && mixed.replaced === 0 && mixed.longestSeconds < 2,
)
const kills = await python<Stream>(pool, 'kills')
tell(
  'the child killed (-9) in every tenth batch',
  `${kills.kills} kills, ${kills.wrong} of 100,000 lost or doubled, ${count(kills.perSecond)}/s`,
  kills.wrong === 0,
)
const hammer = await python<{ responses: number; wrong: number; seconds: number }>(pool, 'hammer')
tell(
  '8 forked processes x 8 threads, one module',
  `${count(hammer.responses)} replies, ${hammer.wrong} wrong, ${hammer.seconds.toFixed(1)} s`,
  hammer.wrong === 0,
)

const storm = await burst(responses)
tell(
  '4,000 requests at once, new connections',
  `${storm.failed} failed, ${count(storm.perSecond)}/s, p50 ${count(storm.p50)} ms, p99 ${count(storm.p99)} ms, server ${storm.memory} MB`,
  storm.failed === 0,
)
const gym = await gymBurst(responses)
tell(
  `${count(gym.total)} rollouts of a gym at once, new connections`,
  `${gym.total - gym.good} failed, ${gym.busy} of them by 503, ${count(gym.perSecond)}/s, server ${gym.memory} MB`,
  gym.good === gym.total,
)
const full = await beyondTheLimit()
tell(
  `${count(full.total)} held open, limit ${count(full.limit)}`,
  `${count(full.refused)} got 503 with Retry-After, ${count(full.served)} served, ${full.lost} lost, healthy ${full.healthy}, recovered ${full.recovered}, server ${full.memory} MB`,
  full.lost === 0 && full.refused === full.total - full.limit && full.healthy && full.recovered,
)
const kept = await batches(responses)
tell('HTTP, batches of 512, four connections', `${count(kept.perSecond)}/s`)

const scorer = await scorerStorm()
tell(
  `${count(scorer.connections)} connections of faults to serve`,
  `${count(scorer.requests)} requests, ${count(scorer.resets)} resets, ${scorer.wrong.length} wrong, ${scorer.inFlight} in flight, exit ${scorer.code}, server ${scorer.memory} MB, seed ${scorer.seed}`,
  scorer.wrong.length === 0 && scorer.inFlight === 0 && scorer.code === 0,
)
const mcp = await mcpStorm()
tell(
  `${count(mcp.connections)} connections of faults to mcp --http`,
  `${count(mcp.requests)} requests, ${count(mcp.resets)} resets, ${mcp.wrong.length} wrong, exit ${mcp.code}, server ${mcp.memory} MB, seed ${mcp.seed}`,
  mcp.wrong.length === 0 && mcp.code === 0,
)

const hostile = await hostileLines(responses[0]!)
tell(
  '100 MB line, bad UTF-8, half a line',
  `${hostile.told}; exit ${hostile.code}, peak ${hostile.peak} MB`,
  hostile.right && hostile.code === 0,
)
const deaf = await deafClient(responses[0]!)
tell(
  'a client that never reads',
  `stopped after ${deaf.sentMb} MB, peak ${deaf.peak} MB`,
  deaf.stopped && deaf.peak < 300,
)
const drained = await drain(responses[0]!)
tell(
  'SIGTERM in a batch of 5,000',
  `${count(drained.results)} answered, exit ${drained.code}, ${drained.ms} ms`,
  drained.results === 5000 && drained.code === 0,
)

rmSync(folder, { recursive: true, force: true })
console.log(
  `\n${((performance.now() - began) / 1000).toFixed(0)} s; ${failed ? 'some lines marked ! are wrong' : 'everything ended as documented'}`,
)
process.exitCode = failed ? 1 : 0

/** Microseconds a response inside this process, the median of several passes. */
function insideNode(): number {
  const rows = responses.map((response, i) => ({ response, groundTruth: i % 2 ? `B${i}` : 'no' }))
  const passes = Array.from({ length: 15 }, () => {
    const started = performance.now()
    scoreAll(rows, { preset: 'v2lo' })
    return ((performance.now() - started) * 1000) / rows.length
  })
  return passes.sort((a, b) => a - b)[7]!
}
