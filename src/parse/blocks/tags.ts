import { asciiLower, GREATER_THAN, isAsciiSpace, LOWER_A, LOWER_M, LOWER_T, SLASH } from '../../base/characters'

/** The blocks of a response in the order they belong: {@link BlockKind}. */
export const BLOCK_KINDS = ['map', 'think', 'answer'] as const
/** The blocks of a response. */
export type BlockKind = (typeof BLOCK_KINDS)[number]

/** A tag of one of the three blocks. */
export interface Tag {
  readonly kind: BlockKind
  readonly closes: boolean
  readonly start: number
  readonly end: number
  /** False for `< Map >` and the like. */
  readonly exact: boolean
}

/** Not a tag so far, but it may become one when more text arrives. */
export const CUT = 'cut'

/**
 * The tag that begins at the `<` at `at`; `CUT` if the text ends inside a possible tag; `undefined` if it is not
 * a tag. White space inside and any case are accepted, attributes are not.
 */
export function tagAt(text: string, at: number, end: number): Tag | typeof CUT | undefined {
  let i = skipBlanks(text, at + 1, end)
  const closes = text.charCodeAt(i) === SLASH && i < end
  if (closes) i = skipBlanks(text, i + 1, end)
  if (i >= end) return CUT
  const kind = kindFrom(text.charCodeAt(i))
  if (kind === undefined) return undefined
  for (let k = 0; k < kind.length; k++, i++) {
    if (i >= end) return CUT
    if (asciiLower(text.charCodeAt(i)) !== kind.charCodeAt(k)) return undefined
  }
  i = skipBlanks(text, i, end)
  if (i >= end) return CUT
  if (text.charCodeAt(i) !== GREATER_THAN) return undefined
  const exact = i + 1 - at === kind.length + (closes ? 3 : 2) && text.startsWith(kind, at + (closes ? 2 : 1))
  return { kind, closes, start: at, end: i + 1, exact }
}

export function spellTag(tag: Pick<Tag, 'kind' | 'closes'>): string {
  return `<${tag.closes ? '/' : ''}${tag.kind}>`
}

function kindFrom(code: number): BlockKind | undefined {
  const lower = asciiLower(code)
  return lower === LOWER_M ? 'map' : lower === LOWER_T ? 'think' : lower === LOWER_A ? 'answer' : undefined
}

/** A tag may contain at most this many blanks in a row, so that looking for one takes constant time. */
const MOST_BLANKS = 16

function skipBlanks(text: string, at: number, end: number): number {
  let i = at
  while (i < end && i - at < MOST_BLANKS) {
    if (!isAsciiSpace(text.charCodeAt(i))) break
    i++
  }
  return i
}
