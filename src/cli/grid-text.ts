import type { Diagnostic } from '../base/parsed'
import type { GridMap } from '../grid/grid-map'
import { parseGridMap } from '../grid/read'

/** A text that says it is a map of cells: a `<cogmap>`, a dictionary or a list, also in a fence. */
const GRID_SIGN = /<cogmap>|^\s*(?:```\w*\s*)?[{[]/i

/**
 * The grid map in a text that clearly is one. The pairs of numbers in a sentence are not cells, so a text in words
 * has none here.
 */
export function gridIn(
  text: string,
): { readonly value: GridMap; readonly diagnostics: readonly Diagnostic[] } | undefined {
  const read = parseGridMap(text)
  if (!read.ok || read.value.objects.length === 0) return undefined
  const inWords = read.diagnostics.some(({ code }) => code === 'names-and-numbers')
  return !inWords && (read.value.dialect === 'ascii' || GRID_SIGN.test(text)) ? read : undefined
}
