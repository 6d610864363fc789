import type { Layout } from './layout'

/** Layouts with more objects than this are remembered as long as they live. */
const LARGE = 100

/** How many smaller ones are remembered: the map of a response, the true one, and copies of them that were changed. */
const RECENT = 4

/**
 * What `make` gives for a layout, which never changes, kept for when it is asked for again. Most layouts live for one
 * row, and a weak entry for each would cost the garbage collector more than making the value again: only large layouts
 * have one.
 */
export function keptForLayout<Value>(make: (layout: Layout) => Value): (layout: Layout) => Value {
  const large = new WeakMap<Layout, Value>()
  // The last one first. A map would give each layout a hash, which costs as much as a weak entry.
  const recent: { readonly layout: Layout; readonly value: Value }[] = []
  return (layout) => {
    for (const known of recent) if (known.layout === layout) return known.value
    const isLarge = layout.objects.length > LARGE
    let value = isLarge ? large.get(layout) : undefined
    if (value === undefined) {
      value = make(layout)
      if (isLarge) large.set(layout, value)
      else if (recent.unshift({ layout, value }) > RECENT) recent.pop()
    }
    return value
  }
}
