/** A unit as reasoning writes it, with what one of it is in the base of its kind. */
export interface Unit {
  readonly kind: 'length' | 'angle' | 'percent'
  /** Metres, radians or ones. */
  readonly inBase: number
  /** 2 for square metres. */
  readonly power: number
}

const length = (inBase: number, power = 1): Unit => ({ kind: 'length', inBase, power })
const angle = (inBase: number): Unit => ({ kind: 'angle', inBase, power: 1 })

const named = (unit: Unit, ...names: readonly string[]) => names.map((name) => [name, unit] as const)

/** Units by their lower-case name. `in` is a word of the language before it is an inch, and is not here. */
const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...named(length(1), 'm', 'meter', 'meters', 'metre', 'metres', 'mtr', 'mtrs'),
  ...named(length(0.01), 'cm', 'cms', 'centimeter', 'centimeters', 'centimetre', 'centimetres'),
  ...named(length(0.001), 'mm', 'millimeter', 'millimeters', 'millimetre', 'millimetres'),
  ...named(length(1000), 'km', 'kilometer', 'kilometers', 'kilometre', 'kilometres'),
  ...named(length(0.3048), 'ft', 'foot', 'feet'),
  ...named(length(0.0254), 'inch', 'inches'),
  ...named(length(1, 2), 'm2', 'sqm', 'msq'),
  ...named(length(0.0001, 2), 'cm2', 'sqcm'),
  ...named(length(1, 3), 'm3'),
  ...named(angle(Math.PI / 180), '°', 'deg', 'degs', 'degree', 'degrees'),
  ...named(angle(1), 'rad', 'rads', 'radian', 'radians'),
  ...named({ kind: 'percent', inBase: 0.01, power: 1 }, '%', 'percent'),
])

export function unitNamed(name: string): Unit | undefined {
  return UNITS.get(name) ?? UNITS.get(name.toLowerCase())
}

/** What one `from` is in `to`; `undefined` where the two do not measure the same. */
export function unitFactor(from: Unit, to: Unit): number | undefined {
  if (from.kind !== to.kind || from.power !== to.power) return undefined
  return from.inBase / to.inBase
}
