import { BEYOND_LATIN, HANGUL_JAMO, PRESENTATION_FORMS } from '../base/unicode-characters'

/** Height of a line of text of the pictures' size, in pixels: ascent and descent of the highest common font. */
export const LINE_HEIGHT = 15
export const FONT_SIZE = 12
export const FONTS = 'Helvetica Neue,Arial,Liberation Sans,DejaVu Sans,sans-serif'

const UNSAFE = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * Text of a model on one line: white space as single spaces; controls, halves of surrogate pairs and marks that turn
 * the writing direction as U+FFFD, because a picture cannot show them.
 */
export function plainText(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(UNSAFE, '\ufffd')
}

/** At most `length` characters, the rest as an ellipsis; never cuts a character in two. */
export function shortened(text: string, length: number): string {
  // Two units of UTF-16 make at most one character, so a long text need not be looked at whole.
  const characters = Array.from(text.slice(0, 2 * length + 2))
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
}

// Advance widths of DejaVu Sans, the widest of the common fonts, in hundredths of the font size.
const WIDTHS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    34: " ijl'|.,:;!I‘’`J",
    42: 'frt()[]/\\-"°·',
    54: 's?^_',
    61: 'acekvxyzLFT<>',
    64: 'bdghnopquE0123456789*{}$~P',
    70: 'ABCKRSVXYZ',
    79: 'DGHNOQU&',
    84: 'w#+=−×→←≈±',
    100: 'mMW%@…',
  }).flatMap(([width, characters]) => Array.from(characters, (c) => [c, Number(width)] as const)),
)

/** How wide a text may become, in pixels: an upper bound over the common fonts, so that nothing overlaps in any. */
export function textWidth(text: string, bold = false): number {
  let hundredths = 0
  for (const character of text) hundredths += WIDTHS.get(character) ?? widthOfOther(character)
  return Math.ceil(((hundredths * FONT_SIZE) / 100) * (bold ? 1.14 : 1)) + 2
}

function widthOfOther(character: string): number {
  const code = character.codePointAt(0)!
  if (code < BEYOND_LATIN) return 84
  if (/\p{M}|\u200d/u.test(character)) return 0
  if (code < HANGUL_JAMO) return 110
  return code < PRESENTATION_FORMS ? 102 : 140
}

/** Lines no wider than `width`, broken between words, and within a word that is wider than a line. */
export function wrapped(text: string, width: number, bold = false): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((part) => brokenWord(part, width, bold))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && textWidth(longer, bold) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

function brokenWord(word: string, width: number, bold: boolean): string[] {
  if (textWidth(word, bold) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const character of word) {
    if (part !== '' && textWidth(part + character, bold) > width) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}
