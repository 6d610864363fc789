import { hash64 } from '../base/checksum'

const TO_32 = 4294967296

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
