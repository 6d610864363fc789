import type { FormatFlag } from '../flags'

/** The blocks of a response, in the order a whole one has them. */
export type BlockName = 'map' | 'think' | 'answer'

/** A block of a response: what stands between an opening tag and its closing one. */
export interface ResponseBlock {
  readonly name: BlockName
  readonly text: string
  /** Where its text begins in the response. */
  readonly start: number
}

/** How a response is built. */
export interface Structure {
  /** Top-level blocks in the order they stand in; one that is never closed is none. */
  readonly blocks: readonly ResponseBlock[]
  /** One of each block, in order, nothing outside and no tag inside another block. */
  readonly sound: boolean
  /** What breaks it, each once. */
  readonly flags: readonly FormatFlag[]
}

export interface StructureOptions {
  /** The block whose opening tag stood in the prompt, if any. */
  readonly prefill: 'map' | 'think' | null
  /** Tokens that may end a response and mean nothing. */
  readonly endTokens: readonly string[]
}

const ORDER: readonly BlockName[] = ['map', 'think', 'answer']

/**
 * Walks the tags of a response once. Only the exact spellings count; a block ends at its first closing tag, wherever it
 * stands, and a tag inside another block is no block but breaks the structure.
 */
export function readStructure(response: string, { prefill, endTokens }: StructureOptions): Structure {
  const end = withoutEndTokens(response, endTokens)
  const blocks: ResponseBlock[] = []
  const flags = new Set<FormatFlag>()
  let open: { name: BlockName; start: number } | undefined = prefill ? { name: prefill, start: 0 } : undefined
  let outside = 0
  for (let at = response.indexOf('<'); at >= 0 && at < end; at = response.indexOf('<', at + 1)) {
    const tag = tagAt(response, at)
    if (tag === undefined) continue
    if (open === undefined) {
      if (!isBlank(response, outside, at)) flags.add('text-outside')
      if (tag.closes) flags.add('stray-tag')
      else open = { name: tag.name, start: tag.end }
      outside = tag.end
    } else if (tag.closes && tag.name === open.name) {
      blocks.push({ name: open.name, text: response.slice(open.start, at), start: open.start })
      open = undefined
      outside = tag.end
    } else flags.add('nested-tag')
    at = tag.end - 1
  }
  if (open !== undefined) flags.add('unclosed-block')
  else if (!isBlank(response, outside, end)) flags.add('text-outside')
  for (const name of ORDER) {
    const count = blocks.filter((block) => block.name === name).length
    if (count === 0) flags.add(`missing-${name}`)
    if (count > 1) flags.add(`repeated-${name}`)
  }
  const inOrder = blocks.every((block, i) => i === 0 || ORDER.indexOf(blocks[i - 1]!.name) <= ORDER.indexOf(block.name))
  if (!inOrder) flags.add('wrong-order')
  return { blocks, sound: flags.size === 0, flags: [...flags] }
}

function tagAt(text: string, at: number): { name: BlockName; closes: boolean; end: number } | undefined {
  const closes = text[at + 1] === '/'
  const from = closes ? at + 2 : at + 1
  const name = ORDER.find((one) => text.startsWith(`${one}>`, from))
  return name && { name, closes, end: from + name.length + 1 }
}

/** Where a response ends, white space and declared tokens of its end left out. */
function withoutEndTokens(text: string, tokens: readonly string[]): number {
  let end = text.length
  for (;;) {
    while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--
    const token = tokens.find((one) => one !== '' && text.endsWith(one, end))
    if (token === undefined) return end
    end -= token.length
  }
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isSpace(text.charCodeAt(at))) return false
  return true
}

const isSpace = (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d)
