/** Units of length that a question or a table of boxes may be in. */
export const LENGTH_UNITS = ['m', 'cm', 'mm', 'ft', 'in'] as const
/** A unit of length: meter, centimeter, millimeter, international foot, inch. */
export type LengthUnit = (typeof LENGTH_UNITS)[number]

/** Units of area that a question may be in. */
export const AREA_UNITS = ['m2', 'cm2', 'ft2'] as const
/** A unit of area: square meter, square centimeter, square foot. */
export type AreaUnit = (typeof AREA_UNITS)[number]

/** A unit of measure, with its spellings. */
export interface MeasureUnit {
  readonly name: LengthUnit | AreaUnit | 'km' | 'm3' | 'deg' | 'rad' | 'percent'
  readonly kind: 'length' | 'angle' | 'percent'
  /** 2 for areas, 3 for volumes. */
  readonly power: 1 | 2 | 3
  /**
   * So many of the unit are so many meters (to the power), radians or ones. Whole numbers where the definition has
   * them (1 ft = 0.3048 m), so that a conversion is rounded once: 29 cm is 29 / 100 m, and 29 * 0.01 need not be 0.29.
   */
  readonly units: number
  readonly base: number
  /** As it is written after a number. */
  readonly shown: string
  readonly singular: string
  readonly plural: string
  /** Every spelling that is read, in lower case, without spaces and points. */
  readonly spellings: readonly string[]
}

type Row = Pick<MeasureUnit, 'name' | 'kind' | 'power' | 'units' | 'base'> & {
  readonly words: readonly [singular: string, plural: string]
  readonly shown?: string
  readonly others?: readonly string[]
}

const length = { kind: 'length', power: 1 } as const
const area = { kind: 'length', power: 2 } as const
const angle = { kind: 'angle', power: 1 } as const

/** Spellings as people write them; the British ones of the words follow from the American. */
const ROWS: readonly Row[] = /* @__PURE__ */ (() => [
  { ...length, name: 'm', units: 1, base: 1, words: ['meter', 'meters'], others: ['m', 'mtr', 'mtrs'] },
  { ...length, name: 'cm', units: 100, base: 1, words: ['centimeter', 'centimeters'], others: ['cm', 'cms'] },
  { ...length, name: 'mm', units: 1000, base: 1, words: ['millimeter', 'millimeters'], others: ['mm'] },
  { ...length, name: 'km', units: 1, base: 1000, words: ['kilometer', 'kilometers'], others: ['km'] },
  { ...length, name: 'ft', units: 10_000, base: 3048, words: ['foot', 'feet'], others: ['ft'] },
  { ...length, name: 'in', units: 10_000, base: 254, words: ['inch', 'inches'], others: ['in'] },
  {
    ...area,
    name: 'm2',
    units: 1,
    base: 1,
    shown: 'm²',
    words: ['square meter', 'square meters'],
    others: ['m2', 'm²', 'm^2', 'sqm', 'msq'],
  },
  {
    ...area,
    name: 'cm2',
    units: 10_000,
    base: 1,
    shown: 'cm²',
    words: ['square centimeter', 'square centimeters'],
    others: ['cm2', 'cm²', 'cm^2', 'sqcm'],
  },
  {
    ...area,
    name: 'ft2',
    units: 10_000 ** 2,
    base: 3048 ** 2,
    shown: 'ft²',
    words: ['square foot', 'square feet'],
    others: ['ft2', 'ft²', 'ft^2', 'sqft'],
  },
  {
    kind: 'length',
    power: 3,
    name: 'm3',
    units: 1,
    base: 1,
    shown: 'm³',
    words: ['cubic meter', 'cubic meters'],
    others: ['m3', 'm³', 'm^3'],
  },
  {
    ...angle,
    name: 'deg',
    units: 180,
    base: Math.PI,
    shown: 'degrees',
    words: ['degree', 'degrees'],
    others: ['°', 'deg', 'degs'],
  },
  { ...angle, name: 'rad', units: 1, base: 1, words: ['radian', 'radians'], others: ['rad', 'rads'] },
  {
    kind: 'percent',
    power: 1,
    name: 'percent',
    units: 100,
    base: 1,
    shown: '%',
    words: ['percent', 'percent'],
    others: ['%'],
  },
])()

/** Every unit there is, each with all its spellings. */
export const MEASURE_UNITS: readonly MeasureUnit[] = /* @__PURE__ */ ROWS.map(
  ({ words: [singular, plural], shown, others = [], ...unit }) => ({
    ...unit,
    shown: shown ?? unit.name,
    singular,
    plural,
    spellings: [
      ...new Set([...others, ...[singular, plural].flatMap((word) => [word, inBritish(word)]).map(withoutSpaces)]),
    ],
  }),
)

const BY_SPELLING: ReadonlyMap<string, MeasureUnit> = /* @__PURE__ */ (() =>
  new Map(MEASURE_UNITS.flatMap((unit) => unit.spellings.map((spelling) => [spelling, unit] as const))))()

/** The spelling of an American word for a unit in British English: `square metres`. */
export function inBritish(word: string): string {
  return word.replace('meter', 'metre')
}

function withoutSpaces(word: string): string {
  return word.replace(/[ .]/g, '')
}

/** The unit that a text spells in any case, with spaces and points or without: `sq. ft.`, `Meters`. */
export function unitSpelled(text: string): MeasureUnit | undefined {
  return BY_SPELLING.get(text) ?? BY_SPELLING.get(withoutSpaces(text.toLowerCase()))
}

/** The unit of length that a text spells. */
export function lengthSpelled(text: string): MeasureUnit | undefined {
  const unit = unitSpelled(text)
  return unit?.kind === 'length' && unit.power === 1 ? unit : undefined
}

/** So many of a unit in meters (square meters, radians), each rounded once: 120 cm is 1.2. */
export const toBase = (count: number, { units, base }: Pick<MeasureUnit, 'units' | 'base'>): number =>
  units === 1 ? count * base : (count * base) / units

/** What one of a unit is called behind a number: `m²`, `degrees`; a unit that is not known, as it is. */
export const shownUnit = (name: string): string => MEASURE_UNITS.find((unit) => unit.name === name)?.shown ?? name
