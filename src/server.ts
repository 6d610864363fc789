/**
 * The scorer as an HTTP service, for trainers that take nothing but a URL.
 *
 * `startScoreServer(options)` listens on a loopback address unless told otherwise (any other address needs a `token`) and
 * resolves with its `url`. It scores batches, speaks the routes of OpenRLHF, slime and miles, answers `/healthz`, `/readyz`
 * and `/metrics`, and `close()` finishes every request that has come. `v2lo-map serve` runs it; docs/rl.md has the rest.
 *
 * @example
 * const server = await startScoreServer({ port: 8000, preset: 'v2lo' })
 * process.once('SIGTERM', () => server.close())
 *
 * @module
 */

export { isV2loError, V2loError } from './base/error'
export type { ScoreServerOptions, ServerLimits } from './serve/options'
export { SERVER_LIMITS } from './serve/options'
export type { ScoreServer } from './serve/server'
export { startScoreServer } from './serve/server'
