import { CLOSE_BRACE, OPEN_BRACE, OPEN_BRACKET, OPEN_PAREN } from '../../base/characters'
import type { Span } from '../../base/parsed'
import { lengthSpelled, toBase } from '../../base/units'
import { createCollector } from '../collect'
import { diagnose } from '../diagnostics'
import { type Corners, readCorners, readNumbers } from '../json/boxes'
import { type Cursor, createCursor, mark, markObject } from '../json/cursor'
import { addChecked } from '../json/object'
import { DEFAULT_LIMITS } from '../limits'
import { type ProseHead, proseHead } from '../prose/head'
import { type ProseNumbers, proseNumbersAt } from '../prose/numbers'
import { headingBetween, type ProseSection, spanOfSection, superfluousSections } from '../prose/sections'
import type { DialectReading, Passage, TextDialect } from './text-dialect'

/**
 * Maps in words: `the bounding box of the sofa is [..]`, `sofa: (x1, y1), (x2, y2)`. A box is four numbers or two
 * corners in brackets; its name comes before it in the same sentence, or on the line above.
 */
export const prose: TextDialect = {
  name: 'prose',
  origin: 'observer',
  assumptions: [
    'four numbers after a name are its box [x_min, y_min, x_max, y_max] in meters, seen from above',
    'the observer is at (0, 0) and looks along +y, as in the paper’s maps',
  ],
  recognise(text, start, end, lenient = false) {
    return read({ text, start, end, limits: DEFAULT_LIMITS, lenient }, true).spans[0]?.[0] ?? -1
  },
  read(passage) {
    const reading = read(passage, false)
    const superfluous = superfluousSections(reading.objects, reading.sections)
    if (superfluous.length === 0) return reading
    const passed = new Set<number>()
    for (const { section } of superfluous)
      for (const [start] of reading.spans.slice(section.start, section.end)) passed.add(start)
    const { objects, spans, diagnostics } = read(passage, false, passed)
    const reports = superfluous.map(({ code, section }) =>
      diagnose(code, passage.text, spanOfSection(section, reading.spans)),
    )
    return { objects, spans, diagnostics: [...diagnostics, ...reports] }
  },
}

interface ProseReading extends DialectReading {
  readonly sections: readonly ProseSection[]
}

/**
 * Reads all named boxes but those that begin where `passed` says. For recognition it stops at the first, which may be
 * one to refuse: in pixels or in feet.
 */
function read(passage: Passage, onlyFirst: boolean, passed?: ReadonlySet<number>): ProseReading {
  const { text, start, end, limits, lenient = false, asked = false } = passage
  const collector = createCollector()
  const spans: Span[] = []
  const c = createCursor({ text, at: start, end, limits, lenient })
  const { found } = c
  const sections: ProseSection[] = []
  let heading: ProseSection['heading']
  let elevation: 'none' | 'new' | 'reported' = 'none'
  let before = start
  let name: ProseHead['name']
  let saidBox = false
  let braces = 0
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at)
    if (code === OPEN_BRACE) braces++
    else if (code === CLOSE_BRACE && braces > 0) braces--
    // Text in braces is data of another kind.
    if (braces > 0 || (code !== OPEN_BRACKET && code !== OPEN_PAREN)) {
      at++
      continue
    }
    const said = found.length
    const numbers = proseNumbersAt(c, at, end)
    if (numbers === undefined) {
      found.length = said
      at++
      continue
    }
    const head = proseHead(text, before, at)
    const headed = headingBetween(text, before, at)
    if (headed) {
      heading = headed
      elevation = headed === 'elevation' ? 'new' : 'none'
    }
    at = before = Math.max(numbers.unit?.end ?? 0, numbers.end)
    if (head?.sign !== 'again') {
      name = head?.name
      saidBox = head?.sign === 'box'
    }
    if (head === undefined || !counts(head, numbers, asked) || passed?.has(numbers.start)) {
      found.length = said
      continue
    }
    if (elevation !== 'none') {
      found.length = said
      if (elevation === 'new') mark(c, 'elevation', numbers.start, numbers.end)
      elevation = 'reported'
      continue
    }
    if (c.objectIndex >= limits.objects) {
      found.length = said
      mark(c, 'too-many-objects', numbers.start, numbers.start + 1, String(limits.objects))
      break
    }
    if (name === undefined) {
      if (head.sign === 'box') markObject(c, 'missing-name', numbers.start, numbers.end)
      else {
        found.length = said
        continue
      }
    } else {
      const corners = cornersOf(c, numbers)
      if (corners) stateAssumption(c, numbers, saidBox)
      const count = collector.objects.length
      if (corners) addChecked(c, collector, { text: name.text, start: name.span[0], end: name.span[1] }, corners)
      if (collector.objects.length > count) {
        const section = sections[sections.length - 1]
        if (section === undefined || headed !== undefined) sections.push({ heading, start: count, end: count + 1 })
        else section.end = count + 1
      }
      const refused = collector.stopped || (corners === undefined && numbers.unit !== undefined)
      if (collector.objects.length > count || (onlyFirst && refused)) spans.push([numbers.start, numbers.end])
    }
    c.objectIndex++
    if (collector.stopped || (onlyFirst && spans.length > 0)) break
  }
  return { objects: collector.objects, spans, diagnostics: found, sections }
}

