import { findObject } from '../../../layout/find'
import { foldLabel } from '../../../layout/label'
import type { BevObject, Layout } from '../../../layout/layout'

/** The objects of a map by the words that reasoning calls them. */
export interface NamedObjects {
  readonly layout: Layout
  /** Objects whose labels have marks that reasoning is read without (`men's jacket`, `hat & coat rack`), if any. */
  readonly marked: ReadonlyMap<string, readonly BevObject[]> | undefined
}

/** Made once for a text. */
export function namedObjects(layout: Layout): NamedObjects {
  let marked: Map<string, BevObject[]> | undefined
  for (const object of layout.objects) {
    if (!MARK.test(object.label)) continue
    marked ??= new Map()
    const key = keyOf(object.label.split(' ').map(wordOf))
    const same = marked.get(key)
    if (same) same.push(object)
    else marked.set(key, [object])
  }
  return { layout, marked }
}

/** What words name: one object, or all of a label; `undefined` if there is none. */
export function objectsCalled(
  { layout, marked }: NamedObjects,
  words: readonly string[],
): readonly BevObject[] | undefined {
  const found = findObject(layout, words.join(' '))
  if (found.kind === 'none') return marked?.get(keyOf(words))
  return found.kind === 'one' ? [found.object] : found.objects
}

/** Lower case, without a genitive's ending. */
export function wordOf(text: string): string {
  const word = text.toLowerCase()
  return word.endsWith("'s") || word.endsWith('’s') ? word.slice(0, -2) : word
}

/** A character that labels are compared with, and that is not part of a word or a number of an instance. */
const MARK = /[^\p{L}\p{N}\s_#-]/u

const keyOf = (words: readonly string[]): string => foldLabel(words.join('')).replace(/[^\p{L}\p{N}]+/gu, '')
