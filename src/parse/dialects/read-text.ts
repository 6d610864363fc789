import type { Span } from '../../base/parsed'
import { blockFromPrompt, partsOf } from '../blocks/parts'
import type { Limits } from '../limits'
import { recogniseText } from './registry'
import type { DialectOptions, DialectReading, TextDialect } from './text-dialect'

/** A reading with the dialect it was made in. */
export interface TextReading extends DialectReading {
  readonly dialect: TextDialect
}

export interface TextOptions extends DialectOptions {
  readonly prefill?: 'map' | 'think'
  readonly lenient?: boolean
}

/**
 * Reads a text in a dialect with its own syntax: the only one given, or the one whose sign comes first. The map is the
 * inside of `<map>`, or else the first piece of text outside blocks with a sign. If a requested dialect writes its
 * boxes while it thinks and answers, as GS-Reasoner does, those blocks are read too.
 */
export function readTextDialect(
  text: string,
  end: number,
  limits: Limits,
  options: TextOptions,
  dialects: readonly TextDialect[],
): TextReading | undefined {
  const asked = dialects.length === 1 ? dialects[0] : undefined
  const { map, outside } = placesOfMap(text, end, options.prefill)
  const pieces: readonly Span[] = map ? [map] : asked?.name === 'gs-reasoner' ? [[0, end]] : outside
  const lenient = options.lenient === true
  for (const [from, to] of pieces) {
    const found =
      recogniseText(text, from, to, dialects, lenient)?.dialect ?? (asked?.name === 'prose' ? asked : undefined)
    if (found === undefined) continue
    const passage = { text, start: from, end: to, limits, lenient, asked: found === asked }
    const reading = { dialect: found, ...found.read(passage, options) }
    // If prose was asked for, an empty piece says nothing about the next one.
    if (reading.objects.length > 0 || reading.diagnostics.length > 0 || found !== asked) return reading
  }
  return undefined
}

/** Where in a response a map may be: inside the first `<map>`, and in the text outside all blocks. */
function placesOfMap(text: string, end: number, prefill: 'map' | 'think' | undefined) {
  const outside: Span[] = []
  let map: Span | undefined
  for (const part of partsOf(text, { end, inside: blockFromPrompt(text, prefill) }))
    if (part.what === 'text') outside.push([part.start, part.end])
    else if (part.what === 'block' && part.kind === 'map') map ??= [part.start, part.end]
  return { map, outside }
}
