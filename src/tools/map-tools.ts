import type { Memory } from '../memory/memory'
import { askTool } from './answers/ask'
import { checkAnswerTool } from './answers/check-answer'
import { compareMapsTool } from './answers/compare-maps'
import { describeMapTool } from './answers/describe-map'
import { directionTool } from './answers/direction'
import { distanceTool } from './answers/distance'
import { drawTool } from './answers/draw'
import { nearestTool } from './answers/nearest'
import { readMapTool } from './answers/read-map'
import { sizeTool } from './answers/size'
import { toGridTool } from './answers/to-grid'
import { whatIsAroundTool } from './answers/what-is-around'
import type { LayoutStore } from './store'
import type { Tool } from './tool'

/** What {@link createMapTools} makes the tools with. */
export interface MapToolsOptions {
  /** Where read_map keeps maps, so that other calls name them by handle; without one every call holds its map as text. */
  readonly store?: LayoutStore | undefined
  /** A memory that grows, which the tools take for a map by the handle `memory`; default none. */
  readonly memory?: Memory | undefined
  /** The time now for the age of what the memory answers, seconds; default the time of day since 1970. */
  readonly now?: (() => number) | undefined
}

/**
 * The map tools, sharing a store of maps.
 *
 * @example
 * const tools = createMapTools({ store: createLayoutStore() })
 * const readMap = tools.find(({ name }) => name === 'read_map')
 * (await readMap.execute({ text: '[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]' })).handle // 'map-1'
 */
export function createMapTools(options: MapToolsOptions = {}): readonly Tool[] {
  const context = { store: options.store, memory: options.memory, now: options.now }
  return [
    readMapTool(context),
    describeMapTool(context),
    askTool(context),
    distanceTool(context),
    sizeTool(context),
    directionTool(context),
    whatIsAroundTool(context),
    nearestTool(context),
    compareMapsTool(context),
    toGridTool(context),
    drawTool(context),
    checkAnswerTool(context),
  ]
}

/** The map tools without a store: a map is given as its text. */
export const mapTools: readonly Tool[] = /* @__PURE__ */ createMapTools()
