/**
 * The code points of the digit zero in every decimal script of Unicode 13; the nine after each are its other digits.
 * A table, not `\p{Nd}`, so that the score of a text does not depend on the engine's Unicode version.
 */
const ZEROS: readonly number[] = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0,
  0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16b50, 0x1d7ce,
  0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
]

/** The value of a decimal digit of any script, 0 to 9, by its code point; `undefined` for any other character. */
export function decimalDigit(code: number): number | undefined {
  let low = 0
  let high = ZEROS.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (ZEROS[middle]! <= code) low = middle
    else high = middle
  }
  const digit = code - ZEROS[low]!
  return digit >= 0 && digit <= 9 ? digit : undefined
}

/** A number with at most so many decimals (0 to 100), without an exponent, trailing zeros or a minus before 0. */
export function plainDecimal(value: number, decimals: number): string {
  const fixed = value.toFixed(decimals)
  if (!fixed.includes('.') || fixed.includes('e')) return fixed === '-0' ? '0' : fixed
  let end = fixed.length
  while (fixed[end - 1] === '0') end--
  const text = fixed.slice(0, fixed[end - 1] === '.' ? end - 1 : end)
  return text === '-0' ? '0' : text
}
