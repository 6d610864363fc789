import { type Diagnostic, quoteSpan, type Severity, type Span } from '../base/parsed'

/**
 * Every code that a reader in this folder can report, with its severity and sentence. `docs/diagnostics.md` lists the
 * same codes, and a test checks that the two agree. `%` is replaced by the detail that a reader gives.
 */
export const DIAGNOSTICS = {
  // The text as a whole
  'empty-text': ['error', 'expected a response of a model, received an empty text'],
  'no-map': [
    'error',
    'expected a map, such as [{"object_name": "sofa", "bbox": [x_min, y_min, x_max, y_max]}], found none',
  ],
  'no-blocks': ['error', 'expected <map>, <think> or <answer>, received a text without these tags'],
  'no-answer': ['error', 'expected an answer, found none'],
  'too-long': [
    'error',
    'the text is longer than % characters; what follows was not read (limits.characters sets this)',
  ],
  'too-many-objects': ['error', 'more than % objects; those that follow were not read (limits.objects sets this)'],
  'too-deep': ['error', 'more than % brackets open at a time; what is deeper was not read (limits.depth sets this)'],
  'image-boxes': ['error', 'boxes in pixels or image bins are not metric, so this is refused: %'],
  'grid-map': [
    'error',
    'names with grid cells or positions make a grid map, not a map of boxes in meters; read it with parseGridMap',
  ],
  'not-metric': ['error', 'refused: %'],
  // Blocks
  'extra-block': ['warning', 'one more <%> block; the first one counts'],
  'unclosed-block': ['repair', 'the <%> block has no closing tag; it was taken to end here'],
  'respelled-tag': ['repair', 'a tag spelled in another way was read as %'],
  'stray-tag': ['warning', 'the closing tag % closes nothing'],
  'nested-block': ['warning', 'a block inside another block was not read as a block of its own'],
  // Objects that are lost
  'bad-number': ['error', 'object dropped: % is not a finite number spelled out'],
  'wrong-count': ['error', 'object dropped: expected four numbers, received %'],
  'bad-box': ['error', 'object dropped: expected a box of four numbers, received %'],
  'ambiguous-box': [
    'error',
    'object dropped: x, y, width and height do not say whether x, y is a corner or the center',
  ],
  'missing-box': ['error', 'object dropped: it has no box'],
  'missing-name': ['error', 'object dropped: it has no name'],
  'bad-name': ['error', 'object dropped: %'],
  'broken-object': ['error', 'object dropped: %'],
  'unfinished-object': ['error', 'the last object is not finished and was not read'],
  'not-an-object': [
    'error',
    'expected an object such as {"object_name": "sofa", "bbox": [..]}, received something else',
  ],
  // Kept, but odd
  'zero-extent': ['warning', 'the box has no %'],
  'cut-number': ['warning', 'the number at the end of the text may have been cut, so % was left out'],
  'image-shares': [
    'warning',
    'every center lies between 0 and 1 and no wall is given, so these may be shares of an image and not meters; check where the text comes from',
  ],
  'image-size': [
    'warning',
    'the size of an image is given and every box lies %, so these may not be meters; check where the text comes from',
  ],
  'angle-in-degrees': [
    'warning',
    'the angle % is more than a full turn in radians, as which it was read, so the angles may be in degrees; check where the text comes from',
  ],
  overflow: ['warning', 'the extent or area of the box is too large for a number'],
  'exact-copy': ['warning', 'an exact copy of an earlier object; both are kept'],
  'repeated-label': ['warning', 'one more object with this label; both are kept'],
  'duplicate-key': ['warning', 'the key stands twice in one object; % counts'],
  elevation: ['warning', 'a view from the front or the side is not a plan, so what is in it was not read'],
  'superseded-map': ['warning', 'a draft of the map was not read, as a final map counts in its place'],
  'extra-key': ['warning', 'a key that is not part of a map was passed over'],
  // Read in the only way it can be meant
  'swapped-corners': ['repair', 'the corners of the box were swapped; they were sorted'],
  'respelled-number': ['repair', 'a number spelled in another way was read as %'],
  'converted-number': ['repair', 'converted to % meters'],
  'other-minus': ['repair', 'another minus sign was read as -, in %'],
  'other-digits': ['repair', 'digits of another script were read as those of %'],
  'decimal-comma': ['repair', 'a decimal comma was read as the point of %'],
  'key-alias': ['repair', 'the key was read as %'],
  'box-form': ['repair', 'a box spelled in another form was read as [x_min, y_min, x_max, y_max]'],
  'assumed-corners': ['repair', 'two points joined by % were taken for the corners of a box'],
  'object-form': ['repair', 'an object written as a list of its name and its box was read as an object'],
  dictionary: ['repair', 'a dictionary from names to boxes was read as a list of objects'],
  'nested-objects': ['repair', 'objects inside an object were read as objects of their own'],
  'no-list': ['repair', 'objects outside a list were read as a list'],
  wrapper: ['repair', 'a wrapper around the map was passed over'],
  prose: ['repair', 'words around or inside the map were passed over'],
  fence: ['repair', 'a code fence was passed over'],
  comment: ['repair', 'a comment was passed over'],
  'odd-space': ['repair', 'characters that JSON does not count as white space were read as white space'],
  'written-line-end': ['repair', 'line ends written as \\n were read as line ends'],
  'other-quotes': ['repair', 'quotes other than " were read as quotes'],
  'missing-quotes': ['repair', 'a text without quotes was read as a text'],
  'odd-escape': ['repair', 'an escape that JSON does not have was read as the character'],
  'raw-control': ['repair', 'a control character inside a text was kept'],
  'missing-comma': ['repair', 'a missing comma was put in'],
  'other-comma': ['repair', 'signs other than commas were read as commas'],
  'extra-comma': ['repair', 'a comma too many was passed over'],
  'missing-colon': ['repair', 'a missing colon was put in'],
  'other-colon': ['repair', 'a sign other than a colon was read as a colon'],
  'missing-bracket': ['repair', 'a missing closing bracket was put in'],
  'extra-bracket': ['repair', 'a bracket too many was passed over'],
  'other-brackets': ['repair', 'brackets other than [ ] were read as a list'],
  'other-literal': ['repair', 'a literal that JSON does not have was passed over'],
  'repeated-map': ['repair', 'a map that repeats an earlier one was read once'],
  'several-lists': ['repair', 'several lists were read as one'],
  // Answers
  'lenient-answer': ['repair', 'read as the answer %'],
  'bad-answer': ['error', 'the answer cannot be read: %'],
} as const satisfies Record<string, readonly [Severity, string]>