/** Whether the words before numbers say that they are a box. */
function counts({ sign }: ProseHead, { joiner }: ProseNumbers, asked: boolean): boolean {
  if (sign === 'weak') return asked
  // `chairs at (1, 2), (3, 4)` are two places; `and` joins two of anything.
  if (sign === 'place') return joiner !== ',' && joiner !== 'and' && joiner !== ';' && joiner !== ''
  return sign === 'box' || joiner !== 'and'
}

/** Signs that also subtract, multiply or lead from one point to another. */
const AMBIGUOUS_JOINERS = ['-', '–', '—', 'x', '×', '->', '→']

/**
 * `fridge: (1, 2) to (3, 4)` may be a path, a difference or two places. If it is read as a box, that is reported,
 * unless the words say that the points are corners.
 */
function stateAssumption(c: Cursor, { joiner, joinerStart, extremes }: ProseNumbers, saidBox: boolean): void {
  if (joiner === undefined || joinerStart === undefined || extremes) return
  if (saidBox && !AMBIGUOUS_JOINERS.includes(joiner)) return
  markObject(c, 'assumed-corners', joinerStart, joinerStart + joiner.length, joiner || 'nothing')
}

/** The corners that numbers in brackets give; `undefined`, after reporting why, if they do not give a box. */
function cornersOf(c: Cursor, { kind, items, whole, unit, start, end }: ProseNumbers): Corners | undefined {
  if (kind === 'cut') markObject(c, 'unfinished-object', start, end)
  else if (kind === 'count')
    markObject(c, 'wrong-count', start, end, items[0]?.kind === 'list' ? `${items.length} corners` : `${items.length}`)
  else {
    const numbers = whole ? readCorners(c, whole)?.numbers : readNumbers(c, items)
    if (numbers === undefined) return undefined
    if (unit === undefined) return { numbers: numbers as Corners['numbers'], start, end }
    const length = lengthSpelled(unit.word)
    const meters = length && c.lenient ? numbers.map((n) => toBase(n, length)) : []
    if (meters.length === 4 && meters.every(Number.isFinite)) {
      markObject(c, 'converted-number', start, unit.end, `[${meters.join(', ')}]`)
      return { numbers: meters as unknown as Corners['numbers'], start, end }
    }
    const detail = `the box is in ${length?.name ?? 'pixels'}, not in meters`
    markObject(c, 'not-metric', start, unit.end, detail)
  }
  return undefined
}
