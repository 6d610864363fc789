import { once } from '../../../base/once'
import type { ExpressionRefusal } from './evaluated'
import { ALLOWED_FUNCTIONS } from './functions'
import { exactly } from './interval'
import { type Dimension, type ElementArithmetic, vectorProducts } from './mathjs'
import { call, type Made, operate } from './operations'

/** A number or a vector of two or three numbers, with what it measures. */
export interface Quantity {
  /** One part for a number, one for each component of a vector; lengths in meters, angles in radians. */
  readonly parts: readonly Made[]
  /** Missing for plain numbers. */
  readonly dimension: Dimension | undefined
}

/** How a product was written: `·` is a dot product between vectors, `×` a cross product, `*` neither. */
export type ProductSign = '·' | '×' | '*'

type Result = Quantity | ExpressionRefusal

/** Index of the exponent of angles in mathjs's dimensions. */
const ANGLE = 7

export const plainNumber = (part: Made): Quantity => ({ parts: [part], dimension: undefined })
const isVector = ({ parts }: Quantity) => parts.length > 1

/** A vector from its components. */
export function vectorOf(components: readonly Quantity[]): Result {
  const { length } = components
  if ((length !== 2 && length !== 3) || components.some(isVector)) return 'not-allowed'
  if (!haveOneDimension(components)) return 'units-differ'
  return { parts: components.map(({ parts }) => parts[0]!), dimension: components[0]!.dimension }
}

/** A plain number or vector in a unit: `30 cm`, `(1.2, 0.4) m`. */
export function inUnit({ parts, dimension }: Quantity, unit: Dimension | number): Result {
  if (dimension !== undefined) return 'not-allowed'
  const size = typeof unit === 'number' ? unit : unit.value
  const scaled = size === 1 ? parts : parts.map((part) => scaledBy(part, size))
  return { parts: scaled, dimension: typeof unit === 'number' ? undefined : unit }
}

function scaledBy(part: Made, size: number): Made {
  const { value, lo, hi } = part.range
  // Without the last bit's noise, so that 35 cm and 0.35 m are equal.
  const inBase = Number((value * size).toPrecision(15))
  const canonical = /^-?[\d.]/.test(part.canonical) ? String(inBase) : `(${size}*${part.canonical})`
  const unit = part.unit === undefined ? undefined : part.unit * size
  return { range: { value: inBase, lo: lo * size, hi: hi * size }, canonical, angle: part.angle, unit }
}

/** A sum, difference, product, quotient, power or sign. */
export function operateOn(fn: string, args: readonly Quantity[], sign: ProductSign = '*'): Result {
  const [a, b] = args
  if (a === undefined) return 'not-allowed'
  if (b === undefined) return each([a], a.dimension, (part) => operate(fn, [part]))
  const pair = (x: Made, y: Made) => operate(fn, [x, y])
  switch (fn) {
    case 'add':
    case 'subtract':
      if (a.parts.length !== b.parts.length) return 'not-allowed'
      return haveOneDimension(args) ? each(args, a.dimension ?? b.dimension, pair) : 'units-differ'
    case 'multiply': {
      const dimension = productOf(a.dimension, b.dimension)
      if (!isVector(a) || !isVector(b)) return each(args, dimension, pair)
      return sign === '*' ? 'not-allowed' : productOfVectors(sign, a, b)
    }
    case 'divide':
      return isVector(b) ? 'not-allowed' : each(args, quotientOf(a.dimension, b.dimension), pair)
    case 'pow': {
      if (isVector(a) || isVector(b) || b.dimension !== undefined) return 'not-allowed'
      if (a.dimension === undefined) return each(args, undefined, pair)
      const { value } = b.parts[0]!.range
      return Number.isInteger(2 * value) && Math.abs(value) <= 4
        ? each(args, measured(a.dimension.pow(value)), pair)
        : 'not-allowed'
    }
    default:
      return 'not-allowed'
  }
}

/** A function of the two whitelists, of numbers or of vectors. */
export function callOn(name: string, args: readonly Quantity[]): Result {
  const ofVectors = VECTOR_FUNCTIONS.get(name)
  if (ofVectors !== undefined) return ofVectors(args)
  if (name === 'abs' && args.length === 1 && isVector(args[0]!)) return normOf(args)
  if (args.some(isVector)) return 'not-allowed'
  const numbers = args.map(({ parts }) => parts[0]!)
  const dimension = dimensionOfCall(name, args)
  if (typeof dimension === 'string') return dimension
  const made = call(name, numbers)
  return typeof made === 'string' ? made : { parts: [made], dimension }
}

/** Functions of vectors, lower case. */
const VECTOR_FUNCTIONS: ReadonlyMap<string, (args: readonly Quantity[]) => Result> = new Map([
  ['dot', (args: readonly Quantity[]) => ofTwoVectors('·', args)],
  ['cross', (args: readonly Quantity[]) => ofTwoVectors('×', args)],
  ['norm', (args: readonly Quantity[]) => normOf(args)],
  ['normalize', (args: readonly Quantity[]) => unitVectorOf(args)],
  ['dist', (args: readonly Quantity[]) => distanceOf(args)],
])

/** Other names of the same functions. */
const VECTOR_ALIASES: ReadonlyMap<string, string> = new Map([
  ['magnitude', 'norm'],
  ['length', 'norm'],
  ['mag', 'norm'],
  ['unit', 'normalize'],
  ['normalise', 'normalize'],
  ['distance', 'dist'],
  ['inner', 'dot'],
])

