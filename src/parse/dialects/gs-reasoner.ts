import type { Span } from '../../base/parsed'
import { outlineOfCorners } from '../../layout/from-boxes-outline'
import { IMAGE_DETAIL, looksLikeImage } from './camera-box'
import { openLedger } from './ledger'
import { splitFields, trimSpan } from './numbers'
import { nextTagged, type TaggedNumbers, withoutBrackets } from './tagged'
import type { DialectOptions, DialectReading, Passage, TextDialect } from './text-dialect'

/**
 * GS-Reasoner: a name, how many there are, and their boxes, `chair 2 <bbox>(x1, y1, z1, x2, y2, z2)</bbox><bbox>(..)
 * </bbox>`; axis-aligned world frame, z up, meters. Source: WU-CVGL/GS-Reasoner, llava/utils_3d.py.
 */
export const gsReasoner: TextDialect = {
  name: 'gs-reasoner',
  origin: 'world',
  assumptions: [
    'boxes are in the frame of the scan: meters, z up, its x and y taken as the map’s x and y',
    'a box is its two opposite corners, and stands along the axes of the scan',
  ],
  recognise(text, start, end) {
    for (let tag = nextTagged(text, 'bbox', start, end); tag; tag = nextTagged(text, 'bbox', tag.end, end))
      if (text[trimSpan(text, tag.contentStart, tag.contentEnd)[0]] === '(' && fieldsOf(text, tag).length === 6)
        return tag.start
    return -1
  },
  read,
}

function fieldsOf(text: string, tag: TaggedNumbers): Span[] {
  const [from, to] = withoutBrackets(text, trimSpan(text, tag.contentStart, tag.contentEnd))
  return splitFields(text, from, to, ',')
}

function read(passage: Passage, { unnamed = 'object' }: DialectOptions): DialectReading {
  const { text, start, end } = passage
  const ledger = openLedger(passage)
  let name: Span | undefined
  let before = start
  for (let tag = nextTagged(text, 'bbox', start, end); tag; tag = nextTagged(text, 'bbox', tag.end, end)) {
    const span: Span = [tag.start, tag.end]
    if (!ledger.begin(span)) break
    // Boxes that directly follow each other belong to the same name.
    const words = trimSpan(text, before, tag.start)
    if (words[0] < words[1]) name = nameBefore(text, words)
    before = tag.closed ? tag.end : tag.contentStart
    const fields = fieldsOf(text, tag)
    if (!tag.closed && tag.contentEnd === end) ledger.about('unfinished-object', span)
    else if (!tag.closed) ledger.about('broken-object', span, 'its <bbox> is not closed')
    else if (fields.length !== 6)
      ledger.about('bad-box', span, `six numbers stand in a <bbox>, and here ${fields.length}`)
    else {
      const numbers = ledger.numbers(fields)
      if (numbers === undefined) continue
      if (ledger.isFirst() && looksLikeImage(numbers)) {
        ledger.about('image-boxes', span, IMAGE_DETAIL)
        break
      }
      const swapped = [0, 1, 2].some((i) => numbers[i]! > numbers[i + 3]!)
      if (swapped) ledger.about('swapped-corners', span)
      const [x1, y1, z1, x2, y2, z2] = numbers as [number, number, number, number, number, number]
      const outline = outlineOfCorners([
        [x1, y1, z1],
        [x2, y2, z2],
        [x1, y2, z1],
        [x2, y1, z2],
      ])
      ledger.add(name ? text.slice(...name) : unnamed, outline, span, name)
    }
  }
  return ledger.reading()
}

/** More words than this before a box make a sentence. */
const MOST_WORDS = 4

/**
 * The name at the end of the words before a box: after the last line end, punctuation or tag, without the count. In a
 * sentence, only the last word, as in GS-Reasoner's own reader.
 */
function nameBefore(text: string, [start, end]: Span): Span | undefined {
  let from = end
  while (from > start && !ENDS_NAME.includes(text[from - 1]!)) from--
  const words = splitFields(text, from, end, ' ')
  const last = words.at(-1)
  if (last && words.length > 1 && isDigits(text.slice(...last))) words.pop()
  while (words.length > 1 && LEADS_IN.has(text.slice(...words[0]!).toLowerCase())) words.shift()
  if (words.length === 0) return undefined
  const first = words.length > MOST_WORDS ? words.at(-1)! : words[0]!
  return [first[0], words.at(-1)![1]]
}

const ENDS_NAME = '\n\r>.,;:!?()[]{}"*'

/** Words before a name that do not belong to it, as in `the sofa <bbox>..</bbox> and the lamp <bbox>`. */
const LEADS_IN: ReadonlySet<string> = new Set(['the', 'a', 'an', 'and', 'or'])

const isDigits = (word: string) => /^\d{1,4}$/.test(word)
