import type { Span } from '../base/parsed'

/** The name of the object a box in prose belongs to. */
export interface ProseName {
  readonly span: Span
  /** The words say that what follows is a box of this name: `name:` at the start of a line, `bounding box of the name`. */
  readonly unmistakable: boolean
}

/** No longer name is looked for, so that finding one costs a constant. */
const MOST_CHARACTERS = 120
const MOST_WORDS = 4

/** Words between a name and its box, or before a name, that belong to neither. */
const FILLERS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set(
    (
      'the a an is are was at in on of to from by has have having with its their it box bbox bounding boxes coordinates ' +
      'coordinate corners corner located placed situated positioned spans spanning span occupies occupying covers lies ' +
      'given as approximately about around and then next also finally first second third there around here now around ' +
      'roughly around region area extent extends range metric position estimated would be should'
    ).split(' '),
  ))()

/** What announces a list rather than an object. */
const HEADINGS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set(
    'answer result results value values output outputs number numbers list map maps input objects option options question'.split(
      ' ',
    ),
  ))()

interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

/**
 * The name that the words before a box give it: those between `from` (the end of the box before) and `box`, in the
 * same sentence and line.
 */
export function proseName(text: string, from: number, box: number): ProseName | undefined {
  const start = sentenceStart(text, Math.max(from, box - MOST_CHARACTERS), box)
  const words = wordsOf(text, start, box)
  const colon = text.slice(start, box).trimEnd().endsWith(':')
  // The box itself is spoken of, so the rest of the words name what it is the box of.
  const boxWord = words.findIndex(({ text: word }) => /^(?:bounding|bbox|boxes)$/.test(word))
  const of = boxWord < 0 ? -1 : words.findIndex(({ text: word }, i) => i > boxWord && (word === 'of' || word === 'for'))
  const after = of < 0 ? [] : withoutFillers(words.slice(of + 1))
  const before = withoutFillers(boxWord < 0 ? words : words.slice(0, boxWord))
  const name = after.length > 0 ? after : before
  const first = name[0]
  const last = name[name.length - 1]
  if (first === undefined || last === undefined || name.length > MOST_WORDS) return undefined
  if (name.some(({ text: word }) => HEADINGS.has(word))) return undefined
  const opensLine = before.length === words.length - leading(words) && colon
  return { span: [first.start, last.end], unmistakable: boxWord >= 0 || opensLine }
}

/** How many fillers a name begins with, as in `the sofa:`. */
function leading(words: readonly Word[]): number {
  const at = words.findIndex(({ text: word }) => !FILLERS.has(word))
  return at < 0 ? words.length : at
}

function withoutFillers(words: readonly Word[]): readonly Word[] {
  let from = 0
  let to = words.length
  while (from < to && FILLERS.has(words[from]!.text)) from++
  while (to > from && FILLERS.has(words[to - 1]!.text)) to--
  return words.slice(from, to)
}

/** Behind the last end of a line or sentence before a box. */
function sentenceStart(text: string, from: number, box: number): number {
  for (let at = box - 1; at >= from; at--) {
    const letter = text[at]!
    if (letter === '\n' || letter === '\r' || letter === ';' || letter === '|') return at + 1
    if ((letter === '.' || letter === '!' || letter === '?') && isBlank(text.charCodeAt(at + 1))) return at + 1
    // A colon or comma with more words behind it: `Objects: sofa [..]`.
    if ((letter === ':' || letter === ',') && /\p{L}/u.test(text.slice(at + 1, box))) return at + 1
  }
  return from
}

const isBlank = (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d)

/** Words in lower case; a possessive is without its `'s`, and marks around words are no part of them. */
function wordsOf(text: string, start: number, end: number): Word[] {
  const words: Word[] = []
  for (const match of text.slice(start, end).matchAll(/[\p{L}\p{N}_#][\p{L}\p{N}\p{M}_#/-]*/gu)) {
    const at = start + match.index
    const word = match[0].toLowerCase()
    const apostrophe = /['’]/.test(text[at - 1] ?? '') && words.length > 0
    if (
      (apostrophe && word === 's') ||
      (words.length === 0 && /^\d+$/.test(word) && '.)'.includes(text[at + word.length] ?? ' '))
    )
      continue
    words.push({ text: word, start: at, end: at + match[0].length })
  }
  return words
}
