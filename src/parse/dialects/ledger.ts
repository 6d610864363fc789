import type { Span } from '../../base/parsed'
import type { Outline } from '../../layout/from-boxes-outline'
import { addObject, createCollector } from '../collect'
import type { DiagnosticCode } from '../diagnostics'
import { createCursor, mark, markObject } from '../json/cursor'
import { spelledNumber } from '../json/numbers'
import type { DialectReading, Passage } from './text-dialect'

/** Collects what a reader finds, so that every dialect words and counts it the same way. */
export interface Ledger {
  /** Whether no object has been read yet. */
  readonly isFirst: () => boolean
  /** Begins the next object; false when the limit is reached (which is reported once). */
  readonly begin: (span: Span) => boolean
  /** Reports something about the object begun last. */
  readonly about: (code: DiagnosticCode, span: Span, detail?: string) => void
  /** Reports something about the text. */
  readonly report: (code: DiagnosticCode, span: Span, detail?: string) => void
  /** The numbers in the fields; `undefined` after reporting the first that is not a number. Reports respellings. */
  readonly numbers: (fields: readonly Span[]) => number[] | undefined
  /** Notes an angle in radians; the first of the text that is more than a full turn is reported, for it may be in degrees. */
  readonly noteAngle: (radians: number, field: Span) => void
  /** Adds the object begun last. */
  readonly add: (label: string, outline: PartialOutline, span: Span, nameSpan?: Span) => void
  readonly reading: () => DialectReading
  /** The reading without its objects, whose numbers are not meters; what was said about the angles means nothing then. */
  readonly refuse: (span: Span, detail: string) => DialectReading
}

/** An outline whose heights may be unknown. */
export type PartialOutline = Omit<Outline, 'zRange'> & Partial<Pick<Outline, 'zRange'>>

export function openLedger({ text, start, end, limits }: Passage): Ledger {
  const collector = createCollector()
  const spans: Span[] = []
  let oddAngle = false
  // The first object that begins has index 0.
  const c = createCursor({ text, at: start, end, limits, objectIndex: -1 })
  const about: Ledger['about'] = (code, span, detail) => markObject(c, code, span[0], span[1], detail)
  return {
    isFirst: () => collector.objects.length === 0,
    begin(span) {
      if (c.objectIndex + 1 < limits.objects) {
        c.objectIndex++
        return true
      }
      mark(c, 'too-many-objects', span[0], span[1], String(limits.objects))
      return false
    },
    about,
    report: (code, span, detail) => mark(c, code, span[0], span[1], detail),
    numbers(fields) {
      const values: number[] = []
      for (const field of fields) {
        const number = spelledNumber(text, field[0], field[1])
        if (number === undefined) {
          about('bad-number', field, shown(text.slice(...field)))
          return undefined
        }
        if (!number.json) about('respelled-number', field, String(number.value))
        values.push(number.value)
      }
      return values
    },
    noteAngle(radians, field) {
      if (oddAngle || Math.abs(radians) <= FULL_TURN) return
      oddAngle = true
      about('angle-in-degrees', field, String(radians))
    },
    add(label, outline, [from, to], [nameStart, nameEnd] = [from, to]) {
      const { box, ...extras } = outline
      if (label === '') about('missing-name', [from, to])
      else if (!isFiniteOutline(outline)) about('bad-number', [from, to], 'a corner of the box')
      else {
        const name = { text: label, start: nameStart, end: nameEnd }
        const corners = [box.minX, box.minY, box.maxX, box.maxY] as const
        if (addObject(c, collector, name, { numbers: corners, start: from, end: to }, extras)) spans.push([from, to])
      }
    },
    reading: () => ({ objects: collector.objects, spans, diagnostics: c.found }),
    refuse(span, detail) {
      mark(c, 'not-metric', span[0], span[1], detail)
      return {
        objects: [],
        spans: [],
        diagnostics: c.found.filter(({ code }) => code !== 'angle-in-degrees'),
        aside: [],
      }
    },
  }
}

/** In radians, rounded up to where writers round theirs. */
const FULL_TURN = 2 * Math.PI + 0.01

/** A field as it is quoted in a sentence. */
function shown(field: string): string {
  return field === '' ? 'nothing' : JSON.stringify(field.length > 40 ? `${field.slice(0, 37)}...` : field)
}

/** Huge centers and lengths overflow. */
export function isFiniteOutline({ box, zRange = [0, 0] }: PartialOutline): boolean {
  return [box.minX, box.minY, box.maxX, box.maxY, ...zRange].every((v) => Number.isFinite(v))
}
