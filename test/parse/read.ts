import { expect, it } from 'vitest'
import type { Diagnostic } from '../../src/base/parsed'
import { type ParseLayoutOptions, parseLayout } from '../../src/parse/layout'

/** The objects of a text in short: `sofa 1 2 3 4; lamp 0 0 1 1`, or `refused`. */
export function objectsIn(text: string, options?: ParseLayoutOptions): string {
  const parsed = parseLayout(text, options)
  if (!parsed.ok) return 'refused'
  return parsed.value.objects.map(({ id, box }) => `${id} ${box.minX} ${box.minY} ${box.maxX} ${box.maxY}`).join('; ')
}

/** The diagnostics of a text in short: the code and the quoted place of each. */
export function foundIn(text: string, options?: ParseLayoutOptions): string[] {
  return parseLayout(text, { ...options, diagnostics: 'each' }).diagnostics.map((diagnostic) =>
    inShort(text, diagnostic),
  )
}

export function inShort(text: string, { code, span }: Diagnostic): string {
  const quoted = span ? text.slice(...span) : ''
  return quoted === '' ? code : `${code} ${quoted}`
}

/** A literal test: a title, a text, its objects in short, its diagnostics in short. */
export type Row = readonly [title: string, text: string, objects: string, found: readonly string[]]

export function check(rows: readonly Row[], options?: ParseLayoutOptions): void {
  it.each(rows)('%s', (_, text, objects, found) => {
    expect(objectsIn(text, options)).toBe(objects)
    expect(foundIn(text, options)).toEqual(found)
  })
}

export const A = '{"object_name":"a","bbox":[1,2,3,4]}'
export const B = '{"object_name":"b","bbox":[5,6,7,8]}'
export const both = 'a 1 2 3 4; b 5 6 7 8'
