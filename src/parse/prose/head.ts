import type { Span } from '../../base/parsed'
import { isProseSpace } from '../../base/unicode-characters'
import { canName, roleOf } from '../json/keys'
import {
  areName,
  endsClause,
  isBe,
  isFiller,
  isNoun,
  isPlaceVerb,
  isSpanVerb,
  isWideNoun,
  leadsName,
  type ProseToken,
  showsThing,
  tokensOf,
} from './words'

/** What the words before a box say. */
export interface ProseHead {
  /** The object the box belongs to; absent if a box is mentioned without a name before it. */
  readonly name?: { readonly text: string; readonly span: Span }
  /**
   * `box`: a box or its corners are mentioned; `name`: a name and a colon; `place`: something is there;
   * `weak`: a name alone, which only counts if prose was asked for; `again`: the box belongs to the previous name.
   */
  readonly sign: 'box' | 'name' | 'place' | 'weak' | 'again'
}

/** Names farther away are not looked for, so that finding one takes constant time. */
const MOST_CHARACTERS = 400

/** What the words from `from` (the end of the previous numbers) to the bracket at `at` say; `undefined` if nothing. */
export function proseHead(text: string, from: number, at: number): ProseHead | undefined {
  const start = sentenceStart(text, Math.max(from, at - MOST_CHARACTERS), at)
  const tokens = tokensOf(text, start, at)
  const afterBox = start === from && from > 0
  if (afterBox) while (tokens.length > 0 && isLink(tokens[0]!)) tokens.shift()
  if (tokens.length === 0) return afterBox && text.slice(from, at).length < 40 ? { sign: 'again' } : undefined
  const tail = cutTail(tokens)
  const rest = afterNoun(tokens) ?? (tail.noun ? possessor(tokens) : undefined)
  if (tail.noun || rest) {
    const name = nameFrom(text, rest ?? tokens)
    if (name) return { name, sign: 'box' }
    const above = tokens.length === 0 ? nameAbove(text, from, start) : undefined
    return above ? { name: above, sign: 'box' } : tokens.length === 0 ? { sign: 'box' } : undefined
  }
  const subject = withoutAside(tokens, tail.comma)
  const clause = clauseOf(subject)
  const name = nameFrom(text, clause)
  if (name === undefined) return undefined
  const cutAt = subject[subject.length - clause.length - 1]?.word
  const alone = cutAt === undefined || cutAt === ','
  if (tail.colon) return { name, sign: 'name' }
  // `There is a lamp at`, `the room has a sofa at`; but not `put the sofa at`.
  if (tail.span || (tail.place && (tail.be || alone || showsThing(cutAt)))) return { name, sign: 'place' }
  return alone || tail.be ? { name, sign: 'weak' } : undefined
}

const LINKS: readonly string[] = [',', ';', '.', '，', '、', '；', ')', ']', 'and', 'm', '&']
const isLink = ({ word }: ProseToken) => LINKS.includes(word)
const COLONS: readonly string[] = [':', '：', '=', '≈', '|', '->', '→', '–', '—', '-', '为']

/** What the end of the words says, which is removed. */
interface Tail {
  colon: boolean
  noun: boolean
  place: boolean
  span: boolean
  be: boolean
  /** A comma preceded what was removed. */
  comma: boolean
}

function cutTail(tokens: ProseToken[]): Tail {
  const tail: Tail = { colon: false, noun: false, place: false, span: false, be: false, comma: false }
  for (;;) {
    const token = tokens[tokens.length - 1]
    if (token === undefined) return tail
    const { word } = token
    const before = tokens[tokens.length - 2]?.word ?? ''
    if (COLONS.includes(word)) tail.colon = true
    else if (isNoun(word)) tail.noun = true
    else if (isWideNoun(word) && (before === 'bounding' || before === 'its' || isPossessive(before))) {
      tail.noun = true
      if (before === 'bounding') tokens.pop()
    } else if (isPlaceVerb(word)) tail.place = true
    else if (isSpanVerb(word)) tail.span = true
    else if (isBe(word)) tail.be = true
    else if (word === ')' || word === ']') {
      if (!cutRemark(tokens)) return tail
      continue
    } else if (word === ',' && (tail.noun || tail.place)) {
      // `name: sofa, bbox: [..]`
      tokens.pop()
      tail.comma = true
      return tail
    } else if (cutChinese(tokens, tail)) {
      continue
    } else if (!isFiller(word)) return tail
    tokens.pop()
  }
}

const isPossessive = (word: string) => word.endsWith("'s") || word.endsWith('’s')

/** Corner names and units in brackets: `bounding box [x_min, y_min, x_max, y_max]`, `(in metres)`. */
function cutRemark(tokens: ProseToken[]): boolean {
  let open = tokens.length - 2
  while (open >= 0 && tokens[open]!.word !== '(' && tokens[open]!.word !== '[') open--
  const inside = open < 0 ? [] : tokens.slice(open + 1, -1)
  if (!inside.every(({ word }) => word === ',' || isFiller(word) || isNoun(word) || CORNER.test(word))) return false
  if (inside.length === 0) return false
  tokens.length = open
  return true
}

const CORNER = /^(?:[xy][12]|[xy]_?(?:min|max)|(?:min|max)_?[xy])$/

/** Chinese has no spaces: `沙发的边界框是`, `沙发位于`. */
const CHINESE: readonly (readonly [ending: string, sign: keyof Tail])[] = [
  ['边界框', 'noun'],
  ['包围框', 'noun'],
  ['坐标', 'noun'],
  ['位置', 'noun'],
  ['位于', 'place'],
  ['是', 'be'],
  ['为', 'be'],
  ['在', 'place'],
  ['的', 'be'],
]

