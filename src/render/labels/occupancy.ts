import type { Rect } from '../viewport'

/** Rectangles on a picture that can be asked which of them touch another: a grid of buckets, so that 500 are quick. */
export interface Occupancy {
  readonly add: (rect: Rect, id: number) => void
  /** Calls `visit` with every rectangle that overlaps `rect`, each once; stops where it returns true. */
  readonly some: (rect: Rect, visit: (other: Rect, id: number) => boolean) => boolean
}

const BUCKET = 48

/** An empty one. Rectangles may lie anywhere; those far outside share the outermost buckets. */
export function createOccupancy(width: number, height: number): Occupancy {
  const columns = Math.max(1, Math.ceil(width / BUCKET))
  const rows = Math.max(1, Math.ceil(height / BUCKET))
  const buckets: { rect: Rect; id: number; seen: number }[][] = Array.from({ length: columns * rows }, () => [])
  let search = 0
  const column = (x: number) => Math.max(0, Math.min(columns - 1, Math.floor(x / BUCKET)))
  const row = (y: number) => Math.max(0, Math.min(rows - 1, Math.floor(y / BUCKET)))
  return {
    add(rect, id) {
      const entry = { rect, id, seen: 0 }
      for (let r = row(rect.y); r <= row(rect.y + rect.height); r++)
        for (let c = column(rect.x); c <= column(rect.x + rect.width); c++) buckets[r * columns + c]!.push(entry)
    },
    some(rect, visit) {
      search++
      for (let r = row(rect.y); r <= row(rect.y + rect.height); r++)
        for (let c = column(rect.x); c <= column(rect.x + rect.width); c++)
          for (const entry of buckets[r * columns + c]!) {
            if (entry.seen === search || !overlaps(entry.rect, rect)) continue
            entry.seen = search
            if (visit(entry.rect, entry.id)) return true
          }
      return false
    },
  }
}

/** Whether two rectangles share more than an edge. */
export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
