import { BEYOND_ASCII } from './characters'

/** FNV-1a over the UTF-16 units of a text, as base 36: 32 bits, the same everywhere; no protection against anybody. */
export function checksumOf(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** FNV-1a of 64 bits as two halves of 32. */
export interface Hash64 {
  readonly high: number
  readonly low: number
}

const TO_32 = 4294967296
const PRIME_LOW = 435

/**
 * FNV-1a with 64 bits over the UTF-8 bytes of a text: the same on every machine, and spread enough to name questions by;
 * no protection against anybody. In halves, because multiplying big integers takes forty times as long.
 */
export function hash64(text: string): Hash64 {
  let high = 0xcbf29ce4
  let low = 0x84222325
  const take = (byte: number) => {
    low = (low ^ byte) >>> 0
    // The prime is 2^40 + 435.
    const product = low * PRIME_LOW
    high = (Math.imul(high, PRIME_LOW) + Math.floor(product / TO_32) + (low << 8)) >>> 0
    low = product >>> 0
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= BEYOND_ASCII) {
      for (const byte of new TextEncoder().encode(text.slice(i))) take(byte)
      break
    }
    take(code)
  }
  return { high, low }
}

const hex = (half: number) => half.toString(16).padStart(8, '0')

/** {@link hash64} as 16 hexadecimal digits. */
export function hashText(text: string): string {
  const { high, low } = hash64(text)
  return hex(high) + hex(low)
}
