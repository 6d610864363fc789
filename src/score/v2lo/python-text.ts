import { isPythonSpace } from '../../base/unicode-characters'

/** The first position from `at` on that is not white space; the text's length if there is none. */
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
