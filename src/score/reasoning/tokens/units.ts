import { MEASURE_UNITS, type MeasureUnit } from '../../../base/units'

/** A unit as reasoning writes it, with what one of it is in the base of its kind. */
export interface Unit {
  readonly kind: MeasureUnit['kind']
  /** Meters, radians or ones. */
  readonly inBase: number
  /** 2 for square meters. */
  readonly power: number
}

/** Units by their spelling. `in` is a word of the language before it is an inch, and is not here. */
const UNITS: ReadonlyMap<string, Unit> = new Map(
  MEASURE_UNITS.flatMap(({ kind, power, units, base, spellings }) =>
    spellings
      .filter((spelling) => spelling !== 'in')
      .map((spelling): [string, Unit] => [spelling, { kind, inBase: base / units, power }]),
  ),
)

export function unitNamed(name: string): Unit | undefined {
  return UNITS.get(name) ?? UNITS.get(name.toLowerCase())
}

/** The size of one `from` in `to`; `undefined` if the two do not measure the same. */
export function unitFactor(from: Unit, to: Unit): number | undefined {
  if (from.kind !== to.kind || from.power !== to.power) return undefined
  return from.inBase / to.inBase
}
