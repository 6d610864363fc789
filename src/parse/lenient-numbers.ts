import { spelledNumber } from './numbers'

/** Metres in one of each unit of length that is converted. */
const UNITS: ReadonlyMap<string, readonly [name: string, perMetre: number]> = /* @__PURE__ */ (() =>
  new Map<string, readonly [string, number]>([
    ...['m', 'meter', 'meters', 'metre', 'metres'].map((word) => [word, ['m', 1]] as const),
    ...['cm', 'centimeter', 'centimeters', 'centimetre', 'centimetres'].map((word) => [word, ['cm', 100]] as const),
    ...['mm', 'millimeter', 'millimeters', 'millimetre', 'millimetres'].map((word) => [word, ['mm', 1000]] as const),
  ]))()

/** A unit of length by any of its names: its short name, and how many of it are a metre. */
export function lengthUnit(word: string): readonly [name: string, perMetre: number] | undefined {
  return UNITS.get(word.toLowerCase())
}

/** Zeros of the decimal digits that are read besides ASCII's: full-width, Arabic, Persian, Devanagari. */
const ZEROS = [0xff10, 0x0660, 0x06f0, 0x0966]

/** Longer texts are no number with a unit. */
const MOST_CHARACTERS = 64

/**
 * The metres that a text spells with a unit, other digits, U+2212 or a decimal comma: `1.2m`, `120 cm`, `−1.5`, `１．５`,
 * `1,25`. Only for the `lenient` option. `undefined` where it spells none, or more than one number.
 */
export function lenientMetres(text: string): number | undefined {
  if (text.length > MOST_CHARACTERS) return undefined
  const plain = plainSigns(text.trim())
  const match = /^([-+]?\d*(?:[.,]\d*)?(?:e[-+]?\d+)?)\s*([a-z]*)$/i.exec(plain)
  if (match === null) return undefined
  // Three digits behind a comma may be thousands as well as decimals.
  if (/,\d{3}$/.test(match[1]!)) return undefined
  const digits = match[1]!.replace(',', '.')
  const spelled = spelledNumber(digits, 0, digits.length)
  if (spelled === undefined) return undefined
  if (match[2] === '') return spelled.value
  const unit = lengthUnit(match[2]!)
  // Division by a power of ten rounds once: 120 cm is 1.2 m.
  return unit && spelled.value / unit[1]
}

/** The four numbers that the inside of brackets spells, split at commas, or else at semicolons or spaces. */
export function lenientFour(inside: string): readonly number[] | undefined {
  if (inside.length > 4 * MOST_CHARACTERS) return undefined
  for (const separator of [/,/, /;/, /\s+/]) {
    const parts = inside.trim().split(separator)
    if (parts.length !== 4) continue
    const numbers = parts.map(lenientMetres)
    if (numbers.every((n) => n !== undefined)) return numbers as number[]
  }
  return undefined
}

function plainSigns(text: string): string {
  let plain = ''
  for (const letter of text) {
    const code = letter.codePointAt(0)!
    const zero = ZEROS.find((first) => code >= first && code < first + 10)
    if (zero !== undefined) plain += String(code - zero)
    else if (code === 0x2212 || code === 0xff0d || code === 0x2013) plain += '-'
    else if (code === 0xff0e) plain += '.'
    else if (code === 0xff0c || code === 0x066b) plain += ','
    else plain += letter
  }
  return plain
}
