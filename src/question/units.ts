/** Units a question may ask a length in. */
export type QuestionUnit = 'm' | 'cm' | 'mm' | 'ft' | 'in'
/** Units a question may ask an area in. */
export type AreaUnit = 'm2' | 'cm2' | 'ft2'

/** Exact definitions: 1 in = 0.0254 m, 1 ft = 0.3048 m. */
const PER_METRE: { readonly [unit in QuestionUnit]: number } = {
  m: 1,
  cm: 100,
  mm: 1000,
  ft: 1 / 0.3048,
  in: 1 / 0.0254,
}
const PER_SQUARE_METRE: { readonly [unit in AreaUnit]: number } = { m2: 1, cm2: 10_000, ft2: 1 / (0.3048 * 0.3048) }

/** Metres (square metres) expressed in a unit. */
export function inUnit(metres: number, unit: QuestionUnit | AreaUnit): number {
  return metres * unitsPerMetre(unit)
}

/** How many of the unit make a metre (a square metre). */
export function unitsPerMetre(unit: QuestionUnit | AreaUnit): number {
  return unit in PER_METRE ? PER_METRE[unit as QuestionUnit] : PER_SQUARE_METRE[unit as AreaUnit]
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

const UNIT_WORDS: { readonly [unit in QuestionUnit | AreaUnit]: readonly string[] } = {
  m: ['m', 'meter', 'meters', 'metre', 'metres'],
  cm: ['cm', 'centimeter', 'centimeters', 'centimetre', 'centimetres'],
  mm: ['mm', 'millimeter', 'millimeters', 'millimetre', 'millimetres'],
  ft: ['ft', 'foot', 'feet'],
  in: ['in', 'inch', 'inches'],
  m2: ['m2', 'm²', 'squaremeters', 'squaremetres', 'sqm'],
  cm2: ['cm2', 'cm²', 'squarecentimeters', 'squarecentimetres'],
  ft2: ['ft2', 'ft²', 'squarefeet', 'sqft'],
}

/**
 * A number with or without a unit, and nothing else, in the unit that is wanted; `halfUnit` is half a unit of its last
 * digit. `undefined` for any other text, and for a unit of another kind.
 */
export function readQuantity(
  text: string,
  wanted: QuestionUnit | AreaUnit | undefined,
): { readonly value: number; readonly halfUnit: number } | undefined {
  if (text.length > 60) return undefined
  const parts = /^\s*(-?\d+(?:\.(\d+))?)\s*([\p{L}\d². ]*)$/u.exec(text)
  if (parts === null) return undefined
  const halfUnit = 0.5 * 10 ** -(parts[2]?.length ?? 0)
  const word = parts[3]!.toLowerCase().replace(/[ .]/g, '')
  if (word === '' || wanted === undefined) return { value: Number(parts[1]), halfUnit }
  const unit = (Object.keys(UNIT_WORDS) as (QuestionUnit | AreaUnit)[]).find((one) => UNIT_WORDS[one].includes(word))
  if (unit === undefined || unit in PER_METRE !== wanted in PER_METRE) return undefined
  const factor = unitsPerMetre(wanted) / unitsPerMetre(unit)
  return { value: Number(parts[1]) * factor, halfUnit: halfUnit * factor }
}

/** How a unit is spelled in words. */
export const unitWords = (unit: QuestionUnit | AreaUnit): string =>
  ({
    m: 'metres',
    cm: 'centimetres',
    mm: 'millimetres',
    ft: 'feet',
    in: 'inches',
    m2: 'square metres',
    cm2: 'square centimetres',
    ft2: 'square feet',
  })[unit]
