/** What a scorer accepts; everything beyond is an error with a stable code, never work. */
export interface WireLimits {
  /** Longest line (JSON Lines), frame (length framing) or body (HTTP), in bytes: `too-long`. */
  readonly maxBytes: number
  /** Most items in one request: `too-many-items`. */
  readonly maxItems: number
  /** Longest response of one item, in UTF-16 units; an error of that item alone: `too-long`. */
  readonly maxResponseChars: number
}

/** A child process serves one parent; clients split a training step into requests of a few hundred items. */
export const RPC_LIMITS: WireLimits = { maxBytes: 67_108_864, maxItems: 65_536, maxResponseChars: 1_000_000 }

/** A server shares its memory among its clients. */
export const HTTP_LIMITS: WireLimits = { maxBytes: 16_777_216, maxItems: 8_192, maxResponseChars: 1_000_000 }