export type DiagnosticCode = keyof typeof DIAGNOSTICS

/** A diagnostic about a place in a text. `base` is the offset of `text` in the whole text. */
export function diagnose(
  code: DiagnosticCode,
  text: string,
  span: Span,
  options: { detail?: string | undefined; objectIndex?: number; base?: number } = {},
): Diagnostic {
  const { detail, objectIndex, base = 0 } = options
  const [severity, sentence] = DIAGNOSTICS[code]
  // A function, because `$&` in a replacement string would be special.
  const message = detail === undefined ? sentence : sentence.replace('%', () => detail)
  const place: Span = base === 0 ? span : [base + span[0], base + span[1]]
  const quoted = quoteSpan(text, span)
  return objectIndex === undefined
    ? { code, severity, message, span: place, text: quoted }
    : { code, severity, message, span: place, objectIndex, text: quoted }
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, repair: 2 }

const byPlace = (a: Diagnostic, b: Diagnostic) => {
  const [aStart, aEnd] = a.span ?? NOWHERE
  const [bStart, bEnd] = b.span ?? NOWHERE
  return aStart - bStart || aEnd - bEnd
}

const NOWHERE: Span = [0, 0]

/**
 * Diagnostics in order of position, one per place: if several concern the same span, the most severe is kept. A repair
 * made at several places becomes one diagnostic, the first, with a `count`, and so do keys that were passed over; with
 * `each`, every place has its own.
 */
export function settle(found: readonly Diagnostic[], which: DiagnosticsOption = 'counted'): readonly Diagnostic[] {
  const settled = settlePlaces(found)
  return which === 'each' ? settled : countRepeated(settled)
}

/** How repeated repairs and keys passed over are reported: once with a count, or at each place. */
export type DiagnosticsOption = (typeof DIAGNOSTICS_OPTIONS)[number]

export const DIAGNOSTICS_OPTIONS = ['counted', 'each'] as const

/** Repairs whose sentence quotes the value; they are counted together, whatever the value. */
const OF_VALUES: readonly string[] = [
  'respelled-number',
  'converted-number',
  'other-minus',
  'other-digits',
  'decimal-comma',
] satisfies readonly DiagnosticCode[]

/** The one warning that says the same of every object of a map, however many it has. */
const EXTRA_KEY = 'extra-key' satisfies DiagnosticCode

function countRepeated(settled: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = new Map<string, { readonly at: number; count: number }>()
  const kept: Diagnostic[] = []
  for (const diagnostic of settled) {
    const { code, severity, message } = diagnostic
    if (severity !== 'repair' && code !== EXTRA_KEY) {
      kept.push(diagnostic)
      continue
    }
    const repair = OF_VALUES.includes(code) ? code : message
    const earlier = counts.get(repair)
    if (earlier) earlier.count++
    else {
      counts.set(repair, { at: kept.length, count: 1 })
      kept.push(diagnostic)
    }
  }
  if (kept.length === settled.length) return settled
  for (const { at, count } of counts.values()) if (count > 1) kept[at] = { ...kept[at]!, count }
  return kept
}

function settlePlaces(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const order = orderOf(found)
  if (order === 'strict') return found
  const [first, ...others] = order === 'loose' ? found : [...found].sort(byPlace)
  const settled = [first!]
  for (const next of others) {
    const last = settled[settled.length - 1]!
    if (byPlace(last, next) !== 0) settled.push(next)
    else if (RANK[next.severity] < RANK[last.severity]) settled[settled.length - 1] = next
  }
  return settled
}

/** Readers find most things in order, so sorting is seldom needed. */
function orderOf(found: readonly Diagnostic[]): 'strict' | 'loose' | 'none' {
  let order: 'strict' | 'loose' = 'strict'
  for (let i = 1; i < found.length; i++) {
    const step = byPlace(found[i - 1]!, found[i]!)
    if (step > 0) return 'none'
    if (step === 0) order = 'loose'
  }
  return order
}
