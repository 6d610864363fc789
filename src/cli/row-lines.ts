/** The longest line of a file of rows that is read, in bytes: 32 MiB. */
export const MAX_LINE = 32 * 1024 * 1024

/** The object a line of JSON holds; `undefined` for anything else. */
export function objectIn(text: string): object | undefined {
  try {
    const row: unknown = JSON.parse(text)
    return typeof row === 'object' && row !== null && !Array.isArray(row) ? row : undefined
  } catch {
    return undefined
  }
}
