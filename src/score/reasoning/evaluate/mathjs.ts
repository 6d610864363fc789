import { createCross, createDot, createUnitClass } from 'mathjs'
import {
  absDependencies,
  addDependencies,
  create,
  divideDependencies,
  equalDependencies,
  type FactoryFunctionMap,
  fixDependencies,
  formatDependencies,
  isNumericDependencies,
  type MathNode,
  multiplyDependencies,
  numberDependencies,
  parseDependencies,
  powDependencies,
  roundDependencies,
  subtractDependencies,
} from 'mathjs/number'
import { once } from '../../../base/once'

// What mathjs exports and its types leave out: factories that take the arithmetic of their elements from us.
declare module 'mathjs' {
  export function createDot(parts: {
    readonly typed: unknown
    readonly addScalar: (a: never, b: never) => unknown
    readonly multiplyScalar: (a: never, b: never) => unknown
    readonly conj: (a: never) => unknown
    readonly size: (vector: readonly unknown[]) => readonly number[]
  }): (a: readonly unknown[], b: readonly unknown[]) => unknown
  export function createCross(parts: {
    readonly typed: unknown
    readonly subtract: (a: never, b: never) => unknown
    readonly multiply: (a: never, b: never) => unknown
    readonly matrix: () => unknown
  }): (a: readonly unknown[], b: readonly unknown[]) => unknown
  export function createUnitClass(parts: Readonly<Record<string, unknown>>): UnitClass
}

/** Makes a quantity of `value` in the unit `name`, such as `(30, 'cm')`. */
export type UnitClass = new (value: number, name: string) => Dimension

/** A unit as mathjs knows it: what one of it is in meters or radians, and what it measures. */
export interface Dimension {
  /** Its size in the base unit: 0.3 for 30 cm. */
  readonly value: number
  /** Exponents of mathjs's base dimensions. */
  readonly dimensions: readonly number[]
  equalBase(other: Dimension): boolean
  // When the units cancel, as in meters over meters, mathjs gives a plain number.
  multiply(other: Dimension): Dimension | number
  divide(other: Dimension): Dimension | number
  pow(exponent: number): Dimension | number
}

interface NumberMath {
  readonly parse: (text: string) => MathNode
  readonly typed: unknown
}

// Built when first needed: most reasoning is read without any of it.
const math = once(() => create({ parseDependencies: parseDependencies! }) as unknown as NumberMath)

/** Reads an expression into a tree; throws if the text is not an expression. Nothing is evaluated. */
export const parse = (text: string): MathNode => math().parse(text)

/** The arithmetic of the elements of a vector. */
export interface ElementArithmetic<T> {
  readonly add: (a: T, b: T) => T
  readonly subtract: (a: T, b: T) => T
  readonly multiply: (a: T, b: T) => T
}

/** mathjs's dot and cross product over elements of any kind. The cross product takes vectors of three elements. */
export function vectorProducts<T>({ add, subtract, multiply }: ElementArithmetic<T>) {
  const { typed } = math()
  const size = (vector: readonly unknown[]) => [vector.length]
  return {
    dot: createDot({ typed, addScalar: add, multiplyScalar: multiply, conj: (a: T) => a, size }) as (
      a: readonly T[],
      b: readonly T[],
    ) => T,
    cross: createCross({ typed, subtract, multiply, matrix: refuseMatrix }) as (
      a: readonly T[],
      b: readonly T[],
    ) => readonly T[],
  }
}

/** Replaces the other number classes that mathjs's units ask for: no value is ever an instance of them. */
class OtherNumber {}

/** mathjs's units over plain numbers. */
export const units = once((): UnitClass => {
  const needed: Record<string, FactoryFunctionMap | undefined> = {
    ...{ absDependencies, addDependencies, subtractDependencies, multiplyDependencies, divideDependencies },
    ...{ powDependencies, fixDependencies, roundDependencies, equalDependencies, isNumericDependencies },
    ...{ formatDependencies, numberDependencies },
  }
  const { add, subtract, multiply, divide, ...others } = create(needed as FactoryFunctionMap) as unknown as Readonly<
    Record<string, unknown>
  > & { readonly config: () => unknown }
  return createUnitClass({
    ...{ addScalar: add, subtractScalar: subtract, multiplyScalar: multiply, divideScalar: divide },
    ...{ pow: others.pow, abs: others.abs, fix: others.fix, round: others.round, equal: others.equal },
    ...{ isNumeric: others.isNumeric, format: others.format, number: others.number, config: others.config() },
    ...{ Complex: OtherNumber, BigNumber: OtherNumber, Fraction: OtherNumber },
  })
})

function refuseMatrix(): never {
  throw new TypeError('vectors are plain arrays')
}
