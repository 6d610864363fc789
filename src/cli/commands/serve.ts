import { type ScoreServerOptions, SERVER_LIMITS } from '../../serve/options'
import { type Command, UsageError } from '../command'
import { listOf, readCount, readToken } from '../flags'
import { defaultJobs } from '../jobs/worker-script'
import { PRESET_OPTIONS, presetHelp, readPresetIfGiven } from '../row-flags/preset'
import { runServer } from '../run-server'

const help = `v2lo-map serve [--port 8000] [--preset NAME|FILE]

The scorer as an HTTP service: POST /v1/score {"items": [{"response", "ground_truth", ...}], "preset"?}, the drop-in
routes /get_reward (OpenRLHF) and /remote_rm (slime, miles), those of a gym, /seed_session, /verify and
/aggregate_metrics (NeMo Gym, verifiers), and GET /healthz, /readyz, /metrics, /version and /openapi.json. Writes one
line of JSON, {"event": "ready", "url", "pid", "version"}, once it listens. SIGTERM lets it answer the requests that
have come.

  --port PORT                 0 for a free one; default 8000
  --host ADDRESS              default 127.0.0.1; any other than a loopback address needs a token
  --token-file FILE           the token is the first line of FILE; or --token TOKEN, or V2LO_MAP_TOKEN in the environment
${presetHelp(31)}
                              for requests that name none
  --on-error raise|zero       what the drop-in routes say of a response that cannot be scored: 422 (default), or 0 with
                              "scorer_failed" 1 beside it
  --allow-host NAMES          host names that requests may use without a token, beside loopback ones (a,b,...)
  --allow-origin ORIGINS      pages that may ask, beside those of this machine (a,b,...)
  --max-body-bytes BYTES      longest body; default ${SERVER_LIMITS.maxBytes}
  --max-items COUNT           most items of a request; default ${SERVER_LIMITS.maxItems}
  --max-response-chars COUNT  longest response; default ${SERVER_LIMITS.maxResponseChars}
  --max-in-flight COUNT       most requests at once, beyond it 503; default ${SERVER_LIMITS.maxInFlight}
  --request-timeout SECONDS   until the whole request has arrived; default ${SERVER_LIMITS.requestTimeoutMs / 1000}
  --jobs N                    workers that score what takes time (not v2lo), started when there is work; default: one
                              for each core; 1 scores in the server's own thread
  --exit-with-parent          ends when the process that started it does

Example:
  v2lo-map serve --port 0 --preset v2lo
`

export const serveCommand: Command = {
  name: 'serve',
  summary: 'the scorer as an HTTP service',
  help,
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    token: { type: 'string' },
    'token-file': { type: 'string' },
    ...PRESET_OPTIONS,
    'on-error': { type: 'string' },
    'allow-host': { type: 'string' },
    'allow-origin': { type: 'string' },
    'max-body-bytes': { type: 'string' },
    'max-items': { type: 'string' },
    'max-response-chars': { type: 'string' },
    'max-in-flight': { type: 'string' },
    'request-timeout': { type: 'string' },
    jobs: { type: 'string' },
    'exit-with-parent': { type: 'boolean' },
  },
  maxWords: 0,
  async run({ options, lists }, io, version) {
    const onError = options['on-error'] ?? 'raise'
    if (onError !== 'raise' && onError !== 'zero')
      throw new UsageError(`--on-error: expected raise or zero, received ${JSON.stringify(onError)}`)
    const limit = (flag: string, otherwise: number) => readCount(`--${flag}`, options[flag], otherwise)
    const requestTimeoutMs = limit('request-timeout', SERVER_LIMITS.requestTimeoutMs / 1000) * 1000
    const host = typeof options.host === 'string' ? options.host : '127.0.0.1'
    const token = readToken(options)
    const preset = readPresetIfGiven({ options, lists })
    const limits = {
      maxBytes: limit('max-body-bytes', SERVER_LIMITS.maxBytes),
      maxItems: limit('max-items', SERVER_LIMITS.maxItems),
      maxResponseChars: limit('max-response-chars', SERVER_LIMITS.maxResponseChars),
      maxInFlight: limit('max-in-flight', SERVER_LIMITS.maxInFlight),
      requestTimeoutMs,
      headersTimeoutMs: Math.min(SERVER_LIMITS.headersTimeoutMs, requestTimeoutMs),
    }
    const parent = options['exit-with-parent'] === true ? process.ppid : undefined
    const jobs = readCount('--jobs', options.jobs, defaultJobs())
    const [{ startServer }, { createPooledItems }] = await Promise.all([
      import('../../serve/server'),
      import('../jobs/score-items'),
    ])
    const pooled = createPooledItems(jobs)
    const scoring: ScoreServerOptions = {
      host,
      port: readCount('--port', options.port, 8000, 0),
      onError,
      allowHosts: listOf(options['allow-host']).map((name) => name.toLowerCase()),
      allowOrigins: listOf(options['allow-origin']),
      limits,
      version,
      ...(token !== undefined && { token }),
      ...(preset !== undefined && { preset }),
    }
    try {
      return await runServer(await startServer(scoring, pooled?.score), io, { host, version, parent })
    } finally {
      await pooled?.close()
    }
  },
}
