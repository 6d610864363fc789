import {
  AMPERSAND,
  BEYOND_ASCII,
  CARRIAGE_RETURN,
  DELETE,
  DOLLAR,
  FILE_SEPARATOR,
  FORM_FEED,
  HASH,
  isAsciiLetter,
  isAsciiSpace,
  isJsonSpace,
  isWordCharacter,
  LINE_FEED,
  LOWER_A,
  LOWER_Z,
  SPACE,
  TAB,
  UNDERSCORE,
  UNIT_SEPARATOR,
  UPPER_A,
  UPPER_Z,
  VERTICAL_TAB,
} from './characters'

/**
 * Characters beyond ASCII by name, and classes that reach beyond it, each by whose definition it is. NaN and -1 are in no
 * class but {@link isAnswerSpace}.
 */

export const NEXT_LINE = 0x85
export const NO_BREAK_SPACE = 0xa0
/** `«` and `»`. */
export const LEFT_GUILLEMET = 0xab
export const RIGHT_GUILLEMET = 0xbb
export const MULTIPLICATION_SIGN = 0xd7
export const DIVISION_SIGN = 0xf7
/** The first code behind Latin-1, and behind Latin and its extensions A and B. */
export const BEYOND_LATIN_1 = 0x100
export const BEYOND_LATIN = 0x250
export const ARABIC_DECIMAL_SEPARATOR = 0x066b
/** Where the block of Hangul's letters begins; wider characters follow. */
export const HANGUL_JAMO = 0x1100
export const OGHAM_SPACE = 0x1680
/** Where the block of general punctuation begins: spaces, dashes, quotes. */
export const GENERAL_PUNCTUATION = 0x2000
export const HYPHEN = 0x2010
export const NO_BREAK_HYPHEN = 0x2011
export const EN_DASH = 0x2013
export const EM_DASH = 0x2014
/** `‘` and `’`; the right one is an apostrophe too. */
export const LEFT_SINGLE_QUOTE = 0x2018
export const RIGHT_SINGLE_QUOTE = 0x2019
export const LEFT_DOUBLE_QUOTE = 0x201c
export const BULLET = 0x2022
export const ELLIPSIS = 0x2026
export const LINE_SEPARATOR = 0x2028
export const PARAGRAPH_SEPARATOR = 0x2029
export const NARROW_NO_BREAK_SPACE = 0x202f
/** `′` and `″`, minutes and seconds, and quotes of those who take them for such. */
export const PRIME = 0x2032
export const DOUBLE_PRIME = 0x2033
export const HYPHEN_BULLET = 0x2043
export const MEDIUM_MATH_SPACE = 0x205f
export const WORD_JOINER = 0x2060
export const MINUS_SIGN = 0x2212
export const SQUARE_ROOT = 0x221a
export const THEREFORE = 0x2234
export const IDEOGRAPHIC_SPACE = 0x3000
export const IDEOGRAPHIC_FULL_STOP = 0x3002
/** Where the block of alphabetic presentation forms begins, behind the scripts of wide characters. */
export const PRESENTATION_FORMS = 0xfb00
export const BYTE_ORDER_MARK = 0xfeff
export const FULLWIDTH_COMMA = 0xff0c
export const FULLWIDTH_MINUS = 0xff0d
export const FULLWIDTH_DOT = 0xff0e
export const FULLWIDTH_QUESTION_MARK = 0xff1f
/** How far the full-width twin of a character of ASCII (U+FF01 to U+FF5E) stands behind it. */
export const FULLWIDTH_OFFSET = 0xfee0

/** The zeros of Arabic, Persian, Devanagari and full-width digits; the nine others follow each. */
export const ARABIC_ZERO = 0x0660
export const PERSIAN_ZERO = 0x06f0
export const DEVANAGARI_ZERO = 0x0966
export const FULLWIDTH_ZERO = 0xff10

// White space, from the narrowest class to the widest.

