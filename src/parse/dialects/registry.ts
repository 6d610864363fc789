import type { TextDialect } from './dialect'
import { gsReasoner } from './gs-reasoner'
import { gemini3d, type JsonDialect, qwen3Vl } from './json-boxes'
import { sceneScript } from './scenescript'
import { seed3d } from './seed'
import { spatialLm } from './spatiallm'

/** The formats a map can be read from. */
export type Dialect = 'v2lo' | 'prose' | TextDialect['name'] | JsonDialect['name']

export const TEXT_DIALECTS: readonly TextDialect[] = [spatialLm, sceneScript, seed3d, gsReasoner]
export const JSON_DIALECTS: readonly JsonDialect[] = [qwen3Vl, gemini3d]

export const DIALECTS: readonly Dialect[] = [
  'v2lo',
  'prose',
  ...TEXT_DIALECTS.map((dialect) => dialect.name),
  ...JSON_DIALECTS.map((dialect) => dialect.name),
]

/** The dialect with a syntax of its own whose first sign stands first in the text, and where. */
export function recogniseText(
  text: string,
  start: number,
  end: number,
): { dialect: TextDialect; at: number } | undefined {
  let found: { dialect: TextDialect; at: number } | undefined
  for (const dialect of TEXT_DIALECTS) {
    const at = dialect.recognise(text, start, found?.at ?? end)
    if (at >= 0) found = { dialect, at }
  }
  return found
}
