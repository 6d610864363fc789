import type { BevObject } from '../../layout/layout'

/** The objects of one list by label and place. */
export type ObjectIndex = ReadonlyMap<string, readonly number[]>

/** Finds the objects of another list in it, and each of its own only once. */
export interface Matcher {
  /** Whether an object of the list that was not taken before is this one; then takes it. */
  take(object: BevObject): boolean
}

/**
 * Two statements of a box may be rounded to different decimals: half a unit of the paper's one decimal, in meters. No
 * two things of one name are in the same place to within 5 cm.
 */
const ROUNDING = 0.05 + 1e-9

/** As many objects in one place are compared with another, so that a crowd of them takes linear time. */
const MOST_NEAR = 8

/** Indexes the objects from `start` to `end`. */
export function indexOf(objects: readonly BevObject[], start: number, end: number): ObjectIndex {
  const index = new Map<string, number[]>()
  for (let i = start; i < end; i++) {
    const key = keysOf(objects[i]!)[0]!
    const known = index.get(key)
    if (known) known.push(i)
    else index.set(key, [i])
  }
  return index
}

/** A matcher for a list whose first `taken` objects have been taken. */
export function createMatcher(
  objects: readonly BevObject[],
  index: ObjectIndex,
  start: number,
  taken: number,
): Matcher {
  const used = new Set<number>()
  for (let i = start; i < start + taken; i++) used.add(i)
  // How many at the beginning of each entry have been taken.
  const passed = new Map<string, number>()
  return {
    take(object) {
      for (const key of keysOf(object)) {
        const near = index.get(key)
        if (near === undefined) continue
        let from = passed.get(key) ?? 0
        while (from < near.length && used.has(near[from]!)) from++
        passed.set(key, from)
        for (const i of near.slice(from, from + MOST_NEAR)) {
          if (used.has(i) || !isAlike(objects[i]!, object)) continue
          used.add(i)
          return true
        }
      }
      return false
    },
  }
}

/** Labels with cells of the box's four numbers: the object's own first, then those that its rounding may lead to. */
function keysOf({ label, box }: BevObject): string[] {
  const numbers = [box.minX, box.minY, box.maxX, box.maxY].map((n) => n / (2 * ROUNDING))
  const own = numbers.map(Math.floor)
  const other = numbers.map((n, i) => (n - own[i]! < 0.5 ? own[i]! - 1 : own[i]! + 1))
  const keys: string[] = []
  for (let mask = 0; mask < 16; mask++)
    keys.push(`${own.map((cell, i) => ((mask >> i) & 1 ? other[i]! : cell)).join(' ')} ${label}`)
  return keys
}

function isAlike(a: BevObject, b: BevObject): boolean {
  const [aLow = 0, aHigh = 0] = a.zRange ?? b.zRange ?? []
  const [bLow = 0, bHigh = 0] = b.zRange ?? a.zRange ?? []
  return (
    near(a.box.minX, b.box.minX) &&
    near(a.box.minY, b.box.minY) &&
    near(a.box.maxX, b.box.maxX) &&
    near(a.box.maxY, b.box.maxY) &&
    near(aLow, bLow) &&
    near(aHigh, bHigh)
  )
}

const near = (a: number, b: number) => Math.abs(a - b) <= ROUNDING
