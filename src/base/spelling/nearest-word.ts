/**
 * The word of `known` that a misspelled one most likely means; `undefined` where none is near. Near is a third of the
 * longer word's letters, where a swap of two neighbors counts once; upper and lower case, `-` and `_` are the same.
 *
 * @example
 * nearestWord('weights.mpa', ['weights.map', 'mra']) // 'weights.map'
 */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const given = folded(word.slice(0, MAX_LETTERS))
  let [nearest, least]: [string | undefined, number] = [undefined, Number.POSITIVE_INFINITY]
  for (const one of known) {
    const edits = editsBetween(given, folded(one))
    if (edits < least && edits <= Math.max(given.length, one.length) / 3) [nearest, least] = [one, edits]
  }
  return nearest
}

/** A longer word means none of them, and comparing it would cost time. */
const MAX_LETTERS = 64

const folded = (word: string) => word.toLowerCase().replaceAll('_', '-')

/** Letters to insert, delete, replace or swap with their neighbor to make one word of the other. */
function editsBetween(a: string, b: string): number {
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => table[i * width + j]!
  for (let j = 0; j < width; j++) table[j] = j
  for (let i = 1; i <= a.length; i++) {
    table[i * width] = i
    for (let j = 1; j < width; j++) {
      let edits = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, at(i - 2, j - 2) + 1)
      table[i * width + j] = edits
    }
  }
  return at(a.length, b.length)
}
