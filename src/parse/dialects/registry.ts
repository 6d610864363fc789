import { gsReasoner } from './gs-reasoner'
import { prose } from './prose'
import { sceneScript } from './scenescript'
import { seed3d } from './seed'
import { spatialLm } from './spatiallm'
import type { TextDialect } from './text-dialect'

/** The dialects with their own syntax. */
export const TEXT_DIALECTS: readonly TextDialect[] = [spatialLm, sceneScript, seed3d, gsReasoner, prose]
/** The dialect with its own syntax whose sign comes first in the text, and where. */
export function recogniseText(
  text: string,
  start: number,
  end: number,
  dialects: readonly TextDialect[] = TEXT_DIALECTS,
  lenient = false,
): { dialect: TextDialect; at: number } | undefined {
  let found: { dialect: TextDialect; at: number } | undefined
  for (const dialect of dialects) {
    // Words around the boxes of another dialect are not a map in prose.
    if (found && dialect === prose) break
    const at = dialect.recognise(text, start, found?.at ?? end, lenient)
    if (at >= 0) found = { dialect, at }
  }
  return found
}
