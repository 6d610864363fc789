/** A row of a file, as JSON holds it. */
export type JsonRow = Readonly<Record<string, unknown>>

/** Whether a value is an object with keys. */
export const isRow = (value: unknown): value is JsonRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A field of its own: inherited ones, such as `constructor`, do not count. */
export function own(row: object, name: string): unknown {
  return Object.hasOwn(row, name) ? (row as JsonRow)[name] : undefined
}

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
