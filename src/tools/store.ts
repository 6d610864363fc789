import { showReceived, V2loError } from '../base/error'
import type { Layout } from '../layout/layout'

export interface LayoutStoreOptions {
  /** Default 100. */
  readonly maxLayouts?: number
  /** Of all maps together; default 100,000. */
  readonly maxObjects?: number
  /** Of all maps together, as JSON; default 16 MB (16 * 1024 * 1024). */
  readonly maxBytes?: number
}

/** A map of a session. */
export interface StoredLayout {
  readonly handle: string
  readonly objects: number
  readonly bytes: number
}

/**
 * The maps of one session, by handle. Bounded: the map that was not used for longest goes first. Handles are never
 * given twice, so a handle that is not known names a map that was dropped, or one of another session.
 */
export interface LayoutStore {
  /** Keeps a map and gives its handle. Throws a `V2loError` where the map alone is more than the store may hold. */
  put(layout: Layout): string
  /** A map, which counts as used now; `undefined` where it is not there. */
  get(handle: string): Layout | undefined
  /** The maps there are, the one that was used last at the end. */
  list(): readonly StoredLayout[]
}

/** A store with handles `map-1`, `map-2`, ... Throws a `V2loError` on a bound that is not a positive integer. */
export function createLayoutStore(options: LayoutStoreOptions = {}): LayoutStore {
  const bounds = boundsFrom(options)
  // A map keeps its entries in the order they were put in, and using one puts it in again.
  const kept = new Map<string, { readonly layout: Layout; readonly bytes: number }>()
  let given = 0
  let objects = 0
  let bytes = 0
  const drop = (handle: string): void => {
    const entry = kept.get(handle)!
    kept.delete(handle)
    objects -= entry.layout.objects.length
    bytes -= entry.bytes
  }
  return {
    put(layout) {
      const size = bytesOf(layout)
      const count = layout.objects.length
      if (count > bounds.maxObjects || size > bounds.maxBytes)
        throw new V2loError({
          code: 'bad-option',
          expected: `a map of at most ${bounds.maxObjects} objects and ${bounds.maxBytes} bytes`,
          received: `one of ${count} objects and ${size} bytes`,
          remedy: 'keep the objects that matter, or raise the bounds of the store',
        })
      given++
      const handle = `map-${given}`
      kept.set(handle, { layout, bytes: size })
      objects += count
      bytes += size
      for (const oldest of kept.keys()) {
        if (kept.size <= bounds.maxLayouts && objects <= bounds.maxObjects && bytes <= bounds.maxBytes) break
        drop(oldest)
      }
      return handle
    },
    get(handle) {
      const entry = kept.get(handle)
      if (entry === undefined) return undefined
      kept.delete(handle)
      kept.set(handle, entry)
      return entry.layout
    },
    list: () => [...kept].map(([handle, e]) => ({ handle, objects: e.layout.objects.length, bytes: e.bytes })),
  }
}

const DEFAULT_BOUNDS: Required<LayoutStoreOptions> = {
  maxLayouts: 100,
  maxObjects: 100_000,
  maxBytes: 16 * 1024 * 1024,
}

function boundsFrom(options: LayoutStoreOptions): Required<LayoutStoreOptions> {
  const bounds = { ...DEFAULT_BOUNDS, ...options }
  for (const key of Object.keys(DEFAULT_BOUNDS) as (keyof LayoutStoreOptions)[])
    if (!Number.isSafeInteger(bounds[key]) || bounds[key] < 1)
      throw new V2loError({
        code: 'bad-option',
        expected: `${key}: a positive integer`,
        received: showReceived(bounds[key]),
        remedy: `leave it out for ${DEFAULT_BOUNDS[key]}`,
      })
  return bounds
}

/** The size of a map as JSON in UTF-8. */
const bytesOf = (layout: Layout): number => new TextEncoder().encode(JSON.stringify(layout)).length
