import { type BlockKind, CUT, type Tag, tagAt } from './tags'

/** A text that may still grow. */
export interface GrowingText {
  readonly text: string
  /** Where reading ends; everything before it may be looked at. */
  readonly end: number
  /** Whether the text ends for good at `end`. */
  readonly final: boolean
}

/** Closing tags that are known to be absent from the rest of the text, so that no search is repeated. */
export type AbsentClosings = { [kind in BlockKind]?: true } & { commentFrom?: number }

/** `exact`: only `<map>`, `</map>` and so on are tags. `tolerant`: `< Map >` too, but none in HTML comments. */
export type TagSpelling = 'exact' | 'tolerant'

/** A search for tags that can be continued when more text has arrived. */
export interface TagSearch {
  readonly spelling: TagSpelling
  /** Everything before this has been looked at. */
  at: number
  /** Where the search for the end of an HTML comment continues. */
  commentAt?: number
}

/** A search for the end of a block that can be continued when more text has arrived. */
export interface BlockSearch extends TagSearch {
  readonly kind: BlockKind
  /** The tags inside, with positions in the text in which they were found. */
  readonly inside: Tag[]
  /** The first opening tag inside: the block ends there if it is not closed. */
  opening?: Tag
}

export interface BlockEnd {
  /** Where the content ends. */
  readonly end: number
  /** Absent if the block is not closed. */
  readonly close?: Tag
}

/** A search for the end of a block whose content begins at `at`. */
export function searchBlockEnd(kind: BlockKind, at: number, spelling: TagSpelling = 'tolerant'): BlockSearch {
  return { kind, spelling, at, inside: [] }
}

/**
 * The end of a block: its first closing tag, even inside a string. A block that is never closed ends at the next
 * opening tag or at the end of the text; with exact spelling, always at the end of the text. `undefined` if that
 * depends on text still to come.
 */
export function blockEnd(source: GrowingText, search: BlockSearch, absent: AbsentClosings): BlockEnd | undefined {
  const { kind } = search
  const exact = search.spelling === 'exact'
  for (;;) {
    const tag = nextTag(source, search, absent)
    if (tag === CUT) return undefined
    if (tag === undefined) break
    if (tag.closes && tag.kind === kind) return { end: tag.start, close: tag }
    if (!tag.closes) {
      if (absent[kind] && !exact) return { end: tag.start }
      search.opening ??= tag
    }
    search.inside.push(tag)
  }
  if (!source.final) return undefined
  absent[kind] = true
  return { end: exact ? source.end : (search.opening?.start ?? source.end) }
}

/** The next tag of the search; `CUT` if the text so far ends inside a possible tag; `undefined` after the last. */
export function nextTag(source: GrowingText, search: TagSearch, absent: AbsentClosings): Tag | typeof CUT | undefined {
  const { text, end, final } = source
  const exact = search.spelling === 'exact'
  for (;;) {
    const at = text.indexOf('<', search.at)
    if (at < 0 || at >= end) {
      search.at = Math.max(search.at, end)
      return undefined
    }
    search.at = at
    if (!exact) {
      const comment = skipComment(source, at, search, absent)
      if (comment === CUT) return CUT
      if (comment > at) {
        search.at = comment
        continue
      }
    }
    const tag = tagAt(text, at, end)
    if (tag === CUT && !final) return CUT
    search.at = at + 1
    if (tag !== undefined && tag !== CUT && (tag.exact || !exact)) return tag
  }
}

/** The end of the HTML comment that begins at `at`, or `at` if no comment begins there. */
export function skipComment(
  { text, end, final }: GrowingText,
  at: number,
  search: { commentAt?: number },
  absent: AbsentClosings,
): number | typeof CUT {
  if (absent.commentFrom !== undefined && at >= absent.commentFrom) return at
  if (!text.startsWith('<!--', at)) return !final && '<!--'.startsWith(text.slice(at, Math.min(end, at + 4))) ? CUT : at
  const from = Math.max(at + 4, search.commentAt ?? 0)
  const close = text.indexOf('-->', from)
  if (close >= 0 && close + 3 <= end) {
    search.commentAt = undefined
    return close + 3
  }
  if (final) absent.commentFrom = at
  else search.commentAt = Math.max(at + 4, end - 2)
  return final ? at : CUT
}
