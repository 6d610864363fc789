/**
 * True for the 29 characters that Python's `str.strip`, `str.isspace` and `\s` share. JavaScript's own set lacks
 * U+001C to U+001F and U+0085 and has U+FEFF besides.
 */
export function isPythonSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code >= 0x1c
  if (code < 0x85) return false
  if (code < 0x1680) return code === 0x85 || code === 0xa0
  return (
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x1680 ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  )
}

/** The first position from `at` on that holds no white space; the text's length where there is none. */
export function skipPythonSpace(text: string, at: number): number {
  let i = at
  while (i < text.length && isPythonSpace(text.charCodeAt(i))) i++
  return i
}

/** The end of the text before `end` without its trailing white space; never before `start`. */
export function trimPythonSpaceEnd(text: string, start: number, end: number): number {
  let i = end
  while (i > start && isPythonSpace(text.charCodeAt(i - 1))) i--
  return i
}
