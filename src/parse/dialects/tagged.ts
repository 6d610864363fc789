import type { Span } from '../../base/parsed'

/** The content of a tag that holds numbers, such as `<bbox>(..)</bbox>`. */
export interface TaggedNumbers {
  readonly start: number
  readonly contentStart: number
  readonly contentEnd: number
  /** After the closing tag, if there is one. */
  readonly end: number
  readonly closed: boolean
}

/** Longer content is not a box; this also bounds how far an unclosed tag is followed. */
const LONGEST_CONTENT = 2000

/** The next `<name>..</name>` at or after `at`. An opening tag without a closing one ends at the next `<`. */
export function nextTagged(text: string, name: string, at: number, end: number): TaggedNumbers | undefined {
  const start = text.indexOf(`<${name}>`, at)
  if (start < 0 || start >= end) return undefined
  const contentStart = start + name.length + 2
  const limit = Math.min(end, contentStart + LONGEST_CONTENT)
  let contentEnd = contentStart
  while (contentEnd < limit && text[contentEnd] !== '<') contentEnd++
  const closing = `</${name}>`
  const closed = text.startsWith(closing, contentEnd) && contentEnd + closing.length <= end
  return { start, contentStart, contentEnd, end: contentEnd + (closed ? closing.length : 0), closed }
}

/** The content without brackets around it. */
export function withoutBrackets(text: string, [start, end]: Span): Span {
  const [open, close] = [text[start], text[end - 1]]
  const bracketed = end - start >= 2 && ((open === '(' && close === ')') || (open === '[' && close === ']'))
  return bracketed ? [start + 1, end - 1] : [start, end]
}
