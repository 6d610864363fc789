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

export interface MapToolsOptions {
  /** Where read_map keeps maps, so that other calls name them by handle; without one every call holds its map as text. */
  readonly store?: LayoutStore | undefined
}

/** The map tools, sharing a store of maps. */
export function createMapTools(options: MapToolsOptions = {}): readonly Tool[] {
  const session = { store: options.store }
  return [
    readMapTool(session),
    describeMapTool(session),
    askTool(session),
    distanceTool(session),
    sizeTool(session),
    directionTool(session),
    whatIsAroundTool(session),
    nearestTool(session),
    compareMapsTool(session),
    toGridTool(session),
    drawTool(session),
    checkAnswerTool(session),
  ]
}

/** The map tools without a store: a map is given as its text. */
export const mapTools: readonly Tool[] = /* @__PURE__ */ createMapTools()
