import { checksumOf } from '../base/checksum'
import { badOption, V2loError } from '../base/error'
import type { Layout } from '../layout/layout'

/** How much {@link createLayoutStore} keeps, and how it names maps. */
export interface LayoutStoreOptions {
  /** The most maps kept; default 100. */
  readonly maxLayouts?: number
  /** The most objects of all maps together; default 100,000. */
  readonly maxObjects?: number
  /** The most bytes of all maps together, as JSON; default 16 MB (16 * 1024 * 1024). */
  readonly maxBytes?: number
  /**
   * `numbered` (default): `map-1`, `map-2`, ..., never given twice by one store. `content`: made from the map itself, so
   * that a handle from before a restart never means another map, and reading a map again gives its handle again.
   */
  readonly handles?: 'numbered' | 'content'
}

/** A map of a session. */
export interface StoredLayout {
  readonly handle: string
  /** Number of objects. */
  readonly objects: number
  /** Length of its JSON in UTF-8. */
  readonly bytes: number
}

/**
 * The maps of one session, by handle. Bounded: the map that was not used for longest goes first. A handle never means
 * two maps, so one that is not known names a map that was dropped, or one of another session.
 */
export interface LayoutStore {
  /** Keeps a map and gives its handle. Throws a `V2loError` where the map alone is more than the store may hold. */
  put(layout: Layout): string
  /** A map, which counts as used now; `undefined` where it is not there. */
  get(handle: string): Layout | undefined
  /** The maps there are, the one that was used last at the end. */
  list(): readonly StoredLayout[]
}

/**
 * A store of maps. Throws a `V2loError` on a bound that is not a positive integer, and on an unknown kind of handles.
 *
 * @example
 * const store = createLayoutStore({ maxLayouts: 10 })
 * store.put(createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }])) // 'map-1'
 */
export function createLayoutStore(options: LayoutStoreOptions = {}): LayoutStore {
  const bounds = boundsFrom(options)
  const { handles = 'numbered' } = options
  // A map keeps its entries in the order they were put in, and using one puts it in again.
  const kept = new Map<string, { readonly layout: Layout; readonly json: string; readonly bytes: number }>()
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
      const json = JSON.stringify(layout)
      const size = new TextEncoder().encode(json).length
      const count = layout.objects.length
      if (count > bounds.maxObjects || size > bounds.maxBytes)
        throw new V2loError({
          code: 'bad-option',
          expected: `a map of at most ${bounds.maxObjects} objects and ${bounds.maxBytes} bytes`,
          received: `one of ${count} objects and ${size} bytes`,
          remedy: 'keep the objects that matter, or raise the bounds of the store',
        })
      given++
      const handle = handles === 'content' ? contentHandle(json, (one) => kept.get(one)?.json) : `map-${given}`
      // The same map again is only used again.
      if (kept.has(handle)) drop(handle)
      kept.set(handle, { layout, json: handles === 'content' ? json : '', bytes: size })
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

type Bounds = Required<Omit<LayoutStoreOptions, 'handles'>>

const DEFAULT_BOUNDS: Bounds = {
  maxLayouts: 100,
  maxObjects: 100_000,
  maxBytes: 16 * 1024 * 1024,
}

function boundsFrom({ handles = 'numbered', ...options }: LayoutStoreOptions): Bounds {
  if (handles !== 'numbered' && handles !== 'content')
    throw badOption("handles 'numbered' or 'content'", handles, "leave it out for 'numbered'")
  const bounds = { ...DEFAULT_BOUNDS, ...options }
  for (const key of Object.keys(DEFAULT_BOUNDS) as (keyof Bounds)[])
    if (!Number.isSafeInteger(bounds[key]) || bounds[key] < 1)
      throw badOption(`${key}: a positive integer`, bounds[key], `leave it out for ${DEFAULT_BOUNDS[key]}`)
  return bounds
}

/** A handle made from a map: a checksum, and a number behind it where another map has the same one. */
function contentHandle(json: string, known: (handle: string) => string | undefined): string {
  const handle = `map-${checksumOf(json).padStart(7, '0')}`
  for (let n = 1; ; n++) {
    const one = n === 1 ? handle : `${handle}-${n}`
    const other = known(one)
    if (other === undefined || other === json) return one
  }
}
