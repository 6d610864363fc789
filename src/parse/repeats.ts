import type { Aabb } from '../layout/aabb'

/** What an object is to those before it with the same label. */
export type Repeat = 'first' | 'repeated' | 'copy'

/** Remembers labels and boxes, so that a repetition is found without comparing all pairs. */
export interface RepeatFinder {
  /** What this object is to those added before, and adds it. */
  add(foldedLabel: string, box: Aabb): Repeat
}

export function createRepeatFinder(): RepeatFinder {
  const labels: string[] = []
  const boxes: Aabb[] = []
  const seen = new Set<string>()
  // The last object with a hash, and for each object the one before it with the same hash.
  const byHash = new Map<number, number>()
  const before: number[] = []
  const doubles = new Float64Array(4)
  const words = new Uint32Array(doubles.buffer)

  function hash({ minX, minY, maxX, maxY }: Aabb): number {
    doubles[0] = minX
    doubles[1] = minY
    doubles[2] = maxX
    doubles[3] = maxY
    let mixed = 0
    for (const word of words) mixed = Math.imul(mixed ^ word ^ (mixed >>> 15), 0x9e3779b1)
    return mixed
  }

  return {
    add(foldedLabel, box) {
      const key = hash(box)
      const last = byHash.get(key) ?? -1
      let repeat: Repeat = seen.has(foldedLabel) ? 'repeated' : 'first'
      if (repeat === 'repeated')
        for (let i = last; i >= 0 && repeat !== 'copy'; i = before[i]!)
          if (labels[i] === foldedLabel && sameBox(boxes[i]!, box)) repeat = 'copy'
      seen.add(foldedLabel)
      before.push(last)
      byHash.set(key, boxes.length)
      labels.push(foldedLabel)
      boxes.push(box)
      return repeat
    },
  }
}

export function sameBox(a: Aabb, b: Aabb): boolean {
  return a.minX === b.minX && a.minY === b.minY && a.maxX === b.maxX && a.maxY === b.maxY
}
