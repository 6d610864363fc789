import { isRow } from '../../base/fields/json-row'
import { type Keys, keyFor } from '../../base/fields/keys'
import type { PartName } from '../../base/fields/names'
import { nearestWord } from '../../base/spelling/nearest-word'
import { NEEDED_PARTS, type WireItem } from './read-row'

/** How many rows lack a field that `keys` name, by part. Plain data, so that a worker can send it. */
export interface AbsentTally {
  rows: number
  readonly parts: { [part: string]: number }
  /** What the first row that lacked one, or lacked what every row needs, has instead. */
  names: readonly string[]
}

/** The tally of no rows. */
export const newAbsent = (): AbsentTally => ({ rows: 0, parts: {}, names: [] })

/** Counts one row that was read. */
export function addAbsent(tally: AbsentTally, { absent = [], input }: WireItem, row: unknown): void {
  tally.rows++
  const lacks = absent.length > 0 || input.response === undefined || input.groundTruth === undefined
  if (lacks && tally.names.length === 0) tally.names = fieldsOf(row)
  for (const part of absent) tally.parts[part] = (tally.parts[part] ?? 0) + 1
}

/** Counts what comes after. */
export function mergeAbsent(tally: AbsentTally, next: AbsentTally): void {
  tally.rows += next.rows
  if (tally.names.length === 0) tally.names = next.names
  for (const [part, count] of Object.entries(next.parts)) tally.parts[part] = (tally.parts[part] ?? 0) + count
}

const NAMES_TOLD = 12
const MOST_NAMES = 200

/**
 * Why a field that `keys` name is a mistake: no row has it. `undefined` where some row has each of them. While rows are
 * still to come, only what every row needs is looked at.
 */
export function absentComplaint(
  { rows, parts, names }: AbsentTally,
  keys: Keys,
  moreToCome = false,
): string | undefined {
  const part = Object.keys(parts).find((one) => parts[one] === rows && (!moreToCome || NEEDED_PARTS.includes(one)))
  if (part === undefined) return undefined
  const field = keyFor(keys, part as PartName)!
  const near = nearestWord(field, names)
  const remedy = near === undefined ? 'name one that they have, or leave it out' : `write ${part}=${near}`
  const many = rows === 1 ? 'the one row has' : `the first of ${rows} rows has`
  return `expected a field ${JSON.stringify(field)} for ${part}, received none: ${many} ${listFields(names)}; ${remedy}`
}

/** The fields of a row in a sentence. */
export const listFields = (names: readonly string[]): string =>
  names
    .filter((name) => !name.includes('.'))
    .slice(0, NAMES_TOLD)
    .join(', ') || 'no fields'

/** The names of a row's fields, and of those one level inside. */
function fieldsOf(row: unknown): readonly string[] {
  if (!isRow(row)) return []
  const names: string[] = []
  for (const [name, value] of Object.entries(row).slice(0, MOST_NAMES)) {
    names.push(name)
    if (isRow(value)) for (const inner of Object.keys(value).slice(0, MOST_NAMES)) names.push(`${name}.${inner}`)
  }
  return names
}
