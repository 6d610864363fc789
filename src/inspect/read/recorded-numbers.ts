import { isRow, type JsonRow } from '../../base/fields/json-row'

/** Numbers that say which row it is, not how good. */
const PLACES = ['id', 'index', 'doc_id', 'epoch', 'response_length', 'seed', 'rank', 'timestamp', 'num_tokens'] as const

/** Which of a row's responses is looked at, and the fields that hold something else than scores. */
interface Recording {
  readonly at: number
  /** How many responses the row has in columns, a list for each field; 0 for a row that is not made so. */
  readonly columnsOf: number
  readonly structural: ReadonlySet<string>
}

/** A log has rarely more than ten; a row made to cost memory gets no further. */
const MOST = 24
const LONGEST_NAME = 60

/**
 * The numbers a log recorded beside a response, such as rewards: top-level ones, those one level inside (`score`,
 * `scores`, `rewards`, `metrics`), and for a log that keeps one list a column the number of this response.
 */
export function recordedNumbers(row: JsonRow, { at, columnsOf, structural }: Recording): LoggedRecord {
  const found: (readonly [string, number])[] = []
  const take = (name: string, value: unknown) => {
    const number = typeof value === 'boolean' ? Number(value) : value
    if (typeof number !== 'number' || !Number.isFinite(number) || found.length >= MOST) return
    if (name.length <= LONGEST_NAME && !found.some(([known]) => known === name)) found.push([name, number])
  }
  for (const name in row) {
    if (structural.has(name) || PLACES.includes(name as (typeof PLACES)[number])) continue
    const value = row[name]
    if (Array.isArray(value) && columnsOf > 0 && value.length === columnsOf) take(name, value[at])
    else if (isRow(value) && INSIDE.test(name)) for (const inner in value) take(inner, value[inner])
    else take(name, value)
  }
  return found
}

type LoggedRecord = readonly (readonly [name: string, value: number])[]

const INSIDE = /^(?:scores?|rewards?|metrics|reward_extra_info)$/
