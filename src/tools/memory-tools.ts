import type { Memory } from '../memory/memory'
import { forgetTool } from './remember/forget'
import { isVisibleFromTool } from './remember/is-visible-from'
import { observeTool } from './remember/observe'
import { whatChangedTool } from './remember/what-changed'
import { whereIsTool } from './remember/where-is'
import { whyTool } from './remember/why'
import { timeOfDay } from './time'
import type { Tool } from './tool'

/** What {@link createMemoryTools} makes the tools with. */
export interface MemoryToolsOptions {
  readonly memory: Memory
  /** The time now, which an observation has that tells none, seconds; default the time of day since 1970. */
  readonly now?: () => number
}

/**
 * The tools of a memory that grows: observe, where_is, what_changed, is_visible_from, why and forget. `createMapTools` with
 * the same `memory` takes it for a map by the handle `memory`.
 *
 * @example
 * const tools = createMemoryTools({ memory: createMemory() })
 * tools.map(({ name }) => name) // ['observe', 'where_is', 'what_changed', 'is_visible_from', 'why', 'forget']
 */
export function createMemoryTools({ memory, now = timeOfDay }: MemoryToolsOptions): readonly Tool[] {
  const context = { memory, now }
  return [
    observeTool(context),
    whereIsTool(context),
    whatChangedTool(context),
    isVisibleFromTool(context),
    whyTool(context),
    forgetTool(context),
  ]
}
