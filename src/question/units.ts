import { plainDecimal } from '../base/decimal-digits'
import { type AreaUnit, type LengthUnit, MEASURE_UNITS, type MeasureUnit, unitSpelled } from '../base/units'

/** Units a question may ask a length in: those of `LengthUnit`. */
export type QuestionUnit = LengthUnit

const unitOf = (name: QuestionUnit | AreaUnit): MeasureUnit => MEASURE_UNITS.find((unit) => unit.name === name)!

/** Meters (square meters) expressed in a unit. */
export function inUnit(metres: number, unit: QuestionUnit | AreaUnit): number {
  return metres * unitsPerMetre(unit)
}

/** How many of the unit make a meter (a square meter). */
export function unitsPerMetre(unit: QuestionUnit | AreaUnit): number {
  const { units, base } = unitOf(unit)
  return units / base
}

/**
 * A measured number as an answer spells it: two decimals, or three significant digits if it is small, without
 * trailing zeros; by JSON's grammar.
 */
export function spellNumber(value: number): string {
  const size = Math.abs(value)
  if (size === 0) return '0'
  if (size >= 1e15) return String(Number(value.toPrecision(3)))
  const decimals = size >= 0.1 ? 2 : Math.min(100, 2 - Math.floor(Math.log10(size)))
  return plainDecimal(value, decimals)
}

/**
 * A number with or without a unit, and nothing else, converted to the requested unit; `halfUnit` is half a unit of its
 * last digit. `undefined` for any other text, and for a unit of another kind.
 */
export function readQuantity(
  text: string,
  wanted: QuestionUnit | AreaUnit | undefined,
): { readonly value: number; readonly halfUnit: number } | undefined {
  if (text.length > 60) return undefined
  const parts = /^\s*(-?\d+(?:\.(\d+))?)\s*([\p{L}\d². ]*)$/u.exec(text)
  if (parts === null) return undefined
  const halfUnit = 0.5 * 10 ** -(parts[2]?.length ?? 0)
  const word = parts[3]!.trim()
  if (word === '' || wanted === undefined) return { value: Number(parts[1]), halfUnit }
  const unit = unitSpelled(word)
  const target = unitOf(wanted)
  if (unit === undefined || unit.kind !== target.kind || unit.power !== target.power) return undefined
  const factor = target.units / target.base / (unit.units / unit.base)
  return { value: Number(parts[1]) * factor, halfUnit: halfUnit * factor }
}

/** Whether a text is a number with its unit. */
export const namesUnit = (text: string): boolean =>
  text.length <= 60 && unitSpelled(/^\s*-?\d[\d.]*\s*([\p{L}\d². ]*)$/u.exec(text)?.[1]?.trim() ?? '') !== undefined

/** How a unit is spelled in words. */
export const unitWords = (unit: QuestionUnit | AreaUnit): string => unitOf(unit).plural
