/** What a scorer accepts; everything beyond is an error with a stable code, never work. */
export interface WireLimits {
  /** Longest line (JSON Lines), frame (length framing) or body (HTTP), in bytes: `too-long`. */
  readonly maxBytes: number
  /** Most items in one request: `too-many-items`. */
  readonly maxItems: number
  /** Longest response of one item, and ground truth or true layout as text, in UTF-16 units; else `too-long`, of that item alone. */
  readonly maxResponseChars: number
}

/** A child process serves one parent; clients split a training step into requests of a few hundred items. */
export const RPC_LIMITS: WireLimits = { maxBytes: 67_108_864, maxItems: 65_536, maxResponseChars: 1_000_000 }

/** A server shares its memory among its clients. */
export const HTTP_LIMITS: WireLimits = { maxBytes: 16_777_216, maxItems: 8_192, maxResponseChars: 1_000_000 }

/** What a server holds at once and how long it waits. All times in milliseconds. */
export interface HttpServerLimits extends Pick<WireLimits, 'maxBytes'> {
  /** Requests with a body being read, worked on or answered; beyond: 503 `busy` with `Retry-After`. Default 8,192. */
  readonly maxInFlight: number
  /** Bytes of bodies held at once; beyond: 503 `busy`. Default 256 MiB. */
  readonly maxBufferedBytes: number
  /** Until the headers of a request are there; beyond: 408. Default 10 s. */
  readonly headersTimeoutMs: number
  /** Until a request is there whole; beyond: 408. Default 30 s. */
  readonly requestTimeoutMs: number
  /** How long an idle connection is kept; default 120 s, longer than clients' pools keep theirs. */
  readonly keepAliveTimeoutMs: number
}

export const HTTP_SERVER_LIMITS: Omit<HttpServerLimits, 'maxBytes'> = {
  maxInFlight: 8_192,
  maxBufferedBytes: 268_435_456,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  keepAliveTimeoutMs: 120_000,
}
