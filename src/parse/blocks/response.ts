import type { Diagnostic, Parsed, Span } from '../../base/parsed'
import { type DiagnosticCode, diagnose, settle } from '../diagnostics'
import { blockEnd, type Hopeless, searchBlockEnd, skipComment } from './ends'
import { type BlockKind, CUT, spellTag, type Tag, tagAt } from './tags'

/** A block's content and where it stands in the response. */
export interface Section {
  readonly text: string
  readonly span: Span
}

/** The blocks of a response; of several of a kind the first. */
export interface ResponseSections {
  readonly map?: Section
  readonly think?: Section
  readonly answer?: Section
}

export interface ResponseOptions {
  /** The block whose opening tag stood in the prompt, so that the text begins inside it. */
  readonly prefill?: 'map' | 'think'
}

/**
 * The blocks of a response, found in one linear scan over its tags. A block ends at its first closing tag, even
 * inside a string; an unclosed one ends at the next opening tag or at the end of the text. `ok` when there is a block.
 */
export function parseResponse(text: string, options: ResponseOptions = {}): Parsed<ResponseSections> {
  const { sections, found } = scanBlocks(text, options.prefill)
  const diagnostics = found.map(([, diagnostic]) => diagnostic)
  if (sections.map || sections.think || sections.answer)
    return { ok: true, value: sections, diagnostics: settle(diagnostics) }
  const reason = diagnose(text === '' ? 'empty-text' : 'no-blocks', text, [0, text.length])
  const [first = reason, ...others] = settle([reason, ...diagnostics])
  return { ok: false, diagnostics: [first, ...others] }
}

/** The blocks of a response, and what was found about each kind. */
export interface ScannedBlocks {
  readonly sections: ResponseSections
  readonly found: readonly (readonly [kind: BlockKind, diagnostic: Diagnostic])[]
  /** Where the last block ends. */
  readonly end: number
}

export function scanBlocks(text: string, prefill?: 'map' | 'think'): ScannedBlocks {
  const found: [BlockKind, Diagnostic][] = []
  const report = (kind: BlockKind, code: DiagnosticCode, span: Span, detail?: string) => {
    found.push([kind, diagnose(code, text, span, { detail })])
  }
  const reportSpelling = (tag: Tag) => {
    if (!tag.exact) report(tag.kind, 'respelled-tag', [tag.start, tag.end], spellTag(tag))
  }
  const sections: { [kind in BlockKind]?: Section } = {}
  const hopeless: Hopeless = {}
  let last = 0

  // Reads the block whose content begins at `from`; returns where to go on.
  function readBlock(kind: BlockKind, from: number, open: Span): number {
    const search = searchBlockEnd(kind, from)
    const { end, close } = blockEnd(text, text.length, true, search, hopeless)!
    last = close?.end ?? end
    if (sections[kind] === undefined) {
      sections[kind] = { text: text.slice(from, end), span: [from, end] }
      if (close === undefined) report(kind, 'unclosed-block', [end, end], kind)
    } else report(kind, 'extra-block', open, kind)
    if (close === undefined) return end
    reportSpelling(close)
    for (const tag of search.inside) report(kind, 'nested-block', [tag.start, tag.end])
    return close.end
  }

  let at = prefill !== undefined && !opensItself(text, prefill) ? readBlock(prefill, 0, [0, 0]) : 0
  const comments: { commentAt?: number } = {}
  while ((at = text.indexOf('<', at)) >= 0) {
    const comment = skipComment(text, at, text.length, true, comments, hopeless)
    if (comment !== CUT && comment > at) {
      at = comment
      continue
    }
    const tag = tagAt(text, at, text.length)
    if (tag === undefined || tag === CUT) at++
    else if (tag.closes) {
      report(tag.kind, 'stray-tag', [tag.start, tag.end], spellTag(tag))
      at = tag.end
    } else {
      reportSpelling(tag)
      at = readBlock(tag.kind, tag.end, [tag.start, tag.end])
    }
  }
  return { sections, found, end: last }
}

/** Whether the text begins with the tag that was said to stand in the prompt. */
export function opensItself(text: string, kind: BlockKind): boolean {
  const at = text.search(/\S/)
  if (at < 0 || text[at] !== '<') return false
  const tag = tagAt(text, at, text.length)
  return tag !== undefined && tag !== CUT && !tag.closes && tag.kind === kind
}
