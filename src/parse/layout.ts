import { showReceived, V2loError } from '../base/error'
import type { Diagnostic, Parsed } from '../base/parsed'
import type { Layout, Origin } from '../layout/layout'
import { createCollector } from './collect'
import { diagnose, settle } from './diagnostics'
import { type DialectName, v2lo } from './dialect'
import type { Limits } from './limits'
import { beginReading, endReading, type Reading, readOn } from './reading'

export interface ParseLayoutOptions {
  /** The format; default `'auto'`: recognised by unmistakable signs, and said in the result. */
  readonly dialect?: DialectName | 'auto'
  /** Where (0, 0) is; default what the dialect declares. */
  readonly origin?: Origin
  /** Converts units, other digits, U+2212 and decimal commas, and says so. Never for a reward. */
  readonly lenient?: boolean
  /** The block whose opening tag stood in the prompt. */
  readonly prefill?: 'map' | 'think'
  readonly limits?: Partial<Limits>
}

/** A layout read from text, with the format it was read in and what was taken for granted. */
export type ParsedLayout = Parsed<Layout> & {
  readonly dialect?: DialectName
  readonly assumptions?: readonly string[]
}

/**
 * The map in a text: a whole response of a model, the inside of a `<map>`, or bare text. Every object that is
 * complete is read, whatever its neighbours are; everything repaired, odd or lost is a diagnostic. `ok` when an
 * object was read or an empty list is spelled out. Never throws on text; linear in its length.
 */
export function parseLayout(text: string, options: ParseLayoutOptions = {}): ParsedLayout {
  if (typeof text !== 'string')
    throw new V2loError({
      code: 'bad-option',
      expected: 'a text',
      received: showReceived(text),
      remedy: 'pass the response as a string; a missing one is an empty string',
    })
  const reading = startLayout(options)
  const end = Math.min(text.length, reading.c.limits.characters)
  readOn(reading, text, end, true)
  return endLayout(reading, options, text.length)
}

/** A reading with its options checked. */
export function startLayout(options: ParseLayoutOptions): Reading {
  checkOptions(options)
  const collector = createCollector()
  const reading = beginReading(
    {
      collector,
      readObject: (c, object, inherited) => v2lo.readObject(c, collector, object, inherited),
      readNamed: (c, name, value) => v2lo.readNamed(c, collector, name, value),
    },
    options,
  )
  return reading
}

/** What a reading found, when the text, `length` characters in all, has been read. */
export function endLayout(r: Reading, options: ParseLayoutOptions, length: number): ParsedLayout {
  const { c, to } = r
  endReading(r)
  const { objects } = to.collector
  const { characters } = c.limits
  if (length > characters) {
    const cut = {
      ...diagnose('too-long', '', [0, 0], { detail: String(characters) }),
      span: [characters, length] as const,
    }
    c.found.push(cut)
  }
  if (objects.length > 0 || (r.emptyList && !to.collector.stopped))
    return {
      ok: true,
      value: { origin: options.origin ?? v2lo.origin, objects },
      diagnostics: settle(c.found),
      dialect: 'v2lo',
      assumptions: v2lo.assumptions,
    }
  const lost = c.found.filter((d) => d.severity === 'error')
  const reason = noMap(length, lost)
  const [first, ...others] = settle(reason ? [...lost, reason] : lost)
  return { ok: false, diagnostics: [first!, ...others] }
}

/** The reason to give besides what was lost, when nothing was read. */
function noMap(length: number, lost: readonly Diagnostic[]): Diagnostic | undefined {
  if (lost.some(({ code }) => code === 'image-boxes' || code === 'grid-map')) return undefined
  const code = length === 0 ? 'empty-text' : 'no-map'
  return { ...diagnose(code, '', [0, 0]), span: [0, length] }
}

const DIALECTS: readonly string[] = ['auto', 'v2lo']
const ORIGINS: readonly string[] = ['observer', 'world', 'unknown']

function checkOptions({ dialect = 'auto', origin, prefill }: ParseLayoutOptions): void {
  refuseUnless(DIALECTS.includes(dialect), 'dialect', DIALECTS, dialect)
  refuseUnless(origin === undefined || ORIGINS.includes(origin), 'origin', ORIGINS, origin)
  refuseUnless(prefill === undefined || ['map', 'think'].includes(prefill), 'prefill', ['map', 'think'], prefill)
}

function refuseUnless(good: boolean, option: string, choices: readonly string[], received: unknown): void {
  if (!good)
    throw new V2loError({
      code: 'bad-option',
      expected: `${option} ${choices.map((choice) => `'${choice}'`).join(', ')}`,
      received: showReceived(received),
      remedy: 'leave the option out for its default',
    })
}
