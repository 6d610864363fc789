/** What a suite compares: ours against a peer, both doing the same work on the same inputs. */
export interface Contest {
  readonly name: string
  /** What one unit of the work is, as in "a response". */
  readonly unit: string
  /** How many units one run of each side does. */
  readonly units: number
  readonly ours: () => unknown
  readonly peer: { readonly name: string; readonly run: () => unknown }
  /** The ratio aimed at, where one is declared. */
  readonly aim?: number
}

export interface Measured {
  readonly contest: Contest
  /** Microseconds a unit by the clock, medians over the rounds. */
  readonly oursMicros: number
  readonly peerMicros: number
  /** The same in processor time, which other processes take less from; collecting garbage counts in it. */
  readonly oursCpuMicros: number
  readonly peerCpuMicros: number
  /** Peer over ours in processor time: the median of the rounds' ratios, with the smallest and the largest. */
  readonly ratio: number
  readonly lowest: number
  readonly highest: number
}

export interface MeasureOptions {
  /** Rounds that count, each of both sides in turn; 9. */
  readonly rounds?: number
  /** Rounds before them that do not count, in which the engine compiles what is hot; 10. */
  readonly warmup?: number
}

// Keeps the engine from dropping work whose result nobody reads.
const sink: { last: unknown } = { last: undefined }

/** Times both sides in turn, round by round, so that a busy machine slows both alike. */
export function measure(contest: Contest, options: MeasureOptions = {}): Measured {
  const { rounds = 9, warmup = 10 } = options
  const ours: Time[] = []
  const peer: Time[] = []
  for (let round = 0; round < warmup + rounds; round++) {
    // The order alternates, so that neither side always pays for the other's garbage.
    const oursFirst = round % 2 === 0
    const first = time(oursFirst ? contest.ours : contest.peer.run)
    const second = time(oursFirst ? contest.peer.run : contest.ours)
    if (round < warmup) continue
    ours.push(oursFirst ? first : second)
    peer.push(oursFirst ? second : first)
  }
  const ratios = ours.map(({ cpu }, i) => peer[i]!.cpu / cpu)
  const aUnit = (times: readonly Time[], which: keyof Time) => median(times.map((one) => one[which])) / contest.units
  return {
    contest,
    oursMicros: aUnit(ours, 'wall'),
    peerMicros: aUnit(peer, 'wall'),
    oursCpuMicros: aUnit(ours, 'cpu'),
    peerCpuMicros: aUnit(peer, 'cpu'),
    ratio: median(ratios),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
  }
}

/** Microseconds of one round, by the clock and of the processor. */
interface Time {
  readonly wall: number
  readonly cpu: number
}

function time(run: () => unknown): Time {
  const start = performance.now()
  const before = process.cpuUsage()
  sink.last = run()
  const { user, system } = process.cpuUsage(before)
  return { wall: (performance.now() - start) * 1000, cpu: Math.max(1, user + system) }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1]!
}

/** The results as a markdown table. */
export function toTable(results: readonly Measured[]): string {
  const rows = results.map((measured) => {
    const { contest, oursMicros, peerMicros, oursCpuMicros, peerCpuMicros, ratio, lowest, highest } = measured
    return [
      contest.name,
      contest.peer.name,
      `${oursMicros.toPrecision(3)} µs`,
      `${peerMicros.toPrecision(3)} µs`,
      `${oursCpuMicros.toPrecision(3)} µs`,
      `${peerCpuMicros.toPrecision(3)} µs`,
      `**${ratio.toFixed(1)} x**`,
      `${lowest.toFixed(1)} to ${highest.toFixed(1)}`,
      contest.aim === undefined ? '' : `${contest.aim} x`,
      contest.unit,
    ]
  })
  const head = [
    ...['what', 'beside', 'ours', 'theirs', 'ours, CPU', 'theirs, CPU', 'ratio of CPU', 'spread over rounds', 'aim'],
    'per',
  ]
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