/** The name of a function of vectors as this folder knows it, for a word right before an opening bracket. */
export function vectorFunctionNamed(word: string): string | undefined {
  const name = VECTOR_ALIASES.get(word) ?? word
  return VECTOR_FUNCTIONS.has(name) ? name : undefined
}

function ofTwoVectors(sign: ProductSign, [a, b, ...more]: readonly Quantity[]): Result {
  if (a === undefined || b === undefined || more.length > 0 || !isVector(a) || !isVector(b)) return 'not-allowed'
  return productOfVectors(sign, a, b)
}

/** mathjs's products over our elements. In the plane a cross product is a number, the component along z. */
function productOfVectors(sign: ProductSign, a: Quantity, b: Quantity): Result {
  if (a.parts.length !== b.parts.length) return 'not-allowed'
  const { dot, cross } = products()
  const dimension = productOf(a.dimension, b.dimension)
  if (sign === '·') return checked([dot(a.parts, b.parts)], dimension)
  if (a.parts.length === 3) return checked(cross(a.parts, b.parts), dimension)
  return checked([cross([...a.parts, ZERO], [...b.parts, ZERO])[2]!], dimension)
}

const ZERO: Made = { range: exactly(0), canonical: '0', angle: false, unit: undefined }

/** The arithmetic of components; `operate` never refuses these three. */
const INTERVALS: ElementArithmetic<Made> = {
  add: (a, b) => operate('add', [a, b]) as Made,
  subtract: (a, b) => operate('subtract', [a, b]) as Made,
  multiply: (a, b) => operate('multiply', [a, b]) as Made,
}

const products = once(() => vectorProducts(INTERVALS))

/** The length of a vector, also of one given by its components: `norm((3, 4))`, `norm(3, 4)`. */
function normOf(args: readonly Quantity[]): Result {
  const parts = args.length === 1 ? args[0]!.parts : args.map((arg) => arg.parts[0]!)
  if (args.length === 0 || (args.length > 1 && args.some(isVector))) return 'not-allowed'
  if (!haveOneDimension(args)) return 'units-differ'
  const made = call('hypot', parts)
  return typeof made === 'string' ? made : { parts: [made], dimension: args[0]!.dimension }
}

function unitVectorOf(args: readonly Quantity[]): Result {
  if (args.length !== 1 || !isVector(args[0]!)) return 'not-allowed'
  const norm = normOf(args)
  return typeof norm === 'string' ? norm : operateOn('divide', [args[0]!, norm])
}

function distanceOf(args: readonly Quantity[]): Result {
  if (args.length !== 2 || !args.every(isVector)) return 'not-allowed'
  const between = operateOn('subtract', args)
  return typeof between === 'string' ? between : normOf([between])
}

/** One operation on every component; a number joins every component of a vector. */
function each(
  args: readonly Quantity[],
  dimension: Dimension | undefined,
  apply: (...parts: [Made, Made]) => Made | ExpressionRefusal,
): Result {
  const length = Math.max(...args.map(({ parts }) => parts.length))
  const made: Made[] = []
  for (let k = 0; k < length; k++) {
    const parts = args.map((arg) => arg.parts[isVector(arg) ? k : 0]!)
    const part = apply(...(parts as [Made, Made]))
    if (typeof part === 'string') return part
    made.push(part)
  }
  return checked(made, dimension)
}

function checked(parts: readonly Made[], dimension: Dimension | undefined): Result {
  return parts.every(({ range }) => Number.isFinite(range.value)) ? { parts, dimension } : 'not-finite'
}

/** mathjs's result, `undefined` for plain numbers. */
const measured = (dimension: Dimension | number) => (typeof dimension === 'number' ? undefined : dimension)

function productOf(a: Dimension | undefined, b: Dimension | undefined): Dimension | undefined {
  return a === undefined ? b : b === undefined ? a : measured(a.multiply(b))
}

function quotientOf(a: Dimension | undefined, b: Dimension | undefined): Dimension | undefined {
  return b === undefined ? a : measured(a === undefined ? b.pow(-1) : a.divide(b))
}

const isAngle = (dimension: Dimension) =>
  dimension.dimensions.every((exponent, k) => exponent === (k === ANGLE ? 1 : 0))

/** Do all measure the same? The result of `atan2` is an angle before a unit says so. */
function haveOneDimension(args: readonly Quantity[]): boolean {
  const named = args.find(({ dimension }) => dimension !== undefined)?.dimension
  if (named === undefined) return true
  return args.every(({ dimension, parts }) =>
    dimension === undefined ? isAngle(named) && parts.every(({ angle }) => angle) : dimension.equalBase(named),
  )
}

/** What a function of numbers measures, or why it cannot be asked of these. */
function dimensionOfCall(name: string, args: readonly Quantity[]): Dimension | undefined | ExpressionRefusal {
  const first = args.find(({ dimension }) => dimension !== undefined)?.dimension
  if (first === undefined) return undefined
  if (ALLOWED_FUNCTIONS.get(name)?.takesAngle) return isAngle(first) ? undefined : 'units-differ'
  if (name === 'sqrt') return measured(first.pow(0.5))
  if (!haveOneDimension(args)) return 'units-differ'
  if (name === 'atan2') return undefined
  return name === 'abs' || name === 'hypot' || name === 'min' || name === 'max' ? first : 'units-differ'
}
