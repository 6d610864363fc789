import type { Aabb } from '../layout/aabb'

/** How an object relates to earlier ones with the same label. */
export type Repeat = 'first' | 'repeated' | 'copy'

/** Remembers labels and boxes, so that a repetition is found without comparing all pairs. */
export interface RepeatFinder {
  /** How this object relates to those added before; then adds it. */
  add(foldedLabel: string, box: Aabb): Repeat
}

export function createRepeatFinder(): RepeatFinder {
  const labels = new Set<string>()
  const objects = new Set<string>()
  return {
    add(foldedLabel, { minX, minY, maxX, maxY }) {
      // Two doubles print alike only if they are equal, and a printed number contains no space.
      const object = `${minX} ${minY} ${maxX} ${maxY} ${foldedLabel}`
      const repeat = objects.has(object) ? 'copy' : labels.has(foldedLabel) ? 'repeated' : 'first'
      labels.add(foldedLabel)
      objects.add(object)
      return repeat
    },
  }
}

export function sameBox(a: Aabb, b: Aabb): boolean {
  return a.minX === b.minX && a.minY === b.minY && a.maxX === b.maxX && a.maxY === b.maxY
}
