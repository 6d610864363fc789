import { isProseSpace } from '../../base/unicode-characters'

/** The choices in a question's text, and where they are. */
export interface TextChoices {
  readonly choices: readonly string[]
  readonly start: number
  readonly end: number
}

/** Longest list of choices that is looked at, characters. */
const LONGEST = 4_000
const QUOTES: { readonly [open: string]: string } = { "'": "'", '"': '"', '\u2018': '\u2019', '\u201c': '\u201d' }

/**
 * Choices printed as a program prints a list, `['A. lamp', 'B. table']` or `{"A": "lamp", "B": "table"}`: the last list
 * of two texts or more in quotes. `undefined` if there is none.
 */
export function printedChoices(text: string): TextChoices | undefined {
  let before = text.length
  for (let tries = 0; tries < 4; tries++) {
    const close = Math.max(text.lastIndexOf(']', before), text.lastIndexOf('}', before))
    if (close < 1) return undefined
    before = close - 1
    const bracket = text[close]
    const start = text.lastIndexOf(bracket === ']' ? '[' : '{', close)
    if (start < 0 || close - start > LONGEST) continue
    const choices = quotedItems(text.slice(start + 1, close), bracket === '}')
    if (choices !== undefined && choices.length > 1) return { choices, start, end: close + 1 }
  }
  return undefined
}

/** The items of a list that are all in quotes, with commas between them; of a dictionary its values. */
function quotedItems(list: string, isDictionary: boolean): string[] | undefined {
  const items: string[] = []
  let at = 0
  const skip = () => {
    while (at < list.length && isProseSpace(list.charCodeAt(at))) at++
  }
  const quoted = (): string | undefined => {
    skip()
    const close = QUOTES[list[at] ?? '']
    if (close === undefined) return undefined
    const start = ++at
    // A quote closes if a comma, a colon or the end follows; "cat's bed" continues.
    for (; at < list.length; at++) {
      if (list[at] !== close || !/^\s{0,8}(?:[,:]|$)/.test(list.slice(at + 1, at + 10))) continue
      at++
      return list.slice(start, at - 1).trim()
    }
    return undefined
  }
  while (true) {
    let item = quoted()
    if (item === undefined) return undefined
    skip()
    if (isDictionary) {
      if (list[at++] !== ':') return undefined
      item = quoted()
      if (item === undefined) return undefined
      skip()
    }
    if (item === '') return undefined
    items.push(item)
    if (at >= list.length) return items
    if (list[at++] !== ',') return undefined
    skip()
    if (at >= list.length) return items
  }
}

const HEADER = /\b(?:options|choices|candidates|alternatives|answers)\b/gi
/** Words in front of the header that belong to it. */
const BEFORE_HEADER = /(?:(?:the|answer|possible|available|multiple|choice|following|given)[ -]){1,4}$/i

/** Where a word that announces choices is ("Options:"), from its first word to what follows its mark. */
export interface ChoiceHeader {
  readonly start: number
  readonly end: number
}

/** The last header of choices before a position; it begins a sentence or a line and ends in a mark. */
export function choiceHeader(text: string, before: number): ChoiceHeader | undefined {
  let header: ChoiceHeader | undefined
  for (const { index, 0: word } of text.matchAll(HEADER)) {
    if (index >= before) break
    const lead = BEFORE_HEADER.exec(text.slice(Math.max(0, index - 40), index))?.[0].length ?? 0
    const start = index - lead
    let left = start
    while (left > 0 && ' \t*#('.includes(text[left - 1]!)) left--
    if (left > 0 && !'.?!:;\n\r])'.includes(text[left - 1]!)) continue
    const mark = /^[ \t*)]{0,4}(?:are[ \t]{0,4})?(?:[:\uff1a.]|\n|\r)[ \t*]{0,4}/.exec(
      text.slice(index + word.length, index + word.length + 24),
    )
    if (mark) header = { start: left, end: index + word.length + mark[0].length }
  }
  return header
}

/** Choices without letters after a header: one on each line, or separated by commas, semicolons, slashes or "or". */
export function choicesBehind(text: string, header: ChoiceHeader): TextChoices | undefined {
  let end = text.indexOf('\n\n', header.end)
  if (end < 0 || end - header.end > LONGEST) end = Math.min(text.length, header.end + LONGEST)
  const block = text.slice(header.end, end)
  const lines = block.split(/[\n\r]+/).filter((line) => line.trim() !== '')
  if (lines.length > 1) return { choices: lines.map(tidyItem), start: header.start, end }
  const line = lines[0] ?? ''
  const sentence = /[.?!](?=\s)/.exec(line)?.index ?? line.length
  const said = line.slice(0, sentence)
  const separator = [';', ',', '|', ' / ', '/'].find((one) => said.includes(one))
  const parts = separator === undefined ? said.split(/\bor\b/) : said.split(separator)
  const choices = parts.map((part) => tidyItem(part.replace(/^\s*(?:or|and)\s/i, ''))).filter((part) => part !== '')
  const after = header.end + block.indexOf(line) + sentence
  return choices.length > 1 ? { choices, start: header.start, end: after } : undefined
}

/** An item without its bullet, number, quotes and closing mark. */
const tidyItem = (item: string): string =>
  item
    .trim()
    .replace(/^(?:[-*\u2022]|\(?[a-z\d]{1,2}[.)])\s+/, '')
    .replace(/[.,;]$/, '')
    .replace(/^["']|["']$/g, '')
    .trim()
