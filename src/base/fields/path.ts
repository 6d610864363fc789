import { rawElements, rawField } from '../json-text'
import { isRow } from './json-row'

/** What a path leads to, and the keys and places on the way, as they are in the row. */
export interface FoundField {
  readonly value: unknown
  readonly steps: readonly (string | number)[]
}

/**
 * What is at `a.b.0` of a row: keys of objects and places in lists, from 0, or from the end with `-1` for the last. A key
 * that holds the dots itself comes first. Inherited properties do not count.
 *
 * @example
 * findAt({ choices: [{ message: { content: 'B' } }] }, 'choices.-1.message.content')?.value // 'B'
 */
export function findAt(row: unknown, path: string): FoundField | undefined {
  if (isRow(row) && Object.hasOwn(row, path)) return { value: row[path], steps: [path] }
  const steps: (string | number)[] = []
  let value = row
  for (const key of path.split('.')) {
    const step = Array.isArray(value)
      ? placeIn(value, key)
      : isRow(value) && Object.hasOwn(value, key)
        ? key
        : undefined
    if (step === undefined) return undefined
    steps.push(step)
    value = (value as { readonly [step: string | number]: unknown })[step]
  }
  return { value, steps }
}

/** The value at a path; `undefined` where there is nothing. */
export const atPath = (row: unknown, path: string): unknown => findAt(row, path)?.value

function placeIn(list: readonly unknown[], key: string): number | undefined {
  if (!/^-?(?:0|[1-9]\d{0,8})$/.test(key)) return undefined
  const place = Number(key) + (key.startsWith('-') ? list.length : 0)
  return place >= 0 && place < list.length ? place : undefined
}

/** The value behind some steps as valid JSON text spells it; `undefined` where there is nothing. */
export function rawAt(json: string, steps: readonly (string | number)[]): string | undefined {
  let raw: string | undefined = json
  for (const step of steps) {
    if (raw === undefined) return undefined
    raw = typeof step === 'number' ? rawElements(raw)?.[step] : rawField(raw, step)
  }
  return raw
}
