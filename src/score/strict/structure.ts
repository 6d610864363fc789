import { isAsciiSpace } from '../../base/characters'
import { partsOf } from '../../parse/blocks/parts'
import { BLOCK_KINDS, type BlockKind } from '../../parse/blocks/tags'
import type { FormatFlag } from '../flags'

/** A block of a response: the text between an opening tag and its closing tag. */
export interface ResponseBlock {
  readonly name: BlockKind
  readonly text: string
  /** Where its text begins in the response. */
  readonly start: number
}

/** How a response is built. */
export interface Structure {
  /** Top-level blocks in the order of the text; one that is never closed does not count. */
  readonly blocks: readonly ResponseBlock[]
  /** One of each block, in order, nothing outside and no tag inside another block. */
  readonly sound: boolean
  /** What breaks it, each once. */
  readonly flags: readonly FormatFlag[]
}

export interface StructureOptions {
  /** The block whose opening tag was in the prompt, if any. */
  readonly prefill: 'map' | 'think' | null
  /** Tokens that may end a response and mean nothing. */
  readonly endTokens: readonly string[]
}

/** The order a whole response has its blocks in. */
const ORDER: readonly BlockKind[] = BLOCK_KINDS

/**
 * The blocks of a response by the exact spelling of their tags. A tag inside another block does not start a block but
 * breaks the structure.
 */
export function readStructure(response: string, { prefill, endTokens }: StructureOptions): Structure {
  const end = withoutEndTokens(response, endTokens)
  const blocks: ResponseBlock[] = []
  const flags = new Set<FormatFlag>()
  for (const part of partsOf(response, { end, spelling: 'exact', inside: prefill ?? undefined })) {
    if (part.what === 'text') {
      if (!isBlank(response, part.start, part.end)) flags.add('text-outside')
    } else if (part.what === 'stray-tag') flags.add('stray-tag')
    else {
      if (part.inside.length > 0) flags.add('nested-tag')
      if (part.close === undefined) flags.add('unclosed-block')
      else blocks.push({ name: part.kind, text: response.slice(part.start, part.end), start: part.start })
    }
  }
  for (const name of ORDER) {
    const count = blocks.filter((block) => block.name === name).length
    if (count === 0) flags.add(`missing-${name}`)
    if (count > 1) flags.add(`repeated-${name}`)
  }
  const inOrder = blocks.every((block, i) => i === 0 || ORDER.indexOf(blocks[i - 1]!.name) <= ORDER.indexOf(block.name))
  if (!inOrder) flags.add('wrong-order')
  return { blocks, sound: flags.size === 0, flags: [...flags] }
}

/** Where a response ends, without white space and declared end tokens. */
function withoutEndTokens(text: string, tokens: readonly string[]): number {
  let end = text.length
  for (;;) {
    while (end > 0 && isAsciiSpace(text.charCodeAt(end - 1))) end--
    const token = tokens.find((one) => one !== '' && text.endsWith(one, end))
    if (token === undefined) return end
    end -= token.length
  }
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isAsciiSpace(text.charCodeAt(at))) return false
  return true
}
