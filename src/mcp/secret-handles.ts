import { randomUUID } from 'node:crypto'
import type { LayoutStore } from '../tools/store'

/**
 * A store for clients that cannot be told apart: every map gets a handle that cannot be guessed, and nobody is shown a
 * list of them, so that a map is found only by who read it. The bounds are those of the store underneath.
 */
export function withSecretHandles(store: LayoutStore): LayoutStore {
  const inner = new Map<string, string>()
  const forgetDropped = () => {
    const kept = new Set(store.list().map(({ handle }) => handle))
    for (const [secret, handle] of inner) if (!kept.has(handle)) inner.delete(secret)
  }
  return {
    ...store,
    put(layout) {
      const secret = `map-${randomUUID()}`
      inner.set(secret, store.put(layout))
      forgetDropped()
      return secret
    },
    get(handle) {
      const known = inner.get(handle)
      return known === undefined ? undefined : store.get(known)
    },
    list: () => [],
  }
}
