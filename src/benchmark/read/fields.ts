/** A row of a file, as JSON holds it. */
export type Row = Readonly<Record<string, unknown>>

/** Names of a file's own columns by the names of ours, as `--keys question=prompt` gives them. */
export type Keys = Readonly<Record<string, string>>

/** The value of a field: under the caller's name for it, else under the first of the usual names that the row has. */
export function fieldOf(row: Row, name: string, usual: readonly string[], keys: Keys): unknown {
  const own = Object.hasOwn(keys, name) ? keys[name]! : undefined
  if (own !== undefined) return atPath(row, own)
  for (const key of usual) if (Object.hasOwn(row, key) && row[key] !== null) return row[key]
  return undefined
}

/** The value at `a.b.0`; a key that holds the dots itself comes first. */
export function atPath(row: unknown, path: string): unknown {
  if (isRow(row) && Object.hasOwn(row, path)) return row[path]
  let value: unknown = row
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Row)[key]
  }
  return value
}

/** Whether a value is an object with keys. */
export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text or a number as text; `undefined` for anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined
}

/** A list of texts and numbers as texts; `undefined` for anything else. */
export function textsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const texts = value.map(textOf)
  return texts.every((text) => text !== undefined) ? texts : undefined
}