function cutChinese(tokens: ProseToken[], tail: Tail): boolean {
  const last = tokens[tokens.length - 1]!
  const found = CHINESE.find(([ending]) => last.text.endsWith(ending))
  if (found === undefined) return false
  const [ending, sign] = found
  // A `的` joins the name and the noun after it, and means nothing else.
  if (ending === '的' && !tail.noun) return false
  tail[sign] = true
  const end = last.end - ending.length
  const text = last.text.slice(0, -ending.length)
  tokens.pop()
  if (text !== '') tokens.push({ text, word: text.toLowerCase(), start: last.start, end })
  return true
}

/** The words after the last `box of`, `coordinates for`, `that of`. */
function afterNoun(tokens: readonly ProseToken[]): readonly ProseToken[] | undefined {
  for (let i = tokens.length - 2; i > 0; i--) {
    const { word } = tokens[i]!
    const noun = tokens[i - 1]!.word
    if ((word === 'of' || word === 'for') && (isNoun(noun) || isWideNoun(noun) || noun === 'that'))
      return tokens.slice(i + 1)
  }
  return undefined
}

/** The words of `the sofa's` before its box. */
function possessor(tokens: readonly ProseToken[]): readonly ProseToken[] | undefined {
  const last = tokens[tokens.length - 1]
  const clause = clauseOf(tokens)
  if (last === undefined || !isPossessive(last.word)) return clause
  const cut = { ...last, text: last.text.slice(0, -2), word: last.word.slice(0, -2), end: last.end - 2 }
  return [...clause.slice(0, -1), cut]
}

/** `The sofa, which is grey,` is about `The sofa`. */
function withoutAside(tokens: readonly ProseToken[], comma: boolean): readonly ProseToken[] {
  const aside = tokens.findIndex(({ word }, i) => word === ',' && RELATIVE.includes(tokens[i + 1]?.word ?? ''))
  return comma && aside >= 0 ? tokens.slice(0, aside) : tokens
}

const RELATIVE: readonly string[] = ['which', 'who', 'that']

/** The last clause: `In the room, there is a lamp` is about `a lamp`. */
function clauseOf(tokens: readonly ProseToken[]): readonly ProseToken[] {
  let depth = 0
  for (let i = tokens.length - 1; i >= 0; i--) {
    const { word } = tokens[i]!
    if (word === ')') depth++
    else if (word === '(') depth--
    else if (depth === 0 && (SEPARATORS.includes(word) || endsClause(word))) return tokens.slice(i + 1)
  }
  return tokens
}

const SEPARATORS: readonly string[] = [',', ';', ':', '|', '，', '：', '、', '>', '=', '!', '?']

/** The name given by words, without articles, bullets and numbering. */
function nameFrom(text: string, words: readonly ProseToken[]): ProseHead['name'] {
  let from = 0
  const numbered = /^\d+$/.test(words[0]?.word ?? '') && [')', '.'].includes(words[1]?.word ?? '')
  if (numbered) from = 2
  for (; from < words.length; from++) {
    const { word } = words[from]!
    if (!leadsName(word) && (word === '(' || /^[\p{L}\p{N}]/u.test(word))) break
  }
  const names = words.slice(from)
  const first = names[0]
  const last = names[names.length - 1]
  if (first === undefined || last === undefined || !areName(names) || !areBalanced(names)) return undefined
  const spelled = text.slice(first.start, last.end)
  // Marks may surround a word of the name; anything between two pieces would join them into another word.
  if (/[^\s*`"“”][*`"“”]+[^\s*`"“”]/.test(spelled)) return undefined
  const name = spelled.replace(/[*`"“”]+/g, '')
  if (roleOf(name) !== 'other' || !canName(name)) return undefined
  return { text: name, span: [first.start, last.end] }
}

/** Whether the only signs among the words are matching round brackets. */
function areBalanced(tokens: readonly ProseToken[]): boolean {
  let depth = 0
  for (const { word } of tokens) {
    if (word === '(') depth++
    else if (word === ')') depth--
    else if (!/^[\p{L}\p{N}]/u.test(word) && word !== '#' && word !== '-') return false
    if (depth < 0) return false
  }
  return depth === 0
}

/** The name on the line above a box without a name of its own: a heading, a bullet, `name: sofa`. */
function nameAbove(text: string, from: number, start: number): ProseHead['name'] {
  let end = start
  while (end > from && isProseSpace(text.charCodeAt(end - 1))) end--
  if (!text.slice(end, start).includes('\n')) return undefined
  const floor = Math.max(from, end - MOST_CHARACTERS)
  let line = end
  while (line > floor && text[line - 1] !== '\n') line--
  const tokens = tokensOf(text, line, end)
  if (tokens.length > 0 && COLONS.includes(tokens[tokens.length - 1]!.word)) tokens.pop()
  const key = tokens.findIndex(({ word }) => word === ':' || word === '=')
  if (key > 0 && roleOf(tokens[key - 1]!.word) !== 'name') return undefined
  if (text[end - 1] === '.') return undefined
  return nameFrom(text, tokens.slice(key + 1))
}

/** The text after the last end of a line or sentence before a box. */
function sentenceStart(text: string, from: number, at: number): number {
  for (let i = at - 1; i >= from; i--) {
    const letter = text[i]!
    if (letter === '\n' || letter === '\r' || letter === '。' || letter === '；') return i + 1
    if ('.!?;'.includes(letter) && isProseSpace(text.charCodeAt(i + 1)) && i + 2 < at) return i + 1
    // Tags and arrows: `<b>sofa`, but not `sofa ->`.
    if (letter === '>' && text[i - 1] !== '-' && text[i - 1] !== '=') return i + 1
  }
  return from
}
