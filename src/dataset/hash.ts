import { BEYOND_ASCII } from '../base/characters'

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

/** Two numbers of 32 bits mixed into one, each bit of either changing half of its bits (the finalizer of MurmurHash3). */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ b
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A text as a seed of 32 bits. */
export function seedOf(text: string, seed = 0): number {
  const { high, low } = hash64(text)
  return mix(mix(high, low), seed)
}

/** A text as a number in [0, 1). */
export const shareOf = (text: string, seed = 0): number => seedOf(text, seed) / TO_32

/** A text as a whole number below 2^53, to order texts by. */
export function rankOf(text: string, seed: number): number {
  const { high, low } = hash64(text)
  return mix(mix(high, low), seed) * 2097152 + (mix(mix(low, high), seed) >>> 11)
}
