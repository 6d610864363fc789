import { type AbsentClosings, blockEnd, nextTag, searchBlockEnd, type TagSearch, type TagSpelling } from './ends'
import { type BlockKind, CUT, type Tag, tagAt } from './tags'

/** One block of a response with the position of its content. */
export interface BlockPart {
  readonly what: 'block'
  readonly kind: BlockKind
  readonly start: number
  readonly end: number
  /** Absent if the opening tag was in the prompt. */
  readonly open?: Tag
  /** Absent if the block is not closed. */
  readonly close?: Tag
  /** The tags inside. */
  readonly inside: readonly Tag[]
}

/** What a response is made of: blocks, the text outside them, and closing tags without a block. */
export type ResponsePart =
  | BlockPart
  | { readonly what: 'text'; readonly start: number; readonly end: number }
  | { readonly what: 'stray-tag'; readonly tag: Tag }

export interface PartsOptions {
  /** Where reading ends; default the end of the text. */
  readonly end?: number
  /** Default `'tolerant'`; see {@link blockEnd} for what else depends on it. */
  readonly spelling?: TagSpelling
  /** The block in which the text begins, because its opening tag was in the prompt. */
  readonly inside?: BlockKind | undefined
}

/**
 * The parts of a response in order; together with their tags they cover the text without gaps. This is the only place
 * that decides where the blocks of a whole response begin and end. Linear in the length of the text.
 */
export function* partsOf(text: string, options: PartsOptions = {}): Generator<ResponsePart, void, undefined> {
  const { end = text.length, spelling = 'tolerant', inside } = options
  const source = { text, end, final: true }
  const absent: AbsentClosings = {}
  const outside: TagSearch = { spelling, at: 0 }
  let open: Tag | undefined
  let kind = inside
  let from = 0
  for (;;) {
    if (kind !== undefined) {
      const search = searchBlockEnd(kind, from, spelling)
      const found = blockEnd(source, search, absent)!
      yield { what: 'block', kind, start: from, ...found, ...(open && { open }), inside: search.inside }
      from = outside.at = found.close?.end ?? found.end
    }
    const tag = nextTag(source, outside, absent)
    const until = tag === undefined || tag === CUT ? end : tag.start
    if (from < until) yield { what: 'text', start: from, end: until }
    if (tag === undefined || tag === CUT) return
    from = tag.end
    open = tag
    kind = tag.closes ? undefined : tag.kind
    if (tag.closes) yield { what: 'stray-tag', tag }
  }
}

/** The block that is said to begin in the prompt, unless the text opens it itself. */
export function blockFromPrompt<Kind extends BlockKind>(text: string, kind: Kind | undefined): Kind | undefined {
  return kind !== undefined && opensItself(text, kind) ? undefined : kind
}

function opensItself(text: string, kind: BlockKind): boolean {
  const at = text.search(/\S/)
  if (at < 0 || text[at] !== '<') return false
  const tag = tagAt(text, at, text.length)
  return tag !== undefined && tag !== CUT && !tag.closes && tag.kind === kind
}
