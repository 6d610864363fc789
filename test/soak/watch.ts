import { readdirSync, readFileSync } from 'node:fs'

/** What a process held at one moment. */
interface Sample {
  readonly seconds: number
  readonly residentMb: number
  readonly descriptors: number
  /** Processor time since it was started, in seconds. */
  readonly processor: number
}

/** How a process changed: medians of the first and of the last quarter of the time it was watched. */
export interface Growth {
  readonly name: string
  readonly samples: number
  readonly residentMb: readonly [first: number, last: number, peak: number]
  /** The slope of a line through all samples, in MB an hour. */
  readonly residentMbPerHour: number
  readonly descriptors: readonly [first: number, last: number, peak: number]
  /** Share of one core. */
  readonly core: number
}

const TICKS = 100

function look(pid: number, started: number): Sample | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return {
      seconds: (performance.now() - started) / 1000,
      residentMb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024,
      descriptors: readdirSync(`/proc/${pid}/fd`).length,
      processor: (Number(fields[11]) + Number(fields[12])) / TICKS,
    }
  } catch {
    // It has just ended.
    return undefined
  }
}

/** Watches processes by name (Linux); a name may change its process, as a killed scorer does. */
export function watchProcesses(everyMs: number) {
  const started = performance.now()
  const pids = new Map<string, number>()
  const samples = new Map<string, Sample[]>()
  const burnt = new Map<string, number>()

  function sample(): void {
    for (const [name, pid] of pids) {
      const seen = look(pid, started)
      if (seen === undefined || !Number.isFinite(seen.residentMb)) continue
      samples.set(name, [...(samples.get(name) ?? []), seen])
    }
  }
  const timer = setInterval(sample, everyMs)

  return {
    follow(name: string, pid: number): void {
      const before = samples.get(name)?.at(-1)
      if (pids.has(name) && before !== undefined) burnt.set(name, (burnt.get(name) ?? 0) + before.processor)
      pids.set(name, pid)
    },
    /** Stops, and tells what was seen after a warm-up of a tenth of the time. */
    stop(): Growth[] {
      clearInterval(timer)
      const total = (performance.now() - started) / 1000
      return [...samples].map(([name, all]) => {
        const seen = all.filter(({ seconds }) => seconds >= total / 10)
        const quarter = Math.max(1, Math.floor(seen.length / 4))
        const change = (pick: (sample: Sample) => number) => {
          const values = seen.map(pick)
          return [median(values.slice(0, quarter)), median(values.slice(-quarter)), Math.max(...values)] as const
        }
        return {
          name,
          samples: seen.length,
          residentMb: change((s) => Math.round(s.residentMb)),
          residentMbPerHour: Math.round(slope(seen.map((s) => [s.seconds / 3600, s.residentMb]))),
          descriptors: change((s) => s.descriptors),
          core: Number((((all.at(-1)?.processor ?? 0) + (burnt.get(name) ?? 0)) / total).toFixed(3)),
        }
      })
    },
    /** The descriptors a process has open now. */
    descriptors: (pid: number): number => look(pid, started)?.descriptors ?? -1,
  }
}

/** What grew: more than a third and 32 MB, or more than three descriptors. Heaps of Node move by less, both ways. */
export function grown(growths: readonly Growth[]): string[] {
  return growths.flatMap(({ name, residentMb: [first, last], descriptors: [opened, open] }) => [
    ...(last > first * 1.33 && last > first + 32 ? [`${name}: memory grew from ${first} to ${last} MB`] : []),
    ...(open > opened + 3 ? [`${name}: open descriptors grew from ${opened} to ${open}`] : []),
  ])
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** The slope of the line with the least squares. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (pick: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length
  const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)]
  const spread = points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0)
  return points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / spread
}
