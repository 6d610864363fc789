import { badOption } from '../base/error'
import type { Diagnostic, Parsed } from '../base/parsed'
import type { Layout, Origin } from '../layout/layout'
import { ORIGINS } from '../layout/layout'
import { createCollector } from './collect'
import { DIAGNOSTICS_OPTIONS, type DiagnosticsOption, diagnose, settle } from './diagnostics'
import type { DialectName } from './dialect'
import { DIALECT_NAMES } from './dialect'
import { type DialectTarget, recognisingTarget, targetFor } from './dialects/entry-target'
import { JSON_DIALECTS } from './dialects/json-boxes'
import { checkDialectOptions } from './dialects/options'
import { readTextDialect, type TextReading } from './dialects/read-text'
import { TEXT_DIALECTS } from './dialects/registry'
import type { Aside, DialectOptions } from './dialects/text-dialect'
import { warnOfImage } from './json/image-size'
import { type Limits, limitsFrom } from './limits'
import { beginReading, endReading, type Reading, readOn } from './reading'

/** Options of {@link parseLayout}: the format, the frame, and how lenient to be. */
export interface ParseLayoutOptions extends DialectOptions {
  /** The format; default `'auto'`: recognized by unmistakable signs, and given in the result. */
  readonly dialect?: DialectName | 'auto'
  /** Where (0, 0) is; default: what the dialect declares. */
  readonly origin?: Origin
  /** Converts units, other digits, U+2212 and decimal commas, and reports it. Never use it for a reward. */
  readonly lenient?: boolean
  /** The block whose opening tag was in the prompt. */
  readonly prefill?: (typeof PREFILL_BLOCKS)[number]
  /** Bounds on the work; for defaults see {@link Limits}. */
  readonly limits?: Partial<Limits>
  /** Report a repair made, or a key passed over, at several places once, with its `count` (the default), or at each. */
  readonly diagnostics?: DiagnosticsOption
}

/** A layout read from text, with the format it was read in and the assumptions made. */
export type ParsedLayout = Parsed<Layout> & {
  /** The format that was read; absent if none was recognized. */
  readonly dialect?: DialectName
  /** What the text did not say and the reader assumed, one sentence each. */
  readonly assumptions?: readonly string[]
  /** Walls, doors and windows, which are not objects of the map. */
  readonly aside?: readonly Aside[]
}

/**
 * The map in a text: a model's whole response, the inside of a `<map>`, or bare text. Every complete object is
 * read, whatever its neighbors look like; anything repaired, odd or lost is a diagnostic. `ok` if an object was read
 * or an empty list was written. Never throws on text; linear in its length.
 *
 * @example
 * // A trailing comma and swapped corners: both are repaired and reported.
 * const reading = parseLayout('[{"object_name": "sofa", "bbox": [2, 0, 0, 1],}]')
 * reading.ok && reading.value.objects[0].box // { minX: 0, minY: 0, maxX: 2, maxY: 1 }
 * reading.diagnostics.map(({ code }) => code).sort() // ['extra-comma', 'swapped-corners']
 */
export function parseLayout(text: string, options?: ParseLayoutOptions): ParsedLayout {
  if (typeof text !== 'string')
    throw badOption('a text', text, 'pass the response as a string; a missing one is an empty string')
  const reading = startLayout(options)
  readOn(reading, text, Math.min(text.length, reading.c.limits.characters), true)
  return finishLayout(reading, options ?? {}, text.length, () => text)
}

/**
 * The result of a reading, when all `length` characters have been read. `whole` is called if no object was found: the
 * text may be in a dialect with its own syntax.
 */
export function finishLayout(
  reading: LayoutReading,
  options: ParseLayoutOptions,
  length: number,
  whole: () => string,
): ParsedLayout {
  const { dialect, prefill } = options
  const asked = TEXT_DIALECTS.find(({ name }) => name === dialect)
  const { c, to } = reading
  // Dialects with their own syntax have no objects in braces, so most texts need no second look.
  const unread = to.collector.objects.length === 0 && !to.collector.stopped
  if (asked || (unread && (dialect ?? 'auto') === 'auto')) {
    const end = Math.min(length, c.limits.characters)
    // Objects that were found and dropped must not be read again as words.
    const dialects = asked ? [asked] : TEXT_DIALECTS.filter(({ name }) => name !== 'prose' || c.objectIndex === 0)
    const found = readTextDialect(whole(), end, c.limits, { ...options, ...(prefill && { prefill }) }, dialects)
    if (found) return endText(found, options, length)
  }
  return endLayout(reading, options, length)
}

export type LayoutReading = Reading<DialectTarget>

