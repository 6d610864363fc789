import { isRow } from '../base/fields/json-row'
import type { ToolCheck, ToolIssue, ToolSchema } from './tool-schema'

/** Longest text that is read as JSON, characters. */
const LONGEST = 200_000

/**
 * Checks what a tool is given. Some hosts send lists, numbers and booleans as their JSON text: where the schema takes no
 * text, such a field is read back. A number where a list has texts is its text. Nothing else is changed, and what does
 * not fit after that is refused as it was sent.
 */
export async function checkInput<Input>(schema: ToolSchema<Input>, input: unknown): Promise<ToolCheck<Input>> {
  const { validate } = schema['~standard']
  const checked = await validate(input)
  if (!checked.issues || !isRow(input)) return checked
  let mended: Readonly<Record<string, unknown>> = input
  for (let round = 0, issues: readonly ToolIssue[] = checked.issues; round < 2; round++) {
    const next = mend(mended, issues)
    if (next === mended) break
    mended = next
    const again = await validate(mended)
    if (!again.issues) return again
    issues = again.issues
  }
  return checked
}

/** The fields that were complained about, read back. */
function mend(input: Readonly<Record<string, unknown>>, issues: readonly ToolIssue[]) {
  const mended = new Map<string, unknown>()
  for (const { path = [] } of issues) {
    const [field, place] = path.map((part) => (typeof part === 'object' ? part.key : part))
    if (typeof field !== 'string' || !Object.hasOwn(input, field) || mended.has(field)) continue
    const value = input[field]
    const read = place === undefined ? fromJson(value) : withTexts(value)
    if (read !== undefined) mended.set(field, read)
  }
  return mended.size === 0
    ? input
    : Object.fromEntries(Object.entries(input).map(([k, v]) => [k, mended.has(k) ? mended.get(k) : v]))
}

/** The value that a JSON text holds, unless that is a text again. */
function fromJson(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > LONGEST) return undefined
  try {
    const read: unknown = JSON.parse(value)
    return typeof read === 'string' ? undefined : read
  } catch {
    return undefined
  }
}

const withTexts = (value: unknown): unknown =>
  Array.isArray(value) && value.some((one) => typeof one === 'number')
    ? value.map((one) => (typeof one === 'number' ? String(one) : one))
    : undefined
