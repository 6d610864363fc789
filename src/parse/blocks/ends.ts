import { type BlockKind, CUT, type Tag, tagAt } from './tags'

/** Closings that are known not to come any more, so that nothing looks for them twice. */
export type Hopeless = { [kind in BlockKind]?: true } & { commentFrom?: number }

/** A search for the end of a block, which can be continued when more text has come. */
export interface BlockSearch {
  readonly kind: BlockKind
  /** Everything before this was looked at. */
  at: number
  /** Where the search for the end of an HTML comment goes on. */
  commentAt?: number
  /** The opening tags that stand inside. */
  readonly inside: Tag[]
}

export interface BlockEnd {
  /** Where the content ends. */
  readonly end: number
  /** Absent where the block is not closed. */
  readonly close?: Tag
}

/** A search for the end of a block whose content begins at `at`. */
export function searchBlockEnd(kind: BlockKind, at: number): BlockSearch {
  return { kind, at, inside: [] }
}

/**
 * The end of a block: its first closing tag, even inside a string; for an unclosed one the next opening tag, or the
 * end of the text. HTML comments are passed over. `undefined` where that depends on text still to come.
 */
export function blockEnd(
  text: string,
  end: number,
  final: boolean,
  search: BlockSearch,
  hopeless: Hopeless,
): BlockEnd | undefined {
  for (;;) {
    const at = text.indexOf('<', search.at)
    if (at < 0 || at >= end) break
    const comment = skipComment(text, at, end, final, search, hopeless)
    if (comment === CUT) return undefined
    if (comment > at) {
      search.at = comment
      continue
    }
    const tag = tagAt(text, at, end)
    if (tag === CUT) {
      if (!final) return undefined
    } else if (tag?.closes && tag.kind === search.kind) return { end: tag.start, close: tag }
    else if (tag && !tag.closes) {
      if (hopeless[search.kind]) return { end: tag.start }
      search.inside.push(tag)
    }
    search.at = at + 1
  }
  if (!final) {
    search.at = Math.max(search.at, end)
    return undefined
  }
  hopeless[search.kind] = true
  return { end: search.inside[0]?.start ?? end }
}

/** The end of the HTML comment that begins at `at`, or `at` where none does. */
export function skipComment(
  text: string,
  at: number,
  end: number,
  final: boolean,
  search: { commentAt?: number },
  hopeless: Hopeless,
): number | typeof CUT {
  if (hopeless.commentFrom !== undefined && at >= hopeless.commentFrom) return at
  if (!text.startsWith('<!--', at)) return !final && '<!--'.startsWith(text.slice(at, Math.min(end, at + 4))) ? CUT : at
  const from = Math.max(at + 4, search.commentAt ?? 0)
  const close = text.indexOf('-->', from)
  if (close >= 0 && close + 3 <= end) {
    search.commentAt = undefined
    return close + 3
  }
  if (final) hopeless.commentFrom = at
  else search.commentAt = Math.max(at + 4, end - 2)
  return final ? at : CUT
}
