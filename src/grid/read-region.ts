import type { Diagnostic } from '../base/parsed'
import type { BlockPart } from '../parse/blocks/parts'
import { scanBlocks } from '../parse/blocks/response'
import { CUT, tagAt } from '../parse/blocks/tags'
import { diagnose } from '../parse/diagnostics'
import { diagnoseGrid } from './diagnostics'

const OPEN = /<cogmap>/i
const CLOSE = /<\/cogmap>/gi
const CLOSE_LENGTH = '</cogmap>'.length

interface Region {
  readonly start: number
  readonly end: number
}

/**
 * The part of a text that contains a grid map: the first `<map>` or `<cogmap>`, or else the text outside `<think>` and
 * `<answer>`. Reports what was skipped.
 */
export function gridRegion(text: string, end: number, found: Diagnostic[]): Region {
  const { blocks, found: aboutBlocks } = scanBlocks(text, { end })
  const { map } = blocks
  // The blocks without a map, in order.
  const others = [blocks.think, blocks.answer].filter((block) => block !== undefined).sort((a, b) => a.start - b.start)
  const opening = OPEN.exec(text)
  if (opening && opening.index < end && (map === undefined || opening.index < map.start)) {
    const start = opening.index + opening[0].length
    const close = nextClose(text, start)
    const until = close >= 0 && close < end ? close : end
    if (until === end && close < 0) found.push(diagnose('unclosed-block', text, [end, end], { detail: 'cogmap' }))
    else reportMore(text, { start: until + CLOSE_LENGTH, end }, others, found)
    return { start, end: until }
  }
  if (map !== undefined) {
    for (const [kind, diagnostic] of aboutBlocks) if (kind === 'map') found.push(diagnostic)
    return { start: map.start, end: map.end }
  }
  return outsideOf(text, end, others)
}

/** The first of the parts between blocks that contains a bracket, or else the first part. */
function outsideOf(text: string, end: number, blocks: readonly BlockPart[]): Region {
  let start = 0
  let first: Region | undefined
  for (const block of [...blocks, undefined]) {
    const part = { start, end: Math.max(start, block?.open?.start ?? end) }
    const opens = [text.indexOf('{', start), text.indexOf('[', start)]
    if (opens.some((at) => at >= 0 && at < part.end)) return part
    if (first === undefined && part.end > part.start) first = part
    if (block) start = block.close?.end ?? afterTag(text, block.end, end)
  }
  return first ?? { start: 0, end }
}

/** An unclosed block ends at an opening tag, which is not text outside blocks, or at the end. */
function afterTag(text: string, at: number, end: number): number {
  const tag = at < end ? tagAt(text, at, end) : CUT
  return tag === undefined || tag === CUT ? at : tag.end
}

/** A second map, outside the block that counts. */
function reportMore(text: string, region: Region, blocks: readonly BlockPart[], found: Diagnostic[]): void {
  const { start, end } = region
  for (let at = text.indexOf('{', start); at >= 0 && at < end; at = text.indexOf('{', at + 1)) {
    const inside = blocks.find((block) => at >= block.start && at < block.end)
    if (inside) {
      at = inside.end
      continue
    }
    found.push(diagnoseGrid('other-map', text, [at, Math.min(end, at + 80)]))
    return
  }
}

function nextClose(text: string, from: number): number {
  // A copy, because the `lastIndex` of a global expression is state.
  const close = new RegExp(CLOSE)
  close.lastIndex = from
  return close.exec(text)?.index ?? -1
}
