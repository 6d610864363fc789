import type { Span } from '../../base/parsed'
import { blockEnd, type Hopeless, searchBlockEnd, skipComment } from './ends'
import { opensItself } from './response'
import { type BlockKind, CUT, tagAt } from './tags'

/** Where in a response a map may stand. */
export interface Passages {
  /** The inside of the first `<map>`. */
  readonly map?: Span
  /** The text outside all blocks, in pieces. */
  readonly outside: readonly Span[]
}

/** Finds the first map block and the text outside blocks, in one scan over the tags. */
export function findPassages(text: string, end: number, prefill: 'map' | 'think' | undefined): Passages {
  const outside: Span[] = []
  const hopeless: Hopeless = {}
  const comments: { commentAt?: number } = {}
  let map: Span | undefined
  let from = 0

  function skipBlock(kind: BlockKind, start: number): number {
    const block = blockEnd(text, end, true, searchBlockEnd(kind, start), hopeless)!
    if (kind === 'map') map ??= [start, block.end]
    from = block.close?.end ?? block.end
    return from
  }

  let at = prefill !== undefined && !opensItself(text, prefill) ? skipBlock(prefill, 0) : 0
  for (at = text.indexOf('<', at); at >= 0 && at < end; at = text.indexOf('<', at)) {
    const comment = skipComment(text, at, end, true, comments, hopeless) as number
    if (comment > at) {
      at = comment
      continue
    }
    const tag = tagAt(text, at, end)
    if (tag === undefined || tag === CUT) at++
    else {
      outside.push([from, at])
      from = tag.end
      at = tag.closes ? tag.end : skipBlock(tag.kind, tag.end)
    }
  }
  outside.push([from, end])
  return { ...(map && { map }), outside: outside.filter(([a, b]) => a < b) }
}
