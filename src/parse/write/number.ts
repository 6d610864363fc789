import { badOption } from '../../base/error'

export type WriteNumber = (value: number) => string

/**
 * Writes finite numbers in plain decimal notation, never with an exponent, -0 as 0: with `decimals` digits after the
 * point, or without it the shortest text that reads back as the same number.
 */
export function decimalWriter(decimals?: number): WriteNumber {
  if (decimals === undefined) return plainNumber
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 20)
    throw badOption('decimals: an integer from 0 to 20', decimals, 'leave it out to print every digit there is')
  return fixedWriter(decimals)
}

/** Writes with `decimals` digits after the point. */
export function fixedWriter(decimals: number): WriteNumber {
  return (value) => {
    // toFixed switches to exponents here; doubles this large are integers.
    if (Math.abs(value) >= 1e21) return BigInt(value).toString() + (decimals > 0 ? `.${'0'.repeat(decimals)}` : '')
    const fixed = value.toFixed(decimals)
    return isZero(fixed) ? (0).toFixed(decimals) : fixed
  }
}

const isZero = (fixed: string) => Number(fixed) === 0

function plainNumber(value: number): string {
  const shortest = String(value + 0)
  const e = shortest.indexOf('e')
  if (e < 0) return shortest
  const exponent = Number(shortest.slice(e + 1))
  const sign = shortest.startsWith('-') ? '-' : ''
  const [whole, fraction = ''] = shortest.slice(sign.length, e).split('.') as [string, string?]
  const digits = whole + fraction
  // The mantissa has one digit before its point; move the point by the exponent.
  const point = 1 + exponent
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return sign + digits.padEnd(point, '0')
}
