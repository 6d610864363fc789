/** A number with at most so many decimals (0 to 100), without an exponent, trailing zeros or a minus before 0. */
export function plainDecimal(value: number, decimals: number): string {
  const fixed = value.toFixed(decimals)
  if (!fixed.includes('.') || fixed.includes('e')) return fixed === '-0' ? '0' : fixed
  let end = fixed.length
  while (fixed[end - 1] === '0') end--
  const text = fixed.slice(0, fixed[end - 1] === '.' ? end - 1 : end)
  return text === '-0' ? '0' : text
}
