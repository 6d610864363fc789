import type { Span } from '../base/parsed'
import { spelledNumber } from './numbers'

/** Four fields in brackets, or two pairs of them: what a box looks like in prose. */
export interface ProseBox {
  readonly start: number
  readonly end: number
  /** Four places, each that of a number or of something else. */
  readonly fields: readonly Span[]
}

/** A box is not longer than this, so that looking for one at a bracket costs a constant. */
const MOST_CHARACTERS = 200

/** The next box at or after `at`; `undefined` where there is none before `end`. */
export function nextProseBox(text: string, at: number, end: number): ProseBox | undefined {
  for (let i = at; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code !== 0x5b && code !== 0x28) continue
    const box = boxAt(text, i, Math.min(end, i + MOST_CHARACTERS))
    if (box) return box
  }
  return undefined
}

function boxAt(text: string, start: number, end: number): ProseBox | undefined {
  const inner = skipBlanks(text, start + 1, end)
  if (isOpening(text.charCodeAt(inner))) {
    // `[(x1, y1), (x2, y2)]`
    const pairs = pairsAt(text, inner, end)
    const close = pairs && skipBlanks(text, pairs.end, end)
    return pairs && isClosing(text.charCodeAt(close!)) ? { ...pairs, start, end: close! + 1 } : undefined
  }
  const group = groupAt(text, start, end)
  if (group?.fields.length === 4) return looksNumeric(text, group.fields) ? group : undefined
  return group?.fields.length === 2 ? pairsAt(text, start, end) : undefined
}

/** Two pairs with a comma, `to`, `and` or a dash between them. */
function pairsAt(text: string, start: number, end: number): ProseBox | undefined {
  const first = groupAt(text, start, end)
  if (first?.fields.length !== 2) return undefined
  let at = skipBlanks(text, first.end, end)
  const between = BETWEEN.find((word) => text.startsWith(word, at))
  if (between) at = skipBlanks(text, at + between.length, end)
  const second = isOpening(text.charCodeAt(at)) && at < end ? groupAt(text, at, end) : undefined
  if (second?.fields.length !== 2) return undefined
  const fields = [...first.fields, ...second.fields]
  return looksNumeric(text, fields) ? { start, end: second.end, fields } : undefined
}

const BETWEEN = [',', ';', 'to', 'and', '->', '→', '-', '–', 'x']

/** The fields between two brackets, separated by commas. */
function groupAt(text: string, start: number, end: number): ProseBox | undefined {
  const fields: Span[] = []
  let from = start + 1
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at)
    if (isOpening(code)) return undefined
    if (code !== 0x2c && !isClosing(code)) continue
    fields.push(trim(text, from, at))
    from = at + 1
    if (isClosing(code)) return { start, end: at + 1, fields }
    if (fields.length > 4) return undefined
  }
  return undefined
}

/** Whether enough of the fields are numbers that the others must have been meant as numbers too. */
function looksNumeric(text: string, fields: readonly Span[]): boolean {
  return fields.filter(([start, end]) => spelledNumber(text, start, end) !== undefined).length >= 3
}

const isOpening = (code: number) => code === 0x5b || code === 0x28
const isClosing = (code: number) => code === 0x5d || code === 0x29
const isBlank = (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0

function skipBlanks(text: string, at: number, end: number): number {
  let i = at
  while (i < end && isBlank(text.charCodeAt(i))) i++
  return i
}

function trim(text: string, start: number, end: number): Span {
  let [from, to] = [start, end]
  while (from < to && isBlank(text.charCodeAt(from))) from++
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--
  return [from, to]
}
