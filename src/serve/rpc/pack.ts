import { COMPONENTS } from '../../score/result'
import type { ItemResult } from '../rows/score-item'
import type { ToolResult } from './tool-rows'

/** The numbers of a score in the order they are packed. */
export const PACKED = ['overall', ...COMPONENTS] as const

/** What a row of a request came to. */
export type PackedItem = ItemResult | ToolResult

/**
 * Results as a JSON header and doubles, six for each item. What is not a number repeats from item to item: the header
 * lists each pair of `measured` and `flags` once (`kinds`) and the pair of each item by its index (`kind`; -1 for a
 * row without a score, whose numbers mean nothing: its error is in `errors`, or what a tool gave in `results`).
 */
export function packResults(results: readonly PackedItem[]): { readonly header: string; readonly numbers: Uint8Array } {
  // Doubles in the byte order of the machine, which is little-endian wherever Node runs.
  const numbers = new Float64Array(results.length * PACKED.length)
  const kinds: string[] = []
  const known = new Map<string, number>()
  const kind: number[] = []
  const errors: [index: number, error: object][] = []
  const told: string[] = []
  results.forEach((result, index) => {
    if ('json' in result) {
      kind.push(-1)
      told.push(`[${index},${result.json}]`)
      return
    }
    if (result.error) {
      kind.push(-1)
      errors.push([index, result.error])
      return
    }
    const { measured, flags } = result
    for (let c = 0; c < PACKED.length; c++) numbers[index * PACKED.length + c] = result[PACKED[c]!]
    const key = `${measured.join('\n')}\0${flags.join('\n')}`
    let place = known.get(key)
    if (place === undefined) {
      place = kinds.push(JSON.stringify({ measured, flags })) - 1
      known.set(key, place)
    }
    kind.push(place)
  })
  const header = `{"columns":${JSON.stringify(PACKED)},"kinds":[${kinds.join(',')}],"kind":[${kind}],"errors":${JSON.stringify(errors)}${told.length > 0 ? `,"results":[${told}]` : ''}}`
  return { header, numbers: new Uint8Array(numbers.buffer) }
}