/** What may stand between two words of a model's prose: white space of ASCII and the no-break space. */
export const isProseSpace = (code: number): boolean => isAsciiSpace(code) || code === NO_BREAK_SPACE

/** What is trimmed from an answer: everything up to the space, controls too, and the wide spaces models write. */
export const isAnswerSpace = (code: number): boolean =>
  code <= SPACE || code === NO_BREAK_SPACE || code === BYTE_ORDER_MARK || code === IDEOGRAPHIC_SPACE

/** Spaces that an arithmetic expression may have inside a line; line ends are {@link isLineEnd}. */
export const isExpressionSpace = (code: number): boolean =>
  code === SPACE ||
  code === TAB ||
  code === NO_BREAK_SPACE ||
  (code >= 0x2000 && code <= 0x200b) ||
  code === NARROW_NO_BREAK_SPACE ||
  code === MEDIUM_MATH_SPACE ||
  code === WORD_JOINER ||
  code === IDEOGRAPHIC_SPACE

/** What ends a line of reasoning: the four of ASCII and Unicode's line and paragraph separators. */
export const isLineEnd = (code: number): boolean =>
  code === LINE_FEED || code === CARRIAGE_RETURN || code === VERTICAL_TAB || code === FORM_FEED || isLineSeparator(code)

/** U+2028 and U+2029. */
export const isLineSeparator = (code: number): boolean => code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR

/**
 * The 29 characters that Python's `str.strip`, `str.isspace` and `\s` share. JavaScript's own set lacks U+001C to
 * U+001F and U+0085 and has U+FEFF besides.
 */
export function isPythonSpace(code: number): boolean {
  if (code <= SPACE) return isAsciiSpace(code) || code >= FILE_SEPARATOR
  if (code < NEXT_LINE) return false
  if (code < OGHAM_SPACE) return code === NEXT_LINE || code === NO_BREAK_SPACE
  return (
    (code >= 0x2000 && code <= 0x200a) ||
    code === OGHAM_SPACE ||
    isLineSeparator(code) ||
    code === NARROW_NO_BREAK_SPACE ||
    code === MEDIUM_MATH_SPACE ||
    code === IDEOGRAPHIC_SPACE
  )
}

/** What Python's `float` skips around a number: its white space without the separators U+001C to U+001F. */
export const isPythonFloatSpace = (code: number): boolean =>
  isPythonSpace(code) && !(code >= FILE_SEPARATOR && code <= UNIT_SEPARATOR)

/** Spaces, controls and invisible characters that JSON does not count as white space but that mean nothing else. */
export function isOddSpace(code: number): boolean {
  if (code < SPACE) return code >= 0 && !isJsonSpace(code)
  if (code < DELETE) return false
  return (
    code <= NO_BREAK_SPACE ||
    code === OGHAM_SPACE ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= LINE_SEPARATOR && code <= NARROW_NO_BREAK_SPACE) ||
    (code >= MEDIUM_MATH_SPACE && code <= 0x2064) ||
    code === IDEOGRAPHIC_SPACE ||
    code === BYTE_ORDER_MARK
  )
}

// Letters and words.

/** What can stand in a word without quotes in a map: letters of ASCII, `_`, `$`, and all beyond ASCII but spaces and quotes. */
export const isNameLetter = (code: number): boolean =>
  (code >= LOWER_A && code <= LOWER_Z) ||
  (code >= UPPER_A && code <= UPPER_Z) ||
  code === UNDERSCORE ||
  code === DOLLAR ||
  isForeignLetter(code)

const isForeignLetter = (code: number) =>
  code > NO_BREAK_SPACE && !isOddSpace(code) && !(code >= 0x2010 && code <= 0x203a)

