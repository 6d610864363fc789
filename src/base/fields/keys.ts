import { badOption } from '../error'
import { nearestWord } from '../spelling/nearest-word'
import { isRow, type JsonRow } from './json-row'
import { PART_ALIASES, type PartName } from './names'
import { atPath } from './path'

/** Where a file keeps the parts of its rows, by our names for them: `{ ground_truth: 'reward_model.ground_truth' }`. */
export type Keys = Readonly<Record<string, string>>

/**
 * The one reader of `--keys`: `response=output,ground_truth=reward_model.ground_truth`, or an object
 * `{ "response": "output" }`, which can also name fields with a comma in them. `parts` are the names that may be given;
 * other words for them become these. Throws a `V2loError` for an unknown name, a name given twice, and a pair without
 * its field.
 *
 * @example
 * readKeys('truth=meta.answer', ['response', 'ground_truth']) // { ground_truth: 'meta.answer' }
 */
export function readKeys(given: unknown, parts: readonly PartName[]): Keys {
  const pairs = typeof given === 'string' ? pairsIn(given) : isRow(given) ? Object.entries(given) : undefined
  if (pairs === undefined) throw badOption(WANTED, given, EXAMPLE)
  const keys: Record<string, string> = {}
  for (const [name, field] of pairs) {
    const part = partOf(name, parts)
    if (typeof field !== 'string' || field === '') throw badOption(`a field for ${name}`, field, EXAMPLE)
    if (Object.hasOwn(keys, part))
      throw badOption(`one field for ${part}`, [keys[part], field], 'leave one of them out')
    keys[part] = field
  }
  return keys
}

const WANTED = 'keys NAME=FIELD,...'
const EXAMPLE = 'write response=output,ground_truth=reward_model.ground_truth'

function pairsIn(text: string): readonly (readonly [name: string, field: unknown])[] {
  if (text.trimStart().startsWith('{')) {
    const value = jsonIn(text)
    if (!isRow(value)) throw badOption(WANTED, text, EXAMPLE)
    return Object.entries(value)
  }
  const words = text.split(',').map((pair) => pair.trim())
  return words
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1) throw badOption(WANTED, pair, EXAMPLE)
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
    })
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function partOf(name: string, parts: readonly PartName[]): PartName {
  const word = Object.hasOwn(PART_ALIASES, name) ? PART_ALIASES[name]! : name
  const part = parts.find((one) => one === word)
  if (part !== undefined) return part
  const near = nearestWord(name, [...parts, ...Object.keys(PART_ALIASES)])
  const remedy = near === undefined ? 'name one of these parts' : `write ${PART_ALIASES[near] ?? near}`
  throw badOption(`the name of a part: ${parts.join(', ')}`, name, remedy)
}

/** The caller's field for a part, under our name for it or another word. */
export function keyFor(keys: Keys, part: PartName): string | undefined {
  if (Object.hasOwn(keys, part)) return keys[part]
  const word = Object.keys(PART_ALIASES).find((alias) => PART_ALIASES[alias] === part && Object.hasOwn(keys, alias))
  return word === undefined ? undefined : keys[word]
}

/** The value of a part: in the caller's field for it, else under the first of the usual names that the row has. */
export function fieldOf(row: JsonRow, part: PartName, usual: readonly string[], keys: Keys): unknown {
  const named = keyFor(keys, part)
  if (named !== undefined) return atPath(row, named)
  for (const name of usual) if (Object.hasOwn(row, name) && row[name] !== null) return row[name]
  return undefined
}
