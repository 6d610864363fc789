import { looksLikePixels } from '../collect'
import { nextProseBox } from '../prose-boxes'
import { proseName } from '../prose-names'
import { IMAGE_DETAIL } from './camera-box'
import { openLedger } from './ledger'
import type { DialectReading, Passage, TextDialect } from './text-dialect'

/**
 * Maps in words: `the bounding box of the sofa is [..]`, `sofa: (x1, y1), (x2, y2)`. A box is four numbers or two
 * corners in brackets; its name stands before it in the same sentence.
 */
export const prose: TextDialect = {
  name: 'prose',
  origin: 'observer',
  assumptions: [
    'four numbers after a name are its box [x_min, y_min, x_max, y_max] in metres, seen from above',
    'the observer is at (0, 0) and looks along +y, as in the paper’s maps',
  ],
  recognise(text, start, end) {
    let before = start
    for (let box = nextProseBox(text, start, end); box; box = nextProseBox(text, box.end, end)) {
      if (proseName(text, before, box.start)?.unmistakable) return box.start
      before = box.end
    }
    return -1
  },
  read,
}

function read(passage: Passage): DialectReading {
  const { text, start, end } = passage
  const ledger = openLedger(passage)
  let before = start
  for (let box = nextProseBox(text, start, end); box; box = nextProseBox(text, box.end, end)) {
    const name = proseName(text, before, box.start)
    before = box.end
    // Numbers that no name goes with are none of the map's business.
    if (name === undefined) continue
    const span = [box.start, box.end] as const
    if (!ledger.begin(span)) break
    const numbers = ledger.numbers(box.fields)
    if (numbers === undefined) continue
    const [x1, y1, x2, y2] = numbers as [number, number, number, number]
    if (ledger.isFirst() && looksLikePixels(x1, y1, x2, y2)) {
      ledger.about('image-boxes', span, IMAGE_DETAIL)
      break
    }
    if (x1 > x2 || y1 > y2) ledger.about('swapped-corners', span)
    const sorted = {
      minX: Math.min(x1, x2),
      minY: Math.min(y1, y2),
      maxX: Math.max(x1, x2),
      maxY: Math.max(y1, y2),
    }
    ledger.add(text.slice(...name.span), { box: sorted }, span, name.span)
  }
  return ledger.reading()
}
