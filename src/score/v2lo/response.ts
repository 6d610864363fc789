import { BEYOND_ASCII, GREATER_THAN, LESS_THAN, LOWER_A, LOWER_M, LOWER_T, SLASH, SPACE } from '../../base/characters'
import type { BlockKind } from '../../parse/blocks/tags'
import { skipPythonSpace, trimPythonSpaceEnd } from './python-text'

/** What the paper's reward sees of a response. */
export interface V2loReading {
  /** 1 if the whole response is a map, a think and an answer block in this order, else 0. */
  readonly format: 0 | 1
  /** The text of the first answer block, cleaned as the original cleans it; `undefined` if there is none. */
  readonly answer: string | undefined
}

/**
 * Reads a response as the paper's reward does, in one hop over its `<` signs.
 *
 * The original deletes all white space beside `<`, `>` and `/` from the whole response, wants one full match of
 * `<map>.*?</map>\s*<think>.*?</think>\s*<answer>.*?</answer>`, and takes the first `<answer>(.*?)</answer>`
 * at any position. Here nothing is copied but the answer: white space is stepped over where a tag allows it. The
 * earliest joint between two blocks is always the best one to take, so no joint is ever tried twice.
 *
 * Everyone else takes blocks from `parse/blocks`. This reader stays apart because its blocks are not the same: white
 * space is allowed in a tag but capitals are not, a block continues past its first closing tag where the next tag does
 * not follow, and an answer counts at any position. It also runs once for every sampled response of a training step
 * (1.4 us each; the shared iterator alone takes at least twice that).
 */
export function readV2loResponse(text: string): V2loReading {
  let format: 0 | 1 = 0
  let answerStart = -1
  let answerEnd = -1
  let at = skipPythonSpace(text, 0)
  const mapStart = openingEnd(text, at, 'map')
  let stage: Stage = mapStart === -1 ? BROKEN : IN_MAP
  for (at = text.indexOf('<', Math.max(at, mapStart)); at !== -1; at = text.indexOf('<', at + 1)) {
    let i = at + 1
    let letter = text.charCodeAt(i)
    if (letter === SPACE) letter = text.charCodeAt(++i)
    // Most `<` are comparisons in the reasoning: two looks and on.
    if (letter > SPACE && letter < BEYOND_ASCII && letter !== SLASH && letter !== LOWER_A) continue
    i = spaceEnd(text, i)
    letter = text.charCodeAt(i)
    if (letter !== SLASH) {
      if (letter === LOWER_A && answerStart === -1) answerStart = nameEnd(text, i, 'answer')
      continue
    }
    i = spaceEnd(text, i + 1)
    letter = text.charCodeAt(i)
    if (letter === LOWER_M && stage === IN_MAP) {
      if (jointEnd(text, i, 'map', 'think') !== -1) stage = IN_THINK
    } else if (letter === LOWER_T && stage === IN_THINK) {
      const joint = jointEnd(text, i, 'think', 'answer')
      if (joint === -1) continue
      stage = IN_ANSWER
      if (answerStart === -1) answerStart = joint
      if (answerEnd === -1) continue
      // The answer is known already: what is left to see is whether the response ends as an answer block does.
      format = endsWithAnswer(text, joint)
      break
    } else if (letter === LOWER_A && answerStart !== -1 && answerEnd === -1) {
      const end = nameEnd(text, i, 'answer')
      if (end === -1) continue
      answerEnd = at
      if (stage === IN_ANSWER) format = skipPythonSpace(text, end) === text.length ? 1 : endsWithAnswer(text, end)
      if (stage === IN_ANSWER || stage === BROKEN) break
    }
  }
  return { format, answer: answerEnd === -1 ? undefined : cleanAnswer(text, answerStart, answerEnd) }
}

type Stage = 0 | 1 | 2 | 3
/** The response does not begin with `<map>`: it has no format, only perhaps an answer. */
const BROKEN = 0
const IN_MAP = 1
const IN_THINK = 2
const IN_ANSWER = 3

/** `skipPythonSpace`, with a shortcut for the usual cases: no space at all, or one blank. */
function spaceEnd(text: string, at: number): number {
  const i = text.charCodeAt(at) === SPACE ? at + 1 : at
  const code = text.charCodeAt(i)
  return code > SPACE && code < BEYOND_ASCII ? i : skipPythonSpace(text, i)
}

/** The end of a tag whose name should begin at `at`, or -1; white space is allowed before its `>`. */
function nameEnd(text: string, at: number, name: BlockKind): number {
  if (!text.startsWith(name, at)) return -1
  const end = spaceEnd(text, at + name.length)
  return text.charCodeAt(end) === GREATER_THAN ? end + 1 : -1
}

/** The end of the opening tag at `at`, or -1. */
function openingEnd(text: string, at: number, name: BlockKind): number {
  return text.charCodeAt(at) === LESS_THAN ? nameEnd(text, spaceEnd(text, at + 1), name) : -1
}

/** The end of a closing tag, whose name should begin at `at`, with an opening tag right after it; or -1. */
function jointEnd(text: string, at: number, closing: BlockKind, opening: BlockKind): number {
  const end = nameEnd(text, at, closing)
  return end === -1 ? -1 : openingEnd(text, spaceEnd(text, end), opening)
}

/** 1 if the last tag of the text is `</answer>`, begins at `from` or later, and ends the text. */
function endsWithAnswer(text: string, from: number): 0 | 1 {
  const last = text.lastIndexOf('<')
  if (last < from) return 0
  const slash = spaceEnd(text, last + 1)
  if (text.charCodeAt(slash) !== SLASH) return 0
  const end = nameEnd(text, spaceEnd(text, slash + 1), 'answer')
  return end !== -1 && skipPythonSpace(text, end) === text.length ? 1 : 0
}

const isMark = (code: number): boolean => code === SLASH || code === LESS_THAN || code === GREATER_THAN

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