/** A reading with its options checked. */
export function startLayout(given?: ParseLayoutOptions): LayoutReading {
  if (given) checkOptions(given)
  const options = given ?? {}
  const { dialect = 'auto', camera = {} } = options
  const collector = createCollector()
  const json = JSON_DIALECTS.find(({ name }) => name === dialect)
  const to =
    json || dialect === 'v2lo'
      ? targetFor(json?.name ?? 'v2lo', collector, camera)
      : recognisingTarget(collector, camera)
  const reading = beginReading(to, options)
  // A dialect with its own syntax is not read object by object.
  if (TEXT_DIALECTS.some(({ name }) => name === dialect)) reading.mode = 'rest'
  return reading
}

function endLayout(r: LayoutReading, options: ParseLayoutOptions, length: number): ParsedLayout {
  const { c, to } = r
  endReading(r)
  const { objects, floor, imageSize } = to.collector
  const image = warnOfImage(imageSize, objects)
  const more = [...(image ? [image] : []), ...tooLong(length, c.limits)]
  const found = more.length > 0 ? [...c.found, ...more] : c.found
  if (objects.length === 0 && (!r.emptyList || to.collector.stopped))
    return nothingRead(found, length, options.diagnostics)
  const { name, origin, assumptions } = to.used()
  return {
    ok: true,
    value: { origin: options.origin ?? to.collector.origin ?? origin, objects, ...(floor && { floor }) },
    diagnostics: settle(found, options.diagnostics),
    dialect: name,
    assumptions,
  }
}

function endText(reading: TextReading, options: ParseLayoutOptions, length: number): ParsedLayout {
  const { dialect, objects, aside } = reading
  const found = [...reading.diagnostics, ...tooLong(length, limitsFrom(options.limits))]
  if (objects.length === 0) return { ...nothingRead(found, length, options.diagnostics), dialect: dialect.name }
  return {
    ok: true,
    value: { origin: options.origin ?? dialect.origin, objects },
    diagnostics: settle(found, options.diagnostics),
    dialect: dialect.name,
    assumptions: dialect.assumptions,
    ...(aside && { aside }),
  }
}

function tooLong(length: number, { characters }: Limits): Diagnostic[] {
  if (length <= characters) return []
  return [{ ...diagnose('too-long', '', [0, 0], { detail: String(characters) }), span: [characters, length] }]
}

function nothingRead(
  found: readonly Diagnostic[],
  length: number,
  which?: DiagnosticsOption,
): ParsedLayout & { readonly ok: false } {
  const lost = found.filter((d) => d.severity === 'error')
  const reason = noMap(length, lost)
  const [first, ...others] = settle(reason ? [...lost, reason] : lost, which)
  return { ok: false, diagnostics: [first!, ...others] }
}

/** The reason to give, besides what was lost, when nothing was read; none if a map was found and all of it was lost. */
function noMap(length: number, lost: readonly Diagnostic[]): Diagnostic | undefined {
  if (lost.some(({ code }) => code === 'image-boxes' || code === 'grid-map' || code === 'not-metric')) return undefined
  if (lost.some(({ objectIndex }) => objectIndex !== undefined)) return undefined
  const code = length === 0 ? 'empty-text' : 'no-map'
  return { ...diagnose(code, '', [0, 0]), span: [0, length] }
}

const DIALECTS = /* @__PURE__ */ (() => ['auto', ...DIALECT_NAMES])()
/** The blocks whose opening tag may have been in the prompt. */
export const PREFILL_BLOCKS = ['map', 'think'] as const

function checkOptions({
  dialect = 'auto',
  origin,
  prefill,
  camera,
  unnamed,
  diagnostics = 'counted',
}: ParseLayoutOptions): void {
  checkDialectOptions({ ...(camera && { camera }), ...(unnamed !== undefined && { unnamed }) })
  refuseUnless(DIALECTS.includes(dialect), 'dialect', DIALECTS, dialect)
  refuseUnless(DIAGNOSTICS_OPTIONS.includes(diagnostics), 'diagnostics', DIAGNOSTICS_OPTIONS, diagnostics)
  refuseUnless(origin === undefined || ORIGINS.includes(origin), 'origin', ORIGINS, origin)
  refuseUnless(prefill === undefined || PREFILL_BLOCKS.includes(prefill), 'prefill', PREFILL_BLOCKS, prefill)
}

function refuseUnless(good: boolean, option: string, choices: readonly string[], received: unknown): void {
  if (!good)
    throw badOption(
      `${option} ${choices.map((choice) => `'${choice}'`).join(', ')}`,
      received,
      'leave the option out for its default',
    )
}
