import type { ItemResult } from '../wire/score-item'

/** The numbers of a score in the order they are packed. */
export const PACKED = ['overall', 'format', 'accuracy', 'map', 'consistency', 'reasoning'] as const

/**
 * Results as a JSON header and doubles, six for each item. What is not a number repeats from item to item: the header
 * lists each pair of `measured` and `flags` once (`kinds`) and the pair of each item by its index (`kind`; -1 for a
 * failure, whose numbers mean nothing and whose error stands in `errors`).
 */
export function packResults(results: readonly ItemResult[]): { readonly header: string; readonly numbers: Buffer } {
  const numbers = Buffer.alloc(results.length * PACKED.length * 8)
  const kinds: string[] = []
  const known = new Map<string, number>()
  const kind: number[] = []
  const errors: [index: number, error: object][] = []
  let at = 0
  results.forEach((result, index) => {
    if (result.error) {
      kind.push(-1)
      errors.push([index, result.error])
      at += PACKED.length * 8
      return
    }
    for (const name of PACKED) at = numbers.writeDoubleLE(result[name], at)
    const json = JSON.stringify({ measured: result.measured, flags: result.flags })
    let place = known.get(json)
    if (place === undefined) {
      place = kinds.push(json) - 1
      known.set(json, place)
    }
    kind.push(place)
  })
  const header = `{"columns":${JSON.stringify(PACKED)},"kinds":[${kinds.join(',')}],"kind":[${kind}],"errors":${JSON.stringify(errors)}}`
  return { header, numbers }
}
