/** A range of one column, as a word of the address has it: `overall:0.2..0.8`. */
export interface ColumnRange {
  readonly column: string
  /** As typed; empty for no bound. */
  readonly from: string
  readonly to: string
}

/** Reads a range; a column's name may hold a colon itself. */
export function readColumnRange(word: string): ColumnRange {
  const colon = word.lastIndexOf(':')
  const [from = '', to = from] = word.slice(colon + 1).split('..')
  return { column: word.slice(0, colon), from, to }
}

/** The words of the ranges once a column has another one, or none. */
export function withRange(words: readonly string[], { column, from, to }: ColumnRange): readonly string[] {
  const others = words.filter((word) => readColumnRange(word).column !== column)
  return from === '' && to === '' ? others : [...others, `${column}:${from}..${to}`]
}
