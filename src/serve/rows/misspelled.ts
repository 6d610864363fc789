import { keyFor } from '../../base/fields/keys'
import { USUAL_NAMES } from '../../base/fields/names'
import { nearestWord } from '../../base/spelling/nearest-word'
import { ROW_PARTS, type RowReading } from './read-row'

/** Parts that cost nothing but themselves where they are missing: without them a row still has a score, another one. */
const OPTIONAL_PARTS = [
  'question',
  'choices',
  'true_layout',
  'strip_prompt',
] as const satisfies readonly (typeof ROW_PARTS)[number][]

/** Names that other programs have for parts of a row: none of them is a slip. */
const USUAL: ReadonlySet<string> = new Set(Object.values(USUAL_NAMES).flat())

/** A longer name is nearly none of them. */
const LONGEST_NAME = 64

/** Most names that are looked up: rows may have any number of fields. */
const MOST_NAMES = 1000

/** The fields of a row that are not read and are nearly called what it lacks: `qestion`. */
export type FindsMisspelled = (fields: readonly string[]) => readonly string[]

/** A finder for rows that are read in one way. A part that has its field, even an empty one, is not missing. */
export function createMisspelledFinder({ keys = {} }: RowReading = {}): FindsMisspelled {
  const wanted = OPTIONAL_PARTS.filter((part) => keyFor(keys, part) === undefined)
  const read = new Set(ROW_PARTS.flatMap((part) => keyFor(keys, part)?.split('.')[0] ?? part))
  const meant = new Map<string, string | undefined>()
  return (fields) => {
    const found: string[] = []
    for (const field of fields) {
      if (field.length > LONGEST_NAME || read.has(field) || USUAL.has(field)) continue
      if (!meant.has(field)) {
        if (meant.size >= MOST_NAMES) continue
        meant.set(field, nearestWord(field, wanted))
      }
      const part = meant.get(field)
      if (part !== undefined && !fields.includes(part)) found.push(field)
    }
    return found
  }
}

/** What is told of such a field, once for all rows. */
export const misspelledSentence = (field: string): string =>
  `the field ${JSON.stringify(field)} is not read; write ${nearestWord(field, OPTIONAL_PARTS)} if it is that`
