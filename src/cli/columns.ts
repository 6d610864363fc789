import { eastAsianWidth } from 'get-east-asian-width'

/** Columns of a terminal that a character takes, given by its code point: Chinese characters take two. */
export const charColumns = (code: number): number => eastAsianWidth(code)

/** Columns of a terminal that a text takes. */
export function textColumns(text: string): number {
  let width = 0
  for (const char of text) width += charColumns(char.codePointAt(0)!)
  return width
}
