import type { InputBytes } from './input-bytes'
import { createLineMaker, type JsonLayout, jsonLayoutOf } from './json-layout'

/** Rows of JSON as the bytes of JSON Lines, however the input lays them out; each byte of the input is one of them. */
export interface RowLines extends InputBytes {
  /** Whether the bytes read so far stand in a list or an object that has not ended. */
  isOpen(): boolean
}

/** Where an input is gone on with: how it lays out its rows, and whether a list goes on there. */
export interface LayoutPlace {
  readonly layout: JsonLayout
  readonly inList: boolean
}

/** Reads rows of any layout as lines. What the layout is its first bytes say, or `place` for an input that is gone on with. */
export function rowsAsLines(source: InputBytes, place?: LayoutPlace): RowLines {
  const maker = createLineMaker(place?.inList ?? false)
  let layout = place?.layout
  return {
    async read(into) {
      let size = await source.read(into)
      while (layout === undefined) {
        layout = jsonLayoutOf(into.subarray(0, size))
        if (layout !== undefined) break
        const more = await source.read(into.subarray(size))
        if (more === 0) layout = 'list'
        size += more
      }
      if (layout !== 'lines') maker.feed(into.subarray(0, size))
      return size
    },
    hasMore: source.hasMore,
    isOpen: maker.isOpen,
  }
}