/** Letters of names in reasoning: those of ASCII, and beyond it all but the blocks of symbols, `×` and `÷`. */
export function isReasoningLetter(code: number): boolean {
  if (code < BEYOND_ASCII) return isAsciiLetter(code)
  // Latin, Greek, Cyrillic and beyond up to the general punctuation; then the scripts after the blocks of symbols.
  if (code < 0x2000) return code >= 0xc0 && code !== MULTIPLICATION_SIGN && code !== DIVISION_SIGN
  return (code >= 0x2c00 && code < 0x2e00) || (code >= 0x3040 && code < 0xd800) || (code >= 0xf900 && code < 0xfe00)
}

/** What can stand in a word of a question: letters and digits of ASCII, `#`, `_`, `&`, and all beyond but punctuation. */
export function isQuestionLetter(code: number): boolean {
  if (!(code >= BEYOND_ASCII)) return isWordCharacter(code) || code === HASH || code === AMPERSAND
  return !(
    code === NO_BREAK_SPACE ||
    (code >= 0x2000 && code <= 0x206f) ||
    code === IDEOGRAPHIC_SPACE ||
    code === IDEOGRAPHIC_FULL_STOP ||
    code === LEFT_GUILLEMET ||
    code === RIGHT_GUILLEMET ||
    code === BYTE_ORDER_MARK ||
    code === FULLWIDTH_QUESTION_MARK ||
    code === FULLWIDTH_COMMA
  )
}

// Quotes, numbers and marks beyond ASCII.

/** `“”„‟` and `″`: double quotes that are not `"`. */
export const isTypographicQuote = (code: number): boolean => isCurlyQuote(code) || code === DOUBLE_PRIME

/** `“”„‟`. */
export const isCurlyQuote = (code: number): boolean => code >= LEFT_DOUBLE_QUOTE && code <= 0x201f

/** `‘’‚‛` and `′`: single quotes that are not `'`. */
export const isTypographicSingleQuote = (code: number): boolean =>
  (code >= LEFT_SINGLE_QUOTE && code <= 0x201b) || code === PRIME

/** Minus signs and digits that the lenient option converts: `−`, `–`, full-width ones, and from Arabic to Devanagari. */
export const isForeignNumberStart = (code: number): boolean =>
  code === MINUS_SIGN ||
  code === EN_DASH ||
  (code >= FULLWIDTH_MINUS && code <= 0xff19) ||
  (code >= 0x660 && code <= 0x96f)

/** `₀` to `ₜ`: subscripts, which belong to the name before them. */
export const isSubscript = (code: number): boolean => code >= 0x2080 && code <= 0x209c

/** `⁴` to `⁹`; `²` and `³` are older and stand elsewhere. */
export const isHighSuperscript = (code: number): boolean => code >= 0x2074 && code <= 0x2079

/** Arrows, bullets, boxes, check marks and variation selectors: they separate expressions and mean nothing in one. */
export const isOrnament = (code: number): boolean =>
  (code >= 0x2190 && code <= 0x21ff) ||
  (code >= 0x27f0 && code <= 0x27ff) ||
  (code >= 0x2500 && code <= 0x27bf) ||
  (code >= 0xfe00 && code <= 0xfe0f) ||
  code === BULLET ||
  code === HYPHEN_BULLET ||
  code === THEREFORE

// What may not reach a terminal or a sentence.

/** Controls of ASCII and Latin-1 (C0, DEL, C1). */
export const isControl = (code: number): boolean =>
  (code >= 0 && code < SPACE) || (code >= DELETE && code < NO_BREAK_SPACE)

/** Marks that change the direction of writing: `U+200E`, `U+200F`, the embeddings and overrides, the isolates. */
export const isDirectionMark = (code: number): boolean =>
  code === 0x200e || code === 0x200f || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)

/** Half of a surrogate pair. */
export const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff
/** The half that begins a pair. */
export const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff
/** The half that ends a pair. */
export const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff

/** UTF-16 units that a code point takes: 1 or 2. */
export const unitsOf = (codePoint: number): 1 | 2 => (codePoint > 0xffff ? 2 : 1)
