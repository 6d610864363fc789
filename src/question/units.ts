/** Units a question may ask a length in. */
export type LengthUnit = 'm' | 'cm' | 'mm' | 'ft' | 'in'
/** Units a question may ask an area in. */
export type AreaUnit = 'm2' | 'cm2' | 'ft2'

/** Exact definitions: 1 in = 0.0254 m, 1 ft = 0.3048 m. */
const PER_METRE: { readonly [unit in LengthUnit]: number } = { m: 1, cm: 100, mm: 1000, ft: 1 / 0.3048, in: 1 / 0.0254 }
const PER_SQUARE_METRE: { readonly [unit in AreaUnit]: number } = { m2: 1, cm2: 10_000, ft2: 1 / (0.3048 * 0.3048) }

/** Metres (square metres) expressed in a unit. */
export function inUnit(metres: number, unit: LengthUnit | AreaUnit): number {
  return metres * unitsPerMetre(unit)
}

/** How many of the unit make a metre (a square metre). */
export function unitsPerMetre(unit: LengthUnit | AreaUnit): number {
  return unit in PER_METRE ? PER_METRE[unit as LengthUnit] : PER_SQUARE_METRE[unit as AreaUnit]
}

/**
 * A measured number as an answer spells it: two decimals, or three significant digits where it is small, without
 * trailing zeros; by JSON's grammar.
 */
export function spellNumber(value: number): string {
  const size = Math.abs(value)
  if (size === 0) return '0'
  if (size < 1e-6 || size >= 1e15) return String(Number(value.toPrecision(3)))
  const decimals = size >= 0.1 ? 2 : 2 - Math.floor(Math.log10(size))
  return String(Number(value.toFixed(decimals)))
}
