import type { Diagnostic } from '../base/parsed'
import { scanBlocks } from '../parse/blocks/response'
import { diagnose } from '../parse/diagnostics'
import { diagnoseGrid } from './diagnostics'

const OPEN = /<cogmap>/i
const CLOSE = /<\/cogmap>/gi
const CLOSE_LENGTH = '</cogmap>'.length

/**
 * The part of a text a grid map stands in: the first `<map>` or `<cogmap>`, else the text outside `<think>` and
 * `<answer>`. Reports what was passed over.
 */
export function gridRegion(
  text: string,
  end: number,
  found: Diagnostic[],
): { readonly start: number; readonly end: number } {
  const { sections, found: blocks } = scanBlocks(end < text.length ? text.slice(0, end) : text)
  const opening = OPEN.exec(text)
  const map = sections.map?.span
  if (opening && opening.index < end && (map === undefined || opening.index < map[0])) {
    const start = opening.index + opening[0].length
    const close = nextClose(text, start)
    const until = close >= 0 && close < end ? close : end
    if (until === end && close < 0) found.push(diagnose('unclosed-block', text, [end, end], { detail: 'cogmap' }))
    else reportMore(text, until + CLOSE_LENGTH, end, sections.think?.span, sections.answer?.span, found)
    return { start, end: until }
  }
  if (map !== undefined) {
    for (const [kind, diagnostic] of blocks) if (kind === 'map') found.push(diagnostic)
    return { start: map[0], end: map[1] }
  }
  return outsideOf(text, end, [sections.think?.span, sections.answer?.span])
}

/** Of the parts between blocks the first with a bracket in it, else the first part. */
function outsideOf(text: string, end: number, spans: readonly (readonly [number, number] | undefined)[]) {
  const blocks = spans.filter((span) => span !== undefined).sort((a, b) => a[0] - b[0])
  let start = 0
  let first: { start: number; end: number } | undefined
  for (const until of [...blocks.map(([from]) => text.lastIndexOf('<', from - 1)), end]) {
    const part = { start, end: Math.max(start, until) }
    const opens = [text.indexOf('{', start), text.indexOf('[', start)]
    if (opens.some((at) => at >= 0 && at < part.end)) return part
    if (first === undefined && part.end > part.start) first = part
    const block = blocks.find(([from]) => from > until)
    if (block) start = afterTag(text, block[1], end)
  }
  return first ?? { start: 0, end }
}

function afterTag(text: string, at: number, end: number): number {
  const close = text.indexOf('>', at)
  return text[at] === '<' && close >= 0 && close < end ? close + 1 : at
}

/** A map outside the block that counts. */
function reportMore(
  text: string,
  from: number,
  end: number,
  think: readonly [number, number] | undefined,
  answer: readonly [number, number] | undefined,
  found: Diagnostic[],
): void {
  for (let at = text.indexOf('{', from); at >= 0 && at < end; at = text.indexOf('{', at + 1)) {
    const inside = [think, answer].find((span) => span !== undefined && at >= span[0] && at < span[1])
    if (inside) {
      at = inside[1]
      continue
    }
    found.push(diagnoseGrid('other-map', text, at, Math.min(end, at + 80)))
    return
  }
}

function nextClose(text: string, from: number): number {
  // A copy, because the place where a global expression goes on is state.
  const close = new RegExp(CLOSE)
  close.lastIndex = from
  return close.exec(text)?.index ?? -1
}
