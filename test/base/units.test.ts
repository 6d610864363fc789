import { describe, expect, it } from 'vitest'
import {
  AREA_UNITS,
  LENGTH_UNITS,
  lengthSpelled,
  MEASURE_UNITS,
  shownUnit,
  toBase,
  unitSpelled,
} from '../../src/base/units'

describe('a unit', () => {
  it.each([
    ['m', 'm'],
    ['Metres', 'm'],
    ['CM', 'cm'],
    ['centimeter', 'cm'],
    ['millimetres', 'mm'],
    ['feet', 'ft'],
    ['inch', 'in'],
    ['sq. ft.', 'ft2'],
    ['square metre', 'm2'],
    ['m²', 'm2'],
    ['m^2', 'm2'],
    ['kilometres', 'km'],
    ['°', 'deg'],
    ['percent', 'percent'],
    ['furlong', undefined],
    ['', undefined],
    ['constructor', undefined],
  ])('is read from %s', (text, name) => {
    expect(unitSpelled(text)?.name).toBe(name)
  })

  it('of length is no area', () => {
    expect(lengthSpelled('sqm')).toBeUndefined()
    expect(lengthSpelled('deg')).toBeUndefined()
  })

  it('has spellings that no other has', () => {
    const spellings = MEASURE_UNITS.flatMap((unit) => unit.spellings)
    expect(new Set(spellings).size).toBe(spellings.length)
    for (const name of [...LENGTH_UNITS, ...AREA_UNITS]) expect(unitSpelled(name)?.name).toBe(name)
  })

  // 1 yd = 0.9144 m exactly, 3 ft, 36 in: the international agreement of 1959.
  it.each([
    [29, 'cm', 0.29],
    [5, 'mm', 0.005],
    [3, 'ft', 0.9144],
    [36, 'in', 0.9144],
    [9, 'ft2', 0.83612736],
    [2, 'km', 2000],
    [180, 'deg', Math.PI],
    [50, 'percent', 0.5],
  ])('%d %s is converted in one rounding', (count, name, expected) => {
    expect(toBase(count, unitSpelled(name)!)).toBe(expected)
  })

  it('is shown as people write it', () => {
    expect(['m', 'm2', 'cm2', 'deg', 'cell'].map(shownUnit)).toEqual(['m', 'm²', 'cm²', 'degrees', 'cell'])
  })
})
