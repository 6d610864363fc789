import { createLayout, type Layout } from '../../../src/layout/layout'
import type { Memory } from '../../../src/memory/memory'
import type { Look } from '../../memory/walker'
import { createNaiveMemory } from './naive'

/** Where a memory says that something is. */
export interface Place {
  readonly id: string
  readonly label: string
  readonly center: readonly [number, number]
  readonly confidence: number
}

/** One memory in a walk, as it is judged. */
export interface Walker {
  readonly name: string
  /** Takes in a look; tells the thing of each object, `undefined` where it was refused. */
  observe(look: Look): readonly (string | undefined)[]
  /** What it believes to be there. */
  places(): readonly Place[]
  /** The label of a thing it knows of, there or not. */
  labelOf(id: string): string | undefined
  layout(): Layout
}

/** The memory itself. */
export function memoryWalker(memory: Memory): Walker {
  return {
    name: 'memory',
    observe({ input }) {
      const { matched, added, ambiguous } = memory.observe(input)
      const refused = new Set(ambiguous.map(({ object }) => object))
      const known = new Map(matched.map(({ object, id }) => [object, id]))
      // What is neither matched nor refused was added, in order.
      let next = 0
      return (input.objects as Layout).objects.map(({ id }) =>
        refused.has(id) ? undefined : (known.get(id) ?? added[next++]),
      )
    },
    places: () => memory.belief().objects.filter(({ state }) => state !== 'missing'),
    // The old place of what moved is told with the new one, by its id.
    labelOf: (id) => memory.belief().objects.find((one) => one.id === id || one.from?.id === id)?.label,
    layout: () => memory.belief().layout,
  }
}

/** A naive memory. */
export function naiveWalker(name: string, radius: number | 'class'): Walker {
  const memory = createNaiveMemory(radius)
  return {
    name,
    observe: ({ input }) => memory.observe(input),
    places: () => memory.things.map(({ id, label, center }) => ({ id, label, center, confidence: 1 })),
    labelOf: (id) => memory.things.find((thing) => thing.id === id)?.label,
    layout: () =>
      createLayout(
        memory.things.map(({ label, center: [x, y], size }) => ({
          label,
          bbox: [x - size / 2, y - size / 2, x + size / 2, y + size / 2] as const,
        })),
        { origin: 'world' },
      ),
  }
}
