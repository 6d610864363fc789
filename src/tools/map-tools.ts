import { askTool } from './ask'
import { checkAnswerTool } from './check-answer'
import { compareMapsTool } from './compare-maps'
import { describeMapTool } from './describe-map'
import { directionTool } from './direction'
import { distanceTool } from './distance'
import { drawTool } from './draw'
import { nearestTool } from './nearest'
import { readMapTool } from './read-map'
import { sizeTool } from './size'
import type { LayoutStore } from './store'
import { toGridTool } from './to-grid'
import type { Tool } from './tool'
import { whatIsAroundTool } from './what-is-around'

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
