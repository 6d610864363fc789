import { badOption } from '../base/error'
import type { Preset, PresetName } from '../score/presets'
import { HTTP_LIMITS, HTTP_SERVER_LIMITS, type HttpServerLimits, type WireLimits } from '../transport/limits'
import type { PresetChoice } from './rows/request'

/** How {@link startScoreServer} listens, whom it answers and what it refuses. */
export interface ScoreServerOptions {
  /** Address to listen on; default `127.0.0.1`. Any other than a loopback address needs a `token`. */
  readonly host?: string
  /** Default 0: a free port, which the server's `url` tells. */
  readonly port?: number
  /** What every request but `/healthz` and `/readyz` must bring, as a bearer token or as the password of basic auth. */
  readonly token?: string
  /** The reward of requests that name none. */
  readonly preset?: PresetName | Preset
  /** What the drop-in routes, which know numbers only, say of a response that cannot be scored; default `raise`. */
  readonly onError?: 'raise' | 'zero'
  /** Host names a request may use besides loopback ones if there is no token. */
  readonly allowHosts?: readonly string[]
  /** Origins of pages that may ask besides loopback ones. */
  readonly allowOrigins?: readonly string[]
  /** Limits that differ from {@link SERVER_LIMITS}. */
  readonly limits?: Partial<ServerLimits>
  /** Shown by `/version` and `/metrics`. */
  readonly version?: string
}

/** Every limit of the server. All times in milliseconds. */
export interface ServerLimits extends WireLimits, HttpServerLimits {
  /** Until a client has read its answer; beyond: the connection is closed. Default 30 s. */
  readonly writeTimeoutMs: number
}

/** The limits a server has unless told otherwise. */
export const SERVER_LIMITS: ServerLimits = { ...HTTP_LIMITS, ...HTTP_SERVER_LIMITS, writeTimeoutMs: 30_000 }

export interface ServerSettings extends Required<Pick<ScoreServerOptions, 'host' | 'port' | 'onError'>> {
  readonly token: string | undefined
  readonly preset: PresetChoice | undefined
  readonly allowHosts: readonly string[]
  readonly allowOrigins: readonly string[]
  readonly limits: ServerLimits
  readonly version: string | undefined
}

/** The options with their defaults; throws a `V2loError` for what would be unsafe or cannot work. */
export function readOptions(options: ScoreServerOptions): ServerSettings {
  const { host = '127.0.0.1', port = 0, onError = 'raise', allowHosts = [], allowOrigins = [] } = options
  const limits = { ...SERVER_LIMITS, ...options.limits }
  for (const [name, value] of Object.entries(limits)) {
    if (!Number.isSafeInteger(value) || value < 1)
      throw badOption(`${name} to be a whole number from 1 up`, value, 'leave it out for its default')
  }
  if (onError !== 'raise' && onError !== 'zero')
    throw badOption("onError to be 'raise' or 'zero'", onError, 'leave it out for raise')
  return {
    host,
    port,
    onError,
    allowHosts,
    allowOrigins,
    limits,
    token: options.token,
    preset: options.preset,
    version: options.version,
  }
}
