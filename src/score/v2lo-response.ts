import { isPythonSpace, skipPythonSpace, trimPythonSpaceEnd } from './python-text'

/** What the paper's reward sees of a response. */
export interface V2loReading {
  /** 1 where the whole response is a map, a think and an answer block in this order, else 0. */
  readonly format: 0 | 1
  /** The text of the first answer block, cleaned as the original cleans it; `undefined` where there is none. */
  readonly answer: string | undefined
}

/**
 * Reads a response as the paper's reward does, in one hop over its `<` signs.
 *
 * The original deletes all white space beside `<`, `>` and `/` from the whole response, wants one full match of
 * `<map>.*?</map>\s*<think>.*?</think>\s*<answer>.*?</answer>`, and takes the first `<answer>(.*?)</answer>`
 * wherever it stands. Here nothing is copied but the answer: white space is stepped over where a tag allows it. The
 * earliest joint between two blocks is always the best one to take, so no joint is ever tried twice.
 */
export function readV2loResponse(text: string): V2loReading {
  let stage: Stage = BROKEN
  let format: 0 | 1 = 0
  let answerStart = -1
  let answerEnd = -1
  let at = skipPythonSpace(text, 0)
  // Where the block that `stage` is in began: its closing tag cannot stand before.
  let blockStart = tagEnd(text, at, 'map>')
  if (blockStart !== -1) {
    stage = IN_MAP
    at = blockStart
  }
  for (at = text.indexOf('<', at); at !== -1; at = text.indexOf('<', at)) {
    if (answerStart === -1) {
      answerStart = tagEnd(text, at, 'answer>')
    } else if (answerEnd === -1 && tagEnd(text, at, '/answer>') !== -1) {
      answerEnd = at
    }
    let next = at + 1
    if (stage === IN_MAP) {
      const joint = jointEnd(text, at, '/map>', 'think>')
      if (joint !== -1) {
        stage = IN_THINK
        next = joint
      }
    } else if (stage === IN_THINK) {
      const joint = jointEnd(text, at, '/think>', 'answer>')
      if (joint !== -1) {
        stage = IN_ANSWER
        blockStart = joint
        next = joint
        if (answerStart === -1) answerStart = joint
      }
    }
    if (answerEnd !== -1 && (stage === IN_ANSWER || stage === BROKEN)) break
    at = next
  }
  if (stage === IN_ANSWER) {
    // Whatever stands in the answer, the response must end with a closing tag.
    const last = text.lastIndexOf('<')
    const end = last >= blockStart ? tagEnd(text, last, '/answer>') : -1
    if (end !== -1 && skipPythonSpace(text, end) === text.length) format = 1
  }
  return { format, answer: answerEnd === -1 ? undefined : cleanAnswer(text, answerStart, answerEnd) }
}

type Stage = 0 | 1 | 2 | 3
/** The response does not begin with `<map>`: it has no format, only perhaps an answer. */
const BROKEN = 0
const IN_MAP = 1
const IN_THINK = 2
const IN_ANSWER = 3

type Tag = 'map>' | 'think>' | 'answer>' | '/map>' | '/think>' | '/answer>'

/** The end of a tag whose `<` stands at `at`, or -1; `tag` is its spelling without the `<`. */
function tagEnd(text: string, at: number, tag: Tag): number {
  const first = text.charCodeAt(at + 1)
  if (first === tag.charCodeAt(0) && text.startsWith(tag, at + 1) && text.charCodeAt(at) === LESS) {
    return at + 1 + tag.length
  }
  return first === SLASH || first === tag.charCodeAt(0) || isPythonSpace(first) ? spacedTagEnd(text, at, tag) : -1
}

/** As `tagEnd`, where white space may stand after `<`, around `/` and before `>`. */
function spacedTagEnd(text: string, at: number, tag: Tag): number {
  if (text.charCodeAt(at) !== LESS) return -1
  let i = skipPythonSpace(text, at + 1)
  const closing = tag.charCodeAt(0) === SLASH
  if (closing) {
    if (text.charCodeAt(i) !== SLASH) return -1
    i = skipPythonSpace(text, i + 1)
  }
  const name = tag.slice(closing ? 1 : 0, -1)
  if (!text.startsWith(name, i)) return -1
  i = skipPythonSpace(text, i + name.length)
  return text.charCodeAt(i) === GREATER ? i + 1 : -1
}

/** The end of a closing tag at `at` and the opening tag right after it, or -1. */
function jointEnd(text: string, at: number, closing: Tag, opening: Tag): number {
  const end = tagEnd(text, at, closing)
  return end === -1 ? -1 : tagEnd(text, skipPythonSpace(text, end), opening)
}

const SLASH = 0x2f
const LESS = 0x3c
const GREATER = 0x3e

const isMark = (code: number): boolean => code === SLASH || code === LESS || code === GREATER

/** The text from `start` to `end` without white space at its ends and beside `<`, `>` and `/`. */
function cleanAnswer(text: string, start: number, end: number): string {
  const last = trimPythonSpaceEnd(text, start, end)
  const first = Math.min(skipPythonSpace(text, start), last)
  let cleaned = ''
  let piece = first
  for (let i = first; i < last; i++) {
    if (!isMark(text.charCodeAt(i))) continue
    cleaned += text.slice(piece, trimPythonSpaceEnd(text, piece, i)) + text[i]
    piece = skipPythonSpace(text, i + 1)
    i = piece - 1
  }
  return piece === first ? text.slice(first, last) : cleaned + text.slice(piece, last)
}
