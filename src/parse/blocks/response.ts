import type { Diagnostic, Parsed, Span } from '../../base/parsed'
import { type DiagnosticCode, diagnose, settle } from '../diagnostics'
import { type BlockPart, blockFromPrompt, partsOf } from './parts'
import { type BlockKind, spellTag, type Tag } from './tags'

/** A block's content and its position in the response. */
export interface Section {
  readonly text: string
  readonly span: Span
}

/** The blocks of a response; if there are several of a kind, the first. */
export interface ResponseSections {
  /** Content of the first `<map>`; absent if the response has no such block. */
  readonly map?: Section
  /** Content of the first `<think>`; absent if the response has no such block. */
  readonly think?: Section
  /** Content of the first `<answer>`; absent if the response has no such block. */
  readonly answer?: Section
}

/** What {@link parseResponse} is told about the prompt. */
export interface ResponseOptions {
  /** The block whose opening tag was in the prompt, so that the text begins inside it. */
  readonly prefill?: 'map' | 'think'
}

/**
 * The blocks of a response, found in one linear scan over its tags. A block ends at its first closing tag, even
 * inside a string; an unclosed one ends at the next opening tag or at the end of the text. `ok` when there is a block.
 *
 * @example
 * const response = '<map>[]</map><think>Near.</think><answer>A</answer>'
 * unwrap(parseResponse(response)).answer.text // 'A'
 */
export function parseResponse(text: string, options: ResponseOptions = {}): Parsed<ResponseSections> {
  const { blocks, found } = scanBlocks(text, options)
  const diagnostics = found.map(([, diagnostic]) => diagnostic)
  const sections: { [kind in BlockKind]?: Section } = {}
  for (const { kind, start, end } of Object.values(blocks))
    sections[kind] = { text: text.slice(start, end), span: [start, end] }
  if (Object.keys(sections).length > 0) return { ok: true, value: sections, diagnostics: settle(diagnostics) }
  const reason = diagnose(text === '' ? 'empty-text' : 'no-blocks', text, [0, text.length])
  const [first = reason, ...others] = settle([reason, ...diagnostics])
  return { ok: false, diagnostics: [first, ...others] }
}

/** The first block of each kind, and what was found about each kind. */
export interface ScannedBlocks {
  readonly blocks: { readonly [kind in BlockKind]?: BlockPart }
  readonly found: readonly (readonly [kind: BlockKind, diagnostic: Diagnostic])[]
  /** Where the last block ends. */
  readonly end: number
}

/** Finds the blocks of a text up to `end` (default: the end of the text) and reports anything odd about them. */
export function scanBlocks(text: string, options: ResponseOptions & { readonly end?: number } = {}): ScannedBlocks {
  const { prefill, end = text.length } = options
  const found: [BlockKind, Diagnostic][] = []
  const report = (kind: BlockKind, code: DiagnosticCode, span: Span, detail?: string) => {
    found.push([kind, diagnose(code, text, span, { detail })])
  }
  const reportSpelling = (tag: Tag | undefined) => {
    if (tag && !tag.exact) report(tag.kind, 'respelled-tag', spanOf(tag), spellTag(tag))
  }
  const blocks: { [kind in BlockKind]?: BlockPart } = {}
  let last = 0
  for (const part of partsOf(text, { end, inside: blockFromPrompt(text, prefill) })) {
    if (part.what === 'stray-tag') report(part.tag.kind, 'stray-tag', spanOf(part.tag), spellTag(part.tag))
    if (part.what !== 'block') continue
    const { kind, open, close } = part
    last = close?.end ?? part.end
    reportSpelling(open)
    if (blocks[kind] === undefined) {
      blocks[kind] = part
      if (close === undefined) report(kind, 'unclosed-block', [part.end, part.end], kind)
    } else report(kind, 'extra-block', open ? spanOf(open) : [0, 0], kind)
    if (close === undefined) continue
    reportSpelling(close)
    for (const tag of part.inside) if (!tag.closes) report(kind, 'nested-block', spanOf(tag))
  }
  return { blocks, found, end: last }
}

const spanOf = (tag: Tag): Span => [tag.start, tag.end]
