import { json, type Reply } from '../transport/http-reply'
import { getReward, remoteReward, remoteRewardObject } from './drop-in'
import { aggregateMetrics } from './gym/aggregate'
import { seedSession } from './gym/session'
import { verify } from './gym/verify'
import { type Scorer, scoreBatch } from './scorer'

/** What the plain routes tell of the server. */
export interface ServerState {
  readonly inFlight: number
  readonly draining: boolean
  readonly version: string | undefined
}

export type Route =
  | {
      readonly method: 'POST'
      readonly path: string
      readonly answer: (value: unknown, text: string, scorer: Scorer) => Promise<Reply>
    }
  | {
      readonly method: 'GET'
      readonly path: string
      /** May be asked without the token: it tells nothing but that the server is there. */
      readonly open?: boolean
      readonly answer: (state: ServerState, scorer: Scorer) => Reply | Promise<Reply>
    }

export const ROUTES: readonly Route[] = [
  { method: 'POST', path: '/v1/score', answer: scoreBatch },
  { method: 'POST', path: '/get_reward', answer: getReward },
  { method: 'POST', path: '/remote_rm', answer: remoteReward },
  { method: 'POST', path: '/remote_rm/object', answer: remoteRewardObject },
  { method: 'POST', path: '/seed_session', answer: seedSession },
  { method: 'POST', path: '/verify', answer: verify },
  { method: 'POST', path: '/aggregate_metrics', answer: aggregateMetrics },
  // A gym asks here whether the server is up.
  { method: 'GET', path: '/', open: true, answer: () => json('{"status":"ok"}') },
  { method: 'GET', path: '/healthz', open: true, answer: () => json('{"status":"ok"}') },
  {
    method: 'GET',
    path: '/readyz',
    open: true,
    answer: ({ draining }) => (draining ? json('{"status":"draining"}', 503) : json('{"status":"ready"}')),
  },
  {
    method: 'GET',
    path: '/version',
    answer: ({ version }) => json(JSON.stringify({ name: 'v2lo-map', version, node: process.version })),
  },
  {
    method: 'GET',
    path: '/metrics',
    answer: (state, { metrics }) => ({
      status: 200,
      body: metrics.text(state),
      type: 'text/plain; version=0.0.4; charset=utf-8',
    }),
  },
  {
    method: 'GET',
    path: '/openapi.json',
    // Loaded when asked for: building schemas is slower than starting a server.
    answer: async ({ version }) => json(JSON.stringify((await import('./openapi')).describeApi(ROUTES, version))),
  },
]
