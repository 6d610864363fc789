import { resolvePreset } from '../score/presets'
import { jsonComplaint } from '../transport/failure'
import { createHttpServer, type HttpContext } from '../transport/http'
import { HttpError } from '../transport/http-error'
import { toResponse } from '../transport/http-reply'
import { createMetrics } from './metrics'
import { readOptions, type ScoreServerOptions } from './options'
import { ROUTES, type Route } from './routes'
import type { ItemsScorer } from './rows/score-items'
import { createTurns } from './turns'

/** A running HTTP scorer. */
export interface ScoreServer {
  /** Where it listens, such as `http://127.0.0.1:40123`. */
  readonly url: string
  /** The port it listens on, also where a free one was asked for. */
  readonly port: number
  /**
   * Stops accepting, finishes the requests that have come and resolves; after `graceMs` (10 s) what is left is cut off.
   * Calling it again waits for the same end.
   */
  close(graceMs?: number): Promise<void>
}

/**
 * Starts the HTTP scorer. Throws a `V2loError` for options that are unsafe (an address other machines reach, without a
 * token) or impossible (a port in use).
 *
 * @example
 * const server = await startScoreServer({ port: 8000, preset: 'v2lo' })
 * await fetch(`${server.url}/healthz`)
 * await server.close()
 */
export function startScoreServer(options: ScoreServerOptions = {}): Promise<ScoreServer> {
  return startServer(options, undefined)
}

/** {@link startScoreServer} with a scorer that works in other threads. */
export async function startServer(
  options: ScoreServerOptions,
  elsewhere: ItemsScorer | undefined,
): Promise<ScoreServer> {
  const settings = readOptions(options)
  const { limits, preset, onError, version } = settings
  if (preset !== undefined) resolvePreset(preset)
  const metrics = createMetrics()
  const scorer = { limits, preset, onError, turns: createTurns(), metrics, elsewhere }
  const paths = [...new Set(ROUTES.map(({ path }) => path))]

  const server = createHttpServer({
    ...settings,
    onError: undefined,
    refuse: ({ code, message }) => ({ error: { code, message } }),
    onAnswer({ req: { path }, res, env: { outgoing } }, seconds) {
      metrics.request(paths.includes(path) ? path : 'other', res.status, seconds)
      // A client that does not read its answer in time loses its connection.
      const timer = setTimeout(() => outgoing.destroy(), limits.writeTimeoutMs)
      outgoing.once('close', () => clearTimeout(timer))
    },
  })
  const { app, withToken } = server

  async function answer(route: Route, context: HttpContext): Promise<Response> {
    if (route.method === 'GET') {
      const state = { inFlight: server.inFlight(), draining: server.isDraining(), version }
      return toResponse(await route.answer(state, scorer))
    }
    const text = await server.readBody(context)
    return toResponse(await route.answer(parseBody(text), text, scorer))
  }

  for (const route of ROUTES) {
    if (route.method === 'POST' || route.open !== true) app.on(route.method, [route.path], withToken)
    app.on(route.method, [route.path], (context) => answer(route, context))
  }
  for (const path of paths) {
    const methods = ROUTES.filter((route) => route.path === path).flatMap(({ method }) =>
      method === 'GET' ? ['GET', 'HEAD'] : [method],
    )
    const allow = [...methods, 'OPTIONS']
    const headers = { allow: allow.join(', ') }
    app.options(path, () => toResponse({ status: 204, body: '', headers }))
    app.all(path, () => {
      throw new HttpError(405, 'bad-method', `expected ${allow.join(' or ')}`, headers)
    })
  }
  app.all('*', () => {
    throw new HttpError(404, 'not-found', `expected one of ${paths.join(', ')}`)
  })

  const { url, port, close } = await server.listen()
  return { url, port, close: (graceMs = 10_000) => close(graceMs) }
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpError(400, 'invalid-json', jsonComplaint(text))
  }
}
