/**
 * The characters of ASCII by name, and their classes, for loops that look at one code (a UTF-16 unit, a byte) after
 * another; those beyond ASCII are in unicode-characters.ts. Elsewhere no code is written as a number. NaN and -1, which
 * such loops meet at the end of a text, are in no class.
 */

export const TAB = 0x09
export const LINE_FEED = 0x0a
export const VERTICAL_TAB = 0x0b
export const FORM_FEED = 0x0c
export const CARRIAGE_RETURN = 0x0d
/** U+001C, the first of the four separators of ASCII, which Python counts as white space. */
export const FILE_SEPARATOR = 0x1c
/** U+001F, the last of the four. */
export const UNIT_SEPARATOR = 0x1f

export const SPACE = 0x20
export const EXCLAMATION_MARK = 0x21
export const DOUBLE_QUOTE = 0x22
export const HASH = 0x23
export const DOLLAR = 0x24
export const AMPERSAND = 0x26
/** `'`, a single quote too. */
export const APOSTROPHE = 0x27
export const OPEN_PAREN = 0x28
export const CLOSE_PAREN = 0x29
export const ASTERISK = 0x2a
export const PLUS = 0x2b
export const COMMA = 0x2c
/** `-`, a hyphen too. */
export const MINUS = 0x2d
/** `.`, a decimal point too. */
export const DOT = 0x2e
export const SLASH = 0x2f
export const DIGIT_0 = 0x30
export const DIGIT_9 = 0x39
export const COLON = 0x3a
export const SEMICOLON = 0x3b
export const LESS_THAN = 0x3c
export const EQUALS = 0x3d
export const GREATER_THAN = 0x3e
export const QUESTION_MARK = 0x3f
export const UPPER_A = 0x41
export const UPPER_Z = 0x5a
export const OPEN_BRACKET = 0x5b
export const BACKSLASH = 0x5c
export const CLOSE_BRACKET = 0x5d
export const UNDERSCORE = 0x5f
export const BACKTICK = 0x60
export const LOWER_A = 0x61
export const LOWER_E = 0x65
export const LOWER_F = 0x66
export const LOWER_I = 0x69
export const LOWER_M = 0x6d
export const LOWER_N = 0x6e
export const LOWER_R = 0x72
export const LOWER_T = 0x74
export const LOWER_U = 0x75
export const LOWER_X = 0x78
export const LOWER_Z = 0x7a
export const OPEN_BRACE = 0x7b
export const CLOSE_BRACE = 0x7d
export const TILDE = 0x7e
export const DELETE = 0x7f
/** The first code that ASCII does not have. */
export const BEYOND_ASCII = 0x80

/**
 * UTF-8: the lowest byte that continues a character, the first bytes of characters of three bytes and of four, that of
 * U+2000 to U+2FFF (general punctuation and symbols), and the byte order mark.
 */
export const UTF8_CONTINUATION = 0x80
export const UTF8_THREE_BYTES = 0xe0
export const UTF8_PUNCTUATION = 0xe2
export const UTF8_FOUR_BYTES = 0xf0
export const UTF8_BYTE_ORDER_MARK: readonly number[] = [0xef, 0xbb, 0xbf]

// Classes.

/** What tells a small letter of ASCII from its capital. */
const CASE_BIT = 0x20

/** A letter of ASCII in lower case; for any other character, a code outside the letters of ASCII. */
export const asciiLower = (code: number): number => code | CASE_BIT

/** `0` to `9`. */
export const isDigit = (code: number): boolean => code >= DIGIT_0 && code <= DIGIT_9

/** `a` to `z` and `A` to `Z`. */
export const isAsciiLetter = (code: number): boolean => {
  const lower = code | CASE_BIT
  return lower >= LOWER_A && lower <= LOWER_Z
}

/** A letter or digit of ASCII, or `_`: an identifier of most languages. */
export const isWordCharacter = (code: number): boolean => isAsciiLetter(code) || isDigit(code) || code === UNDERSCORE

/** Lower-case letters and digits of ASCII alone, as most labels and keys are: folding changes nothing in them. */
export const isFoldedLetter = (code: number): boolean => (code >= LOWER_A && code <= LOWER_Z) || isDigit(code)

/** Printable ASCII, the space included. */
export const isPrintableAscii = (code: number): boolean => code >= SPACE && code <= TILDE

/** `(`, `[`, `{` and what closes them. */
export const isBracket = (code: number): boolean =>
  code === OPEN_BRACKET ||
  code === CLOSE_BRACKET ||
  code === OPEN_BRACE ||
  code === CLOSE_BRACE ||
  code === OPEN_PAREN ||
  code === CLOSE_PAREN

/** White space of JSON (RFC 8259): space, tab, line feed, carriage return. */
export const isJsonSpace = (code: number): boolean =>
  code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB

/** White space of ASCII as C's `isspace` has it: that of JSON, vertical tab and form feed. */
export const isAsciiSpace = (code: number): boolean => code === SPACE || (code >= TAB && code <= CARRIAGE_RETURN)
