import type { Diagnostic, Span } from '../../base/parsed'
import type { Outline } from '../../layout/from-boxes-outline'
import { foldLabel } from '../../layout/label'
import { type DiagnosticCode, diagnose } from '../diagnostics'
import type { DialectReading, Passage, SpelledObject } from './dialect'
import { readNumber } from './numbers'

/** Collects what a reader finds, so that every dialect words and counts it in the same way. */
export interface Ledger {
  /** Whether no object was read yet. */
  readonly isFirst: () => boolean
  /** Begins the next object; false when the limit is reached (which is then reported once). */
  readonly begin: (span: Span) => boolean
  /** Reports something about the object begun last. */
  readonly about: (code: DiagnosticCode, span: Span, detail?: string) => void
  /** Reports something about the text. */
  readonly report: (code: DiagnosticCode, span: Span, detail?: string) => void
  /** The numbers of the fields; `undefined` after reporting the first that is none. Respellings are reported. */
  readonly numbers: (fields: readonly Span[]) => number[] | undefined
  /** Adds the object begun last. */
  readonly add: (label: string, outline: PartialOutline, span: Span, nameSpan?: Span) => void
  readonly reading: () => DialectReading
}

/** An outline whose heights may be unknown. */
export type PartialOutline = Omit<Outline, 'zRange'> & Partial<Pick<Outline, 'zRange'>>

export function openLedger({ text, limits }: Passage): Ledger {
  const objects: SpelledObject[] = []
  const diagnostics: Diagnostic[] = []
  let index = -1
  let full = false
  const report = (code: DiagnosticCode, span: Span, detail?: string) => {
    diagnostics.push(diagnose(code, text, span, { ...(detail !== undefined && { detail }) }))
  }
  const about = (code: DiagnosticCode, span: Span, detail?: string) => {
    diagnostics.push(diagnose(code, text, span, { objectIndex: index, ...(detail !== undefined && { detail }) }))
  }
  return {
    isFirst: () => objects.length === 0,
    begin(span) {
      if (full) return false
      if (index + 1 >= limits.objects) {
        full = true
        report('too-many-objects', span, String(limits.objects))
        return false
      }
      index++
      return true
    },
    about,
    report,
    numbers(fields) {
      const values: number[] = []
      for (const [start, end] of fields) {
        const number = readNumber(text.slice(start, end))
        if (number === undefined) {
          about('bad-number', [start, end], shown(text.slice(start, end)))
          return undefined
        }
        if (!number.exact) about('respelled-number', [start, end], String(number.value))
        values.push(number.value)
      }
      return values
    },
    add(label, outline, span, nameSpan = span) {
      if (label === '') about('missing-name', nameSpan)
      else if (foldLabel(label) === '') about('bad-name', nameSpan, 'its name has no letters')
      else if (label.length > limits.nameLength)
        about('bad-name', nameSpan, `its name is longer than ${limits.nameLength} characters`)
      else if (!isFiniteOutline(outline)) about('bad-number', span, 'a corner of the box')
      else objects.push({ input: { label, ...outline }, span })
    },
    reading: () => ({ objects, diagnostics }),
  }
}

/** A field as it stands in a sentence. */
export function shown(field: string): string {
  return field === '' ? 'nothing' : JSON.stringify(field.length > 40 ? `${field.slice(0, 37)}...` : field)
}

/** Huge centres and lengths overflow. */
function isFiniteOutline({ box, zRange = [0, 0] }: PartialOutline): boolean {
  return [box.minX, box.minY, box.maxX, box.maxY, ...zRange].every((v) => Number.isFinite(v))
}
