import type { Memory } from '../../memory/memory'

/** What the tools of a memory share. */
export interface MemoryContext {
  readonly memory: Memory
  /** The time of an observation that tells none, seconds. */
  readonly now: () => number
}
