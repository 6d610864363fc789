import { isRow, own } from '../../../base/fields/json-row'
import { type PartName, USUAL_NAMES } from '../../../base/fields/names'
import type { FoundField } from '../../../base/fields/path'
import type { RowFlag } from '../row-flags'
import { CHOICE_COLUMNS } from './choices'

/** Where a row has a part, or why that is not certain. */
export type Placed = (FoundField & { readonly flag?: RowFlag }) | { readonly problem: string }

/** Objects in which programs keep what belongs to a row. */
const INNER = ['reward_model', 'extra_info', 'doc'] as const

/** The top-level fields in which {@link usualPlace} looks for a part. */
export const usualColumns = (part: PartName): readonly string[] => [
  ...USUAL_NAMES[part],
  ...INNER,
  ...(part === 'choices' ? CHOICE_COLUMNS : []),
]

/**
 * Where a row has a part that nobody named a field for: under our name, else under the one usual name that it has, else
 * inside the objects in which programs keep such parts. Fields that are `taken` are those of other parts.
 */
export function usualPlace(row: object, part: PartName, taken: ReadonlySet<string>): Placed | undefined {
  const value = taken.has(part) ? undefined : own(row, part)
  if (value !== undefined) return { value, steps: [part] }
  const outer = usualIn(row, part, [], taken)
  if (outer) return outer
  for (const name of INNER) {
    const object = own(row, name)
    const found = isRow(object) ? usualIn(object, part, [name], new Set()) : undefined
    if (found) return found
  }
  return undefined
}

function usualIn(
  object: object,
  part: PartName,
  outside: readonly string[],
  taken: ReadonlySet<string>,
): Placed | undefined {
  const names = USUAL_NAMES[part].filter((name) => !taken.has(name) && (own(object, name) ?? null) !== null)
  const [name] = names
  if (name === undefined) return undefined
  if (names.length > 1 && part !== 'id')
    return { problem: `expected one field for ${part}, received ${names.join(' and ')}: name one with keys` }
  return {
    value: own(object, name),
    steps: [...outside, name],
    flag: outside.length > 0 ? 'row-inner-field' : 'row-usual-name',
  }
}
