/** Upper edges of the request times, in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

export interface Metrics {
  request(route: string, status: number, seconds: number): void
  scored(): void
  failed(code: string): void
  /** The Prometheus text of everything counted, and of the gauges given. */
  text(gauges: { readonly inFlight: number; readonly draining: boolean; readonly version: string | undefined }): string
}

export function createMetrics(): Metrics {
  const requests = new Map<string, number>()
  const failures = new Map<string, number>()
  const buckets = BUCKETS.map(() => 0)
  let scored = 0
  let count = 0
  let sum = 0
  const started = Date.now() / 1000
  const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

  return {
    request(route, status, seconds) {
      add(requests, `route="${escapeLabel(route)}",status="${status}"`)
      count++
      sum += seconds
      BUCKETS.forEach((edge, i) => {
        if (seconds <= edge) buckets[i]!++
      })
    },
    scored() {
      scored++
    },
    failed: (code) => add(failures, `code="${escapeLabel(code)}"`),
    text({ inFlight, draining, version = '' }) {
      const labelled = (name: string, counts: Map<string, number>) =>
        [...counts].map(([labels, n]) => `${name}{${labels}} ${n}`)
      return `${[
        ...about('v2lo_map_requests_total', 'counter', 'Requests answered, by route and status.'),
        ...labelled('v2lo_map_requests_total', requests),
        ...about('v2lo_map_responses_scored_total', 'counter', 'Responses that got a score.'),
        `v2lo_map_responses_scored_total ${scored}`,
        ...about('v2lo_map_responses_failed_total', 'counter', 'Responses that could not be scored, by code.'),
        ...labelled('v2lo_map_responses_failed_total', failures),
        ...about('v2lo_map_request_seconds', 'histogram', 'Time from the headers of a request to its answer.'),
        ...BUCKETS.map((edge, i) => `v2lo_map_request_seconds_bucket{le="${edge}"} ${buckets[i]}`),
        `v2lo_map_request_seconds_bucket{le="+Inf"} ${count}`,
        `v2lo_map_request_seconds_sum ${sum}`,
        `v2lo_map_request_seconds_count ${count}`,
        ...about('v2lo_map_in_flight_requests', 'gauge', 'Requests being read, scored or answered.'),
        `v2lo_map_in_flight_requests ${inFlight}`,
        ...about('v2lo_map_draining', 'gauge', '1 once the server was told to stop.'),
        `v2lo_map_draining ${draining ? 1 : 0}`,
        ...about('v2lo_map_build_info', 'gauge', 'The version that runs.'),
        `v2lo_map_build_info{version="${escapeLabel(version)}",node="${process.version}"} 1`,
        ...about('process_resident_memory_bytes', 'gauge', 'Resident memory size in bytes.'),
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        ...about('process_start_time_seconds', 'gauge', 'Start time of the server since the Unix epoch in seconds.'),
        `process_start_time_seconds ${started}`,
      ].join('\n')}\n`
    },
  }
}

const about = (name: string, type: string, help: string) => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]

const escapeLabel = (value: string): string => value.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/"/g, '\\"')
