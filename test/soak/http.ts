import { Agent } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { ask } from './ask'
import { type Called, callScorer, type Target } from './calls'
import { PATIENT, pick, QUICK } from './faults'
import { seeded } from './rows'
import { median } from './watch'

export interface HttpOptions {
  readonly open: Target
  readonly guarded: Target
  readonly seed: number
  readonly seconds: number
}

export interface HttpReport {
  readonly calls: number
  readonly rows: number
  readonly megabytes: number
  readonly faults: Readonly<Record<string, number>>
  readonly medianMs: number
  readonly longestMs: number
  /** The most that a call took beyond its own work. */
  readonly longestBeyondMs: number
  readonly longestBeyond: string
  readonly wrong: readonly string[]
}

const LANES = 3
/** Share of the time that a lane is at work; in the rest it waits, so that the machine stays of use. */
const BUSY = 0.1
/** The others run at the same time, and the machine does other things too. */
const SLOWER = 4

/** What a call takes by its rows and bytes, as measured before anything else runs; in milliseconds. */
async function measureWork({ open }: HttpOptions): Promise<(rows: number, bytes: number) => number> {
  const take = async (rows: number, length: number) => {
    const item = { id: 'x-00000', response: `<think>${'x'.repeat(length)}</think>`, ground_truth: 'B' }
    const body = JSON.stringify({ items: Array(rows).fill(item) })
    const times: number[] = []
    for (let i = 0; i < 7; i++) times.push((await ask({ port: open.port, path: '/v1/score', body, agent: false })).ms)
    return median(times)
  }
  const perRow = (await take(2_000, 0)) / 2_000
  const perByte = (await take(40, 200_000)) / 8e6
  return (rows, bytes) => SLOWER * (10 + rows * perRow + bytes * perByte)
}

/** Calls and faults in lanes until the time is over. */
export async function soakHttp(options: HttpOptions): Promise<HttpReport> {
  const { open, guarded, seed, seconds } = options
  const workOf = await measureWork(options)
  const agent = new Agent({ keepAlive: true, maxSockets: LANES * 2 })
  const end = performance.now() + seconds * 1000
  const ending = new AbortController()
  const called: Called[] = []
  const faults: Record<string, number> = {}
  const wrong: string[] = []
  let longestBeyondMs = Number.NEGATIVE_INFINITY
  let longestBeyond = ''
  const random = seeded(seed)
  let number = 0

  async function tried(name: string, run: () => Promise<readonly string[]>): Promise<void> {
    faults[name] = (faults[name] ?? 0) + 1
    try {
      wrong.push(...(await run()))
    } catch (error) {
      wrong.push(`${name}: ${error}`)
    }
  }

  async function call(draw: () => number, name: string): Promise<void> {
    try {
      const target = pick(draw, [open, guarded])
      const answer = await callScorer(draw, name, target, draw() < 0.7 ? agent : false)
      called.push(answer)
      wrong.push(...answer.wrong)
      const beyond = answer.ms - workOf(answer.rows, answer.bytes)
      if (beyond > longestBeyondMs) {
        longestBeyondMs = beyond
        longestBeyond = `${name}: ${answer.rows} rows, ${answer.bytes} bytes, ${Math.round(answer.ms)} ms`
      }
    } catch (error) {
      wrong.push(`${name}: ${error}`)
    }
  }

  async function lane(): Promise<void> {
    while (performance.now() < end) {
      const name = `${seed}-${number++}`
      // Each call has a stream of its own, so that one can be run alone.
      const draw = seeded(Math.floor(random() * 2 ** 31))
      const begun = performance.now()
      if (draw() < 0.6) await call(draw, name)
      else {
        const fault = pick(
          draw,
          QUICK.flatMap((one) => Array<typeof one>(one.share).fill(one)),
        )
        await tried(fault.name, () => fault.run({ random: draw, name, open, guarded, signal: ending.signal }))
      }
      const busy = performance.now() - begun
      await wait(Math.min((busy * (1 - BUSY)) / BUSY, 20_000, Math.max(0, end - performance.now())))
    }
  }

  async function patientLane(): Promise<void> {
    const draw = seeded(seed + 1)
    while (performance.now() < end) {
      const fault = pick(draw, PATIENT)
      await tried(fault.name, () => fault.run({ random: draw, name: '', open, guarded, signal: ending.signal }))
    }
  }

  const patient = [patientLane(), patientLane()]
  await Promise.all(Array.from({ length: LANES }, lane))
  ending.abort()
  await Promise.all(patient)
  agent.destroy()
  const times = called.map(({ ms }) => ms)
  return {
    calls: called.length,
    rows: called.reduce((sum, { rows }) => sum + rows, 0),
    megabytes: Math.round(called.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6),
    faults,
    medianMs: Math.round(median(times)),
    longestMs: Math.round(Math.max(...times)),
    longestBeyondMs: Math.round(longestBeyondMs),
    longestBeyond,
    wrong,
  }
}
