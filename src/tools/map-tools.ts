import { askTool } from './ask'
import { readMapTool } from './read-map'
import type { LayoutStore } from './store'
import type { Tool } from './tool'

export interface MapToolsOptions {
  /** Where read_map keeps maps, so that other calls name them by handle; without one every call holds its map as text. */
  readonly store?: LayoutStore | undefined
}

/** The map tools, sharing a store of maps. */
export function createMapTools(options: MapToolsOptions = {}): readonly Tool[] {
  const session = { store: options.store }
  return [readMapTool(session), askTool(session)]
}

/** The map tools without a store: a map is given as its text. */
export const mapTools: readonly Tool[] = /* @__PURE__ */ createMapTools()
