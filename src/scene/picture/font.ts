import { isPrintableAscii, SPACE } from '../../base/characters'

/** Glyphs are 5 pixels wide and 7 high; those of `g`, `p`, `q` and `y` hang 2 pixels below the line. */
export const GLYPH_WIDTH = 5
export const GLYPH_HEIGHT = 7
export const DESCENT = 2
const HANGING = 'gpqy'

// The printable ASCII characters from the space on: seven rows each, a row as one digit in base 32 whose highest bit is
// the left pixel. The A, `ehhvhhh`, is 01110, 10001, 10001, 11111, 10001, 10001, 10001.
const GLYPHS =
  '0000000 4444404 aa00000 aavavaa 4fke5u4 op248j3 cik8lid 4480000 2488842 8422248 04lel40 044v440 0000c48 000v000 ' +
  '00000cc 01248g0 ehjlphe 4c4444e eh1248v v2421he 26aiv22 vgu11he 68guhhe v124888 ehhehhe ehhf12c 0cc0cc0 0cc0c48 ' +
  '248g842 00v0v00 8421248 eh12404 eh1dlle ehhvhhh uhhuhhu ehggghe sihhhis vgguggv vgguggg ehgnhhf hhhvhhh e44444e ' +
  '72222ic hikokih ggggggv hrllhhh hhpljhh ehhhhhe uhhuggg ehhhlid uhhukih fgge11u v444444 hhhhhhe hhhhha4 hhhllla ' +
  'hha4ahh hhha444 v1248gv e88888e 0g84210 e22222e 4ah0000 000000v 8420000 00e1fhf ggmphhu 00egghe 11djhhf 00ehvge ' +
  '698s888 fhhhf1e ggmphhh 40c444e 20622ic ggikoki c44444e 00qllhh 00mphhh 00ehhhe uhhhugg fhhhf11 00mpggg 00ege1u ' +
  '88s8896 00hhhjd 00hhha4 00hhlla 00ha4ah hhhhf1e 00v248v 2448442 4444444 8442448 008l200'

const STRIDE = GLYPH_HEIGHT + 1

/** Every character is printable ASCII, so the font has it. */
export function canSpell(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (!isPrintableAscii(code)) return false
  }
  return true
}

/** How many pixels below the line's top a character begins. */
export const glyphTop = (character: string): number => (HANGING.includes(character) ? DESCENT : 0)

/** The seven rows of a printable ASCII character, five bits each, the highest the left pixel. */
export function glyphRows(character: string): readonly number[] {
  const start = (character.charCodeAt(0) - SPACE) * STRIDE
  return Array.from(GLYPHS.slice(start, start + GLYPH_HEIGHT), (digit) => Number.parseInt(digit, 32))
}
